"""The help desk as an agent meets it: real window, real keys, the real driver, an emulated printer on a wire."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from drivers.printer.emulator import Emulator
from kiosk.domain.cases import Case
from kiosk.domain.site import A4Address
from kiosk.domain.staff import Role
from kiosk.services.accounts import Accounts
from kiosk.services.hall import open_hall
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from tests.halls import lay
from tests.visits.conftest import MORNING
from ui.desk.window import DeskWindow

PATIENCE_MS = 15_000
PIN, FIRST_PIN = "270591", "831604"
STAFF = {"01": "赵晴", "02": "王敏", "03": "李强"}
_NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "空格": Qt.Key.Key_Space,
    "右": Qt.Key.Key_Right,
    "F2": Qt.Key.Key_F2,
    "F9": Qt.Key.Key_F9,
}


class Agent:
    """An agent at an open desk, who counts the keys."""

    def __init__(self, window: DeskWindow, printer: Emulator) -> None:
        self.desk: Any = window.desk
        self.window, self.printer = window.window, printer
        self.hall = window.hall
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the desk has done what the one before asked for."""
        if not self.window.isActive():  # a kiosk's window, or another desk's, was before this one
            self.window.requestActivate()
            self.until(self.window.isActive, "the window in front")
        for key in keys:
            self.until(lambda: not (self.desk.busy or self.desk.signIn.busy), f"free for {key}")
            QTest.keyClick(self.window, _NAMED.get(key, key))  # type: ignore[arg-type]  # a letter is a key too
            self.pressed += 1

    def logs_in(self, login: str, secret: str = PIN) -> None:
        """Log in as one who knows the PIN."""
        self.until(lambda: not self.desk.signIn.busy, "the sheet")
        self.desk.signIn.logIn(login, secret)
        self.until(lambda: not self.desk.signIn.shown, "the desk behind the sheet")

    def write(self, words: str) -> None:
        """Write words, Chinese ones as an input method commits them."""
        focused = self.window.activeFocusItem()
        assert focused is not None
        focused.setProperty("text", words)

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
        raise AssertionError(f"waited in vain: {what}; the desk shows\n{self.words()}")

    def click(self, label: str) -> None:
        """Click what is named so, or begins so, once it is there and does something."""

        def found() -> QQuickItem | None:
            taps = [
                item for item in _items(self.window.contentItem()) if item.objectName() == "tap" and item.isEnabled()
            ]
            return next((tap for tap in taps if str(tap.property("label")).startswith(label)), None)

        self.until(lambda: found() is not None, f"something to click: {label}")
        tap = found()
        assert tap is not None
        middle = tap.mapToScene(QPointF(tap.width() / 2, tap.height() / 2)).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=middle)
        self.wait(60)

    def words(self) -> str:
        """Return all the words in the window now."""
        shown = [str(item.property("text") or "") for item in _items(self.window.contentItem())]
        return "\n".join(shown).replace("\u2060", "").replace("\u200b", "")

    def shows(self, words: str) -> None:
        """Wait until these words stand in the window."""
        self.until(lambda: words in self.words(), words)

    @property
    def case(self) -> Case:
        """The open case."""
        case = self.desk.openCase.case
        assert isinstance(case, Case)
        return case

    def opens(self, letters: str) -> None:
        """Search by letters and open the first found."""
        self.press(*letters, "Enter")
        self.until(lambda: self.desk.openCase.case is not None, "an open case")

    def number(self) -> str:
        """Wait for the number and return it."""
        self.until(lambda: self.desk.outcome.number != "", "a number")
        return str(self.desk.outcome.number)


def _items(root: QQuickItem) -> list[QQuickItem]:
    shown = [item for item in root.childItems() if item.isVisible()]
    return [each for item in shown for each in (item, *_items(item))]


OpenDesk = Callable[..., Agent]


@pytest.fixture(scope="session")
def staffed() -> Iterator[Path]:
    """A hall with its staff: 赵晴 (01) is supervisor and manager, 王敏 and 李强 are agents with a PIN of their own."""
    with tempfile.TemporaryDirectory(prefix="jishi-staff-") as name:
        home = lay(Path(name) / "home")
        hall = open_hall(home, MORNING)
        accounts, staff = Accounts(hall), Staff(hall)
        first = accounts.make_first(STAFF["01"], PIN)
        for login in ("02", "03"):
            accounts.add(first, STAFF[login], frozenset({Role.AGENT}), FIRST_PIN, login)
            session = staff.log_in(login, FIRST_PIN)
            assert isinstance(session, Session)
            staff.change_pin(session, FIRST_PIN, PIN)
        hall.store.close()
        yield home


@pytest.fixture
def home(tmp_path: Path, staffed: Path) -> Path:
    """The hall's data folder."""
    return Path(shutil.copytree(staffed, tmp_path / "home"))


@pytest.fixture
def desk_of(qapp: object, qtbot: QtBot, home: Path, printer: Emulator) -> Iterator[OpenDesk]:
    """Open a desk with one logged in (nobody where `login` is empty); several may be open on one database."""
    del qapp, qtbot

    def opened(login: str = "02", at: datetime = MORNING, a4: A4Address | None = None) -> Agent:
        hall = open_hall(home, at, f"tcp://127.0.0.1:{printer.port}")
        hall.machine = replace(hall.machine, a4=a4)
        window = DeskWindow(hall)
        stack.callback(hall.store.close)
        stack.callback(window.close)
        window.open()
        here = Agent(window, printer)
        here.until(lambda: here.desk._front is not None, "the front page")
        if login:
            here.logs_in(login)
        return here

    with ExitStack() as stack:
        yield opened


@pytest.fixture
def agent(desk_of: OpenDesk) -> Agent:
    """王敏 at her desk."""
    return desk_of()
