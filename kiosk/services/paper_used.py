"""How much paper went through each of this machine's printers, and how often it cut: counted by its owner, kept beside.

A file a printer in the data folder: it is this machine's printer and no other's, whatever becomes of the database.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from filelock import FileLock

from drivers.printer.layout import QR_MARGIN, CodeSquare, Drawn, Gap, Line, LogoMark, Parting, TextLine, lay_out
from drivers.printer.profile import NoSuchProfile
from kiosk.domain.site import PrinterAddress
from kiosk.domain.slip import Slip
from kiosk.services.in_place import replace_file
from kiosk.services.logs import logger
from kiosk.services.printers import model_of
from kiosk.services.seeds import BEFORE

_MM_OF_AN_INCH = 25.4
_LOCK_SECONDS = 2.0
# bytes that a QR code of correction level M holds, by its size from 21 modules in steps of 4 (ISO/IEC 18004, table 7)
_CODE_BYTES = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666)


class Part(Enum):
    """What of a printer wears out."""

    HEAD = "head"
    CUTTER = "cutter"


@dataclass(frozen=True, slots=True)
class PaperUsed:
    """Paper in mm and cuts since the counting began; `roll_mm` since the roll was changed, `roll_metres` its length.

    `roll_at` says when (ISO, UTC), empty where nobody said so; `roll_metres` is 0 where nobody knows. `head_from` and
    `cutter_from` are what was counted when the print head and the knife that are in were new.
    """

    mm: float = 0
    cuts: int = 0
    roll_mm: float = 0
    roll_metres: int = 0
    roll_at: str = ""
    head_from: float = 0
    cutter_from: int = 0

    @property
    def head_km(self) -> float:
        """Return how much paper went under the print head that is in."""
        return (self.mm - self.head_from) / 1_000_000

    @property
    def knife_cuts(self) -> int:
        """Return how often the knife that is in cut."""
        return self.cuts - self.cutter_from

    @property
    def left_metres(self) -> float | None:
        """Return how much is about left on the roll; None where its length is not known."""
        return max(0.0, self.roll_metres - self.roll_mm / 1000) if self.roll_metres else None


def paper_used(home: Path, printer: str) -> PaperUsed:
    """Return what was counted; nothing where there is no count, or none that can be read."""
    with suppress(OSError, ValueError, TypeError):
        return PaperUsed(**json.loads(_file(home, printer).read_text("utf-8")))
    return PaperUsed()


def count_slip(home: Path, address: PrinterAddress, slip: Slip) -> None:
    """Add a slip of which something went to the paper; where it cannot be kept, the log says so: the slip is out."""
    try:
        model = model_of(address)
        lines = lay_out(slip, model.dots)
        mm = (sum(map(_height, lines)) + model.tail) / model.dpi * _MM_OF_AN_INCH
        cuts = 1 + sum(isinstance(line, Parting) for line in lines) if model.cut else 0
        with _alone(home, address.name) as used:
            now = replace(used, mm=used.mm + mm, cuts=used.cuts + cuts, roll_mm=used.roll_mm + mm)
            _keep(home, address.name, now)
    except (OSError, NoSuchProfile) as fault:
        logger("printing").warning("paper not counted", printer=address.name, reason=str(fault))


def note_roll(home: Path, printer: str, metres: int, at: datetime) -> PaperUsed:
    """Begin a new roll of so many metres (0: not known); raise `OSError`."""
    with _alone(home, printer) as used:
        now = replace(used, roll_mm=0, roll_metres=metres, roll_at=at.isoformat(timespec="seconds"))
        _keep(home, printer, now)
        return now


def note_part(home: Path, printer: str, part: Part) -> PaperUsed:
    """Begin to count for a new part; raise `OSError`."""
    with _alone(home, printer) as used:
        now = replace(used, head_from=used.mm) if part is Part.HEAD else replace(used, cutter_from=used.cuts)
        _keep(home, printer, now)
        return now


def put_aside(home: Path, printer: str, now: datetime) -> None:
    """Put the count of a printer that went aside, so that another one of its name begins anew."""
    kept = home / BEFORE / f"paper-{printer}-{now:%Y%m%dT%H%M%S}.json"
    with suppress(FileNotFoundError):
        kept.parent.mkdir(exist_ok=True)
        _file(home, printer).replace(kept)


def _height(line: Line) -> int:
    """Return how many dots of paper a line takes, without drawing it: Pillow stays out of a kiosk that sends text."""
    match line:
        case TextLine():
            return line.height
        case CodeSquare():
            return _modules(line.payload) * line.module + 2 * QR_MARGIN
        case Gap():
            return line.dots
        case LogoMark():
            return line.picture.high if line.picture else 0
        case Drawn():
            from drivers.printer.picture import height_of  # it was sent as dots: Pillow is here

            return height_of(line)
        case Parting():
            return 0


def _modules(payload: str) -> int:
    """Return about how many modules wide a code is; capitals and figures alone may need one size less."""
    return 21 + 4 * bisect_left(_CODE_BYTES, len(payload.encode()))


@contextmanager
def _alone(home: Path, printer: str) -> Iterator[PaperUsed]:
    """Yield the count while no other program of this machine changes it; raise `OSError`, also where one is slow."""
    path = _file(home, printer)
    with FileLock(path.with_suffix(".lock"), thread_local=False).acquire(timeout=_LOCK_SECONDS):
        yield paper_used(home, printer)


def _keep(home: Path, printer: str, used: PaperUsed) -> None:
    replace_file(_file(home, printer), json.dumps(asdict(used)).encode())


def _file(home: Path, printer: str) -> Path:
    return home / f"paper-{printer}.json"
