"""The window with its engine: made before the hall is loaded, so that it can show the front, or together with it."""

from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QTimer, QTranslator, QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.assets import assets
from ui.theme.drawings import Drawings

UI = Path(__file__).parent.parent
FAMILY = "Noto Sans SC"
PAINT_MS = 1000  # a window that nobody sees is never painted: then the start goes on


def application() -> QGuiApplication:
    """Return the Qt application with the bundled fonts, made on first use."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    app = QGuiApplication(["jishi"])
    for file in sorted(
        (assets() / "fonts").glob("*.ttf")
    ):  # rare characters and other scripts too: a name may have them
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(FAMILY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # the family has no hints; guessing them is slow
    app.setFont(font)
    return app


class Stage:
    """The window of Main.qml; `said` are its properties: `front`, or `live` with the shell.

    Drawings are kept in the hall's folder `home` from one start to the next. `english` is how it begins.
    """

    def __init__(self, home: Path, *, english: bool = False, **said: Any) -> None:
        self._translator, self._english = QTranslator(), english
        self._install()
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(UI))
        # held here, since the engine does not keep the Python side alive
        self.drawings = Drawings(assets() / "logo", home / "drawings.raw")
        self.engine.addImageProvider("draw", self.drawings)
        self.engine.setInitialProperties(said)
        self.engine.load(QUrl.fromLocalFile(str(UI / "citizen" / "Main.qml")))
        if not self.engine.rootObjects():
            raise SystemExit("the screens could not be loaded; the log above says why")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window

    def speak(self, *, english: bool) -> None:
        """Have every text said again in another language; Chinese is what the sources say."""
        if english is not self._english:
            self._english = english
            QGuiApplication.removeTranslator(self._translator)
            self._install()
            self.engine.retranslate()

    def _install(self) -> None:
        if self._english and self._translator.load(str(assets() / "i18n" / "jishi_en.qm")):
            QGuiApplication.installTranslator(self._translator)

    def go_live(self, shell: QObject) -> None:
        """Let the shell say everything from now on."""
        self.window.setProperty("live", shell)

    def show(self, fullscreen: bool) -> None:
        """Show the window: the whole screen, or as much as a desk's screen has room for."""
        if fullscreen:
            self.window.showFullScreen()
        else:
            self._fit_the_screen()
            self.window.show()

    def until_painted(self) -> None:
        """Return once the window has been seen."""
        loop = QEventLoop()
        self.window.frameSwapped.connect(loop.quit)
        QTimer.singleShot(PAINT_MS, loop.quit)
        loop.exec()
        self.window.frameSwapped.disconnect(loop.quit)

    def close(self) -> None:
        """Take the window down, before what its screens are bound to."""
        QGuiApplication.removeTranslator(self._translator)
        self.window.close()
        shiboken6.delete(self.engine)

    def _fit_the_screen(self) -> None:
        """Make the window no larger than a desk's screen shows, with room for the printer's window beside it."""
        if QGuiApplication.platformName() in ("offscreen", "minimal"):
            return  # pictures and tests want the panel's own size
        free = self.window.screen().availableGeometry()
        share = min(1.0, free.height() * 0.94 / self.window.height(), free.width() * 0.94 / self.window.width())
        self.window.setPosition(free.topLeft())
        self.window.resize(round(self.window.width() * share), round(self.window.height() * share))
