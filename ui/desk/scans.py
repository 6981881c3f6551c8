"""What the desk hears of its scanner: from a serial port, or as keys that are parted from an agent's own."""

import time

import shiboken6
from PySide6.QtCore import QObject, Signal

from kiosk.domain.wedge import AmongKeys
from kiosk.services.hall import Hall
from ui.citizen.door import Post
from ui.desk import keys
from ui.scanner_ear import ScannerEar


class Scans(QObject):
    """Tells of each code that was scanned at this desk."""

    scanned = Signal(str)

    def __init__(self, hall: Hall, post: Post) -> None:
        super().__init__()
        self._ear, self._among = ScannerEar(hall, post), AmongKeys()
        self._ear.scanned.connect(self.scanned)

    def open(self) -> None:
        """Begin to hear a serial scanner."""
        self._ear.open()

    def took(self, key: int) -> bool:
        """Take a key that a scanner types while a case is open; False where it is the agent's own."""
        read = self._among.key(keys.character(key), time.monotonic()) if self._ear.types else None
        if read:
            self.scanned.emit(read)
        return read is not None

    def close(self) -> None:
        """Let go of the scanner."""
        self._ear.close()
        shiboken6.delete(self._ear)
