"""A walk over every citizen screen in every way of seeing it: one real window with real services, switched by hand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtQuick import QQuickItem

from drivers.printer.emulator import Emulator
from kiosk.domain.items import Requirement, ServiceItem
from kiosk.domain.jobs import JobState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step, Visit, Wish
from kiosk.services.answers import JobView
from kiosk.services.hall import Hall, open_hall
from tests.halls import lay
from tests.longest import longest, most_to_read, twelve
from tests.services.conftest import HandClock
from tests.ui.citizen.fit import Seen
from tests.ui.citizen.seeing import look_at
from ui.citizen.kiosk import Kiosk
from ui.citizen.play import Player

MORNING = datetime(2026, 5, 12, 1, 41, tzinfo=UTC)  # 09:41 in the hall
NOON = datetime(2026, 5, 12, 4, 10, tzinfo=UTC)  # 12:10: some windows rest, help agents do not
NIGHT = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)  # 21:00
FOOD = "食品经营许可"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of seeing a screen."""

    english: bool = False
    large: bool = False
    low: bool = False

    @property
    def name(self) -> str:
        """english-large-low."""
        parts = ["english" if self.english else "chinese", *["large"] * self.large, *["low"] * self.low]
        return "-".join(parts)


WAYS = tuple(Way(english, large, low) for english in (False, True) for large in (False, True) for low in (False, True))


@dataclass(frozen=True, slots=True)
class View:
    """One state of a screen: how to come there from the home, and what must be done again after every switch."""

    name: str
    screen: str
    go: Callable[["Walker"], None]
    hold: Callable[["Walker"], None] | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen at one stop of the walk."""

    view: str
    way: Way
    page: int
    seen: Seen

    def __str__(self) -> str:
        return f"{self.view} {self.way.name} page {self.page + 1}"


class Walker(Player):
    """Goes from screen to screen by the journey's own verbs, without waiting for slides."""

    def __init__(self, kiosk: Kiosk, clock: HandClock) -> None:
        super().__init__(kiosk)
        self.clock = clock
        self.journey = kiosk.journey
        self.catalogue = kiosk.hall.catalogue
        self._slides = [o for o in kiosk.window.findChildren(QObject) if o.inherits("QQuickParallelAnimation")]
        stage = kiosk.window.findChild(QQuickItem, "stage")
        assert stage is not None
        self.stage = stage

    @property
    def screen(self) -> str:
        """The name of the screen that stands."""
        return str(self.kiosk.shell.screen)

    @property
    def presenter(self) -> Any:
        """The presenter of the screen that stands."""
        return self.kiosk.shell.presenter

    @property
    def help(self) -> Any:
        """The panel behind 叫人帮办."""
        return self.kiosk.shell.help

    # -- moving ------------------------------------------------------------------------------------------------

    def walk(self, views: Sequence[View], ways: Sequence[Way] = WAYS) -> Iterator[Sight]:
        """Yield what is seen on every page of every view, seen every way."""
        for view in views:
            self.home()
            view.go(self)
            self.stand(view.screen)
            for way in ways:
                self.see(way)
                if view.hold is not None:
                    view.hold(self)
                for page in self.pages():
                    yield Sight(view.name, way, page, look_at(self.stage, self.stage))
            self.see(Way())

    def home(self) -> None:
        """Start anew on a working morning."""
        self.clock.now = MORNING
        self.journey.printer = "ready"
        self.journey.set_scanner(there=False)
        self.journey.end()
        self.stand("Home")

    def stand(self, screen: str) -> None:
        """Wait until a screen stands; its slide is over at once."""
        self.until(lambda: self.screen == screen, f"waiting for {screen}")
        self.frame()
        for slide in self._slides:
            QMetaObject.invokeMethod(slide, "complete")

    def frame(self) -> None:
        """Have everything laid out and painted."""
        self.wait(0)
        self.kiosk.window.grabWindow()

    def see(self, way: Way) -> None:
        """Switch language, size and reach by the shell's own slots."""
        shell = self.kiosk.shell
        for now, wanted, switch in (
            (shell.english, way.english, shell.switchLanguage),
            (shell.large, way.large, shell.switchLarge),
            (shell.low, way.low, shell.switchLow),
        ):
            if bool(now) is not wanted:
                switch()

    def pages(self) -> Iterator[int]:
        """Turn through the pages of the screen, each painted; yield once where there is only one."""
        if self.kiosk.shell.low and self.screen == "Checklist":
            yield from self._papers()
            return
        self.frame()
        choose = next((i for i in self.items() if i.property("shownPage") is not None), None)
        if choose is not None:
            for page in range(int(choose.property("pages"))):
                choose.setProperty("shownPage", page)
                self.frame()
                yield page
            choose.setProperty("shownPage", 0)
            return
        paged = next((i for i in self.items() if i.property("usedHeight") is not None), None)
        yield 0
        if paged is not None:
            for page in range(1, int(paged.property("pages"))):
                paged.setProperty("first", int(paged.property("until")))
                self.frame()
                yield page
            paged.setProperty("first", 0)

    def _papers(self) -> Iterator[int]:
        presenter = self.presenter
        for number in range(len(self.journey.visit.asked())):
            presenter._asking = number
            presenter.changed.emit()
            self.frame()
            yield number

    # -- what visitors do ----------------------------------------------------------------------------------------

    def item(self, name: str) -> ServiceItem:
        """Return an item by its name."""
        found = self.catalogue.find(name)
        assert found is not None, name
        return found

    def longest(self) -> ServiceItem:
        """Return the shipped item with the longest name."""
        return longest(self.catalogue)

    def hardest(self) -> tuple[ServiceItem, ...]:
        """Return the shipped items with the most to read."""
        return most_to_read(self.catalogue)

    def twelve(self) -> ServiceItem:
        """Return the longest-named item with the twelve real requirements of the longest names in the catalogue."""
        return twelve(self.catalogue)

    def situated(self, item: ServiceItem) -> Visit:
        """Return the visit with the questions answered so that most is asked."""
        visit = self.journey.visit.choose(item)
        while (question := visit.next_question()) is not None:
            tried = [visit.situate(question.id, choice.id) for choice in question.choices if not choice.leads_to]
            visit = max(tried, key=lambda each: len(each.asked()))
        return visit

    def to_checklist(self, item: ServiceItem) -> None:
        """Choose an item, answer its questions, stand before its list."""
        self.journey.choose(item)
        self.journey.put(self.situated(item))
        self.journey.go(Step.CHECKLIST)

    def answer(self, missing: Callable[[Requirement], bool]) -> None:
        """Answer every row."""
        for wanted in self.journey.visit.asked():
            gone = missing(wanted)
            self.journey.put(self.journey.visit.answer(wanted.id, Answer.MISSING if gone else Answer.BROUGHT))

    def judged(self, item: ServiceItem, missing: Callable[[Requirement], bool]) -> None:
        """Have a list judged."""
        self.to_checklist(item)
        self.answer(missing)
        self.journey.judge()
        self.until(lambda: self.journey.verdict is not None, "the verdict")

    def issued(self, item: ServiceItem, missing: Callable[[Requirement], bool], wish: Wish = Wish.NUMBER) -> None:
        """Take a number, or a notice."""
        self.to_checklist(item)
        self.answer(missing)
        if wish is Wish.NOTICE:
            self.journey.judge()
            self.stand("Verdict")
        self.journey.issue(wish)
        self.until(lambda: self.journey.issued is not None or self.journey.notice is not None, "the number")

    def printed(self, state: JobState, again: bool = False) -> None:
        """Let the printer's owner say this of the slip."""
        slips = self.journey.slips
        self.until(lambda: slips.job is not None and slips.job.state is JobState.CONFIRMED, "the papers")
        self.journey.door.printed.emit(JobView(slips.views[-1].job, state, "offline", "offline", again))


