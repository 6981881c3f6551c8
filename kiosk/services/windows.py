"""What a window does with a queue: call the next, finish, note a no-show, take one back, void."""

from datetime import date

from kiosk.domain.staff import Act
from kiosk.domain.tickets import TicketState
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.rows import TicketRow


class Windows:
    """The acts of window clerks; each is one transaction, refused by the state table with `WrongMove`."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def call(self, queue: str, window: str) -> TicketRow | None:
        """Call the next of a queue to a window; None where nobody waits."""
        return self._hall.store.tickets.call(queue, window, self._hall.where())

    @out_of_service
    def of_number(self, number: str) -> TicketRow | None:
        """Return today's ticket with this number, or None."""
        where = self._hall.where()
        return self._hall.store.tickets.by_number(where.site, where.day, number)

    @out_of_service
    def void(self, session: Session, number: str) -> TicketRow | None:
        """Make today's number 作废, as a member of staff who may take one back; raise `NotAllowed`, `WrongMove`."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.UNDO)
            row = self.change(number, TicketState.VOID)
            if row is not None:
                Audit(self._hall).append(session, Act.UNDO, f"ticket:{row.id}", {"number": number})
        return row

    @out_of_service
    def change(self, number: str, to: TicketState, day: date | None = None) -> TicketRow | None:
        """Move today's ticket with this number (or that of another hall day) to a state; None where there is none."""
        where = self._hall.where()
        row = self._hall.store.tickets.by_number(where.site, day or where.day, number)
        return None if row is None else self._hall.store.tickets.change(row, to, where)
