"""The keyboard on the screen, for a window of the staff where no real one is: its keys become key events."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow

_NAMED = {"\r": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace, "\t": Qt.Key.Key_Tab, "\x1b": Qt.Key.Key_Escape}


def type_into(window: QWindow, words: str) -> None:
    """Press and release a key for each character of `words` in `window`, active or not."""
    for character in words:
        key = _NAMED.get(character, Qt.Key.Key_unknown)
        text = "" if character in _NAMED else character
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
