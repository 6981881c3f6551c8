"""The real printer: opens its line, asks before it prints, and says what became of the slip only when it knows."""

import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from drivers.printer.byte_log import LATEST, ByteLog
from drivers.printer.encode import CLEAR, INITIAL, asks_completion, cut_off, encode
from drivers.printer.passed import Passed
from drivers.printer.profile import Profile
from drivers.printer.protocol import Completion, Outcome, PrinterState, Reason, Said, Transport, Trouble, Unreachable
from drivers.printer.status import REAL_TIME, Decoder, Heard, Report, read_answer, read_automatic, state_of
from kiosk.domain.slip import Slip

ANSWER_SECONDS = 1.2  # for the real-time questions; answers take milliseconds, a starved machine hears them late
WRITE_SECONDS = 15.0  # for one slip's bytes; at 9,600 baud a ticket takes half a second
LISTEN_SECONDS = 0.5  # between two looks at the printer while its paper comes out
PAPER_SECONDS = 12.0  # for the slip to come out after its last byte
LATE_SECONDS = 30.0  # in which a printer that is ready has answered everything that it ever will
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 2.0  # between two tries to open the line
SILENCES = 3  # unanswered questions in a row after which a line that used to answer is opened anew
NONSENSE = (
    4  # bytes that no printer sends, and not fewer than answers: no printer (a web server's 400), or another speed
)
AUTOMATIC = b"\x1da\xff"  # GS a: tell of every change by yourself; ESC @ ends it
LOOSE_END = b"\0"  # ends a DLE EOT that a broken line cut short, which would swallow the next command; else ignored
_STOPS = frozenset(
    {PrinterState.PAPER_OUT, PrinterState.COVER_OPEN, PrinterState.CUTTER_FAULT, PrinterState.OVERHEATED}
)
_WELL = frozenset({PrinterState.READY, PrinterState.NEAR_END, PrinterState.PAPER_OUT})

Open = Callable[[], Transport]


