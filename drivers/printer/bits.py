"""A printer's status bytes bit by bit: what each bit stands for, and which must be as they are in every answer.

After Epson's ESC/POS reference (DLE EOT, GS a); other makers keep its places, and leave out what they have not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from drivers.printer.status import REAL_TIME, Report, read_answer


class Sign(Enum):
    """What a bit stands for; the words for people are made where people read them."""

    FIXED = "fixed"  # the same in every answer: by it an answer is known
    UNUSED = "unused"
    DRAWER = "drawer"
    OFFLINE = "offline"
    RECOVERING = "waiting to be put online"
    FEED_BUTTON = "feed button pressed"
    COVER = "cover open"
    FEEDING = "feeding by button"
    STOPPED_BY_PAPER = "stopped for lack of paper"
    ERROR = "an error"
    RECOVERABLE = "recoverable error"
    CUTTER = "cutter error"
    UNRECOVERABLE = "unrecoverable error"
    HEAT = "error that ends by itself (heat)"
    NEAR_END = "paper near its end"
    PAPER_OUT = "paper out"


HARMLESS = frozenset({Sign.FIXED, Sign.UNUSED, Sign.DRAWER})  # set or not, nothing is wrong


@dataclass(frozen=True, slots=True)
class Bit:
    """One bit of an answer; `odd` where it is not as it must be in every answer."""

    number: int
    set: bool
    sign: Sign
    odd: bool = False

    @property
    def tells(self) -> bool:
        """Whether it tells of something that somebody should look at."""
        return self.set and self.sign not in HARMLESS


F, U = Sign.FIXED, Sign.UNUSED
_QUESTIONS: dict[int, tuple[Sign, ...]] = {  # bits 0 to 7
    1: (F, F, Sign.DRAWER, Sign.OFFLINE, F, Sign.RECOVERING, Sign.FEED_BUTTON, F),
    2: (F, F, Sign.COVER, Sign.FEEDING, F, Sign.STOPPED_BY_PAPER, Sign.ERROR, F),
    3: (F, F, Sign.RECOVERABLE, Sign.CUTTER, F, Sign.UNRECOVERABLE, Sign.HEAT, F),
    4: (F, F, Sign.NEAR_END, Sign.NEAR_END, F, Sign.PAPER_OUT, Sign.PAPER_OUT, F),
}
_AUTOMATIC: tuple[tuple[Sign, ...], ...] = (
    (F, F, Sign.DRAWER, Sign.OFFLINE, F, Sign.COVER, Sign.FEEDING, F),
    (Sign.RECOVERING, Sign.FEED_BUTTON, Sign.RECOVERABLE, Sign.CUTTER, F, Sign.UNRECOVERABLE, Sign.HEAT, F),
    (Sign.NEAR_END, Sign.NEAR_END, Sign.PAPER_OUT, Sign.PAPER_OUT, F, U, U, F),
    (U, U, U, U, F, U, U, F),
)
_ANSWER_FIXED = 0x12  # 0xx1xx10
_AUTOMATIC_FIXED = (0x10, 0, 0, 0)  # 0xx1xx00, then 0xx0xxxx


def bits_of(question: int, byte: int) -> tuple[Bit, ...]:
    """Return the bits, 0 to 7, of an answer to DLE EOT `question` (1 to 4)."""
    return _bits(_QUESTIONS[question], byte, _ANSWER_FIXED)


def bits_of_automatic(four: bytes) -> tuple[tuple[Bit, ...], ...]:
    """Return the bits of each of the four bytes of an automatic status (GS a)."""
    return tuple(_bits(*each) for each in zip(_AUTOMATIC, four, _AUTOMATIC_FIXED, strict=True))


def _bits(signs: tuple[Sign, ...], byte: int, fixed: int) -> tuple[Bit, ...]:
    return tuple(
        Bit(number, bool(byte >> number & 1), sign, sign is F and (byte ^ fixed) >> number & 1 == 1)
        for number, sign in enumerate(signs)
    )


def report_of(answers: Iterable[tuple[int, int]]) -> Report:
    """Return what (question, byte) answers say of a printer, taken together."""
    report = Report()
    for question, byte in answers:
        report = read_answer(report, question, byte)
    return report


def asked(data: bytes) -> list[int]:
    """Return the DLE EOT questions (1 to 4) in what was sent, in their order."""
    found: list[int] = []
    at = 0
    while at < len(data):
        question = data[at : at + 3]
        if question in REAL_TIME:
            found.append(question[2])
        at += 3 if question in REAL_TIME else 1
    return found
