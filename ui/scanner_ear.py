"""What hears this machine's scanner for a window: keys that one types, or a serial port that a thread reads."""

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.wedge import Wedge, worth
from ui.citizen.door import Post

if TYPE_CHECKING:
    from kiosk.services.hall import Hall
    from kiosk.services.scanning import Scanning


class ScannerEar(QObject):
    """Tells of whole scans, and whether there is anything to scan with; without a scanner it hears nothing.

    One that `borrows` is lent a serial scanner by the program that reads it otherwise.
    """

    scanned = Signal(str)
    changed = Signal()

    def __init__(self, hall: "Hall", post: Post, *, borrows: bool = False) -> None:
        super().__init__()
        self._hall, self._post, self._borrows = hall, post, borrows
        self._wedge = Wedge()
        self._scanning: Scanning | None = None
        self._starting: threading.Thread | None = None

    @property
    def types(self) -> bool:
        """Whether this machine's scanner is wired as a keyboard."""
        address = self._hall.machine.code_scanner
        return address is not None and address.keyboard

    @property
    def there(self) -> bool:
        """Whether a code can be scanned here now: a keyboard is taken at its word, a serial port is open."""
        return self.types or (self._scanning is not None and self._scanning.there)

    def open(self) -> None:
        """Begin to hear a serial scanner; what reads its port is loaded and run on other threads."""
        address = self._hall.machine.code_scanner
        if address is not None and not address.keyboard and self._starting is None:
            self._starting = threading.Thread(target=self._start, name="scanner-start", daemon=True)
            self._starting.start()

    def _start(self) -> None:
        from kiosk.services.scanning import Scanning

        post = self._post
        self._scanning = Scanning(
            self._hall,
            lambda text: post(lambda: self._on_heard(text)),
            lambda: post(self.changed.emit),
            borrows=self._borrows,
        )
        self._scanning.start()

    def key(self, character: str) -> bool:
        """Take a key where the scanner is a keyboard; True where it was the Enter behind a code."""
        whole = self._wedge.key(character, time.monotonic()) if self.types else ""
        if whole:
            self.scanned.emit(whole)
        return bool(whole)

    def _on_heard(self, text: str) -> None:
        if kept := worth(text):
            self.scanned.emit(kept)

    def close(self) -> None:
        """Let go of the port."""
        if self._starting is not None:
            self._starting.join()
        if self._scanning is not None:
            self._scanning.stop()