def a_walker(home: Path, printer: Emulator, orientation: str, lower_edge_mm: float, share: float = 1.0) -> Walker:
    """Open a kiosk on the shipped hall, its panel upright or lying, at a height above the floor.

    On a `share` of a whole window everything is laid out just so, and painted sooner.
    """
    clock = HandClock(MORNING)
    hall = replace(open_hall(lay(home), printer=f"tcp://127.0.0.1:{printer.port}"), clock=clock)
    kiosk = Kiosk(_mounted(hall, orientation, lower_edge_mm))
    kiosk.window.resize(round(kiosk.window.width() * share), round(kiosk.window.height() * share))
    kiosk.open(fullscreen=False)
    walker = Walker(kiosk, clock)
    walker.until(lambda: kiosk.journey.crowd is not None, "waiting for the crowd")
    return walker


def _mounted(hall: Hall, orientation: str, lower_edge_mm: float) -> Hall:
    machine = hall.machine
    sides = sorted((machine.panel_width_mm, machine.panel_height_mm), reverse=orientation == "landscape")
    turned = replace(
        machine,
        orientation=orientation,
        panel_width_mm=sides[0],
        panel_height_mm=sides[1],
        lower_edge_mm=lower_edge_mm,
    )
    return replace(hall, machine=turned)


def close(walker: Walker) -> None:
    """End the kiosk."""
    walker.kiosk.close()
    walker.kiosk.hall.store.close()
