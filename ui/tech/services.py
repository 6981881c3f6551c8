"""What the technician's window may ask for, beside what every window of the staff may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.staff.services import StaffServices, open_staff_services, parts

if TYPE_CHECKING:
    from kiosk.services.hall import Hall
    from kiosk.services.print_desk import PrintDesk
    from kiosk.services.printer_care import PrinterCare
    from kiosk.services.printer_watch import PrinterWatch
    from kiosk.services.scan_check import ScanCheck
    from kiosk.services.settings import Settings
    from kiosk.services.slip_editing import SlipEditing
    from kiosk.services.trials import Trials


@dataclass(frozen=True, slots=True)
class TechServices(StaffServices):
    """Made on the store worker, as the kiosk's are."""

    print_desk: "PrintDesk"
    slip_editing: "SlipEditing"
    printer_watch: "PrinterWatch"
    care: "PrinterCare"
    settings: "Settings"
    scans: "ScanCheck"
    trials: "Trials"


def open_tech_services(hall: "Hall", on_change: Callable[[Any], None]) -> TechServices:
    """Import and start the technician's services; it prints where no other program of its machine does."""
    from kiosk.services.print_desk import PrintDesk
    from kiosk.services.printer_care import PrinterCare
    from kiosk.services.printer_watch import PrinterWatch
    from kiosk.services.scan_check import ScanCheck
    from kiosk.services.settings import Settings
    from kiosk.services.slip_editing import SlipEditing
    from kiosk.services.trials import Trials

    staff = open_staff_services(hall, on_change)
    return TechServices(
        **parts(staff),
        print_desk=PrintDesk(hall),
        slip_editing=SlipEditing(hall),
        printer_watch=PrinterWatch(hall),
        care=PrinterCare(hall, staff.printing.kick),
        settings=Settings(hall),
        scans=ScanCheck(hall),
        trials=Trials(hall, staff.printing.kick),
    )
