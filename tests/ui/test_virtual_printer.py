"""The virtual printer's window shows the paper of its printer and gives it troubles."""

from collections.abc import Iterator

import pytest
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from drivers.printer.emulator import Emulator
from drivers.printer.escpos import EscposPrinter
from drivers.printer.protocol import PrinterState
from tests.drivers.conftest import picture_17
from ui.paper.app import PaperPresenter, open_window


@pytest.fixture
def window(qapp: object, qtbot: QtBot, printer: Emulator) -> Iterator[tuple[QQuickWindow, PaperPresenter]]:
    """The printer's window."""
    del qapp, qtbot
    engine, presenter = open_window(printer)
    root = engine.rootObjects()[0]
    assert isinstance(root, QQuickWindow)
    yield root, presenter
    root.close()


def test_the_window_shows_what_came_out(
    window: tuple[QQuickWindow, PaperPresenter], driver: EscposPrinter, qtbot: QtBot
) -> None:
    shown, presenter = window
    before = shown.grabWindow()
    driver.print(picture_17(), lambda: None)

    qtbot.waitUntil(lambda: str(presenter.paper) != "", timeout=5000)
    qtbot.waitUntil(lambda: "1 张" in str(presenter.state), timeout=5000)
    assert shown.grabWindow() != before


def test_its_switches_are_the_printers_troubles(
    window: tuple[QQuickWindow, PaperPresenter], driver: EscposPrinter, qtbot: QtBot
) -> None:
    _, presenter = window
    presenter.switchPaper()
    assert driver.status() is PrinterState.PAPER_OUT
    assert str(presenter.state) == "没纸了"
    presenter.switchPaper()
    presenter.switchCover()
    assert driver.status() is PrinterState.COVER_OPEN
    presenter.switchCover()
    presenter.switchWire()
    qtbot.waitUntil(lambda: driver.status() is PrinterState.UNREACHABLE, timeout=5000)
    presenter.switchWire()
    qtbot.waitUntil(lambda: driver.status() is PrinterState.READY, timeout=5000)
