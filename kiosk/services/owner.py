"""The printer's owner: one process holds the lock, takes the journal's jobs in order and says what became of them."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from filelock import Timeout

from drivers.printer.protocol import Completion, Outcome, Printer, PrinterState, Trouble
from kiosk.domain.jobs import SAMPLE_WAITS, STANDS_THERE, JobState, still_there
from kiosk.domain.site import PrinterAddress
from kiosk.domain.verdict import NotAnswered
from kiosk.services.answers import OutOfService
from kiosk.services.documents import Documents
from kiosk.services.following import Follower
from kiosk.services.hall import Hall
from kiosk.services.logs import logger
from kiosk.services.on_trial import OnTrial
from kiosk.services.paper_used import count_slip
from kiosk.services.print_desk import lock_of
from kiosk.services.printers import Lent, load_fonts
from kiosk.services.standby import PRINTS, PUBLISH_SECONDS, STANDS_STILL, published
from kiosk.services.telling import Telling
from kiosk.store.changes import Changes
from kiosk.store.errors import MachineFault, StoreFault
from kiosk.store.journal import TEST
from kiosk.store.rows import SAMPLE, JobRow
from kiosk.store.tickets import new_id

LOOK_SECONDS = 1.05  # how often the owner asks the printer while nobody kicks it
KNOWN_SECONDS = 1.0  # how long it need not be asked before a slip, of which the driver asks anyway
BEATS = 8  # in so many parts of that time it hears what the printer tells by itself
_AFTER_BODY = {
    Outcome.CONFIRMED: JobState.CONFIRMED,
    Outcome.UNCERTAIN: JobState.UNCERTAIN,
    Outcome.FAILED: JobState.FAILED,
}


class _Taken(Exception):
    """Another process moved the job first."""


class Owner:
    """One of this machine's printers: owned where this process gets its lock; otherwise the process that has it prints.

    `tell` is called on the owner's thread with every job that changed, and with None where the printer did; `opens`
    makes the driver. A `mate`, the other printer of the machine, is given the slips that cannot come out here.
    """

    def __init__(
        self,
        hall: Hall,
        address: PrinterAddress,
        tell: Callable[[JobRow | None], None],
        opens: Callable[[PrinterAddress], Printer],
    ) -> None:
        self.name = address.name
        self.mate: Owner | None = None
        self._hall = hall
        self._tell = tell
        self._opens = opens
        self._owner = new_id()
        self._lock = lock_of(hall.home, self.name)
        self._wake = threading.Event()
        self._stopping = False
        self._trouble = ""  # why the journal could not be used last
        self._thread: threading.Thread | None = None
        self._printer: Printer | None = None  # the owner's thread only
        self._state = PrinterState.UNKNOWN
        self._looked = False  # since this process owns the printer
        self._seen_at = float("-inf")
        self._published = (PrinterState.UNKNOWN, float("-inf"))
        self._changes = Changes(hall.store.database)
        self._left_open = False
        self._owed: tuple[JobRow, Completion] | None = None  # what became of a slip that the journal does not know yet
        self._telling = Telling(hall, self.name)
        self._trial = OnTrial(hall, address, self._owner)
        self._follower = Follower(hall.store.journal, hall.machine.device, self.name)

    def start(self) -> None:
        """Start the owner's thread."""
        self._thread = threading.Thread(target=self._run, name=f"printing {self.name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the slip under way, give the lock back and wait for the thread."""
        self._stopping = True
        self.kick()
        if self._thread is not None:
            self._thread.join()

    def kick(self) -> None:
        """Say that a job waits."""
        self._wake.set()

    def state(self) -> PrinterState:
        """Return what is known of the printer: by this process where it owns it, else as its owner published."""
        if self._lock.is_locked:
            return self._state
        found = self._hall.store.journal.published(self._hall.machine.device, self.name)
        return PrinterState(found[0]) if found else PrinterState.UNKNOWN

    def known(self) -> PrinterState | None:
        """Return whether the printer can be relied on now; None as long as nobody has looked."""
        if self._lock.is_locked:
            return self._state if self._looked else None
        return published(self._hall, self.name)

    def trouble(self) -> Trouble | None:
        """Return what keeps the printer unreachable, where this process owns it and knows."""
        printer = self._printer
        return printer.trouble if printer is not None else None

    def _run(self) -> None:
        while not self._stopping:
            self._carefully(self._look)
            for _ in range(BEATS - 1):
                if self._wake.wait(LOOK_SECONDS / BEATS):
                    break
                self._carefully(self._overhear)
            else:
                self._wake.wait(LOOK_SECONDS / BEATS)
            self._wake.clear()
        self._finish()

    def _carefully(self, act: Callable[[], None]) -> None:
        """Do `act`; a journal that cannot be used now is tried again in the next round.

        So is whatever else goes wrong: this thread holds the lock, and without it nobody prints.
        """
        try:
            act()
        except (StoreFault, OutOfService) as fault:
            self._hall.store.close()  # the next round looks with a new connection
            if str(fault) != self._trouble:  # said once, not twice a second
                logger("printing").error("the journal cannot be used", reason=str(fault))
            self._trouble = str(fault)
        except Exception as fault:  # noqa: BLE001 - a driver's, or ours
            if repr(fault) != self._trouble:
                logger("printing").exception("a round ended in the middle", printer=self.name)
            self._trouble = repr(fault)
            self._begin_anew()
        else:
            self._trouble = ""

    def _begin_anew(self) -> None:
        """Let go of a printer whose driver cannot be relied on; the next round opens it."""
        printer, self._printer = self._printer, None
        with suppress(Exception):
            if printer is not None:
                printer.close()
        with suppress(Exception):
            self._see(PrinterState.UNREACHABLE)

    def _look(self) -> None:
        """Do one round as owner; become it first where nobody is."""
        if not (self._lock.is_locked or self._take_lock()):
            self._follow()
            return
        if self._printer is None:
            torn = self._recover()
            self._left_open = True  # what came while another owner had the lock, of which it told only itself
            self._trial.look(changed=True)  # what was kept while another process printed
            self._printer = self._opened()
            if torn:
                self._printer.expect_torn()
        if self._state not in PRINTS or time.monotonic() - self._seen_at > KNOWN_SECONDS:
            self._see(self._printer.status())
        load_fonts(self._trial.address)
        self._serve()

    def _overhear(self) -> None:
        """Between two looks: take in what the printer tells of by itself, and what another program wants printed."""
        if self._printer is None:
            self._follow()
            return
        state = self._printer.overhear()
        if state is not None and state is not self._state:
            self._see(state)
        self._serve()

    def _follow(self) -> None:
        """Where another process prints: hear from the journal how far its jobs are, and how the printer is."""
        if not self._changes.any():
            return
        self._trial.renew()
        for row in self._follower.moved():
            self._tell(row)
        state = self.state()
        if state is not self._state:
            self._state = state
            self._tell(None)

    def _serve(self) -> None:
        """Bring every open job on; a last time at the stop, so that one that came with it is not left behind.

        The journal is read only where somebody wrote since, or where a job was left open.
        """
        if self._printer is None:
            return
        if self._owed is not None:
            self._conclude(*self._owed)
        changed = self._changes.any()
        if self._trial.look(changed=changed, gone=self._state is PrinterState.UNREACHABLE):
            self._open_anew(self._printer)
        if changed or self._left_open:
            rows = self._jobs()
            self._left_open = bool(rows)
            for row in rows:
                self._advance(self._printer, row)
        if changed:
            self._telling.look()
        self._telling.tell(self._printer)

    def _open_anew(self, printer: Printer) -> None:
        """Go on with other settings: those that are tried, or the old ones again; or without, while it is lent."""
        printer.close()
        self._printer = self._opened()
        if self._trial.left_torn:
            self._printer.expect_torn()
        self._see(self._printer.status())

    def _opened(self) -> Printer:
        address = self._trial.address
        return Lent(address.connection) if self._trial.lent else self._opens(address)

    def _take_lock(self) -> bool:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as fault:
            raise MachineFault(f"{self._lock.lock_file}: {fault.strerror or fault}") from fault
        return True

    def _finish(self) -> None:
        """Let go of printer, lock and database; a journal that cannot be used is not waited for once more."""
        if not self._trouble:
            self._carefully(self._serve)
        if self._printer is not None:
            self._carefully(self._printer.close)
        if self._lock.is_locked:
            self._lock.release()
        self._hall.store.close()

    def _jobs(self) -> list[JobRow]:
        return list(self._hall.store.journal.open_jobs(self._hall.machine.device, self.name))

    def _recover(self) -> bool:
        """Call what a dead owner was sending uncertain: nobody can say how far it came. Tell whether there was any."""
        sent = [row for row in self._jobs() if row.state is JobState.SENT]
        for row in sent:
            self.move(row, JobState.UNCERTAIN, reason="owner died", accepted=row.accepted)
        return bool(sent)

    def _see(self, state: PrinterState) -> None:
        now = time.monotonic()
        changed = state is not self._state
        self._state, self._looked, self._seen_at = state, True, now
        if changed or now - self._published[1] > PUBLISH_SECONDS:
            journal, device = self._hall.store.journal, self._hall.machine.device
            journal.publish(device, self.name, state.value, self._owner, self._hall.clock())
            self._published = (state, now)
        if changed:
            self._tell(None)
            if self.mate is not None:
                self.mate.kick()  # what waits there may come out here now

    def _advance(self, printer: Printer, row: JobRow) -> None:
        if row.state is JobState.SENT:  # this thread sends nothing now: its commit was stored and the answer lost
            self.move(row, JobState.UNCERTAIN, reason="journal gone", accepted=row.accepted)
            return
        if self._gone(row):
            if row.state in (JobState.PENDING, JobState.FAILED):
                self.move(row, JobState.HELD, reason="visitor gone")
            return
        if not self._trial.lets(row):
            self._leaves(row)  # else it waits until what is tried is kept, or is not
            return
        if self._state in STANDS_STILL:
            if not self._leaves(row) and row.state is JobState.PENDING:
                self.move(row, JobState.FAILED, reason=self._state.value)
            return
        if row.state is JobState.FAILED:
            if not self.move(row, JobState.PENDING):
                return
            row = self._hall.store.journal.get(row.id) or row
        self._print(printer, row)

    def _leaves(self, row: JobRow) -> bool:
        """Tell whether a slip that cannot come out here is the mate's now, or will be as soon as that was looked at."""
        if self.mate is None or row.kind == TEST:
            return False
        state = self.mate.known()
        if state not in PRINTS:
            return state is None
        self._hand_over(row, self.mate)
        return True

    def _hand_over(self, row: JobRow, mate: "Owner") -> None:
        if self._hall.store.journal.hand_over(row, mate.name, self._hall.where()):
            logger("printing").info("a slip goes to the other printer", job=row.id, here=self.name, to=mate.name)
            mate.kick()

    def _gone(self, row: JobRow) -> bool:
        where = self._hall.where()
        patience = SAMPLE_WAITS if row.kind == SAMPLE else STANDS_THERE
        if row.day != where.day or not still_there(row.at, where.at, patience):
            return True
        if not self._hall.store.tickets.visit_ended(row.visit):
            return False
        # a second job for a number or a notice is a person's wish, who stands there for it; the visitor may have gone
        return row.kind == SAMPLE or not self._hall.store.journal.asked_again(row)

    def _print(self, printer: Printer, row: JobRow) -> None:
        try:
            slip = Documents(self._trial.hall).of_job(row)
        except (LookupError, NotAnswered) as gone:  # its item was withdrawn or changed: the code still helps
            logger("printing").warning("a slip cannot be made", job=row.id, reason=str(gone))
            self.move(row, JobState.HELD, reason="nothing to print")
            return
        sent: list[JobRow] = []

        def before_body() -> None:
            if not self.move(row, JobState.SENT):
                raise _Taken
            sent.append(self._hall.store.journal.get(row.id) or row)

        try:
            done = printer.print(slip, before_body)
        except _Taken:
            return
        except Exception:  # noqa: BLE001 - whatever a driver does, the journal must say what is known of the slip
            logger("printing").exception("the driver did not end well", job=row.id)
            done = Completion(Outcome.UNCERTAIN, 0, "driver fault")
        row = sent[0] if sent else row
        self._owed = (row, done)
        if self.mate is not None and (not sent or done.outcome is Outcome.FAILED):
            self._see(printer.status())
            if self._state not in PRINTS and self._comes_out_there(row, done, self.mate):
                self._owed = None
                return  # to the screen it never failed
        self._conclude(row, done)
        if sent and done.outcome is not Outcome.FAILED:
            count_slip(self._hall.home, self._trial.address, slip)
        self._see(printer.status())
        if done.outcome is Outcome.FAILED and self.mate is not None:
            self.kick()  # it may come out there at once

    def _comes_out_there(self, row: JobRow, done: Completion, mate: "Owner") -> bool:
        """Give a slip of which this printer took nothing to one that prints; tell whether it is the mate's now."""
        if row.state is not JobState.SENT:
            return self._leaves(row)
        if mate.known() not in PRINTS:
            return False
        journal, where = self._hall.store.journal, self._hall.where()
        if not journal.to(row, JobState.FAILED, where, owner=self._owner, reason=done.reason):
            return True  # somebody else was quicker
        self._hand_over(journal.get(row.id) or row, mate)
        return True

    def _conclude(self, row: JobRow, done: Completion) -> None:
        """Write what became of a slip; owed until the journal has it, so that a round after a fault begins with it."""
        state = _AFTER_BODY[done.outcome] if row.state is JobState.SENT else JobState.FAILED
        self.move(row, state, reason=done.reason, accepted=done.accepted)
        self._owed = None

    def move(self, row: JobRow, to: JobState, reason: str = "", accepted: int = 0) -> bool:
        """Move a job of this printer on, and tell; False where somebody else was quicker."""
        journal = self._hall.store.journal
        if not journal.to(row, to, self._hall.where(), owner=self._owner, reason=reason, accepted=accepted):
            return False
        now = journal.get(row.id)
        if now is not None:
            self._tell(now)
        return True
