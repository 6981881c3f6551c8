"""What the desk may ask for, beside what a kiosk may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.citizen.door import Services, open_services

if TYPE_CHECKING:
    from kiosk.services.cases import Cases
    from kiosk.services.front_page import FrontPage
    from kiosk.services.hall import Hall


@dataclass(frozen=True, slots=True)
class DeskServices(Services):
    """Made on the store worker, as the kiosk's are."""

    cases: "Cases"
    front_page: "FrontPage"


def open_desk_services(hall: "Hall", on_change: Callable[[Any], None]) -> DeskServices:
    """Import and start the services of the desk; it prints where no other program of its machine does."""
    from kiosk.services.cases import Cases
    from kiosk.services.front_page import FrontPage

    kiosk = open_services(hall, on_change)
    cases = Cases(hall, kiosk.visits, kiosk.notices)
    return DeskServices(
        kiosk.visits,
        kiosk.crowds,
        kiosk.notices,
        kiosk.help_calls,
        kiosk.printing,
        kiosk.renewal,
        cases,
        FrontPage(hall, cases, kiosk.crowds, kiosk.help_calls, kiosk.printing),
    )
