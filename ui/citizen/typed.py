"""What somebody types on a keyboard at a kiosk, told apart from what a scanner types that is wired as one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from kiosk.domain.wedge import TYPED

PAUSE_MS = 150  # after which a key was a person's: the slowest scanner types one in 50


class TypedKeys(QObject):
    """Tells of characters as they are typed; where a scanner `types` too, once it is no scan that they belong to."""

    typed = Signal(str)

    def __init__(self, types: Callable[[], bool]) -> None:
        super().__init__()
        self._types = types
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def key(self, event: QKeyEvent) -> bool:
        """Take a letter or a figure; False for any other key."""
        character = event.text().upper()
        if len(character) != 1 or not (character.isascii() and character.isalnum()):
            return False
        if not event.isAutoRepeat():
            self._kept += character
            if self._types():
                self._pause.start()
            else:
                self._on_pause()
        return True

    def forget(self) -> None:
        """Let go of what was kept: it was a scan."""
        self._kept = ""
        self._pause.stop()

    @Slot()
    def _on_pause(self) -> None:
        kept, self._kept = self._kept, ""
        if kept and len(kept) <= TYPED:
            self.typed.emit(kept)
