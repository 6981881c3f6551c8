"""A visitor by appointment at the desk: checked in, and a case open with the item, in one transaction."""

from kiosk.domain.appointments import AppointmentState
from kiosk.domain.cases import Case
from kiosk.domain.staff import Act
from kiosk.services.answers import Booked, Issued, NoSuchCode
from kiosk.services.audit import Audit
from kiosk.services.cases import Cases
from kiosk.services.check_ins import CheckIns
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session


class BookedCases:
    """Opens cases from the list of appointments."""

    def __init__(self, hall: Hall, cases: Cases) -> None:
        self._hall = hall
        self._cases = cases
        self._check_ins = CheckIns(hall)
        self._audit = Audit(hall)

    def resume(self, session: Session, code: str) -> Case | Booked | Issued | NoSuchCode:
        """Open a case of a visitor who tells a code: of an appointment, or one that brings ticks back."""
        row = self._check_ins.find(code)
        return self._cases.resume(session, code) if row is None else self.receive(session, row.id)

    @out_of_service
    def booked(self, appointment: str) -> Booked | None:
        """Return the appointment of a case; None where it is no longer, was taken out, or gave its number."""
        row = self._hall.store.appointments.get(appointment)
        if row is None or row.state not in (AppointmentState.BOOKED, AppointmentState.ARRIVED):
            return None
        return self._check_ins.told(row)

    @out_of_service
    def receive(self, session: Session, appointment: str) -> Case | Booked | Issued | NoSuchCode:
        """Check a visitor in and open a case; `Booked` where it is for another day, `Issued` where there is a number.

        Whose papers were checked before, by whatever agent, finds that case again with its answers.
        Raises `NotAllowed`.
        """
        row = self._hall.store.appointments.get(appointment)
        if row is None:
            return NoSuchCode("unknown")
        with self._hall.store.writing():
            demand(self._hall, session, Act.KEEP_APPOINTMENTS)
            found = self._check_ins.check_in(row)
            if not isinstance(found, Booked) or found.how is None:
                return found
            self._audit.append(session, Act.KEEP_APPOINTMENTS, f"appointment:{row.id}", {"what": "check-in"})
            return self._begun(row.id) or self._cases.begin(session, found.item, appointment=row.id)

    def _begun(self, appointment: str) -> Case | None:
        """Return the newest case without an outcome that an appointment has."""
        open_cases = (
            row for row in reversed(self._hall.store.cases.open(self._hall.site.id)) if appointment in row.answers
        )
        found = (self._cases.find(row.id) for row in open_cases)
        return next((case for case in found if case is not None and case.visit.appointment == appointment), None)
