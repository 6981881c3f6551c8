"""A printer asked for its raw status by whoever looks for a fault: only where nobody owns it, else its owner's word."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime

from filelock import Timeout

from drivers.printer.bits import report_of
from drivers.printer.byte_log import ByteLog
from drivers.printer.escpos import NONSENSE
from drivers.printer.interview import Answer, LineTried, interview, try_line
from drivers.printer.passed import Passed
from drivers.printer.protocol import PrinterState, Reason, Trouble, Unreachable
from drivers.printer.status import REAL_TIME, state_of
from kiosk.domain.site import PrinterAddress
from kiosk.services.hall import Hall
from kiosk.services.print_desk import lock_of, look
from kiosk.services.printers import line_to


class Owned(Exception):
    """Another program has the printer; what it wants to know, its owner knows."""


@dataclass(frozen=True, slots=True)
class Explained:
    """How a printer is. `answers` are empty where its owner was asked (`owned`) or no line could be opened."""

    state: PrinterState
    trouble: Trouble | None
    answers: Sequence[Answer]
    owned: bool
    at: datetime | None
    log: Sequence[Passed] = ()


def explain(hall: Hall, address: PrinterAddress) -> Explained:
    """Ask a printer its four questions; where somebody owns it, return what its owner published."""
    try:
        with _alone(hall, address) as line:
            answers = interview(line)
            state, trouble = read(answers, address.connection)
            return Explained(state, trouble, answers, owned=False, at=hall.clock(), log=line.kept)
    except Unreachable as fault:
        return Explained(PrinterState.UNREACHABLE, fault.trouble, (), owned=False, at=hall.clock())
    except Owned:
        seen = look(hall, address)
        return Explained(seen.state, seen.trouble, (), owned=seen.owned, at=seen.at)


def read(answers: Sequence[Answer], where: str) -> tuple[PrinterState, Trouble | None]:
    """Return the state that the answers mean, and the trouble where they are no printer's."""
    told = [(answer.question, answer.byte) for answer in answers if answer.byte is not None]
    if sum(answer.strange for answer in answers) >= max(NONSENSE, len(told)):
        return PrinterState.UNREACHABLE, Trouble(where, Reason.NO_PRINTER)
    if len(told) == len(REAL_TIME):
        return state_of(report_of(told)), None
    return PrinterState.UNKNOWN, None


def line_tried(hall: Hall, address: PrinterAddress, rounds: int) -> tuple[LineTried, Sequence[Passed]]:
    """Ask a printer so many rounds of questions; return how its line did, and the byte log.

    Raises `Unreachable`, and `Owned` where another program has it.
    """
    with _alone(hall, address) as line:
        return try_line(line, rounds), line.kept


def lent_line_tried(address: PrinterAddress, rounds: int) -> LineTried:
    """Do the same with a port that its owner has lent (`Trials.lend`); raise `Unreachable`."""
    with closing(ByteLog(line_to(address.connection)())) as line:
        return try_line(line, rounds)


@contextmanager
def _alone(hall: Hall, address: PrinterAddress) -> Iterator[ByteLog]:
    """Open a printer's line while nobody else owns it, and keep its bytes."""
    lock = lock_of(hall.home, address.name)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Owned from None
    try:
        with closing(ByteLog(line_to(address.connection)())) as line:
            yield line
    finally:
        lock.release()
