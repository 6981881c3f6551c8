"""A4 pages in the print journal: the pledge's forms, as far as a print service or a folder can tell of them.

No thread owns this printer: whoever wants pages printed, or looks at the journal, brings its rows on. Each step is the
journal's conditional update, so that of two who try one prints.
"""

import hashlib
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from drivers.printer.a4 import SEND_SECONDS, Handed, PageState
from drivers.printer.protocol import Reason, Trouble
from kiosk.domain.jobs import JobState, still_there
from kiosk.domain.site import A4Address
from kiosk.domain.slip import Slip
from kiosk.domain.verdict import Outcome
from kiosk.domain.visit import Visit
from kiosk.services.case_rows import case_of
from kiosk.services.hall import Hall
from kiosk.services.kept_answers import dump_answers
from kiosk.services.logs import logger
from kiosk.services.pages import open_pages, print_pages
from kiosk.services.pledges import pledge_forms
from kiosk.services.print_desk import ONLY_A_FILE
from kiosk.services.slips import Printed
from kiosk.services.visits import Visits
from kiosk.store.errors import StoreFault
from kiosk.store.rows import JobRow
from kiosk.store.tickets import new_id

FOLLOW_SECONDS, PAUSE_SECONDS = 120.0, 2.0  # how long pages are asked after behind a screen, and how often
_LOST = timedelta(seconds=4 * SEND_SECONDS)  # after which whoever was handing pages over is no more
_TOLD = {  # what the service says of pages that it took: a state, and the word for why
    PageState.PRINTED: (JobState.CONFIRMED, "said by the service"),
    PageState.CANCELLED: (JobState.UNCERTAIN, "ended in the queue"),
    PageState.LEFT: (JobState.UNCERTAIN, "left the queue"),
    PageState.FILE: (JobState.UNCERTAIN, ONLY_A_FILE),
}


