"""This machine's slip printers together: the first, its standby where there is one, and the slips on their way."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from drivers.printer.protocol import Printer, PrinterState, Trouble
from kiosk.domain.jobs import JobState
from kiosk.domain.site import PrinterAddress
from kiosk.services.answers import JobView
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.logs import logger
from kiosk.services.owner import Owner
from kiosk.services.printers import open_printer
from kiosk.services.standby import PRINTS, takes_next, together
from kiosk.store.errors import StoreFault
from kiosk.store.rows import JobRow

_ENDS = frozenset({JobState.CONFIRMED, JobState.UNCERTAIN, JobState.HELD})


class Printing:
    """This machine's slip printers, each with an owner of its own.

    `on_change` is called on an owner's thread with every change of a job or of a printer; `opens` makes the drivers.
    """

    def __init__(
        self,
        hall: Hall,
        on_change: Callable[[JobView], None] | None = None,
        opens: Callable[[PrinterAddress], Printer] = open_printer,
    ) -> None:
        self._hall, self._journal, self._opens = hall, hall.store.journal, opens
        self._on_change = on_change or (lambda _view: None)
        self._owners = self._owners_of(hall.machine.printers)
        self._handing: threading.Thread | None = None

    def _owners_of(self, printers: Sequence[PrinterAddress]) -> list[Owner]:
        owners = [Owner(self._hall, address, self._tell, self._opens) for address in printers]
        if len(owners) > 1:
            first, standby = owners
            first.mate, standby.mate = standby, first
        return owners

    def start(self) -> None:
        """Start the owners' threads; without a configured printer there is nothing to own."""
        for owner in self._owners:
            owner.start()

    def stop(self) -> None:
        """Finish the slips under way, give the locks back and wait for the threads.

        The standby's owner is the last to stop, so that what the first hands over is not left behind.
        """
        self._handed()
        for owner in self._owners:
            owner.stop()

    def renew(self) -> None:
        """Own the printers that the machine has now: between two visits, and on a thread of its own.

        One that is out of reach lets go only after seconds; meanwhile slips wait for their new owners.
        """
        self._handed()
        old, self._owners = self._owners, self._owners_of(self._hall.machine.printers)
        self._handing = threading.Thread(target=self._hand_on, args=(old, self._owners), name="other printers")
        self._handing.start()

    def _hand_on(self, old: Sequence[Owner], new: Sequence[Owner]) -> None:
        for owner in old:
            owner.stop()
        try:
            for name in {owner.name for owner in old} - {owner.name for owner in new}:
                self._journal.forget(self._hall.machine.device, name)
        except StoreFault as fault:
            logger("printing").error("a printer that went is still told of", reason=str(fault))
        for owner in new:
            owner.start()
        self._hall.store.close()

    def _handed(self) -> None:
        """Wait until the last change of printers is through."""
        if self._handing is not None:
            self._handing.join()

    @contextmanager
    def running(self) -> Iterator["Printing"]:
        """Own the printers (or let their owners print) for the length of a `with`."""
        self.start()
        try:
            yield self
        finally:
            self.stop()

    def kick(self) -> None:
        """Say that a job waits."""
        for owner in self._owners:
            owner.kick()

    @out_of_service
    def view(self, job: str) -> JobView | None:
        """Return a job as it stands now, or None."""
        row = self._journal.get(job)
        return None if row is None else self._view(row)

    @out_of_service
    def printer_state(self, name: str = "") -> PrinterState:
        """Return what is known of the printer `name`, or without one of all: what visitors are told.

        They are not told of one that is out while another prints. What is known: by this process where it owns the
        printer, else as its owner published.
        """
        return together([owner.state() for owner in self._named(name)])

    def next(self) -> str:
        """Return the name of the printer that takes the next slip, empty where there is none."""
        if not self._owners:
            return ""
        return self._owners[takes_next([owner.state() for owner in self._owners])].name

    def trouble(self, name: str = "") -> Trouble | None:
        """Return what keeps the printer `name` (or the first) unreachable, where this process owns it and knows."""
        return next((owner.trouble() for owner in self._named(name)), None)

    @out_of_service
    def print_again(self, job: str) -> None:
        """Send a slip that is known not to be printed once more; anything else stays as it is."""
        row = self._journal.get(job)
        owner = next((owner for owner in self._owners if row and owner.name == row.printer), None)
        if row is not None and owner is not None and row.state in (JobState.FAILED, JobState.HELD):
            owner.move(row, JobState.PENDING)
            self.kick()

    def settle(self, job: str, seconds: float) -> str:
        """Wait until a job is confirmed, uncertain or held, or has failed; return its state's word.

        One that failed is waited for while a printer prints. Returns the state as it is after `seconds`, and `none`
        where there is no printer.
        """
        deadline = time.monotonic() + seconds
        while job:
            row = self._journal.get(job)
            if row is None:
                break
            failed = row.state is JobState.FAILED and self.printer_state() not in PRINTS
            if failed or row.state in _ENDS or time.monotonic() > deadline:
                return row.state.value
            time.sleep(0.01)
        return "none"

    def _named(self, name: str) -> list[Owner]:
        return [owner for owner in self._owners if name in ("", owner.name)]

    def _tell(self, row: JobRow | None) -> None:
        """Pass on what an owner tells: a job that changed, or (None) its printer."""
        if row is not None:
            self._on_change(self._view(row))
            return
        state = self.printer_state().value
        self._on_change(JobView("", JobState.PENDING, "", state, may_print_again=False))

    def _view(self, row: JobRow) -> JobView:
        state = self.printer_state()
        again = row.state in (JobState.FAILED, JobState.HELD) and state in PRINTS
        return JobView(row.id, row.state, row.reason, state.value, again)
