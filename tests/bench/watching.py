"""What is noted of a kiosk's window from inside: when it painted, what a touch brought, every frame of a visit."""

import gc
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QGuiApplication

from tests.bench.painted import FIRST, find_tap, watch_words
from tests.bench.told import tell

if TYPE_CHECKING:
    from ui.citizen.kiosk import Kiosk

AGAIN_MS, ASK_MS = 50, 5
NO_SLIP = "小票机要等一下"


def _everything(item: Any) -> list[Any]:
    return [each for child in item.childItems() for each in (child, *_everything(child))]


def watch_start(kiosk: "Kiosk") -> None:
    """Tell `able` once a number could be issued and printed."""

    def ask() -> None:
        kiosk.door.ask(lambda services: services.printing.printer_state().value, heard)

    def heard(state: str) -> None:
        if state == "ready":
            tell("able")
            QGuiApplication.exit(0)
        else:
            QTimer.singleShot(ASK_MS, ask)

    QTimer.singleShot(0, ask)


def watch_touch(kiosk: "Kiosk") -> None:
    """Touch the first way, a finger that came with the first frame, and tell `answered` with the next screen's."""
    from PySide6.QtTest import QTest

    finger = QTest.createTouchDevice()
    moved: list[bool] = []
    kiosk.shell.moved.connect(lambda _forward: moved.append(True))

    def touch() -> None:
        tap = find_tap(kiosk.window, FIRST)
        if moved or tap is None:
            return
        at = tap.mapToScene(QPointF(tap.width() / 2, tap.height() / 2)).toPoint()
        QTest.touchEvent(kiosk.window, finger).press(0, at, kiosk.window)
        QTest.touchEvent(kiosk.window, finger).release(0, at, kiosk.window)
        QTimer.singleShot(AGAIN_MS, touch)

    def frame() -> None:
        if moved:
            tell("answered")
            QGuiApplication.exit(0)

    QTimer.singleShot(0, touch)
    kiosk.window.frameSwapped.connect(frame)


def watch_trouble(kiosk: "Kiosk") -> None:
    """Tell `trouble` and `well` with the first frame whose home has, or no longer has, the line on the printer."""
    watch_words(kiosk.window, NO_SLIP, "trouble", "well")


def watch_visits(kiosk: "Kiosk", count: int) -> None:
    """Go through every screen by finger; tell every `up` (finger), `moved` (screen) and `frame` (1: slide over)."""
    from tests.bench.tours import tours
    from ui.citizen import play

    class Watched(play.Player):
        def touch_at(self, at: QPointF) -> None:
            tell("up")
            super().touch_at(at)

    def visits() -> None:
        for _ in range(count):
            tours(Watched(kiosk))
            tell("visited")
        QGuiApplication.exit(0)

    def frame() -> None:
        now = time.monotonic()
        tell("frame", float(deck.property("leaving") is None), at=now)

    deck = next(item for item in _everything(kiosk.window.contentItem()) if item.property("compiled") is not None)
    kiosk.window.frameSwapped.connect(frame)
    kiosk.shell.moved.connect(lambda _forward: tell(f"moved-{kiosk.shell.screen}"))
    QTimer.singleShot(0, visits)


def watch_many(kiosk: "Kiosk", count: int) -> None:
    """Send many visitors through all screens to the slip; tell `visit` with its count after every fiftieth."""
    from tests.bench.quick_visits import Holds, Quick, resting

    def visits(quick: Quick) -> Iterator[Holds]:
        yield from quick.warm_up()
        for done in range(1, count + 1):
            yield from quick.visit()
            if done % 50 == 0:
                gc.collect()
                tell("visit", done)
                yield resting(0.2)  # the one who listens weighs us meanwhile

    quick = Quick(kiosk)
    quick.run(visits, lambda: leave(quick))


def leave(_kept: object) -> None:
    """End the program; whoever holds this call keeps `_kept` alive, which a connection of Qt alone would not."""
    QGuiApplication.exit(0)
