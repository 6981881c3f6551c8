"""Something people ask for that is done in another house: where to go, and on with what else the visit holds."""

import re

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.visit import Step
from ui.citizen.journey import Journey
from ui.citizen.onward import Fact, WayOn, desk_fact, fact, way
from ui.citizen.presenter import Presenter

_PARTS = re.compile(r"；|;\s")  # a way of two parts takes two lines
_RING = re.compile(r"(?<=[打问]) (?=\d)")  # 打 12345 stands on one line


class ElsewherePresenter(Presenter):
    """Name and way, who can be asked, and what else can be done here."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        assert journey.elsewhere is not None
        self._place = journey.elsewhere
        self._left = len(journey.others)  # still the same while this screen slides out

    @Property(str, notify=changed)
    def title(self) -> str:
        """What it is."""
        return self.say(self._place.name)

    @Property(list, notify=changed)
    def facts(self) -> list[Fact]:
        """The way there; whom to ring, unless that stands there already; who can be asked in the hall."""
        site, go = self.journey.hall.site, self.say(self._place.go)
        told = [fact("pin", self.tr("去哪办"), _RING.sub("\u00a0", "\n".join(_PARTS.split(go))))]
        if site.hotline not in go:
            told.append(fact("phone", self.tr("先打电话问"), site.hotline))
        return [*told, desk_fact(self.tr("在这里当面问"), site.place(site.info_desk), self.journey.visit.language)]

    @Property(list, notify=changed)
    def ways(self) -> list[WayOn]:
        """On with the other items of the visit; else home, or something that is done here."""
        if self._left:
            return [way("on", "", self.tr("这件不办，接着办其余 %n 件", "", self._left), leads=True)]
        count = len(self.journey.hall.catalogue.items)
        return [
            way("home", "", self.tr("知道了，回首页")),
            way("find", "search", self.tr("找别的事"), self.tr("这个大厅能办 %n 件事", "", count)),
        ]

    @Slot(str)
    def take(self, act: str) -> None:
        """Go one of the ways."""
        if act == "on":
            self.journey.leave_out()
        elif act == "find":
            self.journey.go(Step.CHOOSE)
        else:
            self.journey.end("elsewhere")
