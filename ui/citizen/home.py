"""The home: three ways in, a slim fourth, what is asked for most, who waits on which floor; or when it opens."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QTimer, Signal, Slot

from kiosk.domain.hours import hall_open, next_opening
from kiosk.domain.items import ServiceItem
from kiosk.domain.visit import Mode, Step
from ui.citizen import opening
from ui.citizen.journey import Journey
from ui.citizen.places import day_word, floor_word, opening_word, weekday_word
from ui.citizen.presenter import Presenter
from ui.citizen.wording import kept

if TYPE_CHECKING:
    from kiosk.catalogue.kept_index import KeptIndex
    from kiosk.domain.items import Catalogue
    from kiosk.domain.site import Machine, Site

WANTED = 6
STANDS_STILL = frozenset({"paper out", "cover open", "cutter fault", "overheated", "offline", "unreachable"})


class HomePresenter(Presenter):
    """What the home says; it knows nothing of any visitor."""

    changed = Signal()
    clockChanged = Signal()
    crowdChanged = Signal()
    wantedChanged = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.scannerChanged)
        self._hall = journey.hall
        self._closed = not hall_open(self._hall.now(), self._hall.site)
        self._wanted: Sequence[ServiceItem] = shipped_wanted(self._hall.catalogue.items)
        self._counted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._timer.start(self._to_next_minute())
        journey.crowdChanged.connect(self.crowdChanged)
        self.changed.connect(self.clockChanged)
        self.changed.connect(self.crowdChanged)
        self.changed.connect(self.wantedChanged)
        self._look()

    def _look(self) -> None:
        """Ask what is asked for most, and whether the hall offers something newer."""
        self.journey.door.ask(lambda services: services.crowds.most_wanted(WANTED), self._on_wanted)
        self.journey.door.ask(lambda services: services.renewal.newer(), self._on_newer)
        self.journey.door.ask(lambda services: services.renewal.settings(), self._on_settings)
        self.journey.door.ask(lambda services: services.renewal.machine(), self._on_machine)

    def close(self) -> None:
        """Stop the clock."""
        self._timer.stop()
        self.journey.crowdChanged.disconnect(self.crowdChanged)
        super().close()

    def _to_next_minute(self) -> int:
        return (60 - self._hall.now().second) * 1000

    @Slot()
    def _tick(self) -> None:
        self._timer.start(self._to_next_minute())
        closed = not hall_open(self._hall.now(), self._hall.site)
        if closed != self._closed:
            self._closed = closed
            self.changed.emit()
        self.clockChanged.emit()
        self._look()

    def _on_newer(self, offered: "tuple[Catalogue, KeptIndex] | None") -> None:
        if offered is None or self.journey.visit.step is not Step.HOME:
            return  # whoever began goes on with what was offered; the next visitor's home asks again
        self._hall.renew(offered)
        self._wanted, self._counted = shipped_wanted(self._hall.catalogue.items), False
        self.changed.emit()
        self._look()

    def _on_settings(self, site: "Site | None") -> None:
        if site is None:
            return
        if self.journey.visit.step is not Step.HOME:
            return  # whoever began goes on with what was so
        self.journey.take_site(site)
        self._closed = not hall_open(self._hall.now(), site)
        self.changed.emit()

    def _on_machine(self, machine: "Machine | None") -> None:
        if machine is not None and self.journey.visit.step is Step.HOME:
            before, self._hall.machine = self._hall.machine, machine
            if [each.name for each in machine.printers] != [each.name for each in before.printers]:
                self.journey.door.ask(lambda services: services.printing.renew(), lambda _: None)

    def _on_wanted(self, answer: tuple[tuple[ServiceItem, ...], bool]) -> None:
        items, counted = answer
        if items and (items, counted) != (self._wanted, self._counted):
            self._wanted, self._counted = items, counted
            self.wantedChanged.emit()

    # -- what is shown -----------------------------------------------------------------------------------------

    def day_said(self, day: dt.date) -> str:
        """Return a day as the home says today."""
        return self.tr("%1 %2").replace("%1", day_word(day)).replace("%2", weekday_word(day))

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        """09:41."""
        return f"{self._hall.now():%H:%M}"

    @Property(str, notify=clockChanged)
    def date(self) -> str:
        """5 月 12 日 星期二."""
        return self.day_said(self._hall.now().date())

    @Property(str, notify=changed)
    def hallName(self) -> str:
        """The hall's name."""
        return self.say(self._hall.site.name)

    @Property(str, notify=changed)
    def motto(self) -> str:
        """The hall's motto."""
        return self.say(self._hall.site.motto)

    @Property(bool, notify=changed)
    def closed(self) -> bool:
        """Whether no queue gives numbers now."""
        return self._closed

    @Property(str, notify=clockChanged)
    def greeting(self) -> str:
        """Two short lines."""
        if not self._closed:
            return self.tr("您好，\n今天办什么？")
        now, site = self._hall.now(), self._hall.site
        openings = [next_opening(queue, now, site) for queue in site.queues if not queue.theirs]
        first = min((at for at in openings if at is not None), default=None)
        if first is None:
            return self.tr("窗口现在没开，\n先看看要带什么")
        return self.tr("窗口%1 开，\n先看看要带什么").replace("%1", opening_word(first, now))

    @Property(str, notify=changed)
    def advice(self) -> str:
        """Outside hours: what helps now."""
        return self.tr("材料先备好，开门一来就取号")

    @Property(str, notify=changed)
    def hotlineLine(self) -> str:
        """Outside hours: whom to ring."""
        return self.tr("有急事打 %1").replace("%1", self._hall.site.hotline)

    @Property(str, notify=changed)
    def hotline(self) -> str:
        """The foot's words where nobody can come."""
        return self.tr("热线 %1").replace("%1", self._hall.site.hotline)

    @Property(list, notify=crowdChanged)
    def floors(self) -> list[dict[str, str]]:
        """Who waits on which floor; empty while nobody knows."""
        crowd = self.journey.crowd
        if crowd is None or self._closed:
            return []
        return [
            {
                "floor": floor_word(group.floor),
                "name": self.say(group.name),
                "short": self.say(group.short),
                "waiting": str(crowd.floors[group.floor]),
            }
            for group in self._hall.site.floors
            if group.floor in crowd.floors
        ]

    @Property(str, notify=crowdChanged)
    def printerLine(self) -> str:
        """One line where no slip can come out now."""
        if self.journey.printer in STANDS_STILL:
            return self.tr("小票机要等一下，号照常取：拍下屏幕就行")
        return ""

    @Property(str, notify=wantedChanged)
    def wantedTitle(self) -> str:
        """今天办得最多, or 常办 until there are counts."""
        return self.tr("大家办得最多") if self._counted else self.tr("常办")

    @Property(list, notify=wantedChanged)
    def wanted(self) -> list[dict[str, str]]:
        """The most wanted items."""
        return [
            {
                "code": item.code,
                "name": kept(self.say(item.short or item.name)),
                "icon": item.icon,
                "floor": floor_word(item.floor),
            }
            for item in self._wanted
        ]

    @Property(list, notify=clockChanged)
    def hours(self) -> list[dict[str, str]]:
        """When which windows are open, outside hours."""
        return opening.rows(self._hall.site, self.journey.visit.language) if self._closed else []

    @Property(bool, notify=changed)
    def scanner(self) -> bool:
        """Whether this kiosk can read codes by itself, now."""
        return self.journey.scanner

    @Property(bool, notify=crowdChanged)
    def booked(self) -> bool:
        """Whether visitors with an appointment may still come today."""
        return self.journey.crowd is not None and self.journey.crowd.booked

    @Property(list, notify=changed)
    def purposes(self) -> list[str]:
        """The first three purposes that need no checklist; the rest stand on their own screen."""
        return [self.say(purpose.name) for purpose in self._hall.site.purposes[:3]]

    # -- ways in -----------------------------------------------------------------------------------------------

    @Slot()
    def takeNumber(self) -> None:
        """办事取号."""
        self.journey.start(Step.CHOOSE)

    @Slot()
    def lookUp(self) -> None:
        """查要带什么: no number at the end."""
        self.journey.start(Step.CHOOSE, Mode.LOOK_UP)

    @Slot()
    def typeCode(self) -> None:
        """扫码取号."""
        self.journey.start(Step.CODE, Mode.LOOK_UP if self._closed else Mode.NUMBER)

    @Slot()
    def otherPurpose(self) -> None:
        """咨询 · 领证 · 补材料."""
        self.journey.start(Step.PURPOSE)

    @Slot(str)
    def choose(self, code: str) -> None:
        """Start with one of the most wanted."""
        item = self._hall.catalogue.find(code)
        if item is not None:
            self.journey.choose(item)


def shipped_wanted(items: Sequence[ServiceItem]) -> Sequence[ServiceItem]:
    """Return what the shipped list calls most wanted, until there are counts."""
    return tuple(sorted((item for item in items if item.wanted), key=lambda item: item.wanted)[:WANTED])