class PageJobs:
    """The journal's rows for this machine's A4 printer; every method does nothing where it has none."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._journal = hall.store.journal
        self._address = hall.machine.a4

    def add(self, case: str, visit: Visit) -> str:
        """Add the job of a case's pledge inside the caller's transaction; return its id.

        One whose papers are those of an earlier print is 补打; without a case there is no second one.
        """
        assert self._address is not None
        subject = f"{case or new_id()}/{_digest(visit)}"
        return self._journal.add_pages(subject, self._address.name, self._hall.where())

    def print(self, job: str, forms: list[Slip] | None = None) -> Handed:
        """Hand a pending job's pages over; may take as long as the deadlines of the print service."""
        row = self._journal.get(job)
        if self._address is None or row is None:
            return Handed()
        try:
            pages = forms or self._forms(row)
        except LookupError as gone:
            logger("pages").warning("pages cannot be made", job=row.id, reason=str(gone))
            self._move(row, JobState.HELD, "nothing to print")
            return Handed()
        if not self._move(row, JobState.SENT):
            return Handed()
        handed = print_pages(open_pages(self._address), pages)
        self._note(self._journal.get(row.id) or row, handed, self._address)
        return handed

    def _note(self, row: JobRow, handed: Handed, address: A4Address) -> None:
        """Note what became of the handing over."""
        if handed.trouble is not None:
            logger("pages").error("pages were not taken", printer=address.name, reason=str(handed.trouble))
            slow = handed.trouble.reason is Reason.SLOW  # nobody knows whether it took them
            self._move(row, JobState.UNCERTAIN if slow else JobState.FAILED, handed.trouble.reason.value)
        elif address.connection.startswith("file:"):
            self._move(row, JobState.UNCERTAIN, ONLY_A_FILE, by=handed.job)
        else:
            self._journal.taken(row, handed.job, self._hall.where())

    def ask(self) -> None:
        """Ask what became of all that was taken, and note it."""
        for row in self._open():
            if row.state is JobState.SENT and self._address is not None:
                self._ask(row, self._address)

    def bring_on(self) -> bool:
        """Print what waits, and ask what became of what was taken; tell whether any of it is still under way."""
        self.ask()
        for row in self._open():
            if row.state is JobState.SENT:
                continue
            if row.day == self._hall.where().day and still_there(row.at, self._hall.where().at):
                self.print(row.id)
            else:
                self._move(row, JobState.HELD, "visitor gone")
        return bool(self._open())

    def await_end(self, job: str, seconds: float) -> None:
        """Bring rows on until what became of one job is known, or so many seconds are over."""
        until = time.monotonic() + seconds
        while (self.bring_on() and time.monotonic() < until) and self._under_way(job):
            time.sleep(PAUSE_SECONDS / 4)

    def _under_way(self, job: str) -> bool:
        return any(row.id == job for row in self._open())

    def bring_on_behind(self) -> None:
        """Do the same on a thread that nobody waits for, until all of it is settled or took too long."""
        if self._address is not None and self._open():
            self._behind(lambda: None)

    def print_behind(self, job: str, forms: list[Slip], then: Callable[[Handed], None]) -> threading.Thread:
        """Print on a thread of its own, for a screen: `then` is called there with what became of the handing over."""

        def first() -> None:
            try:
                handed = self.print(job, forms)
            except StoreFault as fault:
                handed = Handed(trouble=Trouble(self._address.name if self._address else "", Reason.FAULT, str(fault)))
            then(handed)

        return self._behind(first)

    def _behind(self, first: Callable[[], None]) -> threading.Thread:
        def work() -> None:
            until = time.monotonic() + FOLLOW_SECONDS
            try:
                first()
                while self.bring_on() and time.monotonic() < until:
                    time.sleep(PAUSE_SECONDS)
            except Exception as fault:  # noqa: BLE001 - whoever looks at the journal next brings the rows on
                logger("pages").error("what became of pages could not be noted", reason=repr(fault))
            finally:
                with suppress(Exception):
                    self._hall.store.close()

        thread = threading.Thread(target=work, name="pages", daemon=True)
        thread.start()
        return thread

    def _ask(self, row: JobRow, address: A4Address) -> None:
        if not row.owner:  # no service took it yet
            if not still_there(row.at, self._hall.where().at, _LOST):
                self._move(row, JobState.UNCERTAIN, "owner died")
            return
        told = open_pages(address).job(row.owner)
        if told.state in _TOLD:
            state, why = _TOLD[told.state]
            self._move(row, state, why, by=row.owner)

    def _open(self) -> list[JobRow]:
        """Return what waits or is under way; what was not taken is told to whoever wanted it, and not tried again."""
        rows = self._journal.open_jobs(self._hall.machine.device, self._address.name) if self._address else ()
        return [row for row in rows if row.state is not JobState.FAILED]

    def _move(self, row: JobRow, to: JobState, why: str = "", *, by: str = "") -> bool:
        return self._journal.to(row, to, self._hall.where(), owner=by, reason=why)

    def _forms(self, row: JobRow) -> list[Slip]:
        """Return the forms of a case anew; `LookupError` where its papers are others by now, or it has no case."""
        case, _, digest = row.subject.partition("/")
        kept = self._hall.store.cases.get(case)
        found = case_of(kept, self._hall.catalogue) if kept else None
        if found is None or _digest(found.visit) != digest:
            raise LookupError(f"the papers of {row.subject} are not there any more")
        return forms_of(self._hall, found.visit, row.copy)


def forms_of(hall: Hall, visit: Visit, copy: int = 0) -> list[Slip]:
    """Return both copies of the pledge of each of a visit's items that has one; 补打 where `copy` is not 0."""
    hall.renew_slips()
    printed = Printed(hall.machine.name, hall.now(), copy)
    parts = zip(visit.parts, Visits(hall).judge_each(visit).parts, strict=True)
    return [
        form
        for part, verdict in parts
        if verdict.outcome is Outcome.PLEDGE
        for form in pledge_forms(hall.slips, part.item, dict(part.situations), verdict, hall.site, printed)
    ]


def _digest(visit: Visit) -> str:
    return hashlib.sha256(dump_answers(visit).encode()).hexdigest()[:16]
