"""What the desk may ask for, beside what a kiosk may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.staff.services import StaffServices, open_staff_services, parts

if TYPE_CHECKING:
    from kiosk.services.appointments import Appointments
    from kiosk.services.booked_cases import BookedCases
    from kiosk.services.cases import Cases
    from kiosk.services.doubles import Doubles
    from kiosk.services.figures import Figures
    from kiosk.services.front_page import FrontPage
    from kiosk.services.hall import Hall
    from kiosk.services.machine_calls import MachineCalls
    from kiosk.services.missed import Missed
    from kiosk.services.sendings_back import SendingsBack


@dataclass(frozen=True, slots=True)
class DeskServices(StaffServices):
    """Made on the store worker, as the kiosk's are."""

    cases: "Cases"
    front_page: "FrontPage"
    machine_calls: "MachineCalls"
    missed: "Missed"
    sendings_back: "SendingsBack"
    doubles: "Doubles"
    figures: "Figures"
    appointments: "Appointments"
    booked_cases: "BookedCases"


def open_desk_services(hall: "Hall", on_change: Callable[[Any], None]) -> DeskServices:
    """Import and start the services of the desk; it prints where no other program of its machine does."""
    from kiosk.services.appointments import Appointments
    from kiosk.services.booked_cases import BookedCases
    from kiosk.services.cases import Cases
    from kiosk.services.doubles import Doubles
    from kiosk.services.figures import Figures
    from kiosk.services.front_page import FrontPage
    from kiosk.services.machine_calls import MachineCalls
    from kiosk.services.missed import Missed
    from kiosk.services.sendings_back import SendingsBack

    staff = open_staff_services(hall, on_change)
    cases = Cases(hall, staff.printing.kick)
    return DeskServices(
        **parts(staff),
        cases=cases,
        appointments=Appointments(hall),
        booked_cases=BookedCases(hall, cases),
        front_page=FrontPage(hall, staff.crowds, staff.help_calls, staff.printing),
        machine_calls=MachineCalls(hall),
        missed=Missed(hall),
        sendings_back=SendingsBack(hall),
        doubles=Doubles(hall),
        figures=Figures(hall),
    )
