"""A thousand visitors one after the other, through the real screens as fast as the services answer."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop

from kiosk.domain.items import ServiceItem
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step

if TYPE_CHECKING:
    from ui.citizen.app import Kiosk

PATIENCE = 20.0  # seconds
FLAGS = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Quick:
    """Sends visitors through the screens of a kiosk: home, choose, list, item, checklist, number, home."""

    def __init__(self, kiosk: "Kiosk") -> None:
        self._kiosk = kiosk
        self._items = [item for item in kiosk.hall.catalogue.items if self._gives(item)]
        self._next = 0

    def _gives(self, item: ServiceItem) -> bool:
        return not self._kiosk.hall.site.queue(item.queue).theirs

    def warm_up(self) -> None:
        """Wait until the services answer and the other screens are compiled."""
        self._until(lambda: self._kiosk.journey.crowd is not None)
        until = time.monotonic() + 2
        self._until(lambda: time.monotonic() > until)

    def visit(self) -> None:
        """Play one visit; the items take turns."""
        journey = self._kiosk.journey
        item = self._items[self._next % len(self._items)]
        self._next += 1
        journey.start(Step.CHOOSE)
        self._frame()
        journey.choose(item)
        self._frame()
        while (question := journey.visit.next_question()) is not None:
            choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
            journey.put(journey.visit.situate(question.id, choice.id))
        journey.go(Step.CHECKLIST)
        self._frame()
        for requirement in journey.visit.asked():
            journey.put(journey.visit.answer(requirement.id, Answer.BROUGHT))
        journey.judge()
        self._until(lambda: journey.issued is not None or journey.visit.step is Step.VERDICT)
        self._frame()
        journey.end()
        self._frame()

    def _frame(self) -> None:
        """Let the screen be painted once."""
        painted: list[bool] = []
        connection = self._kiosk.window.frameSwapped.connect(lambda: painted.append(True))
        self._kiosk.window.update()
        self._until(lambda: bool(painted))
        self._kiosk.window.frameSwapped.disconnect(connection)

    def _until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            QCoreApplication.processEvents(FLAGS, 20)
            if time.monotonic() > deadline:
                raise TimeoutError(f"a visit stands still on {self._kiosk.shell.screen}")
