"""The technician's program: one window until it is closed."""

import sys

from kiosk.services.hall import Hall
from ui.citizen.app import TURN
from ui.citizen.stage import application
from ui.sweeping import Sweeping
from ui.tech.window import TechWindow


def main(hall: Hall, at_kiosk: str = "") -> int:
    """Open the technician's window of a hall; return the exit code. `at_kiosk`: full, window, or empty elsewhere."""
    app = application()
    sys.setswitchinterval(TURN)
    Sweeping(app)
    tech = TechWindow(hall, bool(at_kiosk))
    if at_kiosk:
        from ui.tech.at_kiosk import AtKiosk

        stay = AtKiosk(tech)
        stay.over.connect(app.quit)
        tech.open(at_kiosk == "full")
        stay.open()
    else:
        tech.open()
    code = app.exec()
    tech.close()
    return code