class EscposPrinter:
    """An ESC/POS printer behind any transport; `open_line` opens it and may raise `Unreachable`.

    `patience` is how long a status question may stay without an answer, in seconds.
    """

    def __init__(self, open_line: Open, profile: Profile, patience: float = ANSWER_SECONDS) -> None:
        self._open_line, self._patience = open_line, patience
        self._profile = profile
        self._line: Transport | None = None
        self._trouble: Trouble | None = None
        self._pause, self._not_before = FIRST_PAUSE, 0.0
        self._ticket = int.from_bytes(os.urandom(2), "big")  # not 0: a late answer to an earlier process proves nothing
        self._decoder = Decoder()
        self._said = Said()
        self._passed: deque[Passed] = deque(maxlen=LATEST)
        self._proofs: list[bytes] = []  # answers to GS ( H (four letters) and GS r (one byte) since the last slip
        self._owed = 0  # answers to GS r of slips before that may still come; they carry no mark of whose they are
        self._spoke_at = 0.0  # when GS r was asked or answered last
        self._emptied = False  # everything that was sent has come out, so that the printer's buffer holds nothing
        self._answers_usually, self._silences = False, 0
        self._torn = False  # the beginning of a slip may stand in the mouth
        self._broke_off = False  # the last line ended without our wish, perhaps in the middle of a question

    @property
    def trouble(self) -> Trouble | None:
        """What keeps the printer *unreachable*; None while it is reached."""
        return self._trouble

    @property
    def said(self) -> Said:
        """What it said last, bit by bit; of no bytes where nothing was heard."""
        return self._said

    @property
    def passed(self) -> Sequence[Passed]:
        """The latest of what went over its line, oldest first."""
        return self._passed

    def status(self) -> PrinterState:
        """Ask DLE EOT 1 to 4; a line that cannot be opened is *unreachable*, a silent printer *unknown*."""
        if self._connected() is None:
            return PrinterState.UNREACHABLE
        state = self._ask()
        if state in _WELL and time.monotonic() - self._spoke_at > LATE_SECONDS:
            self._owed = 0  # it was switched off in between, and never pays
        return state

    def expect_torn(self) -> None:
        """Part the next slip from what may stand in the mouth: whoever printed before did not end well."""
        self._torn = True
        self._owed, self._spoke_at = 0 if self._profile.clear else 1, time.monotonic()

    def overhear(self) -> PrinterState | None:
        """Return the state that the printer told of by itself since the last look, None where it told of nothing."""
        if self._line is None or not self._profile.automatic:
            return None
        heard = self._listen(0)
        if heard is None:
            return PrinterState.UNREACHABLE
        if not heard.automatic:
            return None
        self._said = Said(heard.automatic[-1], automatic=True)
        return self._means(read_automatic(Report(), self._said.four))

    def _means(self, report: Report) -> PrinterState:
        """Return the state of a report; a sensor that this printer has not says nothing."""
        return state_of(report if self._profile.near_end else replace(report, near_end=False))

    def print(self, slip: Slip, before_body: Callable[[], None]) -> Completion:
        """Print one slip; see `Printer.print`."""
        body = encode(slip, self._profile)
        line = self._connected()
        if line is None:
            return Completion(Outcome.FAILED, 0, PrinterState.UNREACHABLE.value)
        state = self._ask()
        if state in _STOPS or state in (PrinterState.OFFLINE, PrinterState.UNREACHABLE):
            return Completion(Outcome.FAILED, 0, state.value)
        parted = cut_off(self._profile) if self._torn else b""
        rest = CLEAR if self._profile.clear and not self._emptied else b""
        before = rest + INITIAL + self._settings() + parted
        if self._line is not line or line.write(before, ANSWER_SECONDS) < len(before):
            self._drop()
            return Completion(Outcome.FAILED, 0, "line dead")
        before_body()
        self._torn = False
        return self._send(line, body, ANSWER_SECONDS if state is PrinterState.UNKNOWN else PAPER_SECONDS)

    def _settings(self) -> bytes:
        """Return what a reset makes the printer forget."""
        model = self._profile
        density = bytes.fromhex(model.density) + bytes([model.level & 0xFF]) if model.density and model.level else b""
        return (AUTOMATIC if model.automatic else b"") + bytes.fromhex(model.retract) + density

    def _send(self, line: Transport, body: bytes, patience: float) -> Completion:
        self._ticket += 1
        ticket = _mark(self._ticket)
        question = asks_completion(self._profile, ticket)
        self._owed = max(0, self._owed - self._paper_answers())
        self._proofs.clear()
        self._emptied, self._spoke_at = False, time.monotonic()
        accepted = line.write(body + question, WRITE_SECONDS)
        if accepted < len(body) + len(question):
            self._drop()
            self._torn = accepted > 0
            return Completion(Outcome.UNCERTAIN if accepted else Outcome.FAILED, accepted, "line stalled")
        came_out = self._await_paper(ticket, patience)
        state = self._ask()
        self._owed = 0 if self._profile.clear else max(0, self._owed + 1 - self._paper_answers())
        self._proofs.clear()
        # four letters are proof by themselves; a stray byte can pass for an answer to GS r, so the printer must be sane
        sane = state not in _STOPS - {PrinterState.PAPER_OUT} if self._profile.completion == "gs-h" else state in _WELL
        if came_out and sane:
            self._emptied = self._line is not None
            return Completion(Outcome.CONFIRMED, accepted, "")
        self._torn = self._line is None or state in _STOPS or state is PrinterState.OFFLINE
        self._forget_the_rest()
        return Completion(Outcome.UNCERTAIN, accepted, state.value if state in _STOPS else "no answer")

    def _forget_the_rest(self) -> None:
        """Empty the printer's buffer now: some printers put the rest of a torn slip onto the new roll."""
        if self._line is not None and self._line.answers and self._profile.clear:
            self._line.write(CLEAR, ANSWER_SECONDS)

    def _await_paper(self, ticket: bytes, patience: float) -> bool:
        """Tell whether the printer proved within `patience` seconds that everything before the question came out."""
        if self._profile.completion not in ("gs-h", "gs-r") or self._line is None or not self._line.answers:
            return False
        until = time.monotonic() + patience
        while (left := until - time.monotonic()) > 0:
            if self._proved(ticket):
                return True
            if self._listen(min(left, LISTEN_SECONDS)) is None:
                return self._proved(ticket)
            if not self._proved(ticket) and self._ask() in (*_STOPS, PrinterState.UNREACHABLE):
                return self._proved(ticket)
        return False

    def _proved(self, ticket: bytes) -> bool:
        if self._profile.completion == "gs-h":
            return ticket in self._proofs
        return self._paper_answers() > self._owed

    def _paper_answers(self) -> int:
        return sum(len(proof) == 1 for proof in self._proofs)

    def _ask(self) -> PrinterState:
        """Ask the four real-time questions at once; their answers come in the order of the questions."""
        until = time.monotonic() + self._patience
        while self._line is not None and (late := self._listen(0)) is not None and late.real_time:
            # a late answer would be taken for one to another question
            if time.monotonic() > until:
                return self._lost(Reason.NO_PRINTER, "")
        line, questions = self._line, b"".join(REAL_TIME)
        if line is None:
            return PrinterState.UNREACHABLE
        if not line.answers:
            return PrinterState.UNKNOWN
        if line.write(questions, self._patience) < len(questions):
            return self._lost(Reason.FAULT, "takes nothing")
        answers, strange = self._answers()
        if answers is None:
            return PrinterState.UNREACHABLE
        if strange >= max(NONSENSE, len(answers)):
            return self._lost(Reason.NO_PRINTER, "")
        return self._state(answers)

    def _answers(self) -> tuple[list[int] | None, int]:
        """Return the answers that came in time (None: the line died), and how many bytes were nonsense."""
        answers: list[int] = []
        strange = 0
        until = time.monotonic() + self._patience
        while len(answers) < len(REAL_TIME) and (left := until - time.monotonic()) > 0:
            heard = self._listen(left)
            if heard is None:
                return None, strange
            answers += heard.real_time
            strange += heard.strange
        return answers[: len(REAL_TIME)], strange

    def _state(self, answers: list[int]) -> PrinterState:
        """Return what the answers mean; a line that fell silent is given up, so that the next look opens it anew."""
        complete = len(answers) == len(REAL_TIME)
        self._said = Said(bytes(answers))
        self._silences = 0 if complete else self._silences + 1
        if self._answers_usually and self._silences >= SILENCES:
            self._drop()
            return PrinterState.UNKNOWN
        if not complete:
            return PrinterState.UNKNOWN  # which answer is missing nobody can say, so none can be read
        self._answers_usually = True
        report = Report()
        for number, byte in enumerate(answers, start=1):
            report = read_answer(report, number, byte)
        return self._means(report)

    def _listen(self, deadline: float) -> Heard | None:
        """Return what comes in by `deadline`, None where the line is dead; proofs are kept for who waits for them."""
        part = self._line.read(deadline) if self._line is not None else None
        if part is None:
            self._lost(Reason.FAULT, "line dead")
            return None
        heard = self._decoder.take(part)
        self._proofs += heard.tickets
        self._proofs += [bytes([byte]) for byte in heard.paper]
        self._spoke_at = time.monotonic() if heard.paper else self._spoke_at
        return heard

    def _connected(self) -> Transport | None:
        """Return the open line, opening it with growing pauses between tries; None where it cannot be opened."""
        if self._line is None and time.monotonic() >= self._not_before:
            try:
                self._line = ByteLog(self._open_line(), self._passed)
            except Unreachable as fault:
                self._trouble = fault.trouble
                self._rest()
            else:
                self._greet(self._line)
        return self._line

    def _greet(self, line: Transport) -> None:
        """Let a line that was just opened tell of changes by itself, where the model can.

        What an earlier line left half said would swallow the wish, so the buffer is emptied first; where that is not
        known to work, the first slip's reset is followed by the wish.
        """
        if not self._trouble or self._trouble.reason is not Reason.NO_PRINTER:
            self._pause = FIRST_PAUSE
        self._trouble = None
        if self._broke_off:
            line.write(LOOSE_END, ANSWER_SECONDS)
            self._broke_off = False
        if self._profile.automatic and self._profile.clear and line.answers:
            line.write(CLEAR + AUTOMATIC, ANSWER_SECONDS)

    def _rest(self) -> None:
        self._not_before = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _lost(self, reason: Reason, detail: str) -> PrinterState:
        """Give a line up that is of no use, and say why."""
        if self._line is not None:
            self._trouble = Trouble(self._line.where, reason, detail)
        self._drop()
        if reason is Reason.NO_PRINTER:
            self._rest()  # what answers nonsense is not asked twice a second
        return PrinterState.UNREACHABLE

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
            self._emptied = False
            self._said = Said()
            self._broke_off = True
        self._decoder.forget()
        self._silences = 0

    def close(self) -> None:
        """Close the line."""
        self._drop()


def _mark(count: int) -> bytes:
    """Return four letters A to P for a count: figures such as 2 or 6 would read as answers to DLE EOT."""
    return bytes(0x41 + (count >> shift & 15) for shift in (12, 8, 4, 0))
