"""The help desk's program: one window until it is closed."""

import sys

from kiosk.services.hall import Hall
from ui.citizen.app import TURN
from ui.citizen.stage import application
from ui.desk.window import DeskWindow
from ui.sweeping import Sweeping


def main(hall: Hall) -> int:
    """Open the desk of a hall; return the exit code."""
    app = application()
    sys.setswitchinterval(TURN)
    Sweeping(app)
    desk = DeskWindow(hall)
    desk.open()
    code = app.exec()
    desk.close()
    return code
