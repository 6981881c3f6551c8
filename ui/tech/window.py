"""The technician's window and everything behind it, for the program and for tests."""

import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.assets import assets
from kiosk.services.hall import Hall
from ui.citizen.door import Door
from ui.citizen.stage import UI
from ui.tech.services import TechServices, open_tech_services
from ui.tech.tech import Tech
from ui.theme.drawings import Drawings


class TechWindow(QObject):
    """Opens the technician's window of a hall; who works at it logs in there."""

    def __init__(self, hall: Hall, at_kiosk: bool = False) -> None:
        super().__init__()
        self.hall = hall
        self.door: Door[TechServices] = Door(lambda on_change: open_tech_services(hall, on_change))
        self.tech = Tech(hall, self.door, at_kiosk)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(UI))
        # held here, since the engine does not keep the Python side alive
        self._drawings = Drawings(assets() / "logo", hall.home / "drawings-tech.raw")
        self.engine.addImageProvider("draw", self._drawings)
        self.engine.setInitialProperties({"tech": self.tech})
        self.engine.load(QUrl.fromLocalFile(str(UI / "tech" / "TechWindow.qml")))
        if not self.engine.rootObjects():
            raise SystemExit("the technician's window could not be loaded; the log above says why")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        window.installEventFilter(self.tech.sign_in)

    def open(self, fullscreen: bool = False) -> None:
        """Show the window."""
        if fullscreen:
            self.window.setGeometry(self.window.screen().geometry())  # a kiosk's system may have no window manager
            self.window.showFullScreen()
            self.window.raise_()
            self.window.requestActivate()
        else:
            self.window.show()
        self.tech.open()

    def close(self) -> None:
        """Close the window and finish what the services do."""
        self.window.removeEventFilter(self.tech.sign_in)
        self.tech.close()
        self.window.close()
        shiboken6.delete(self.engine)
        self.door.close()
        for each in (*self.tech.pages.values(), self.tech.acts, self.tech.sign_in, self.tech, self.door):
            shiboken6.delete(each)
