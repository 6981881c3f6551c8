"""A visitor by appointment at the desk: checked in, and a case open with the item, in one transaction."""

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
    def receive(self, session: Session, appointment: str) -> Case | Booked | Issued | NoSuchCode:
        """Check a visitor in and open a case; `Booked` where it is for another day, `Issued` where there is a number.

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
            return self._cases.begin(session, found.item, appointment=row.id)
