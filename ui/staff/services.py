"""What every window of the staff may ask for, beside what a kiosk may."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.citizen.door import Services

if TYPE_CHECKING:
    from kiosk.services.accounts import Accounts
    from kiosk.services.staff import Staff


@dataclass(frozen=True, slots=True)
class StaffServices(Services):
    """Made on the store worker, as the kiosk's are."""

    staff: "Staff"
    accounts: "Accounts"
