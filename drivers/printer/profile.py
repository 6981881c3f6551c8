"""What one family of printers can do, as data: profiles/*.toml, each value with its source."""

import tomllib
from dataclasses import dataclass, fields
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
    `retract` the bytes that let a presenter draw back by itself what nobody takes, sent after each reset (hexadecimal;
    empty where the model has none or its manual could not be had).
    """

    name: str
    dots: int
    charset: str
    completion: str
    clear: bool
    automatic: bool = False
    qr: str = "native"
    rare: str = "raster"
    slots: int = 0
    logo: str = ""
    cut: str = "1d5642"
    tail: int = 0
    retract: str = ""


class NoSuchProfile(Exception):
    """A machine file names a profile that is not there; the message lists those that are."""


@cache
def profile(name: str) -> Profile:
    """Return the profile of this name; raise `NoSuchProfile`."""
    path = _FOLDER / f"{name}.toml"
    if not path.exists():
        known = ", ".join(sorted(file.stem for file in _FOLDER.glob("*.toml")))
        raise NoSuchProfile(f"no printer profile {name!r}; there are: {known}")
    data = tomllib.loads(path.read_text("utf-8"))
    values = {field.name: data[field.name] for field in fields(Profile) if field.name in data}
    return Profile(**values)
