"""What every window of the staff may ask for, beside what a kiosk may."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from ui.citizen.door import Services, open_services

if TYPE_CHECKING:
    from kiosk.services.accounts import Accounts
    from kiosk.services.hall import Hall
    from kiosk.services.staff import Staff


@dataclass(frozen=True, slots=True)
class StaffServices(Services):
    """Made on the store worker, as the kiosk's are."""

    staff: "Staff"
    accounts: "Accounts"


def open_staff_services(hall: "Hall", on_change: Callable[[Any], None]) -> StaffServices:
    """Import and start them; a window of the staff prints where no other program of its machine does."""
    from kiosk.services.accounts import Accounts
    from kiosk.services.staff import Staff

    return StaffServices(**parts(open_services(hall, on_change)), staff=Staff(hall), accounts=Accounts(hall))


def parts(services: Services) -> dict[str, Any]:
    """Return services by name, for a wider set of them."""
    return {each.name: getattr(services, each.name) for each in fields(services)}
