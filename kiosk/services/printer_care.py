"""What a technician does to printers and their slips: the right first, then the act and its line in the audit."""

from datetime import date

from kiosk.domain.jobs import Settled
from kiosk.domain.staff import Act
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall, Kick, nobody
from kiosk.services.page_jobs import PageJobs
from kiosk.services.paper_used import PaperUsed, Part, note_part, note_roll, paper_used
from kiosk.services.print_desk import PrintDesk
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.journal import PLEDGE
from kiosk.store.rows import JobRow


class PrinterCare:
    """Every method raises `NotAllowed`, and what `PrintDesk` raises; then nothing was stored.

    Without a session it is done in a hall that has no accounts yet.
    """

    def __init__(self, hall: Hall, kick: Kick = nobody) -> None:
        self._hall = hall
        self._desk, self._audit, self._kick = PrintDesk(hall), Audit(hall), kick

    @out_of_service
    def test(self, session: Session | None, printer: str) -> str:
        """Let a printer's owner print the test page; return its job."""
        with self._hall.store.writing():
            self._demand(session, Act.CONFIGURE_PRINTER)
            job = self._desk.test(printer)
            self._audit.append(session, Act.CONFIGURE_PRINTER, f"printer:{printer}", {"test": job})
        self._kick()
        return job

    @out_of_service
    def settle(self, session: Session | None, row: JobRow, what: Settled) -> str:
        """Note what became of an uncertain or held slip; return the new job of a reprint, else an empty text."""
        with self._hall.store.writing():
            self._demand(session, Act.SETTLE_PRINT_JOB)
            again = self._desk.settle(row, what, _named(session))
            self._audit.append(session, Act.SETTLE_PRINT_JOB, f"job:{row.id}", {"settled": what.value})
        self._kick()
        if again and row.kind == PLEDGE:
            PageJobs(self._hall).bring_on_behind()
        return again

    @out_of_service
    def reprint(self, session: Session | None, number: str, day: date) -> str:
        """Print a number's slip once more; return the new job."""
        with self._hall.store.writing():
            self._demand(session, Act.SETTLE_PRINT_JOB)
            again = self._desk.reprint(number, day, _named(session))
            self._audit.append(session, Act.SETTLE_PRINT_JOB, f"job:{again}", {"reprint": number})
        self._kick()
        return again

    def used(self, printer: str) -> PaperUsed:
        """Return the paper and cuts that were counted of a printer."""
        return paper_used(self._hall.home, printer)

    @out_of_service
    def roll_changed(self, session: Session | None, printer: str, metres: int) -> PaperUsed:
        """Note that a new roll is in, of so many metres (0: nobody knows)."""
        with self._hall.store.writing():
            self._demand(session, Act.CONFIGURE_PRINTER)
            self._audit.append(session, Act.CONFIGURE_PRINTER, f"printer:{printer}", {"roll": str(metres)})
            return note_roll(self._hall.home, printer, metres, self._hall.clock())

    @out_of_service
    def part_changed(self, session: Session | None, printer: str, part: Part) -> PaperUsed:
        """Note that a new print head or knife is in."""
        with self._hall.store.writing():
            self._demand(session, Act.CONFIGURE_PRINTER)
            self._audit.append(session, Act.CONFIGURE_PRINTER, f"printer:{printer}", {"part": part.value})
            return note_part(self._hall.home, printer, part)

    def _demand(self, session: Session | None, act: Act) -> None:
        if session is not None:
            demand(self._hall, session, act)


def _named(session: Session | None) -> str:
    return session.name if session else "命令行"
