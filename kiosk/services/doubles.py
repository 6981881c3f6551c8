"""Visitors who may have two numbers, because a kiosk was cut off: shown at the desk until somebody has looked."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.staff import Act
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.rows import CutOffRow


@dataclass(frozen=True, slots=True)
class DoubleLine:
    """A number that a kiosk gave while it was cut off, and the other that its visitor may have."""

    ticket: str
    number: str
    other: str
    item: str
    device: str
    at: datetime  # hall's local time


class Doubles:
    """Lists today's, and notes who has looked into one."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def unseen(self) -> tuple[DoubleLine, ...]:
        """Return those into which nobody has looked, the oldest first."""
        where = self._hall.where()
        return tuple(map(self.line, self._hall.store.cut_off_tickets.doubles(where.site, where.day)))

    def line(self, row: CutOffRow) -> DoubleLine:
        """Return a number given while cut off as people read of it; `other` empty where it is no double."""
        tickets = self._hall.store.tickets
        own, other = tickets.get(row.ticket), tickets.get(row.other) if row.other else None
        return DoubleLine(
            row.ticket,
            row.number,
            other.number if other else "",
            own.item if own else "",
            row.device,
            self._hall.local(row.at),
        )

    @out_of_service
    def see(self, session: Session, ticket: str) -> bool:
        """Note that a member of staff has looked into one; False where somebody has. Raises `NotAllowed`."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.SETTLE_DOUBLE)
            seen = self._hall.store.cut_off_tickets.see(ticket, session.member)
            if seen:
                Audit(self._hall).append(session, Act.SETTLE_DOUBLE, f"ticket:{ticket}")
        return seen
