"""The technician's window as a kiosk opens it: it tells the kiosk where it is, and does not outstay its welcome."""

import sys
import threading

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.tech.window import TechWindow

ALONE_MS = 60_000  # a sheet that nobody fills in goes back to the kiosk's home
BEAT_MS = 20_000  # how often the kiosk hears that the window is there


class AtKiosk(QObject):
    """Ends the window where nobody logs in, who worked has left, or the kiosk has gone. `over` is told then."""

    over = Signal()

    def __init__(self, window: TechWindow) -> None:
        super().__init__()
        self._sign_in, self._post = window.tech.sign_in, window.door.post
        self._alone, self._beat = QTimer(self), QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.timeout.connect(self.over)
        self._beat.timeout.connect(self._tell)
        self._sign_in.entered.connect(self._on_entered)
        self._sign_in.left.connect(self.over)
        self._sign_in.changed.connect(self._on_tried)
        window.tech.leaving.connect(self.over)
        window.window.visibleChanged.connect(self.over)

    def open(self) -> None:
        """Tell the kiosk that the sheet is there, and wait for somebody."""
        self._alone.start(ALONE_MS)
        self._beat.start(BEAT_MS)
        self._tell()
        threading.Thread(target=self._listen, name="kiosk", daemon=True).start()

    @Slot(object)
    def _on_entered(self, _session: object) -> None:
        self._alone.stop()
        self._tell()

    @Slot()
    def _on_tried(self) -> None:
        if self._alone.isActive():
            self._alone.start(ALONE_MS)  # a wrong PIN is somebody too

    @Slot()
    def _tell(self) -> None:
        word = "asking" if self._sign_in.shown else "working"
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()

    def _listen(self) -> None:
        """Wait, on a thread of its own, until the kiosk lets go of this program."""
        sys.stdin.read()
        self._post(self.over.emit)
