"""The desk's front page: who waits, which cases are open, who calls; read again only where somebody wrote."""

from dataclasses import dataclass

from kiosk.services.answers import Crowd, HelpCallView
from kiosk.services.cases import CaseLine, Cases, Waiting
from kiosk.services.crowd import Crowds
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.help_calls import HelpCalls
from kiosk.services.printing import Printing
from kiosk.store.changes import Changes


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on the front page; `printer` is drivers' PrinterState value, empty where the desk has none."""

    waiting: tuple[Waiting, ...]
    cases: tuple[CaseLine, ...]
    calls: tuple[HelpCallView, ...]
    crowd: Crowd
    printer: str


class FrontPage:
    """Looks for the desk, on one thread."""

    def __init__(self, hall: Hall, cases: Cases, crowds: Crowds, help_calls: HelpCalls, printing: Printing) -> None:
        self._hall, self._cases, self._crowds = hall, cases, crowds
        self._help_calls, self._printing = help_calls, printing
        self._changes = Changes(hall.store.database)

    @out_of_service
    def newer(self) -> Front | None:
        """Return the front page where anybody wrote since the last look, else None."""
        return self.now() if self._changes.any() else None

    @out_of_service
    def now(self) -> Front:
        """Return the front page."""
        printer = self._printing.printer_state().value if self._hall.printer_name() else ""
        calls = self._help_calls.untaken()
        return Front(self._cases.waiting(), self._cases.lines(), calls, self._crowds.crowd(), printer)
