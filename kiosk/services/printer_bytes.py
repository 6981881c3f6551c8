"""A printer's byte log as people read it: time, way, bytes in hexadecimal, meaning; on a screen and in a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from drivers.printer.bits import Sign
from drivers.printer.meanings import Kind, Meant, meanings
from drivers.printer.passed import Passed, Way
from kiosk.domain.text import Language, Text
from kiosk.services.printer_signs import sign_words

WIDTH = 16  # bytes of a line in a file
_QUESTIONS = {
    1: Text("在线吗", "online?"),
    2: Text("盖、走纸、故障", "cover, feed, fault?"),
    3: Text("什么故障", "which fault?"),
    4: Text("纸", "paper?"),
}
_PLAIN = {
    Kind.CAME_OUT: Text("打完了", "everything before it came out"),
    Kind.WAIT: Text("XOFF：先别发", "XOFF: wait"),
    Kind.GO_ON: Text("XON：接着发", "XON: go on"),
    Kind.DEAD: Text("线断了", "the line is dead"),
}
_WELL = Text("正常", "well")


@dataclass(frozen=True, slots=True)
class ByteLine:
    """One part of the log: local time with milliseconds, way, hexadecimal bytes, meaning."""

    time: str
    way: Way
    bytes: str
    meaning: Text


def lines(passed: Iterable[Passed]) -> list[ByteLine]:
    """Return the log's parts, oldest first."""
    return [
        ByteLine(_time(part.at), part.way, _hex(part), _together([_meant(each) for each in meant]))
        for part, meant in meanings(passed)
    ]


def as_text(passed: Sequence[Passed], language: Language) -> str:
    """Return the log as a file: each byte that was kept, sixteen a line."""
    began = datetime.fromtimestamp(passed[0].at).astimezone() if passed else datetime.now().astimezone()
    way = Text("> 发给打印机  < 打印机发来", "> to the printer  < from it").in_(language)
    written = [f"# {began.isoformat(timespec='seconds')}  {way}"]
    for part, meant in meanings(passed):
        meaning = _together([_meant(each) for each in meant]).in_(language)
        rows = [part.data[at : at + WIDTH].hex(" ").upper() for at in range(0, len(part.data), WIDTH)] or [""]
        for number, row in enumerate(rows):
            said = f"{row:<{WIDTH * 3}}{meaning}" if number == 0 else row
            written.append(f"{_time(part.at)} {part.way.value}  {said}".rstrip())
        if part.length > len(part.data) > 0:
            written.append(f"{_time(part.at)} {part.way.value}  … {part.length}")
    return "\n".join(written) + "\n"


def _time(at: float) -> str:
    return datetime.fromtimestamp(at).astimezone().strftime("%H:%M:%S.%f")[:-3]


def _hex(part: Passed) -> str:
    return part.data[:8].hex(" ").upper() + (" …" if part.length > 8 else "")


def _together(said: Sequence[Text]) -> Text:
    unlike = list(dict.fromkeys(said))
    return Text("；".join(each.zh for each in unlike), "; ".join(each.en for each in unlike))


def _meant(meant: Meant) -> Text:
    n = meant.number
    match meant.kind:
        case Kind.QUESTION:
            asked = _QUESTIONS[n]
            return Text(f"问 {n}：{asked.zh}", f"DLE EOT {n}: {asked.en}")
        case Kind.ANSWER:
            told = _signs(meant.signs)
            return Text(f"答 {n}：{told.zh}", f"answer to {n}: {told.en}")
        case Kind.AUTOMATIC:
            told = _signs(meant.signs)
            return Text(f"它自己报：{told.zh}", f"told by itself: {told.en}")
        case Kind.BODY:
            return Text(f"要打的 {n} 字节", f"{n} bytes to print")
        case Kind.STRANGE:
            return Text(f"{n} 个不像打印机的字节", f"{n} bytes that no printer sends")
        case Kind.STALLED:
            return Text(f"{n} 字节没按时收下", f"{n} bytes were not taken in time")
        case _:
            return _PLAIN[meant.kind]


def _signs(signs: Sequence[Sign]) -> Text:
    told = [sign_words(sign) for sign in signs] or [_WELL]
    return Text("、".join(each.zh for each in told), ", ".join(each.en for each in told))
