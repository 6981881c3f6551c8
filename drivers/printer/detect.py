"""Finding the speed and framing of a serial printer whose settings nobody knows, by real-time status questions alone.

Nothing but DLE EOT 1 to 4 is ever sent: a printer answers them at once, whatever else it is doing, and something that
is no printer gets three control characters and no text. Flow control and stop bits cannot be told from answers of one
byte; a page longer than the printer's buffer shows whether the flow is right.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from drivers.printer.protocol import Reason, Transport, Trouble, Unreachable
from drivers.printer.serial import Line
from drivers.printer.status import REAL_TIME, Decoder

SPEEDS = (9600, 19200, 115200, 38400, 57600, 4800, 2400, 1200)  # the likelier first
FRAMINGS = ((8, "none"), (8, "even"), (8, "odd"), (7, "even"), (7, "odd"))
SECONDS = 18.0  # for all of it; opening ports takes a moment more
ANSWER_SECONDS = 0.16  # for one answer, beside the time that its bytes take on the line
_TIMES = 2  # a question that ends what a wrong speed had begun is swallowed
_BITS = 12  # of one byte on the line, at most


class Heard(Enum):
    """What came back at one setting."""

    ANSWERS = "answers"  # as a printer does
    NOISE = "noise"  # something, but not as a printer does: another speed, or no printer
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Try:
    """One setting that was tried, and what was heard."""

    baud: int
    bits: int
    parity: str
    heard: Heard
    bytes: bytes = b""


@dataclass(frozen=True, slots=True)
class Detected:
    """What came of it: the settings where a printer answered, all that was tried, and what was in the way."""

    line: Line | None
    tries: tuple[Try, ...]
    trouble: Trouble | None = None


Open = Callable[[Line], Transport]


def detect(port: str, opens: Open, tell: Callable[[Try], None] = lambda _try: None) -> Detected:
    """Ask at every speed, then at every framing; `tell` hears of each try. Takes 20 s at most."""
    until = time.monotonic() + SECONDS
    tries: list[Try] = []
    for line in _settings(port):
        if time.monotonic() > until:
            break
        try:
            tried = _try(line, opens)
        except Unreachable as fault:
            return Detected(None, tuple(tries), fault.trouble)
        tries.append(tried)
        tell(tried)
        if tried.heard is Heard.ANSWERS:
            return Detected(line, tuple(tries))
    return Detected(None, tuple(tries))


def _settings(port: str) -> Iterator[Line]:
    for bits, parity in FRAMINGS:
        for baud in SPEEDS:
            yield Line(port, baud, bits, parity)


def _try(line: Line, opens: Open) -> Try:
    wire = opens(line)
    try:
        noise = b""
        for _ in range(_TIMES):
            answered, heard = _ask(wire, line, REAL_TIME[0])
            noise += heard
            if answered:
                # chance gives one byte in sixteen that looks like an answer; five in a row it does not
                sure = all(_ask(wire, line, question)[0] for question in REAL_TIME)
                return _tried(line, Heard.ANSWERS if sure else Heard.NOISE, noise)
        return _tried(line, Heard.NOISE if noise else Heard.NOTHING, noise)
    finally:
        wire.close()


def _tried(line: Line, heard: Heard, noise: bytes) -> Try:
    return Try(line.baud, line.bits, line.parity, heard, noise[:16])


def _ask(wire: Transport, line: Line, question: bytes) -> tuple[bool, bytes]:
    """Ask one question; tell whether exactly one answer came and nothing strange, and what came.

    Raises `Unreachable` where the port goes away in the middle.
    """
    patience = ANSWER_SECONDS + (len(question) + 1) * _BITS / line.baud
    if wire.write(question, patience) < len(question):
        return False, b""
    decoder, heard, answers, strange = Decoder(), b"", 0, 0
    until = time.monotonic() + patience
    while (left := until - time.monotonic()) > 0 and not answers:
        part = wire.read(left)
        if part is None:
            raise Unreachable(Trouble(wire.where, Reason.NOT_THERE, "gone in the middle"))
        found = decoder.take(part)
        heard, answers, strange = heard + part, answers + len(found.real_time), strange + found.strange
    return answers == 1 and not strange, heard
