"""What settings a printer's owner is to use now: those of machine.toml, or those that are tried as long as they are."""

import time
from contextlib import suppress
from dataclasses import replace

from drivers.printer.profile import NoSuchProfile
from drivers.printer.protocol import PrinterState
from kiosk.catalogue.problems import Refused
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.printer_settings import differing
from kiosk.domain.site import PrinterAddress
from kiosk.domain.trials import ANSWER_SECONDS, MICROS, NO_PAGE, TrialState, Why, in_time
from kiosk.services.hall import Hall
from kiosk.services.printer_settings import applied, unpacked, whole
from kiosk.services.seeds import MACHINE_FILE, machine_in
from kiosk.store.journal import TEST
from kiosk.store.printer_trials import TrialRow
from kiosk.store.rows import JobRow

_UNPRINTED = frozenset({JobState.FAILED, JobState.HELD})
_ON_PAPER = frozenset({JobState.CONFIRMED, JobState.UNCERTAIN})


def machine_micros() -> int:
    """Return UTC microseconds by the machine's own clock, which all its programs share."""
    return int(time.time() * MICROS)


def return_to_old(hall: Hall, row: TrialRow, why: Why, detail: str = "", by: str = "") -> bool:
    """End a trial with the old settings; False where it is over. A test page that waits is not printed any more."""
    with hall.store.writing():
        reason = f"{why.value}: {detail}" if detail else why.value
        if not hall.store.printer_trials.end(row, TrialState.RETURNED, reason, by):
            return False
        settle_page(hall, row.job, Settled.VOID, by)
    return True


def settle_page(hall: Hall, job: str, what: Settled, by: str) -> None:
    """Note what became of a trial's page, which else waits for a person among the slips."""
    journal = hall.store.journal
    page = journal.get(job)
    if page is None:
        return
    if page.state in (JobState.PENDING, JobState.FAILED):
        journal.to(page, JobState.HELD, hall.where(), owner="", reason="trial over")
    if page.state not in (JobState.SENT, JobState.CONFIRMED):
        journal.settle(job, what, by, hall.clock())


class OnTrial:
    """One owner's, on its thread only."""

    def __init__(self, hall: Hall, address: PrinterAddress, owner: str) -> None:
        self._hall, self._owner = hall, owner
        self._kept = self.address = address
        self._known = hall.settings_known
        self._trial: TrialRow | None = None
        self._latest: tuple[str, str] | None = None  # as it was when all were looked at
        self._extended = False
        self.left_torn = False  # the page of the trial that ended last may stand in the mouth

    @property
    def lent(self) -> bool:
        """Whether the port is lent to a technician who looks for the printer."""
        return self._trial is not None and self._trial.job == NO_PAGE

    @property
    def hall(self) -> Hall:
        """The hall with this printer as it is set now: what is printed is made for that one."""
        if self._trial is None:
            return self._hall
        return replace(self._hall, machine=self._hall.machine.with_printer(self.address))

    def lets(self, job: JobRow) -> bool:
        """Tell whether a job may be printed now: with settings that are tried, nothing but their test page.

        A page that came since the last look is not printed with the old ones.
        """
        if self._trial is not None:
            return job.id == self._trial.job
        if job.kind != TEST:
            return True
        row = self._hall.store.printer_trials.open(self._hall.machine.device, self._kept.name)
        return row is None or row.job != job.id

    def look(self, *, changed: bool, gone: bool = False) -> bool:
        """Look whether other settings are wanted; tell whether the printer is to be opened anew with `address`.

        `gone`: nothing is reached with those that are in use.
        """
        if not changed and self._trial is None:
            return False
        self.renew()
        before = self.address, self.lent
        if self._trial is not None or (self._latest and self._latest[1] == TrialState.TRYING.value):
            self._go_on(gone=gone)
        self.address = self._tried() if self._trial else self._kept
        return (self.address, self.lent) != before

    def renew(self) -> None:
        """Take over what was kept since, here or by another program."""
        latest = self._hall.store.printer_trials.latest(self._hall.machine.device, self._kept.name)
        if latest == self._latest:
            return
        self._latest = latest
        rows = self._hall.store.printer_trials.of_printer(self._hall.machine.device, self._kept.name)
        for row in rows:
            if row.state is TrialState.KEPT and row.id not in self._known:
                self._kept = applied(self._kept, unpacked(row.before), unpacked(row.after))
                self._hall.machine = self._hall.machine.with_printer(self._kept)
                self._known |= {row.id}

    def _tried(self) -> PrinterAddress:
        assert self._trial is not None
        with suppress(NoSuchProfile):
            return applied(self._kept, unpacked(self._trial.before), unpacked(self._trial.after))
        return self._kept

    def _go_on(self, *, gone: bool) -> None:
        """Take up a trial that waits, bring the one under way on, and end one whose time is over."""
        row = self._hall.store.printer_trials.open(self._hall.machine.device, self._kept.name)
        mine = row is not None and row.owner == self._owner
        if row is None or not in_time(row.began, row.deadline, machine_micros()):
            self._leave(row, Why.TIME)
        elif not mine and (row.owner or not self._hall.store.printer_trials.claim(row.id, self._owner)):
            self._leave(row, Why.OWNER)
        else:
            self._extended = self._extended and mine
            self._trial = row
            self._follow_page(row, gone=gone)

    def _leave(self, row: TrialRow | None, why: Why, detail: str = "") -> None:
        if self._trial is not None:
            page = self._hall.store.journal.get(self._trial.job)
            self.left_torn = page is not None and page.state is JobState.UNCERTAIN
        if row is not None and not self._was_kept(row):
            return_to_old(self._hall, row, why, detail)
        self._trial = None

    def _was_kept(self, row: TrialRow) -> bool:
        """End a trial kept where machine.toml says what was tried: who kept it was cut off before the database knew.

        The owner that tried it is asked by nobody; then its program ended too.
        """
        if row.job == NO_PAGE or row.owner in ("", self._owner):
            return False
        from kiosk.services.own_file import alone  # reads files: not on the way to the first frame

        before, after = unpacked(row.before), unpacked(row.after)
        with suppress(Refused, NoSuchProfile), alone(self._hall.home, MACHINE_FILE):
            machine = machine_in(self._hall.home / MACHINE_FILE)
            address = next((each for each in machine.printers if each.name == row.printer), self._kept)
            says = whole(address)
            if all(says.get(key) == after[key] for key in differing(before, after)):
                kept = self._hall.store.printer_trials.end(row, TrialState.KEPT, "", row.who)
                self.renew()
                return kept
        return False

    def _follow_page(self, row: TrialRow, *, gone: bool) -> None:
        if row.job == NO_PAGE:
            return
        page = self._hall.store.journal.get(row.job)
        if page is None or page.state in _UNPRINTED:
            return_to_old(self._hall, row, Why.PAGE, page.reason if page else "")
            self._trial = None
        elif gone and page.state is JobState.UNCERTAIN:  # in the middle of the page: nobody will see it come out
            self._leave(row, Why.PAGE, PrinterState.UNREACHABLE.value)
        elif page.state in _ON_PAPER and not self._extended:
            self._extended = True
            until = machine_micros() + ANSWER_SECONDS * MICROS
            self._hall.store.printer_trials.move_deadline(row.id, until)
