"""Machines that call for a person: no paper, a printer that stands still, a kiosk that fell silent in opening hours."""

from dataclasses import dataclass
from datetime import timedelta

from drivers.printer.protocol import PrinterState
from kiosk.domain.hours import hall_open
from kiosk.domain.staff import Act
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.services.standby import STANDS_STILL

SILENT = "silent"  # where a printer's state else stands: its owner publishes nothing any more
AFTER = timedelta(seconds=60)  # owners publish every 10 s
HUSHED = timedelta(minutes=10)  # so long somebody who went there has to mend it; then it calls again
NEAR_END_HUSHED = timedelta(hours=2)  # a roll that is near its end still prints a hundred slips
_CALLS = frozenset({state.value for state in STANDS_STILL | {PrinterState.NEAR_END}})


@dataclass(frozen=True, slots=True)
class MachineCall:
    """A machine and what is the matter with it: a drivers' PrinterState value, or `SILENT`."""

    device: str
    printer: str
    state: str


class MachineCalls:
    """Looks at what the printers' owners of the hall publish; this machine's own printer its screen shows anyway."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def untaken(self) -> tuple[MachineCall, ...]:
        """Return what nobody went to in the last ten minutes, in the machines' order; nothing while the hall is shut.

        Who was not heard of today is switched off and calls for nobody.
        """
        hall, where, now = self._hall, self._hall.where(), self._hall.clock()
        if not hall_open(hall.now(), hall.site):
            return ()
        calls_of = hall.store.help_calls
        gone_to = calls_of.gone_to(where.site, where.day, now - HUSHED)
        gone_to |= {
            (device, what)
            for device, what in calls_of.gone_to(where.site, where.day, now - NEAR_END_HUSHED)
            if what == PrinterState.NEAR_END.value
        }
        calls = []
        for device, printer, state, at in hall.store.journal.all_published():
            if device == where.device or hall.local(at).date() != where.day:
                continue
            matter = SILENT if abs(now - at) > AFTER else state
            if (matter == SILENT or matter in _CALLS) and (device, matter) not in gone_to:
                calls.append(MachineCall(device, printer, matter))
        return tuple(calls)

    @out_of_service
    def take_by(self, session: Session, call: MachineCall) -> bool:
        """Go there as a member of staff, so that no other desk sends somebody; False where somebody went already.

        Raises `NotAllowed`.
        """
        with self._hall.store.writing():
            demand(self._hall, session, Act.TAKE_HELP_CALL)
            if call not in self.untaken():
                return False
            self._hall.store.help_calls.go_to(call.device, call.state, session.name, self._hall.where())
            Audit(self._hall).append(session, Act.TAKE_HELP_CALL, f"machine:{call.device}", {"state": call.state})
        return True
