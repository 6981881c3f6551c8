"""The help desk's program: one window until it is closed."""

import sys
from collections.abc import Callable

from kiosk.home import home_folder
from kiosk.services.hall import Hall
from kiosk.services.logs import open_log
from ui.citizen.app import TURN
from ui.citizen.resting import RETRY_MS, Rest, opened
from ui.citizen.stage import application
from ui.desk.window import DeskWindow
from ui.sweeping import Sweeping

REST = Rest(
    "大厅的数据库连不上",
    "每 10 秒再试一次，连上了帮办台自己打开，不用重开。\n"
    "等的时候：材料照样先看；取号机还能出号的，请群众到取号机取，都不行就手写登记，连上再补。\n"
    "一直连不上：请技术员运行 jishi doctor。",
    size=(1366, 768),
)


def until_open(open_it: Callable[[], Hall], retry_ms: int = RETRY_MS) -> Hall | None:
    """Return the hall as soon as its database answers; None where the window that waits for it is closed."""
    application()
    open_log(home_folder(), "commands")
    return opened(open_it, fullscreen=False, retry_ms=retry_ms, rest=REST)


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
