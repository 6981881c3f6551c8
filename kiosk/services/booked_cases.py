"""A visitor by appointment at the desk: checked in, and a case open with the item, in one transaction."""

from kiosk.domain.appointments import AppointmentState
from kiosk.domain.cases import Case
from kiosk.domain.staff import Act
from kiosk.services.answers import Booked, Issued, NoSuchCode
from kiosk.services.audit import Audit
from kiosk.services.begun_cases import begun
from kiosk.services.cases import Cases
from kiosk.services.check_ins import CheckIns
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.rows import AppointmentRow


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
        if row is not None:
            return self.receive(session, row.id)
        found = self._cases.resume(session, code)
        return self._check_ins.meant(code, found) if isinstance(found, NoSuchCode) else found

    @out_of_service
    def booked(self, appointment: str) -> Booked | None:
        """Return the appointment of a case; None where it is no longer, was taken out, or gave its number."""
        row = self._hall.store.appointments.get(appointment)
        if row is None or row.state not in (AppointmentState.BOOKED, AppointmentState.ARRIVED):
            return None
        return self._check_ins.told(row)

    @out_of_service
    def receive(self, session: Session, appointment: str) -> Case | Booked | Issued | NoSuchCode:
        """Check a visitor in and open a case; `Booked` where its day is over, `Issued` where there is a number.

        Who comes on a day before is pre-reviewed without a check-in. Whose papers were checked before, by whatever
        agent, finds that case again with its answers. Raises `NotAllowed`.
        """
        row = self._hall.store.appointments.get(appointment)
        if row is None:
            return NoSuchCode("unknown")
        with self._hall.store.writing():
            demand(self._hall, session, Act.KEEP_APPOINTMENTS)
            found = self._check_ins.check_in(row)
            if not isinstance(found, Booked) or found.day < self._hall.where().day:
                return found
            what = {"what": "check-in" if found.how is not None else "pre-review"}
            self._audit.append(session, Act.KEEP_APPOINTMENTS, f"appointment:{row.id}", what)
            return self._begun(session, row) or self._cases.begin(session, found.item, appointment=row.id)

    def _begun(self, session: Session, row: AppointmentRow) -> Case | None:
        """Return the case that an appointment has, or a new one with what its pre-review's code keeps."""
        case = begun(self._hall, row.id)
        if case is not None:
            return self._cases.find(case.id)
        kept = self._hall.store.pre_reviews.of_appointment(self._hall.site.id, row.id, self._hall.where().day)
        resumed = self._cases.resume(session, kept.code) if kept is not None else None
        return resumed if isinstance(resumed, Case) else None
