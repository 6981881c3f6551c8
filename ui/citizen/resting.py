"""A kiosk whose database cannot be opened at all: the calm screen, tried again until it can."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Property, QEventLoop, QObject, QTimer, QUrl, Signal
from PySide6.QtQml import QQmlApplicationEngine

from kiosk.services.answers import OutOfService

T = TypeVar("T")
RETRY_MS = 10_000
UI = Path(__file__).parent.parent

_log = logging.getLogger("jishi.resting")


class RestingPresenter(QObject):
    """Where to go, in both languages; without a database no more is known of the hall."""

    changed = Signal()

    @Property(str, notify=changed)
    def chinese(self) -> str:
        """Where to go, in Chinese."""
        return "请到咨询台或帮办区，工作人员帮您取号。"

    @Property(str, notify=changed)
    def english(self) -> str:
        """Where to go, in English."""
        return "Please go to the information desk or the help desk."


class Resting:
    """The window that stands while nothing can be stored."""

    def __init__(self, fullscreen: bool) -> None:
        self._presenter = RestingPresenter()
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(UI))
        self.engine.setInitialProperties({"presenter": self._presenter, "fullscreen": fullscreen})
        self.engine.load(QUrl.fromLocalFile(str(UI / "citizen" / "RestingWindow.qml")))

    def wait(self, milliseconds: int) -> None:
        """Let the window be seen."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        self.engine.rootObjects()[0].destroyed.connect(loop.quit)
        loop.exec()

    def close(self) -> None:
        """Take the window down."""
        self.engine.deleteLater()


def opened(
    open_it: Callable[[], T],
    fullscreen: bool,
    tries: int = 0,
    instead: Callable[[], None] | None = None,
    retry_ms: int = RETRY_MS,
) -> T | None:
    """Return what `open_it` opens, resting calmly between two tries; None after `tries` of them (0: for ever).

    `instead` takes down what stands on the screen where it has to rest.
    """
    resting: Resting | None = None
    count = 0
    while True:
        try:
            found = open_it()
        except OutOfService as fault:
            count += 1
            _log.error("the kiosk cannot store anything: %s", fault.technical)
            if resting is None:
                resting = Resting(fullscreen)
                if instead is not None:
                    instead()
            resting.wait(retry_ms)
            if count == tries:
                resting.close()
                return None
            continue
        if resting is not None:
            resting.close()
        return found
