"""What one family of printers can do, as data: profiles/*.toml, each value with its source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True, slots=True)
class Profile:
    """A family's abilities.

    `dots` is the printable width; `charset` one of gb18030, gbk, gb2312, none (then lines go as rasters);
    `rare` how a character goes that its font lacks: fs-2 (user-defined, of which it holds `slots` at a time), esc-* (as
    dots in its line) or raster (its line as a raster, as every line goes where `charset` is none);
    `completion` how the end of a slip is learned: gs-h, gs-r, polling, none; `clear` whether DLE DC4 8 empties the
    printer's buffer; `logo` is gs-l where the model keeps graphics in its own memory and prints them by GS ( L
    <Function 69>, empty where that is not known of it;
    `automatic` whether it tells of changes by itself (GS a) – only with gs-h: a torn status could pass for an answer to
    GS r; `qr` native or image; `cut` the bytes of the cut, `tail` the dots fed before it;
    `retract` the bytes that let a presenter draw back by itself what nobody takes, sent after each reset (hexadecimal,
    the last of them the seconds; empty where the model has none or its manual could not be had);
    `density` the bytes before the level of the print density, also sent after each reset, `mark` those that feed to the
    next black mark, sent before the cut where `black_mark` says that the paper has some (both empty as above);
    `title` is what people call it; `fs` whether FS & goes before Chinese text; `near_end` whether what it says of a
    roll near its end counts, since models without that sensor say anything; `level` -5 to 5, 0 as it left the works;
    `dpi` is dots an inch; `head_km` is how much paper its print head is made for, `cutter_cuts` how many cuts its knife
    is, as its maker says (0: no such figure could be had).
    """

    name: str
    dots: int
    charset: str
    completion: str
    clear: bool
    title: str = ""
    automatic: bool = False
    qr: str = "native"
    rare: str = "raster"
    slots: int = 0
    logo: str = ""
    cut: str = "1d5642"
    tail: int = 0
    retract: str = ""
    density: str = ""
    mark: str = ""
    fs: bool = True
    near_end: bool = True
    level: int = 0
    black_mark: bool = False
    dpi: int = 203
    head_km: int = 0
    cutter_cuts: int = 0


CUTS = {"partial": "1d5642", "full": "1d5641", "none": ""}
"""GS V 66 and 65: feed to the knife, cut all but a bridge, or all (Epson's reference); none: torn off by hand."""


class NoSuchProfile(Exception):
    """A machine file names a profile that is not there; the message lists those that are."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no printer profile {name!r}; there are: {', '.join(profile_names())}")
        self.name = name


@cache
def profile(name: str) -> Profile:
    """Return the profile of this name; raise `NoSuchProfile`."""
    path = _FOLDER / f"{name}.toml"
    if not path.exists():
        raise NoSuchProfile(name)
    data = tomllib.loads(path.read_text("utf-8"))
    values = {field.name: data[field.name] for field in fields(Profile) if field.name in data}
    return Profile(**values)


@cache
def profile_names() -> tuple[str, ...]:
    """Return the names of all profiles."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def adjusted(model: Profile, own: Mapping[str, str | int | bool]) -> Profile:
    """Return a family's profile as one printer of it is set; the keys are those of machine.toml.

    Without GS ( H it tells of nothing by itself: a torn status could pass for the proof of a slip.
    """
    values: dict[str, object] = {key: value for key, value in own.items() if key in _AS_THEY_ARE}
    if "cut" in own:
        values["cut"] = CUTS[str(own["cut"])]
    if "feed" in own:
        values["tail"] = own["feed"]
    if "density" in own:
        values["level"] = own["density"]
    if "retract_seconds" in own and model.retract:
        values["retract"] = model.retract[:-2] + f"{int(own['retract_seconds']):02x}"
    if own.get("completion", model.completion) != "gs-h":
        values["automatic"] = False
    if own.get("charset", model.charset) == "none":
        values |= {"rare": "raster", "slots": 0}
    elif model.charset == "none":
        values |= {"rare": "esc-*", "slots": 0}  # ESC * 33: older than all of them
    return replace(model, **values) if values else model  # type: ignore[arg-type]


_AS_THEY_ARE = frozenset({"dots", "charset", "fs", "qr", "near_end", "black_mark", "completion"})
