"""One help desk: its window and everything behind it, for the program and for tests."""

import threading

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.assets import assets
from kiosk.services.hall import Hall
from ui.citizen.door import Door
from ui.citizen.stage import UI
from ui.desk.desk import Desk
from ui.desk.services import DeskServices, open_desk_services
from ui.theme.drawings import Drawings


class DeskWindow(QObject):
    """Opens the desk of a hall; who works at it logs in there."""

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self.hall = hall
        self.door: Door[DeskServices] = Door(lambda on_change: open_desk_services(hall, on_change))
        self.desk = Desk(hall, self.door)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(UI))
        # held here, since the engine does not keep the Python side alive
        self._drawings = Drawings(assets() / "logo", hall.home / "drawings-desk.raw")
        self.engine.addImageProvider("draw", self._drawings)
        self.engine.setInitialProperties({"desk": self.desk})
        self.engine.load(QUrl.fromLocalFile(str(UI / "desk" / "DeskWindow.qml")))
        if not self.engine.rootObjects():
            raise SystemExit("the desk's window could not be loaded; the log above says why")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        window.installEventFilter(self.desk.sign_in)
        self.desk.pressedAhead.connect(self._press)
        self._reading = threading.Thread(target=self._get_ready, name="reading", daemon=True)

    def open(self) -> None:
        """Show the window and begin to look at the hall."""
        self.window.show()
        self.desk.open()
        self._reading.start()

    def _get_ready(self) -> None:
        """Make what the first search, the first case and the first slip would else wait for."""
        self.hall.index.prepare()
        self.hall.index.prepare_words()
        store = self.hall.store
        for room in (store.cases, store.pre_reviews, store.sendings_back, store.staff, store.audit):
            assert room is not None  # a room opens with its first use
        store.prepare()
        self.hall.slips.warm()

    @Slot(int, str)
    def _press(self, key: int, typed: str) -> None:
        """Press a key that waited for an act's end, as if it were pressed now."""
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, typed)
        QCoreApplication.sendEvent(self.window, pressed)

    def close(self) -> None:
        """Close the window and finish what the services do."""
        self.window.removeEventFilter(self.desk.sign_in)
        self.window.close()
        if self._reading.is_alive():
            self._reading.join()
        shiboken6.delete(self.engine)
        self.door.close()
        self.desk.close()
        for each in (self.desk, self.door):
            shiboken6.delete(each)
