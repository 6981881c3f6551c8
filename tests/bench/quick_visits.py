"""A thousand visitors one after the other, through the real screens as fast as the services answer."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.domain.items import ServiceItem
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step

if TYPE_CHECKING:
    from ui.citizen.kiosk import Kiosk

PATIENCE = 20.0  # seconds
STEP_MS = 2
WARM_SECONDS = 2.0  # in which the other screens are compiled

Holds = Callable[[], bool]


class Quick:
    """Sends visitors through the screens of a kiosk: home, choose, list, item, checklist, number, home."""

    def __init__(self, kiosk: "Kiosk") -> None:
        self._kiosk = kiosk
        self._items = [item for item in kiosk.hall.catalogue.items if self._gives(item)]
        self._next = 0
        self._timer = QTimer()
        self._timer.setInterval(STEP_MS)

    def _gives(self, item: ServiceItem) -> bool:
        return not self._kiosk.hall.site.queue(item.queue).theirs

    def run(self, visits: Callable[["Quick"], Iterator[Holds]], over: Callable[[], None]) -> None:
        """Go through `visits`, onwards whenever what it waits for holds, from the event loop's own ground.

        Only there are screens that were left really taken down; a loop within a loop would keep them all.
        """
        self._course, self._holds, self._over = visits(self), _at_once, over
        self._since = time.monotonic()
        self._timer.timeout.connect(lambda: self._step())  # noqa: PLW0108 - a bound method would be held weakly
        self._timer.start()

    def _step(self) -> None:
        if not self._holds():
            if time.monotonic() - self._since > PATIENCE:
                raise SystemExit(f"a visit stands still on {self._kiosk.shell.screen}")
            return
        try:
            self._holds, self._since = next(self._course), time.monotonic()
        except StopIteration:
            self._timer.stop()
            self._over()

    def warm_up(self) -> Iterator[Holds]:
        """Wait until the services answer and the other screens are compiled."""
        yield lambda: self._kiosk.journey.crowd is not None
        yield resting(WARM_SECONDS)

    def visit(self) -> Iterator[Holds]:
        """Play one visit; the items take turns."""
        journey = self._kiosk.journey
        item = self._items[self._next % len(self._items)]
        self._next += 1
        journey.start(Step.CHOOSE)
        yield self._painted()
        journey.choose(item)
        yield self._painted()
        while (question := journey.visit.next_question()) is not None:
            choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
            journey.put(journey.visit.situate(question.id, choice.id))
        journey.go(Step.CHECKLIST)
        yield self._painted()
        for requirement in journey.visit.asked():
            journey.put(journey.visit.answer(requirement.id, Answer.BROUGHT))
        journey.judge()
        yield lambda: journey.issued is not None or journey.visit.step is Step.VERDICT
        yield self._painted()
        journey.end()
        yield self._painted()

    def _painted(self) -> Holds:
        """Return a condition that holds once the screen was painted again."""
        painted: list[bool] = []
        window = self._kiosk.window

        def frame() -> None:
            painted.append(True)
            window.frameSwapped.disconnect(frame)

        window.frameSwapped.connect(frame)
        window.update()
        return lambda: bool(painted)


def resting(seconds: float) -> Holds:
    """Return a condition that holds after so many seconds."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() > until


def _at_once() -> bool:
    return True
