"""The pinned PySide6 keeps what it borrows; releases that did not died after some hundred signals."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal
from pytestqt.qtbot import QtBot

CALLS = 1000
NOISE = 20  # what the interpreter itself may borrow meanwhile


class _Bell(QObject):
    rung = Signal(bool)


def test_a_thousand_turns_of_the_event_loop_lose_no_none(qtbot: QtBot) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        app.processEvents()

    assert abs(sys.getrefcount(None) - before) < NOISE


def test_a_thousand_signals_lose_no_true(qtbot: QtBot) -> None:
    bell = _Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)

    for _ in range(CALLS):
        bell.rung.emit(True)

    assert heard == [True] * CALLS
    heard.clear()
    assert abs(sys.getrefcount(True) - before) < NOISE
