"""The citizen kiosk as a visitor meets it: real window, a finger, the real driver, an emulated printer on a wire."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from drivers.printer.emulator import Emulator
from kiosk.domain.items import ServiceItem
from kiosk.domain.jobs import JobState
from kiosk.domain.site import PrinterAddress
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step
from kiosk.services.hall import Hall, open_hall
from tests.halls import lay, lay_small
from tests.sweeping import swept
from ui.citizen.kiosk import Kiosk
from ui.citizen.play import SETTLE_MS, Player
from ui.citizen.stage import Stage

MORNING = datetime(2026, 5, 12, 9, 41)  # noqa: DTZ001 - local time of the hall
SMALLER = 2  # than the panel, each way: what is painted costs more than what is touched
FRAME_MS = 40  # what stands is laid out and painted
NEAR = 40  # px: a second touch so near is taken for the first one's echo (Fingers.qml)


class Visitor(Player):
    """A visitor in front of an open kiosk; reads the screen and the paper back."""

    def __init__(self, kiosk: Kiosk, printer: Emulator) -> None:
        super().__init__(kiosk)
        self.printer = printer
        self._touched: list[tuple[float, QPointF]] = []

    @property
    def hall(self) -> Hall:
        """The hall behind the screen."""
        return self.kiosk.hall

    @property
    def screen(self) -> str:
        """The name of the screen that stands."""
        return str(self.kiosk.shell.screen)

    def on(self, screen: str) -> None:
        """Wait until a screen stands still; not longer, as one who walks five hundred items cannot."""
        shell = self.kiosk.shell
        self.until(lambda: str(shell.screen) == screen and shell.still, f"waiting for {screen}")
        self.wait(FRAME_MS)

    def touch(self, label: str) -> None:
        """Touch what is named so, once it stands where it will stay and is not deaf from the touch before."""
        places: list[QPointF | None] = [None]

        def stands() -> bool:
            tap = self.find(label)
            places.append(None if tap is None else self.middle(tap))
            return tap is not None and places[-1] == places[-2] and self.hears(tap)

        self.until(stands, f"waiting for {label}")
        tap = self.find(label)
        assert tap is not None
        self._touched.append((time.monotonic(), self.middle(tap)))
        self.touch_at(self.middle(tap))

    def hears(self, tap: QQuickItem) -> bool:
        """Tell whether nothing was touched just now where this stands: the same control, or what came in its place."""
        self._touched = [(when, at) for when, at in self._touched if (time.monotonic() - when) * 1000 < SETTLE_MS]
        away = [self.middle(tap) - at for _when, at in self._touched]
        return bool(tap.property("repeats")) or all(max(abs(far.x()), abs(far.y())) > NEAR for far in away)

    def words(self) -> str:
        """Return all the words on the screen now."""
        shown = [str(item.property("text") or "") for item in self.items()]
        return "\n".join(shown).replace("\u2060", "").replace("\u200b", "").replace("\u00a0", " ")

    def shows(self, words: str) -> bool:
        """Tell whether these words stand on the screen."""
        return words in self.words()

    def item(self, name: str) -> ServiceItem:
        """Return an item of the catalogue."""
        found = self.hall.catalogue.find(name)
        assert found is not None, name
        return found

    def choose(self, name: str) -> ServiceItem:
        """Open an item's page, as the home's most wanted or a list would."""
        item = self.item(name)
        self.on("Home")
        self.kiosk.journey.choose(item)
        self.on("Item")
        return item

    def in_person(self) -> None:
        """Answer the questions as one who does it oneself, then go to the checklist."""
        journey = self.kiosk.journey
        while (question := journey.visit.next_question()) is not None:
            choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
            self.touch(journey.say(choice.label))
            self.until(lambda asked=question.id: bool(journey.visit.choice(asked)), "an answer")  # type: ignore[misc]
        self.touch("下一步，对材料")
        self.on("Checklist")

    def prepared(self, name: str, **but: Answer) -> None:
        """Stand at the checklist with everything answered, 带了 to all but what is named by a part of its name."""
        journey = self.kiosk.journey
        journey.choose(self.item(name))
        visit = journey.visit
        while (question := visit.next_question()) is not None:
            choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
            visit = visit.situate(question.id, choice.id)
        for wanted in visit.asked():
            answer = next((answer for part, answer in but.items() if part in wanted.name.zh), Answer.BROUGHT)
            visit = visit.answer(wanted.id, answer)
        journey.put(visit)
        journey.go(Step.CHECKLIST)
        self.on("Checklist")

    def answered(self) -> None:
        """Wait until everything that was asked of the services so far has its answer."""
        answers: list[None] = []
        self.kiosk.door.ask(lambda _services: None, answers.append)
        self.until(lambda: bool(answers), "waiting for the services")

    def bring(self, **but: str) -> None:
        """Say 带了 to everything but what is named by a part of its name; `but` gives the word to touch."""
        journey = self.kiosk.journey
        while unanswered := journey.visit.unanswered():
            name = journey.say(unanswered[0].name).replace("|", "")
            word = next((word for part, word in but.items() if part in name), "")
            if self.find(f"{name}：") is None:
                self.touch("看下一页")
            self.touch(f"{name}：{word}")
            self.until(lambda asked=unanswered[0].id: journey.visit.said(asked) is not None, name)  # type: ignore[misc]

    def number(self) -> str:
        """Wait for the number and return it."""
        self.until(lambda: self.kiosk.journey.issued is not None, "waiting for the number")
        issued = self.kiosk.journey.issued
        assert issued is not None
        return issued.number

    def slip(self, state: JobState = JobState.CONFIRMED) -> None:
        """Wait until the slip is in a state."""
        slips = self.kiosk.journey.slips
        self.until(lambda: slips.job is not None and slips.job.state is state, f"waiting for {state}")

    def tickets(self) -> int:
        """Return how many numbers the hall gave today."""
        where = self.hall.where()
        return len(self.hall.store.tickets.of_day(where.site, where.day))


@contextmanager
def standing(
    home: Path,
    printer: Emulator,
    orientation: str = "portrait",
    at: datetime = MORNING,
    stage: Stage | None = None,
    standby: PrinterAddress | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> Iterator[Visitor]:
    """Open a kiosk on a data folder (a first time: the shipped hall), with somebody before it; its window is small."""
    hall = open_hall(lay(home), at, f"tcp://127.0.0.1:{printer.port}")
    hall = replace(hall, machine=replace(hall.machine, orientation=orientation, standby=standby))
    with swept():
        kiosk = Kiosk(hall, stage, monotonic=monotonic)
        kiosk.window.resize(kiosk.window.width() // SMALLER, kiosk.window.height() // SMALLER)
        yield from _opened(kiosk, printer)


def _opened(kiosk: Kiosk, printer: Emulator) -> Iterator[Visitor]:
    try:
        kiosk.open(fullscreen=False)
        visitor = Visitor(kiosk, printer)
        visitor.until(lambda: kiosk.journey.crowd is not None, "waiting for the crowd")
        visitor.wait(FRAME_MS)
        yield visitor
    finally:
        kiosk.close()
        kiosk.hall.store.close()


OpenKiosk = Callable[..., Visitor]


@pytest.fixture
def few_items(tmp_path: Path) -> None:
    """Lay a hall with few items, whose catalogue is quickly changed, before the kiosk would lay the shipped one."""
    lay_small(tmp_path / "home")


@pytest.fixture
def kiosk_of(qapp: object, qtbot: QtBot, tmp_path: Path, printer: Emulator) -> Iterator[OpenKiosk]:
    """Open a kiosk on the shipped hall; see `standing` for what may differ."""
    del qapp, qtbot
    with ExitStack() as stack:
        yield lambda *args, **kw: stack.enter_context(standing(tmp_path / "home", printer, *args, **kw))


@pytest.fixture
def visitor(kiosk_of: OpenKiosk) -> Visitor:
    """A visitor at a portrait kiosk in Chinese."""
    return kiosk_of()
