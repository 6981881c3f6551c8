"""The real printer: opens its line, asks before it prints, and says what became of the slip only when it knows."""

import itertools
import time
from collections.abc import Callable

from drivers.printer.encode import CLEAR, INITIAL, asks_completion, encode
from drivers.printer.profile import Profile
from drivers.printer.protocol import Completion, Outcome, PrinterState, Transport, Unreachable
from drivers.printer.status import (
    REAL_TIME,
    Report,
    completion,
    is_real_time,
    paper_answer,
    read_answer,
    state_of,
)
from kiosk.domain.slip import Slip

ANSWER_SECONDS = 1.2  # for the real-time questions; answers take milliseconds, a starved machine hears them late
WRITE_SECONDS = 15.0  # for one slip's bytes; at 9,600 baud a ticket takes half a second
LISTEN_SECONDS = 0.5  # between two looks at the printer while its paper comes out
PAPER_SECONDS = 12.0  # for the slip to come out after its last byte
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 2.0  # between two tries to open the line
_STOPS = frozenset(
    {PrinterState.PAPER_OUT, PrinterState.COVER_OPEN, PrinterState.CUTTER_FAULT, PrinterState.OVERHEATED}
)

Open = Callable[[], Transport]


class EscposPrinter:
    """An ESC/POS printer behind any transport; `open_line` opens it and may raise `Unreachable`."""

    def __init__(self, open_line: Open, profile: Profile) -> None:
        self._open_line = open_line
        self._profile = profile
        self._line: Transport | None = None
        self._pause, self._not_before = FIRST_PAUSE, 0.0
        self._tickets = itertools.count(1)
        self._heard = b""

    def status(self) -> PrinterState:
        """Ask DLE EOT 1 to 4; a line that cannot be opened is *unreachable*, a silent printer *unknown*."""
        if self._connected() is None:
            return PrinterState.UNREACHABLE
        return self._ask()

    def print(self, slip: Slip, before_body: Callable[[], None]) -> Completion:
        """Print one slip; see `Printer.print`."""
        body = encode(slip, self._profile)
        line = self._connected()
        if line is None:
            return Completion(Outcome.FAILED, 0, PrinterState.UNREACHABLE.value)
        state = self._ask()
        if state in _STOPS or state in (PrinterState.OFFLINE, PrinterState.UNREACHABLE):
            return Completion(Outcome.FAILED, 0, state.value)
        before = (CLEAR if self._profile.clear else b"") + INITIAL
        if line.write(before, ANSWER_SECONDS) < len(before):
            self._drop()
            return Completion(Outcome.FAILED, 0, "line dead")
        before_body()
        return self._send(line, body, ANSWER_SECONDS if state is PrinterState.UNKNOWN else PAPER_SECONDS)

    def _send(self, line: Transport, body: bytes, patience: float) -> Completion:
        ticket = _mark(next(self._tickets))
        question = asks_completion(self._profile, ticket)
        self._heard = b""
        accepted = line.write(body + question, WRITE_SECONDS)
        if accepted < len(body) + len(question):
            self._drop()
            outcome = Outcome.UNCERTAIN if accepted else Outcome.FAILED
            return Completion(outcome, accepted, "line stalled")
        came_out = self._await_paper(ticket, patience)
        state = self._ask()
        if came_out and state not in _STOPS - {PrinterState.PAPER_OUT}:
            return Completion(Outcome.CONFIRMED, accepted, "")
        self._forget_the_rest()
        return Completion(Outcome.UNCERTAIN, accepted, state.value if state in _STOPS else "no answer")

    def _forget_the_rest(self) -> None:
        """Empty the printer's buffer now: some printers put the rest of a torn slip onto the new roll."""
        if self._line is not None and self._profile.clear:
            self._line.write(CLEAR, ANSWER_SECONDS)

    def _await_paper(self, ticket: bytes, patience: float) -> bool:
        """Tell whether the printer proved within `patience` seconds that everything before the question came out."""
        if self._profile.completion not in ("gs-h", "gs-r"):
            return False
        until = time.monotonic() + patience
        while (left := until - time.monotonic()) > 0:
            if completion(self._heard, ticket):
                return True
            if self._profile.completion == "gs-r" and paper_answer(self._heard):
                return True
            answers = self._listen(min(left, LISTEN_SECONDS))
            if answers is None:
                return False
            if not answers and not self._heard and self._ask() in (*_STOPS, PrinterState.UNREACHABLE):
                return False
        return False

    def _ask(self) -> PrinterState:
        """Ask the four real-time questions at once; their answers come in the order of the questions."""
        line, questions = self._line, b"".join(REAL_TIME)
        if line is None:
            return PrinterState.UNREACHABLE
        if line.write(questions, ANSWER_SECONDS) < len(questions):
            self._drop()
            return PrinterState.UNREACHABLE
        answers: list[int] = []
        until = time.monotonic() + ANSWER_SECONDS
        while len(answers) < len(REAL_TIME) and (left := until - time.monotonic()) > 0:
            heard = self._listen(left)
            if heard is None:
                return PrinterState.UNREACHABLE
            answers += heard
        report = Report()
        for number, byte in enumerate(answers[: len(REAL_TIME)], start=1):
            report = read_answer(report, number, byte)
        return state_of(report)

    def _listen(self, deadline: float) -> list[int] | None:
        """Return the real-time answers that come in by `deadline`, None where the line is dead.

        Everything else is kept for whoever waits for the proof that a slip came out.
        """
        part = self._line.read(deadline) if self._line is not None else None
        if part is None:
            self._drop()
            return None
        self._heard += bytes(byte for byte in part if not is_real_time(byte))
        return [byte for byte in part if is_real_time(byte)]

    def _connected(self) -> Transport | None:
        """Return the open line, opening it with growing pauses between tries; None where it cannot be opened."""
        if self._line is None and time.monotonic() >= self._not_before:
            try:
                self._line = self._open_line()
                self._pause = FIRST_PAUSE
            except Unreachable:
                self._not_before = time.monotonic() + self._pause
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
        return self._line

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def close(self) -> None:
        """Close the line."""
        self._drop()


def _mark(count: int) -> bytes:
    """Return four letters A to P for a count: figures such as 2 or 6 would read as answers to DLE EOT."""
    return bytes(0x41 + (count >> shift & 15) for shift in (12, 8, 4, 0))
