"""What the technician's window may ask for, beside what every window of the staff may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.citizen.door import open_services
from ui.staff.services import StaffServices

if TYPE_CHECKING:
    from kiosk.services.hall import Hall
    from kiosk.services.print_desk import PrintDesk
    from kiosk.services.printer_care import PrinterCare
    from kiosk.services.printer_watch import PrinterWatch
    from kiosk.services.slip_editing import SlipEditing


@dataclass(frozen=True, slots=True)
class TechServices(StaffServices):
    """Made on the store worker, as the kiosk's are."""

    print_desk: "PrintDesk"
    slip_editing: "SlipEditing"
    printer_watch: "PrinterWatch"
    care: "PrinterCare"


def open_tech_services(hall: "Hall", on_change: Callable[[Any], None]) -> TechServices:
    """Import and start the technician's services; it prints where no other program of its machine does."""
    from kiosk.services.accounts import Accounts
    from kiosk.services.print_desk import PrintDesk
    from kiosk.services.printer_care import PrinterCare
    from kiosk.services.printer_watch import PrinterWatch
    from kiosk.services.slip_editing import SlipEditing
    from kiosk.services.staff import Staff

    kiosk = open_services(hall, on_change)
    return TechServices(
        kiosk.visits,
        kiosk.crowds,
        kiosk.notices,
        kiosk.help_calls,
        kiosk.printing,
        kiosk.renewal,
        kiosk.pre_reviews,
        Staff(hall),
        Accounts(hall),
        PrintDesk(hall),
        SlipEditing(hall),
        PrinterWatch(hall),
        PrinterCare(hall, kiosk.printing.kick),
    )
