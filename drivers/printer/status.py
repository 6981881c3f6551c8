"""Bytes from a printer become states: one pure reader, which no sequence of bytes can upset.

Epson ESC/POS reference: DLE EOT 1-4 (real-time, `0xx1xx10`), GS a (automatic status back, 4 bytes, first
`0xx1xx00`), GS r (`0xx0xxxx`), GS ( H fn 48 (`37 22 d1 d2 d3 d4 00`), XON 11, XOFF 13.
"""

from dataclasses import dataclass, replace

from drivers.printer.protocol import PrinterState

REAL_TIME = (b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x03", b"\x10\x04\x04")
_MARK_MASK, _REAL_TIME_MARK, _AUTOMATIC_MARK = 0x93, 0x12, 0x10
_COMPLETION_HEAD = b"\x37\x22"


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


def _bit(byte: int, number: int) -> bool:
    return bool(byte >> number & 1)


def completion(incoming: bytes, ticket: bytes) -> bool:
    """Tell whether `incoming` holds the GS ( H answer for the four characters `ticket`."""
    return _COMPLETION_HEAD + ticket + b"\x00" in incoming


def paper_answer(incoming: bytes) -> bool:
    """Tell whether `incoming` holds an answer to GS r 1, which a printer sends when it has come that far."""
    return any(byte & 0x90 == 0 for byte in incoming)
