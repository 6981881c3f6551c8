"""One who works at a window of the staff: real keys and clicks, and what the window says; and a hall with its staff."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.domain.staff import Role
from kiosk.services.accounts import Accounts
from kiosk.services.hall import open_hall
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from tests.halls import lay
from tests.visits.conftest import MORNING

PATIENCE_MS = 15_000
PIN, FIRST_PIN = "270591", "831604"
_NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "空格": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
    "Del": Qt.Key.Key_Delete,
    "右": Qt.Key.Key_Right,
    "左": Qt.Key.Key_Left,
    "上": Qt.Key.Key_Up,
    "下": Qt.Key.Key_Down,
    "退格": Qt.Key.Key_Backspace,
    "PageDown": Qt.Key.Key_PageDown,
    **{f"F{number}": Qt.Key(int(Qt.Key.Key_F1) + number - 1) for number in range(1, 10)},
}


@contextmanager
def staffed_hall(staff: dict[str, tuple[str, Role]]) -> Iterator[Path]:
    """Make a hall's data folder with its staff, by number: the first is supervisor and manager, all have `PIN`."""
    with tempfile.TemporaryDirectory(prefix="jishi-staff-") as name:
        home = lay(Path(name) / "home")
        hall = open_hall(home, MORNING)
        accounts, log_in = Accounts(hall), Staff(hall)
        (_, (first, _)), *others = staff.items()
        manager = accounts.make_first(first, PIN)
        for login, (called, role) in others:
            accounts.add(manager, called, frozenset({role}), FIRST_PIN, login)
            session = log_in.log_in(login, FIRST_PIN)
            assert isinstance(session, Session)
            log_in.change_pin(session, FIRST_PIN, PIN)
        hall.store.close()
        yield home


class Worker:
    """A member of staff before an open window, who counts the keys. `sign_in` is the sheet before it."""

    def __init__(self, window: QQuickWindow, sign_in: Any) -> None:
        self.window, self.sign_in = window, sign_in
        self.pressed = 0

    def busy(self) -> bool:
        """Tell whether the window is doing what the last key asked for."""
        return bool(self.sign_in.busy)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the window has done what the one before asked for."""
        if not self.window.isActive():  # another window was before this one
            self.window.requestActivate()
            self.until(self.window.isActive, "the window in front")
        for key in keys:
            self.until(lambda: not self.busy(), f"free for {key}")
            self.hits(key)

    def hits(self, *keys: str) -> None:
        """Press keys without a look at the screen, as a practised hand or a scanner does."""
        for key in keys:
            QTest.keyClick(self.window, _NAMED.get(key, key))  # type: ignore[arg-type]  # a letter is a key too
            self.pressed += 1

    def logs_in(self, login: str, secret: str = PIN) -> None:
        """Log in as one who knows the PIN."""
        self.until(lambda: not self.sign_in.busy, "the sheet")
        self.sign_in.logIn(login, secret)
        self.until(lambda: not self.sign_in.shown, "the window behind the sheet")

    def write(self, words: str) -> None:
        """Write words over what stands where the keys go, as an input method commits them."""
        focused = self.window.activeFocusItem()
        assert focused is not None
        stands = focused.property("text")
        assert isinstance(stands, str), f"the keys go to {focused.objectName()}, in which nothing can be written"
        committed = QInputMethodEvent()
        committed.setCommitString(words, -int(focused.property("cursorPosition")), len(stands))
        QCoreApplication.sendEvent(focused, committed)

    def wait(self, milliseconds: int) -> None:
        """Let the program go on."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something is true."""
        for _ in range(PATIENCE_MS // 10):
            if holds():
                return
            self.wait(10)
        raise AssertionError(f"waited in vain: {what}; the window shows\n{self.words()}")

    def frame(self) -> None:
        """Wait for a frame."""
        loop = QEventLoop()
        self.window.frameSwapped.connect(loop.quit)
        QTimer.singleShot(1000, loop.quit)  # a window in the background paints none
        self.window.update()
        loop.exec()
        self.window.frameSwapped.disconnect(loop.quit)

    def click(self, label: str) -> None:
        """Click what is named so, or begins so, once it is there and does something."""

        def found() -> QQuickItem | None:
            taps = [
                item for item in _items(self.window.contentItem()) if item.objectName() == "tap" and item.isEnabled()
            ]
            return next((tap for tap in taps if str(tap.property("label")).startswith(label)), None)

        self.until(lambda: found() is not None, f"something to click: {label}")
        self.frame()  # only with it a row or column puts what just appeared in its place
        tap = found()
        assert tap is not None
        middle = tap.mapToScene(QPointF(tap.width() / 2, tap.height() / 2)).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=middle)
        self.wait(60)

    def item(self, name: str) -> QQuickItem:
        """Return the item of this object name that is seen now."""
        return next(item for item in _items(self.window.contentItem()) if item.objectName() == name)

    def words(self) -> str:
        """Return all the words in the window now."""
        shown = [str(item.property("text") or "") for item in _items(self.window.contentItem())]
        return "\n".join(shown).replace("\u2060", "").replace("\u200b", "")

    def shows(self, words: str) -> None:
        """Wait until these words stand in the window."""
        self.until(lambda: words in self.words(), words)


def _items(root: QQuickItem) -> list[QQuickItem]:
    shown = [item for item in root.childItems() if item.isVisible()]
    return [each for item in shown for each in (item, *_items(item))]
