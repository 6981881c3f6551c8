"""叫人帮办: a visitor asks for a person; who takes the call is known only when somebody does."""

from kiosk.domain.staff import Act
from kiosk.domain.visit import Visit
from kiosk.services.answers import HelpCallView
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.rows import HelpCallRow
from kiosk.store.tickets import new_id


class HelpCalls:
    """Writes help calls at a kiosk; lists and takes them at the desk or on the command line."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def call(self, visit: Visit, step: str) -> HelpCallView | None:
        """Write a call of this kiosk: item and step, nothing of the person; None where it is cut off."""
        if self._hall.cut_off:
            return None
        where = self._hall.where()
        item = visit.item.code if visit.item else ""
        row = HelpCallRow(new_id(), where.device, where.at, visit.id, item, step, "")
        self._hall.store.help_calls.add(row, where)
        return self._view(row)

    @out_of_service
    def get(self, call: str) -> HelpCallView | None:
        """Return a call as it stands now, or None."""
        row = self._hall.store.help_calls.get(call)
        return None if row is None else self._view(row)

    @out_of_service
    def untaken(self) -> tuple[HelpCallView, ...]:
        """Return today's calls that nobody has taken, oldest first."""
        where = self._hall.where()
        return tuple(self._view(row) for row in self._hall.store.help_calls.untaken(where.site, where.day))

    @out_of_service
    def take_by(self, session: Session, call: str) -> bool:
        """Take a call as a member of staff; False where somebody else has it. Raises `NotAllowed`."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.TAKE_HELP_CALL)
            took = self._hall.store.help_calls.take(call, session.name, self._hall.where().at)
            if took:
                Audit(self._hall).append(session, Act.TAKE_HELP_CALL, f"call:{call}")
        return took

    def _view(self, row: HelpCallRow) -> HelpCallView:
        at = self._hall.local(row.at)
        return HelpCallView(row.id, row.device, row.item, row.step, at, row.taken_by)
