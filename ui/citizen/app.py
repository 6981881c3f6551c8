"""The citizen kiosk's start: fonts, window and home first; everything heavy comes after the first frame."""

import logging
import os
import sys
import time
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QUICK_BACKEND", "software")

import shiboken6
from PySide6.QtCore import QObject, QTimer, QTranslator, QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.assets import assets
from kiosk.catalogue.problems import Refused
from kiosk.services.hall import Hall, open_hall
from kiosk.services.logs import open_log
from ui.citizen.door import Door, open_services
from ui.citizen.idle import Idle
from ui.citizen.journey import Journey
from ui.citizen.reach import mounting
from ui.citizen.resting import opened
from ui.citizen.screens import presenter_for
from ui.citizen.shell import Shell
from ui.theme.drawings import Drawings

UI = Path(__file__).parent.parent
FAMILY = "Noto Sans SC"


class Kiosk(QObject):
    """One citizen kiosk: its window and everything behind it, for the program and for tests."""

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self.hall = hall
        self.door = Door(lambda on_change: open_services(hall, on_change))
        self.journey = Journey(hall, self.door)
        self.idle = Idle(time.monotonic)
        self.shell = Shell(hall, self.journey, self.idle, presenter_for)
        self._translator = QTranslator()
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(UI))
        self._drawings = Drawings(assets() / "logo")  # kept: the engine does not keep the Python side alive
        self.engine.addImageProvider("draw", self._drawings)
        self.shell.languageChanged.connect(self._speak)
        self.engine.setInitialProperties({"shell": self.shell})
        self.engine.load(QUrl.fromLocalFile(str(UI / "citizen" / "Main.qml")))
        if not self.engine.rootObjects():
            raise SystemExit("the screens could not be loaded; the log above says why")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.window.installEventFilter(self.shell)

    def open(self, fullscreen: bool) -> None:
        """Show the home; the services start behind it once it is painted."""
        self.window.frameSwapped.connect(self._painted)
        if fullscreen:
            self.window.showFullScreen()
        else:
            self._fit_the_screen()
            self.window.show()

    def _fit_the_screen(self) -> None:
        """Make the window no larger than a desk's screen shows, with room for the printer's window beside it."""
        if QGuiApplication.platformName() in ("offscreen", "minimal"):
            return  # pictures and tests want the panel's own size
        free = self.window.screen().availableGeometry()
        share = min(1.0, free.height() * 0.94 / self.window.height(), free.width() * 0.94 / self.window.width())
        self.window.setPosition(free.topLeft())
        self.window.resize(round(self.window.width() * share), round(self.window.height() * share))

    def _painted(self) -> None:
        self.window.frameSwapped.disconnect(self._painted)
        self.door.open()
        self.shell.open()
        self.door.ask(lambda services: services.visits.unfinished(), self._go_on)

    def _go_on(self, issued: object) -> None:
        if issued is not None:
            self.journey.open_on(issued)  # type: ignore[arg-type]  # a number whose visitor may still stand there

    def _speak(self) -> None:
        """Say everything again in the visitor's language; Chinese is what the sources say."""
        QGuiApplication.removeTranslator(self._translator)
        if self.shell.english and self._translator.load(str(assets() / "i18n" / "jishi_en.qm")):
            QGuiApplication.installTranslator(self._translator)
        self.engine.retranslate()
        self.shell.retold()

    def close(self) -> None:
        """Close the window and finish what the services do."""
        QGuiApplication.removeTranslator(self._translator)
        self.window.removeEventFilter(self.shell)
        self.window.close()
        shiboken6.delete(self.engine)  # before what its screens are bound to
        self.door.close()


def application() -> QGuiApplication:
    """Return the Qt application with the bundled fonts, made on first use."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    app = QGuiApplication(["jishi"])
    for style in ("Regular", "Medium", "Bold"):
        QFontDatabase.addApplicationFont(str(assets() / "fonts" / f"NotoSansSC-{style}.ttf"))
    app.setFont(QFont(FAMILY))
    return app


def main(home: Path, *, at: datetime | None, fullscreen: bool, play: Path | None, printer: str = "") -> int:
    """Open the kiosk of the hall whose data lies in `home`; return the exit code.

    `at` (naive, hall's time) sets the hall's clock. With `play` a whole visit is played offscreen, a picture of every
    screen is left in that folder, and the exit code is 0. `printer` overrides how this machine's printer is reached.
    """
    app = application()
    open_log(home)
    try:
        hall = opened(lambda: open_hall(home, at, printer), fullscreen, tries=1 if play else 0)
    except Refused as refused:
        sys.stderr.write(f"{refused.in_chinese()}\n")
        return 1
    if hall is None:
        return 1
    for note in (*hall.notes, *mounting(hall.machine)):
        sys.stderr.write(f"{note.zh}\n")
        logging.getLogger("jishi.start").warning("%s", note.en)
    kiosk = Kiosk(hall)
    kiosk.open(fullscreen)
    if play is not None:
        from ui.citizen.play import play_visit

        QTimer.singleShot(0, lambda: play_visit(kiosk, play))
    code = app.exec()
    kiosk.close()
    return code
