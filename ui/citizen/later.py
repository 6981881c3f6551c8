"""The queue gives no number now, or another system does: when and where, and what helps meanwhile."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.hours import Gives, giving
from kiosk.domain.several import short_name
from kiosk.domain.verdict import Outcome
from kiosk.domain.visit import Mode, Step, Wish
from kiosk.services.answers import Closed, Theirs
from ui.citizen import opening
from ui.citizen.journey import Journey
from ui.citizen.onward import Fact, WayOn, fact, way, where_fact
from ui.citizen.places import floor_word, in_a_sentence, opening_word
from ui.citizen.presenter import Presenter

_HELPED = (Step.PURPOSE, Step.CODE, Step.CHECKLIST, Step.VERDICT)
_KEPT = (Step.CHECKLIST, Step.VERDICT)  # where answers can be kept under a code


class LaterPresenter(Presenter):
    """Says when numbers start again, or whose they are; the help queue is open while the hall is."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        assert journey.later is not None
        self._answer: Closed | Theirs = journey.later
        self._before = journey.visit  # still the same while this screen slides out, or a number is on its way
        self._verdict = journey.verdict

    @Property(str, notify=changed)
    def title(self) -> str:
        """When, or where."""
        hall = self.journey.hall
        if isinstance(self._answer, Theirs):
            place = hall.site.place(hall.site.queue(self._answer.queue).place)
            return self.tr("到 %1%2取号").replace("%1", floor_word(place.floor)).replace("%2", self.say(place.name))
        if self._answer.opens is None:
            return self.tr("窗口这几天不取号")
        if self._answer.quota:
            return self.tr("%1 接着取号").replace("%1", opening_word(self._answer.opens, hall.now()))
        return self.tr("%1 开始取号").replace("%1", opening_word(self._answer.opens, hall.now()))

    @Property(str, notify=changed)
    def line(self) -> str:
        """Why not now, and what helps now."""
        if isinstance(self._answer, Theirs):
            return self.say(self._answer.go)
        name = self.say(self.journey.hall.site.queue(self._answer.queue).name)
        if self._answer.quota:
            return self._used_up(self._answer.quota).replace("%1", name)
        return self.tr("%1的窗口到时候再给号。材料可以现在先备好。").replace("%1", name)

    def _used_up(self, quota: int) -> str:
        """Say that today's numbers are all given, and what goes on all the same."""
        given = self.tr("%1窗口今天的 %2 个号都发出去了。材料可以现在先备好。").replace("%2", str(quota))
        return given + self.tr("帮办号不限数，现在就能取。") if self._help else given

    # -- what is known -----------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def facts(self) -> list[Fact]:
        """What it is about, where and when its windows are, and how the papers stand."""
        site = self.journey.hall.site
        queue = site.queue(self._answer.queue)
        told = [
            *self._what(),
            where_fact(self.tr("到哪办"), site.place(queue.place), self.journey.visit.language),
        ]
        if not isinstance(self._answer, Theirs):
            if self._answer.opens is None:
                told.append(fact("phone", self.tr("什么时候开，打电话问"), site.hotline))
            told.append(self._hours())
        return [*told, *self._papers()]

    def _what(self) -> list[Fact]:
        label, visit = self.tr("办什么"), self._before
        if visit.items:
            names = self.tr("、").join(self.say(short_name(item)) for item in visit.items[:2])
            more = len(visit.items) - 2
            return [fact("ticket", label, names, self.tr("一共 %n 件", "", more + 2) if more > 0 else "")]
        purposes = [purpose for purpose in self.journey.hall.site.purposes if purpose.id == visit.purpose]
        return [fact(purpose.icon, label, self.say(purpose.name)) for purpose in purposes]

    def _hours(self) -> Fact:
        hours = self.journey.hall.site.queue(self._answer.queue).hours
        return fact("clock", self.tr("窗口几点开"), opening.times(hours.workday), opening.days(hours))

    def _papers(self) -> list[Fact]:
        if self._verdict is None or self._before.step not in _KEPT:
            return []
        label, gaps, ready = self.tr("材料"), len(self._verdict.gaps), len(self._verdict.in_order)
        if not gaps:
            return [fact("check", label, self.tr("都齐了"), self.tr("来的时候照样带上"))]
        words = self.tr("%1 样已齐，还差 %n 样", "", gaps) if ready else self.tr("还差 %n 样", "", gaps)
        return [fact("document", label, words.replace("%1", str(ready)))]

    # -- ways on -------------------------------------------------------------------------------------------------

    @property
    def _help(self) -> bool:
        """Whether a help number can be had now."""
        site = self.journey.hall.site
        may = self._before.step in _HELPED and self._before.mode is Mode.NUMBER
        return may and isinstance(giving(site.queue(site.help_queue), self.journey.hall.now(), site), Gives)

    @property
    def _waits(self) -> bool:
        """Whether nothing is left to do but to come at another time: a help agent has nothing to help with."""
        ready = self._verdict is not None and self._verdict.outcome is Outcome.READY
        return ready and isinstance(self._answer, Closed) and not self._answer.quota and self._before.step in _KEPT

    @Property(list, notify=changed)
    def ways(self) -> list[WayOn]:
        """A paper that keeps the answers, a help number, home; the best first."""
        site = self.journey.hall.site
        place = in_a_sentence(site.place(site.help_desk), self.journey.visit.language)
        kept = [way("keep", "printer", self.tr("打印单子带走"), self.tr("到时候输上面的码，不用重选"))]
        helped = [way("help", "agent", self.tr("领帮办号"), place)]
        kept, helped = kept if self._before.step in _KEPT else [], helped if self._help else []
        home = [way("home", "house" if kept or helped else "", self.tr("知道了，回首页"))]
        if isinstance(self._answer, Theirs):
            return [{**home[0], "icon": ""}, *helped, *kept]  # the way is told: nothing is better than to go it
        return [*kept, *helped, *home] if self._waits else [*helped, *kept, *home]

    @Slot(str)
    def take(self, act: str) -> None:
        """Go one of the ways."""
        if act == "help":
            self.journey.issue_help()
        elif act == "keep":
            self.journey.later = None
            self.journey.issue(Wish.NOTICE)
        else:
            self.journey.end("closed")
