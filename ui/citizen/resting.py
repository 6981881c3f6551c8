"""A window whose database cannot be opened at all: a calm screen, tried again until it can."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Property, QEventLoop, QObject, QTimer, QUrl, Signal
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.services.answers import OutOfService

T = TypeVar("T")
RETRY_MS = 10_000
UI = Path(__file__).parent.parent

_log = logging.getLogger("jishi.resting")


@dataclass(frozen=True, slots=True)
class Rest:
    """What stands there meanwhile; without a database no more is known of the hall."""

    heading: str
    words: str
    english_heading: str = ""
    english: str = ""
    size: tuple[int, int] = (1080, 1920)  # pixels


KIOSK = Rest(
    "这台机器歇一会儿",
    "请到咨询台或帮办区，工作人员帮您取号。",
    "This kiosk is taking a break",
    "Please go to the information desk or the help desk.",
)


class RestingPresenter(QObject):
    """What RestingWindow.qml binds to."""

    changed = Signal()

    def __init__(self, rest: Rest) -> None:
        super().__init__()
        self._rest = rest

    @Property(str, notify=changed)
    def heading(self) -> str:
        """That it is not for ever, in Chinese."""
        return self._rest.heading

    @Property(str, notify=changed)
    def chinese(self) -> str:
        """What to do meanwhile, in Chinese."""
        return self._rest.words

    @Property(str, notify=changed)
    def englishHeading(self) -> str:
        """The heading in English; nothing where only staff stand before it."""
        return self._rest.english_heading

    @Property(str, notify=changed)
    def english(self) -> str:
        """What to do meanwhile, in English."""
        return self._rest.english

    @Property(int, notify=changed)
    def wide(self) -> int:
        """How wide a window begins."""
        return self._rest.size[0]

    @Property(int, notify=changed)
    def high(self) -> int:
        """How high."""
        return self._rest.size[1]


class Resting:
    """The window that stands while nothing can be stored."""

    def __init__(self, fullscreen: bool, rest: Rest = KIOSK) -> None:
        self._presenter = RestingPresenter(rest)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(UI))
        self.engine.setInitialProperties({"presenter": self._presenter, "fullscreen": fullscreen})
        self.engine.load(QUrl.fromLocalFile(str(UI / "citizen" / "RestingWindow.qml")))

    @property
    def closed(self) -> bool:
        """Whether somebody closed it: then nobody waits any more."""
        return not self.engine.rootObjects()[0].property("visible")

    def wait(self, milliseconds: int) -> None:
        """Let the window be seen."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        window.visibleChanged.connect(loop.quit)
        loop.exec()
        window.visibleChanged.disconnect(loop.quit)

    def close(self) -> None:
        """Take the window down, before what it is bound to."""
        shiboken6.delete(self.engine)


def opened(
    open_it: Callable[[], T],
    fullscreen: bool,
    tries: int = 0,
    instead: Callable[[], None] | None = None,
    retry_ms: int = RETRY_MS,
    rest: Rest = KIOSK,
) -> T | None:
    """Return what `open_it` opens, resting calmly between two tries; None after `tries` of them (0: for ever).

    None, too, where the window that rests is closed. `instead` takes down what stands on the screen where it has to
    rest.
    """
    resting: Resting | None = None
    count = 0
    while True:
        try:
            found = open_it()
        except OutOfService as fault:
            count += 1
            _log.error("nothing can be stored: %s", fault.technical)
            if resting is None:
                resting = Resting(fullscreen, rest)
                if instead is not None:
                    instead()
            resting.wait(retry_ms)
            if count == tries or resting.closed:
                resting.close()
                return None
            continue
        if resting is not None:
            resting.close()
        return found
