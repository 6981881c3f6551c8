"""What people do about print jobs: see them, settle what nobody knows, print once more; and how a printer is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from drivers.printer.protocol import PrinterState, Trouble
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.site import PrinterAddress
from kiosk.domain.tickets import TicketState
from kiosk.services.hall import Hall
from kiosk.services.printers import open_printer, why_unreachable
from kiosk.services.standby import next_printer
from kiosk.store.journal import PLEDGE, PRE_REVIEW, TEST
from kiosk.store.rows import JobRow

ONLY_A_FILE = "only a file"  # why nobody can say of pages in a folder whether they are on paper
UNDER_WAY = frozenset({JobState.PENDING, JobState.SENT, JobState.FAILED})
SETTLED_BY_PEOPLE = frozenset({JobState.UNCERTAIN, JobState.HELD})


@dataclass(frozen=True, slots=True)
class PrinterLook:
    """How a printer is: asked now, or (`owned`) as the process that has it published it `at` a time."""

    state: PrinterState
    trouble: Trouble | None
    owned: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ListedJob:
    """A job of the journal with the number or code that people know it by (empty where it has none)."""

    row: JobRow
    called: str


class NotNow(Exception):
    """Something that a job's state does not allow; the message says why, in Chinese."""


def lock_of(home: Path, printer: str) -> FileLock:
    """Return the lock of which the holder owns a printer."""
    return FileLock(home / f"printer-{printer or 'none'}.lock", thread_local=False)


def look(hall: Hall, address: PrinterAddress) -> PrinterLook:
    """Ask a printer how it is, where nobody owns it; else return what its owner published."""
    lock = lock_of(hall.home, address.name)
    try:
        with lock.acquire(timeout=0):
            printer = open_printer(address)
            state = printer.status()
            trouble = printer.trouble
            printer.close()
            return PrinterLook(state, trouble, owned=False, at=hall.clock())
    except Timeout:
        return _published(hall, address)


def _published(hall: Hall, address: PrinterAddress) -> PrinterLook:
    found = hall.store.journal.published(hall.machine.device, address.name)
    state = PrinterState(found[0]) if found else PrinterState.UNKNOWN
    # nobody reaches it, so a try disturbs nobody; the owner keeps the reason to itself
    trouble = why_unreachable(address) if state is PrinterState.UNREACHABLE else None
    return PrinterLook(state, trouble, owned=True, at=found[1] if found else None)


class PrintDesk:
    """The journal as the desk and the technician use it."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._journal = hall.store.journal

    def of_day(self, day: date, states: frozenset[JobState] | None = None) -> list[ListedJob]:
        """Return a hall day's jobs, oldest first; only those in `states` that nobody has settled, where given."""
        rows: Sequence[JobRow] = self._journal.of_day(self._hall.site.id, day)
        if states is not None:
            rows = [row for row in rows if row.state in states and row.settled is None]
        return [ListedJob(row, self._called(row)) for row in rows]

    def unsettled(self) -> list[ListedJob]:
        """Return today's uncertain and held jobs that nobody settled, oldest first."""
        rows = self._journal.unsettled(self._hall.site.id, self._hall.where().day)
        return [ListedJob(row, self._called(row)) for row in rows]

    def to_settle(self) -> list[ListedJob]:
        """Return those of them that a visitor waits for."""
        return [job for job in self.unsettled() if self._waited_for(job.row)]

    def _waited_for(self, row: JobRow) -> bool:
        """Tell whether a slip is of use to anybody still: not of a number that ended, no sample and no test page.

        Of a pledge only where its A4 printer is this machine's; of one that became a file nothing is left to ask.
        """
        if row.kind == PLEDGE:
            return row.device == self._hall.machine.device and row.reason != ONLY_A_FILE
        if row.kind != "ticket":
            return row.kind in ("notice", PRE_REVIEW)
        ticket = self._hall.store.tickets.get(row.subject)
        return ticket is not None and ticket.state in (TicketState.WAITING, TicketState.CALLED)

    def left_over(self) -> tuple[int, int]:
        """Return how many slips of this machine wait for its printers, and how many of today people have to settle."""
        machine = self._hall.machine
        waiting = sum(len(self._journal.open_jobs(machine.device, address.name)) for address in machine.printers)
        return waiting, len(self.unsettled())

    def find(self, job: str) -> list[JobRow]:
        """Return the jobs whose id begins with `job`."""
        return list(self._journal.beginning_with(self._hall.site.id, job))

    def settle(self, row: JobRow, what: Settled, by: str) -> str:
        """Note what a person found out; for a reprint add the new job and return its id (else an empty text).

        Raises `NotNow` where the job is neither uncertain nor held, or was settled before.
        """
        if row.state not in SETTLED_BY_PEOPLE:
            raise NotNow(f"{row.id[:8]} 是 {row.state.value}，只有 uncertain 和 held 要人来定")
        if what is Settled.REPRINTED:
            again = self._journal.settle_and_reprint(row, by, self._hall.where(), self._for(row))
        else:
            again = "" if self._journal.settle(row.id, what, by, self._hall.clock()) else None
        if again is None:
            raise NotNow(f"{row.id[:8]} 已经定过了")
        return again

    def reprint(self, number: str, day: date, by: str) -> str:
        """Print a number's slip once more; return the new job. Raises `NotNow` and `LookupError`."""
        ticket = self._hall.store.tickets.by_number(self._hall.site.id, day, number)
        if ticket is None:
            raise LookupError(f"{day} 没有 {number} 这个号")
        if ticket.state is TicketState.VOID:
            raise NotNow(f"{number} 已作废，不能再打")
        last = self._journal.get(self._journal.of_subject(ticket.id))
        if last is None:
            raise LookupError(f"{number} 没有打印记录")
        if last.state in UNDER_WAY:
            raise NotNow(f"{number} 的小票还没打完（{last.state.value}），先等它")
        if last.state in SETTLED_BY_PEOPLE and last.settled is None:
            return self.settle(last, Settled.REPRINTED, by)
        return self._journal.reprint(last, self._hall.where(), self._for(last))

    def test(self, printer: str) -> str:
        """Add a test page for one of this machine's printers, which it never leaves; return its job."""
        return self._journal.add_test(printer, self._hall.where())

    def totals(self, day: date) -> str:
        """Add a day's totals for this machine's printer; return its job."""
        return self._journal.add_totals(day, next_printer(self._hall), self._hall.where())

    def _for(self, row: JobRow) -> str:
        """Return the printer on which a job is printed once more: the one that prints now; a test page stays.

        Raises `NotNow` for A4 pages where this machine has no A4 printer, and for a pledge that has no case.
        """
        if row.kind == PLEDGE:
            if self._hall.machine.a4 is None:
                raise NotNow("这台机器没有 A4 打印机，到有的那台上补打")
            if self._hall.store.cases.get(row.subject.partition("/")[0]) is None:
                raise NotNow("命令行打的承诺书不存内容，用 jishi slip … --print-pledge 再打")
            return self._hall.machine.a4.name
        return row.printer if row.kind == TEST else next_printer(self._hall)

    def _called(self, row: JobRow) -> str:
        if row.kind == "notice":
            notice = self._hall.store.notices.get(row.subject)
            return notice.code if notice else ""
        if row.kind == PRE_REVIEW:
            review = self._hall.store.pre_reviews.get(row.subject)
            return review.code if review else ""
        if row.kind == PLEDGE:
            return "承诺书"
        ticket = self._hall.store.tickets.get(row.subject) if row.kind == "ticket" else None
        return ticket.number if ticket else ""
