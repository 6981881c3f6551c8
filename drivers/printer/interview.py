"""A printer asked question by question, and its line tried: what came back to each, and how soon."""

import time
from dataclasses import dataclass

from drivers.printer.protocol import Transport
from drivers.printer.status import REAL_TIME, Decoder

PATIENCE = 0.6  # seconds for one answer; they take milliseconds


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back to DLE EOT `question`: its byte (None: nothing in time), all bytes, and after how many seconds."""

    question: int
    byte: int | None
    came: bytes
    seconds: float
    strange: int = 0


def interview(line: Transport, patience: float = PATIENCE) -> list[Answer]:
    """Ask the four questions, one after the other; after two silences the rest is not asked.

    A way on which nothing comes back (a file) is asked nothing: the questions would stand in it.
    """
    answers: list[Answer] = []
    if not line.answers:
        return answers
    for question in range(1, len(REAL_TIME) + 1):
        if sum(answer.byte is None for answer in answers) >= 2:
            break
        answers.append(_ask(line, question, patience))
    return answers


@dataclass(frozen=True, slots=True)
class LineTried:
    """A line after many questions: how many were answered, strange bytes, and the answers' times in seconds."""

    asked: int
    answered: int
    strange: int
    median: float
    slowest: float

    @property
    def sound(self) -> bool:
        """Whether every question got its answer and nothing else."""
        return self.asked == self.answered > 0 and not self.strange


def try_line(line: Transport, rounds: int, patience: float = PATIENCE) -> LineTried:
    """Ask all questions so many times; a line that lost three answers in a row is not tried further."""
    answers: list[Answer] = []
    for number in range(rounds * len(REAL_TIME) if line.answers else 0):
        answers.append(_ask(line, number % len(REAL_TIME) + 1, patience))
        if len(answers) >= 3 and all(answer.byte is None for answer in answers[-3:]):
            break
    times = sorted(answer.seconds for answer in answers if answer.byte is not None)
    middle, slowest = (times[len(times) // 2], times[-1]) if times else (0.0, 0.0)
    return LineTried(len(answers), len(times), sum(answer.strange for answer in answers), middle, slowest)


def _ask(line: Transport, question: int, patience: float) -> Answer:
    began = time.monotonic()
    decoder, came, strange = Decoder(), b"", 0
    if line.write(REAL_TIME[question - 1], patience) == len(REAL_TIME[question - 1]):
        while (left := began + patience - time.monotonic()) > 0:
            part = line.read(left)
            if part is None:
                break
            heard = decoder.take(part)
            came, strange = came + part, strange + heard.strange
            if heard.real_time:
                return Answer(question, heard.real_time[0], came, time.monotonic() - began, strange)
    return Answer(question, None, came, time.monotonic() - began, strange)
