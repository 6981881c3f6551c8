"""One whole visit played by touch on the real window, a picture of every screen left behind: the demonstration."""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPointF, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from ui.citizen.kiosk import Kiosk

PATIENCE_MS = 15_000
SETTLE_MS = 700  # a slide, and the moment for which a button is deaf


class NotThere(Exception):
    """The visit waited for something that did not come; the message says what."""


class Player:
    """A visitor who touches what is named on the screen, with a finger."""

    def __init__(self, kiosk: "Kiosk", folder: Path | None = None) -> None:
        self.kiosk = kiosk
        self._folder = folder
        self._count = 0
        self._finger = QTest.createTouchDevice()

    def wait(self, milliseconds: int) -> None:
        """Let the program go on."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something is true; raise `NotThere` where it does not come."""
        for _ in range(PATIENCE_MS // 20):
            with contextlib.suppress(RuntimeError):  # an item that is just being taken down
                if holds():
                    return
            self.wait(20)
        raise NotThere(f"on the screen {self.kiosk.shell.screen}: {what}")

    def on(self, screen: str) -> None:
        """Wait until a screen stands still."""
        self.until(lambda: str(self.kiosk.shell.screen) == screen, f"waiting for {screen}")
        self.wait(SETTLE_MS)

    def taps(self) -> list[QQuickItem]:
        """Return everything that can be touched now."""
        return [
            item for item in self.items() if item.objectName() == "tap" and item.isEnabled() and self._in_view(item)
        ]

    def items(self, root: QQuickItem | None = None) -> list[QQuickItem]:
        """Return everything that is shown, as a tree walked from the back to the front."""
        shown = [item for item in (root or self.kiosk.window.contentItem()).childItems() if item.isVisible()]
        return [each for item in shown for each in (item, *self.items(item))]

    def _in_view(self, tap: QQuickItem) -> bool:
        middle = self.middle(tap)
        return 0 <= middle.x() <= self.kiosk.window.width() and 0 <= middle.y() <= self.kiosk.window.height()

    def middle(self, tap: QQuickItem) -> QPointF:
        """Return where a finger would go, in the window's pixels."""
        return tap.mapToScene(QPointF(tap.width() / 2, tap.height() / 2))

    def find(self, label: str) -> QQuickItem | None:
        """Return what is named so: exactly, or else beginning so."""
        labelled = [
            (str(tap.property("label")).replace("\u2060", "").replace("\u200b", ""), tap) for tap in self.taps()
        ]
        for exactly in (True, False):
            for name, tap in labelled:
                if name == label or (not exactly and name.startswith(label)):
                    return tap
        return None

    def touch(self, label: str) -> None:
        """Touch what is named so with one finger, once it is there."""
        self.until(lambda: self.find(label) is not None, f"waiting for {label}")
        tap = self.find(label)
        assert tap is not None
        self.touch_at(self.middle(tap))

    def touch_at(self, at: QPointF) -> None:
        """Put a finger down and lift it."""
        point, window = at.toPoint(), self.kiosk.window
        QTest.touchEvent(window, self._finger).press(0, point, window)
        QTest.touchEvent(window, self._finger).release(0, point, window)

    def picture(self, name: str) -> None:
        """Leave a picture of the screen."""
        if self._folder is not None:
            self._count += 1
            self.kiosk.window.grabWindow().save(str(self._folder / f"{self._count:02d}_{name}.png"))


def play_visit(kiosk: "Kiosk", folder: Path) -> None:
    """Play 食品经营许可 with every paper in hand, print the number, and end the program with 0 (1 where it stuck)."""
    player = Player(kiosk, folder)
    try:
        number = _visit(player)
    except NotThere as stuck:
        sys.stdout.write(f"走不下去了。Stuck {stuck}.\n")
        QGuiApplication.exit(1)
        return
    sys.stdout.write(f"取到的号 number: {number}\n")
    QGuiApplication.exit(0)


def _visit(player: Player) -> str:
    kiosk = player.kiosk
    item = kiosk.hall.catalogue.find("食品经营许可")
    if item is None:
        raise NotThere("waiting for 食品经营许可 in the catalogue")
    player.wait(SETTLE_MS)
    kiosk.journey.end()  # a number that a torn run left on the screen is not ours
    player.on("Home")
    player.until(lambda: kiosk.journey.crowd is not None, "waiting for the crowd")
    player.wait(1500)  # the other screens are compiled meanwhile
    player.picture("home")
    player.touch("办事取号")
    player.on("Choose")
    player.picture("choose")
    player.touch("餐饮食品")
    player.on("List")
    player.picture("list")
    player.touch("食品经营许可")
    player.on("Item")
    player.picture("item")
    _answer_questions(player)
    player.picture("item-answered")
    player.touch("下一步，对材料")
    player.on("Checklist")
    player.picture("checklist")
    _bring_everything(player)
    player.picture("checklist-done")
    player.touch("下一步")
    player.on("Issued")
    player.until(_confirmed(kiosk), "waiting for the slip")
    player.wait(200)
    player.picture("issued")
    issued = kiosk.journey.issued
    assert issued is not None
    player.touch("拿好了")
    player.on("Home")
    player.picture("home-again")
    return issued.number


def _answer_questions(player: Player) -> None:
    journey = player.kiosk.journey
    while (question := journey.visit.next_question()) is not None:
        choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
        player.touch(choice.label.zh)
        player.until(lambda q=question: q.id in journey.visit.situations, f"the answer to {question.question.zh}")  # type: ignore[misc]
        player.wait(SETTLE_MS)


def _bring_everything(player: Player) -> None:
    journey = player.kiosk.journey
    while unanswered := journey.visit.unanswered():
        wanted = unanswered[0]
        label = f"{wanted.name.zh.replace('|', '')}："
        if player.find(label) is None:
            player.touch("看下一页")
            player.wait(SETTLE_MS)
        player.touch(label)
        player.until(lambda r=wanted: r.id in journey.visit.answers, f"the answer to {wanted.name.zh}")  # type: ignore[misc]


def _confirmed(kiosk: "Kiosk") -> Callable[[], bool]:
    def holds() -> bool:
        job = kiosk.journey.slips.job
        return job is None or job.state.value == "confirmed"

    return holds
