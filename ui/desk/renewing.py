"""What another program brought in, settings of hall and machine or a catalogue: taken up between two cases."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.cases import CaseState
from ui.desk.parts import Parts

if TYPE_CHECKING:
    from kiosk.catalogue.kept_index import KeptIndex
    from kiosk.domain.items import Catalogue
    from kiosk.domain.site import Machine, Site
    from kiosk.services.hall import Hall
    from ui.citizen.door import Door
    from ui.desk.services import DeskServices


class Renewing(QObject):
    """Asks whenever somebody wrote; who sits at the desk goes on with what was so when the case began."""

    changed = Signal()

    def __init__(self, hall: "Hall", door: "Door[DeskServices]", parts: Parts) -> None:
        super().__init__()
        self._hall, self._door, self._parts = hall, door, parts

    @Slot()
    def look(self) -> None:
        """Ask for what is new, where nobody would be surprised by it."""
        if self._between_cases():
            self._door.ask(lambda services: services.renewal.settings(), self._on_settings)
            self._door.ask(lambda services: services.renewal.newer(words=True), self._on_newer)
            self._door.ask(lambda services: services.renewal.machine(), self._on_machine)

    def _between_cases(self) -> bool:
        case = self._parts.open.case
        served = case is not None and case.state is not CaseState.CLOSED
        return not (served or self._parts.work.busy or self._parts.finder.query)

    def _on_settings(self, site: "Site | None") -> None:
        if site is not None and self._between_cases():
            self._hall.take_site(site)
            self.changed.emit()

    def _on_newer(self, offered: "tuple[Catalogue, KeptIndex] | None") -> None:
        if offered is not None and self._between_cases():
            self._hall.renew(offered)
            self.changed.emit()

    def _on_machine(self, machine: "Machine | None") -> None:
        if machine is not None and self._between_cases():
            self._hall.machine = machine
            self._door.ask(lambda services: services.printing.renew(), lambda _: None)
