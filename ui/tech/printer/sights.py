"""What a printer says of itself as the printer page shows it: words and tones for state, bits, six tiles and bytes."""

from collections.abc import Sequence
from enum import Enum

from drivers.printer.bits import Bit, bits_of, bits_of_automatic, report_of
from drivers.printer.protocol import PrinterState, Said
from drivers.printer.status import REAL_TIME, Report, read_automatic
from kiosk.services.printer_bytes import lines
from kiosk.services.printer_signs import bit_words
from kiosk.services.printer_watch import Sight

SHOWN = 120  # lines of the byte log
_MISSING = "没有回答"


class Tone(Enum):
    """How a thing stands; QML has the colours."""

    WELL = "well"
    LOOK = "look"
    STILL = "still"
    UNKNOWN = "unknown"


_TONES = {
    PrinterState.READY: Tone.WELL,
    PrinterState.NEAR_END: Tone.LOOK,
    PrinterState.UNKNOWN: Tone.UNKNOWN,
}
ICONS = {
    PrinterState.READY: "check",
    PrinterState.NEAR_END: "roll",
    PrinterState.PAPER_OUT: "roll",
    PrinterState.COVER_OPEN: "cover",
    PrinterState.CUTTER_FAULT: "scissors",
    PrinterState.OVERHEATED: "heat",
    PrinterState.OFFLINE: "plug",
    PrinterState.UNREACHABLE: "plug",
    PrinterState.UNKNOWN: "question",
}


def tone(state: PrinterState) -> Tone:
    """Return how a printer stands: what is unknown is grey, never green."""
    return _TONES.get(state, Tone.STILL)


def report(said: Said) -> Report:
    """Return what a raw status says."""
    if len(said.four) < len(REAL_TIME):
        return Report()
    return read_automatic(Report(), said.four) if said.automatic else report_of(enumerate(said.four, start=1))


def tiles(said: Said) -> list[dict[str, str]]:
    """Return paper, near-end, cover, cutter, head and line, each as it was said."""
    told = report(said)
    rows = (
        ("roll", "纸", told.paper_out, "没有", "有", Tone.STILL),
        ("roll", "近纸尽", told.near_end, "已到", "没到", Tone.LOOK),
        ("cover", "上盖", told.cover_open, "开着", "合着", Tone.STILL),
        ("scissors", "切刀", told.cutter, "卡住了", "正常", Tone.STILL),
        ("heat", "打印头", told.overheated, "过热", "正常", Tone.STILL),
        ("plug", "联机", told.offline, "脱机", "在线", Tone.LOOK),
    )
    return [_tile(icon, name, said_, yes, no, bad) for icon, name, said_, yes, no, bad in rows]


def _tile(icon: str, name: str, said: bool | None, yes: str, no: str, bad: Tone) -> dict[str, str]:
    if said is None:
        return {"icon": icon, "name": name, "words": "没说", "tone": Tone.UNKNOWN.value}
    return {"icon": icon, "name": name, "words": yes if said else no, "tone": (bad if said else Tone.WELL).value}


def status_bytes(said: Said) -> list[dict[str, object]]:
    """Return the four status bytes, each with its eight bits and what they say."""
    if said.automatic:
        each = zip(said.four, bits_of_automatic(said.four), strict=True)
        return [_byte(f"GS a {number}", byte, bits) for number, (byte, bits) in enumerate(each, start=1)]
    if not said.four:
        return []
    told = [(number, byte, bits_of(number, byte)) for number, byte in enumerate(said.four, start=1)]
    shown = [_byte(f"DLE EOT {number}", byte, bits) for number, byte, bits in told]
    lacking = range(len(shown) + 1, len(REAL_TIME) + 1)
    return shown + [{"title": f"DLE EOT {n}", "hex": _MISSING, "bits": []} for n in lacking]


def _byte(title: str, byte: int, bits: Sequence[Bit]) -> dict[str, object]:
    told = [
        {
            "number": bit.number,
            "value": int(bit.set),
            "words": bit_words(bit).zh,
            "tells": bit.odd or bit.tells,
        }
        for bit in reversed(bits)
    ]
    return {"title": title, "hex": f"{byte:02X} = {byte >> 4:04b} {byte & 15:04b}", "bits": told}


def byte_lines(sight: Sight) -> list[dict[str, str]]:
    """Return the latest lines of the byte log, oldest first."""
    shown = lines(sight.passed)[-SHOWN:]
    return [{"time": line.time, "way": line.way.value, "hex": line.bytes, "words": line.meaning.zh} for line in shown]
