"""What is found at this machine's ports, on a thread of its own: looking takes longer than the store worker may."""

import queue
import threading

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drivers.printer.find import Found
from drivers.printer.protocol import Trouble
from kiosk.services.hall import Hall
from kiosk.services.printer_search import what_is_there

FETCH_MS, SOON_MS = 80, 300


class Ports(QObject):
    """Looks when asked; the answer is fetched by looking, so that nobody waits for it when a page is left."""

    found = Signal()

    def __init__(self, parent: QObject, hall: Hall) -> None:
        super().__init__(parent)
        self._hall = hall
        self.there: list[Found] = []
        self.lacking: Trouble | None = None
        self.looking = False
        self._answers: queue.SimpleQueue[tuple[list[Found], Trouble | None]] = queue.SimpleQueue()
        self._fetch, self._begin = QTimer(self), QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(SOON_MS)
        self._begin.timeout.connect(self.look)
        self._fetch.setInterval(FETCH_MS)
        self._fetch.timeout.connect(self._take)

    @property
    def connections(self) -> list[str]:
        """The ports as a setting names them."""
        return [each.connection for each in self.there if each.connection]

    @Slot()
    def look(self) -> None:
        """Look once."""
        self._fetch.start()
        if not self.looking:
            self.looking = True
            answers, machine = self._answers, self._hall.machine
            look = lambda: answers.put(what_is_there(machine, tries=False))  # noqa: E731
            threading.Thread(target=look, name="ports", daemon=True).start()

    def look_soon(self) -> None:
        """Look once the page stands: the libraries that look are imported with the first time."""
        self._begin.start()

    def stop(self) -> None:
        """Fetch nothing more."""
        self._begin.stop()
        self._fetch.stop()

    @Slot()
    def _take(self) -> None:
        if not self._answers.empty():
            self.there, self.lacking = self._answers.get()
            self.looking = False
            self._fetch.stop()
            self.found.emit()
