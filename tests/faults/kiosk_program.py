"""The citizen kiosk as a process that a test can kill: the real program, with a visitor who obeys lines of JSON.

`python -m tests.faults.kiosk_program HOME AT PRINTER` opens the kiosk. Each line on standard input is one wish:
{"take": ITEM} (every paper in hand, up to the touch that gives the number), {"touch": LABEL}. Each line on standard
output says what stands on the screen, whenever that changes: {"screen": …, "number": …, "words": […], "after": seconds
since the program began to open its hall}. It looks for a mended database more often than a kiosk does.
"""

import faulthandler
import json
import sys
import time
from datetime import datetime
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step
from ui.citizen import app, kiosk, resting
from ui.citizen.kiosk import Kiosk
from ui.citizen.play import SETTLE_MS, Player
from ui.citizen.stage import application

LOOK_MS = 20
RETRY_MS = 300
FROZEN_SECONDS = 20  # of the window's thread, after which each thread says where it stands: a test that waits shows it


class Onlooker(QObject):
    """Says what stands on the screen, whichever window it is."""

    def __init__(self) -> None:
        super().__init__()
        self.kiosk: Kiosk | None = None
        self._began = time.monotonic()
        self._last: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)
        self._alive = QTimer(self)
        self._alive.timeout.connect(lambda: faulthandler.dump_traceback_later(FROZEN_SECONDS))
        self._alive.start(1000)

    @Slot()
    def _look(self) -> None:
        seen: dict[str, Any] = {"screen": None, "ready": False, "number": None}
        if self.kiosk is not None:
            journey = self.kiosk.journey
            seen["screen"], seen["ready"] = self.kiosk.shell.screen, journey.crowd is not None
            seen["number"] = journey.issued.number if journey.issued else None
        shown = [w for w in QGuiApplication.topLevelWindows() if isinstance(w, QQuickWindow) and w.isVisible()]
        seen["words"] = [words for window in shown for words in _words(window.contentItem())]
        if seen != self._last:
            self._last = seen
            said = {**seen, "after": time.monotonic() - self._began}
            sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
            sys.stdout.flush()


def _words(item: QQuickItem) -> list[str]:
    if not item.isVisible():
        return []
    own = [str(item.property("text")).replace("\u2060", "")] if item.property("text") else []
    return [*own, *(words for child in item.childItems() for words in _words(child))]


class Visitor(QObject):
    """Obeys the lines, with a finger; hears them on the window's own thread, from which alone Qt may be touched."""

    def __init__(self, before: Kiosk) -> None:
        super().__init__()
        self._kiosk, self._player = before, Player(before)
        self._lines = FileIO(sys.stdin.fileno(), closefd=False)  # takes no more than the line it reads
        self._told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._told.activated.connect(self._obey)

    @Slot()
    def _obey(self) -> None:
        line = self._lines.readline()
        if not line:  # the test is over
            self._told.setEnabled(False)
            return
        wish: dict[str, str] = json.loads(line)
        if "take" in wish:
            self._prepare(wish["take"])
        self._player.wait(SETTLE_MS)  # a screen that still slides in, or a button that is deaf for a moment
        self._player.touch(wish.get("touch", "下一步"))

    def _prepare(self, name: str) -> None:
        journey = self._kiosk.journey
        item = self._kiosk.hall.catalogue.find(name)
        assert item is not None, name
        journey.choose(item)
        visit = journey.visit
        while (question := visit.next_question()) is not None:
            choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
            visit = visit.situate(question.id, choice.id)
        for wanted in visit.asked():
            visit = visit.answer(wanted.id, Answer.BROUGHT)
        journey.put(visit)
        journey.go(Step.CHECKLIST)
        self._player.on("Checklist")


def main() -> int:
    """Open the kiosk as the program does."""
    home, at, printer = sys.argv[1:]
    application()
    onlooker = Onlooker()

    class Seen(Kiosk):
        """The kiosk, and somebody before it."""

        def open(self, fullscreen: bool) -> None:
            super().open(fullscreen)
            self.shell._retry.setInterval(RETRY_MS)
            self._visitor = Visitor(self)
            onlooker.kiosk = self

    kiosk.Kiosk = Seen  # type: ignore[misc]
    resting.opened = partial(resting.opened, retry_ms=RETRY_MS)
    return app.main(Path(home), at=datetime.fromisoformat(at), fullscreen=False, play=None, printer=printer)


if __name__ == "__main__":
    sys.exit(main())
