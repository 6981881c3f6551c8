"""Parts of a byte log and what each means: a question, an answer to it, a slip, what the printer told."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from drivers.printer.bits import Bit, Sign, asked, bits_of, bits_of_automatic
from drivers.printer.passed import Passed, Way
from drivers.printer.status import Decoder

_SHORT = 64  # what is longer is a slip, and holds no question


class Kind(Enum):
    """What a part, or a piece of it, is."""

    QUESTION = "question"  # DLE EOT `number`
    ANSWER = "answer"  # to DLE EOT `number`
    STRANGE = "strange"  # `number` bytes that no printer sends
    AUTOMATIC = "automatic"  # the printer told by itself
    CAME_OUT = "came out"  # the answer to GS ( H or GS r: everything before it is on paper
    BODY = "body"  # `number` bytes to print, or that prepare it
    WAIT = "wait"  # XOFF
    GO_ON = "go on"  # XON
    STALLED = "stalled"  # `number` bytes were not taken in time
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Meant:
    """One meaning; `signs` are what an answer's set bits tell of (none: all is well)."""

    kind: Kind
    number: int = 0
    signs: tuple[Sign, ...] = ()


def meanings(parts: Iterable[Passed]) -> list[tuple[Passed, list[Meant]]]:
    """Return each part with what it means; an answer belongs to the oldest question that has none yet."""
    unanswered: deque[int] = deque()
    read: list[tuple[Passed, list[Meant]]] = []
    for part in parts:
        if part.way is Way.TO:
            questions = asked(part.data) if part.length <= _SHORT else []
            unanswered += questions
            meant = [Meant(Kind.QUESTION, n) for n in questions] or [Meant(Kind.BODY, part.length)]
        elif part.way is Way.FROM:
            meant = _came(part.data, unanswered)
        else:
            unanswered.clear()
            meant = [Meant(Kind.STALLED, part.length) if part.length else Meant(Kind.DEAD)]
        read.append((part, meant))
    return read


def _came(data: bytes, unanswered: deque[int]) -> list[Meant]:
    told: list[Meant] = []
    decoder = Decoder()
    strange = 0
    for byte in data:
        heard = decoder.take(bytes([byte]))
        strange += heard.strange
        if heard.real_time and unanswered:
            question = unanswered.popleft()
            told.append(Meant(Kind.ANSWER, question, _signs(bits_of(question, byte))))
        elif heard.real_time:
            strange += 1
        told += [Meant(Kind.AUTOMATIC, signs=_signs(*bits_of_automatic(four))) for four in heard.automatic]
        told += [Meant(Kind.CAME_OUT)] * (len(heard.tickets) + len(heard.paper))
        if heard.held_up is not None:
            told.append(Meant(Kind.WAIT if heard.held_up else Kind.GO_ON))
    return [*told, *([Meant(Kind.STRANGE, strange)] if strange else [])]


def _signs(*each: tuple[Bit, ...]) -> tuple[Sign, ...]:
    return tuple(dict.fromkeys(bit.sign for bits in each for bit in bits if bit.tells))
