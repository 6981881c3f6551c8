"""Bytes from a printer become states: one pure reader, which no sequence of bytes can upset.

Epson ESC/POS reference: DLE EOT 1-4 (real-time, `0xx1xx10`), GS a (automatic status back, 4 bytes, first
`0xx1xx00`, the others `0xx0xxxx`), GS r (`0xx0xxxx`), GS ( H fn 48 (`37 22 d1 d2 d3 d4 00`), XON 11, XOFF 13.
"""

from dataclasses import dataclass, field, replace

from drivers.printer.protocol import PrinterState

REAL_TIME = (b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x03", b"\x10\x04\x04")
_MARK_MASK, _REAL_TIME_MARK, _AUTOMATIC_MARK = 0x93, 0x12, 0x10
_COMPLETION_HEAD = b"\x37\x22"
_COMPLETION_LENGTH, _AUTOMATIC_LENGTH = 7, 4
_ORDINARY_MASK = 0x90  # an answer to GS r and the later bytes of an automatic status have neither bit
_XON, _XOFF = 0x11, 0x13


@dataclass(frozen=True, slots=True)
class Report:
    """What one printer said of itself; None = not said yet."""

    offline: bool | None = None
    cover_open: bool | None = None
    paper_out: bool | None = None
    near_end: bool | None = None
    cutter: bool | None = None
    overheated: bool | None = None
    error: bool | None = None


def state_of(report: Report) -> PrinterState:
    """Return the state that a report means; what stops the paper goes before what merely warns."""
    order = (
        (report.paper_out, PrinterState.PAPER_OUT),
        (report.cover_open, PrinterState.COVER_OPEN),
        (report.cutter, PrinterState.CUTTER_FAULT),
        (report.overheated, PrinterState.OVERHEATED),
        (report.error, PrinterState.OFFLINE),
        (report.offline, PrinterState.OFFLINE),
    )
    for said, state in order:
        if said:
            return state
    if report.offline is None or report.paper_out is None:
        return PrinterState.UNKNOWN
    return PrinterState.NEAR_END if report.near_end else PrinterState.READY


def is_real_time(byte: int) -> bool:
    """Tell whether a byte is an answer to DLE EOT."""
    return byte & _MARK_MASK == _REAL_TIME_MARK


def read_answer(report: Report, question: int, byte: int) -> Report:
    """Return `report` with the answer to DLE EOT `question` (1 to 4) taken in; other bytes change nothing."""
    if not is_real_time(byte):
        return report
    match question:
        case 1:
            return replace(report, offline=_bit(byte, 3))
        case 2:
            return replace(report, cover_open=_bit(byte, 2), error=_bit(byte, 6) or None)
        case 3:
            return replace(
                report,
                cutter=_bit(byte, 3),
                overheated=_bit(byte, 6),
                error=_bit(byte, 5) or _bit(byte, 2) or report.error,
            )
        case 4:
            return replace(report, near_end=bool(byte & 0x0C), paper_out=bool(byte & 0x60))
        case _:
            return report


def read_automatic(report: Report, four: bytes) -> Report:
    """Return `report` with an automatic status (GS a, 4 bytes) taken in, as Epson's reference lays its bits out."""
    first, second, third = four[0], four[1], four[2]
    return replace(
        report,
        offline=_bit(first, 3),
        cover_open=_bit(first, 5),
        cutter=_bit(second, 3),
        overheated=_bit(second, 6),
        error=_bit(second, 5) or _bit(second, 2),
        near_end=bool(third & 0x03),
        paper_out=bool(third & 0x0C),
    )


def _bit(byte: int, number: int) -> bool:
    return bool(byte >> number & 1)


@dataclass(slots=True)
class Heard:
    """What a stretch of bytes from a printer holds, told apart."""

    real_time: list[int] = field(default_factory=list)  # answers to DLE EOT
    automatic: list[bytes] = field(default_factory=list)  # automatic status, four bytes each
    paper: list[int] = field(default_factory=list)  # answers to GS r
    tickets: list[bytes] = field(default_factory=list)  # the four characters of each GS ( H answer
    held_up: bool | None = None  # XOFF came last (True) or XON (False)
    strange: int = 0  # bytes that no printer sends


class Decoder:
    """Tells apart what a printer sends, over as many reads as it takes; no sequence of bytes upsets it.

    A real-time answer, XON or XOFF may come in the middle of something longer and does not tear it.
    """

    def __init__(self) -> None:
        self._begun = b""  # an automatic status or a GS ( H answer whose rest has not come

    def take(self, data: bytes) -> Heard:
        """Return what `data` and what was begun before it hold."""
        heard = Heard()
        for byte in data:
            self._one(byte, heard)
        return heard

    def forget(self) -> None:
        """Forget what was begun: another line begins anew."""
        self._begun = b""

    def _one(self, byte: int, heard: Heard) -> None:
        if self._answers_question(byte):
            self._completion(byte, heard)
        elif is_real_time(byte):
            heard.real_time.append(byte)
        elif byte in (_XON, _XOFF):
            heard.held_up = byte == _XOFF
        elif byte == _COMPLETION_HEAD[0] or byte & _MARK_MASK == _AUTOMATIC_MARK:
            heard.strange += len(self._begun)
            self._begun = bytes([byte])
        elif byte & _ORDINARY_MASK:
            heard.strange += 1
        elif self._begun:
            self._automatic(byte, heard)
        else:
            heard.paper.append(byte)

    def _answers_question(self, byte: int) -> bool:
        """Tell whether `byte` goes on with a GS ( H answer: its tickets are letters, which no other answer is."""
        if self._begun[:1] != _COMPLETION_HEAD[:1]:
            return False
        at = len(self._begun)
        return byte == (_COMPLETION_HEAD[1] if at == 1 else 0) if at in (1, 6) else 0x41 <= byte <= 0x50

    def _completion(self, byte: int, heard: Heard) -> None:
        self._begun += bytes([byte])
        if len(self._begun) == _COMPLETION_LENGTH:
            heard.tickets.append(self._begun[2:6])
            self._begun = b""

    def _automatic(self, byte: int, heard: Heard) -> None:
        if self._begun[:1] == _COMPLETION_HEAD[:1]:  # it broke off
            heard.strange += len(self._begun) + 1
            self._begun = b""
            return
        self._begun += bytes([byte])
        if len(self._begun) == _AUTOMATIC_LENGTH:
            heard.automatic.append(self._begun)
            self._begun = b""
