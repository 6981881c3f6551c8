"""The technician's program: one window until it is closed."""

import sys

from kiosk.services.hall import Hall
from ui.citizen.app import TURN
from ui.citizen.stage import application
from ui.tech.window import TechWindow


def main(hall: Hall) -> int:
    """Open the technician's window of a hall; return the exit code."""
    app = application()
    sys.setswitchinterval(TURN)
    tech = TechWindow(hall)
    tech.open()
    code = app.exec()
    tech.close()
    return code
