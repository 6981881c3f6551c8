"""What a technician does to printers and their slips: the right first, then the act and its line in the audit."""

from kiosk.domain.jobs import Settled
from kiosk.domain.staff import Act
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall, Kick, nobody
from kiosk.services.print_desk import PrintDesk
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.rows import JobRow


class PrinterCare:
    """Every method raises `NotAllowed`, and what `PrintDesk` raises; then nothing was stored."""

    def __init__(self, hall: Hall, kick: Kick = nobody) -> None:
        self._hall = hall
        self._desk, self._audit, self._kick = PrintDesk(hall), Audit(hall), kick

    @out_of_service
    def test(self, session: Session, printer: str) -> str:
        """Let a printer's owner print the test page; return its job."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.CONFIGURE_PRINTER)
            job = self._desk.test(printer)
            self._audit.append(session, Act.CONFIGURE_PRINTER, f"printer:{printer}", {"test": job})
        self._kick()
        return job

    @out_of_service
    def settle(self, session: Session, row: JobRow, what: Settled) -> str:
        """Note what became of an uncertain or held slip; return the new job of a reprint, else an empty text."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.SETTLE_PRINT_JOB)
            again = self._desk.settle(row, what, session.name)
            self._audit.append(session, Act.SETTLE_PRINT_JOB, f"job:{row.id}", {"settled": what.value})
        self._kick()
        return again
