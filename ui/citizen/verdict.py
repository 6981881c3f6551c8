"""The verdict: what is in order first, then a way on for everything that is missing; no way says no."""

from dataclasses import replace

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.hours import Gives, giving
from kiosk.domain.items import Kind, Standing, Way, WayKind
from kiosk.domain.several import short_name
from kiosk.domain.verdict import Gap, Outcome, Verdict
from kiosk.domain.visit import Mode, Wish
from ui.citizen.journey import Journey
from ui.citizen.places import day_word, in_a_sentence
from ui.citizen.presenter import Presenter
from ui.citizen.together import each_words, whose_words
from ui.citizen.wording import kept, plain

ICONS = {
    WayKind.AGENT: "agent",
    WayKind.HERE: "printer",
    WayKind.SAMPLE: "document",
    WayKind.PHONE: "phone",
    WayKind.SELF: "person",
    WayKind.ELSEWHERE: "building",
    WayKind.STATEMENT: "pencil",
    WayKind.PLEDGE: "pencil",
}


class VerdictPresenter(Presenter):
    """What the check found, and where the visitor can go from here."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.changed, journey.crowdChanged)
        self._found = journey.verdict
        self._whose: dict[str, str] = {}  # of each gap the item that it is for, where the visit holds several

    @property
    def _verdict(self) -> Verdict:
        self._found = self.journey.verdict or self._found
        assert self._found is not None
        return self._found

    def _only_papers(self) -> bool:
        return all(gap.requirement.kind is Kind.MATERIAL for gap in self._verdict.gaps)

    @Property(str, notify=changed)
    def title(self) -> str:
        """4 样已齐，还差 2 样: what is in order stands first."""
        count, ready = len(self._verdict.gaps), len(self._verdict.in_order)
        if not count:
            return self.tr("都齐了")
        if not ready:
            return self.tr("还差 %n 样", "", count) if self._only_papers() else self.tr("还差 %n 项", "", count)
        papers = self._only_papers()
        said = self.tr("%1 样已齐，还差 %n 样", "", count) if papers else self.tr("%1 项已齐，还差 %n 项", "", count)
        return said.replace("%1", str(ready))

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """都有办法 · 食品经营许可."""
        count, item = len(self._verdict.gaps), self.visit.item
        if self.visit.others:
            return " · ".join(each_words(self.journey))
        way = self.tr("有办法") if count == 1 else self.tr("都有办法") if count else ""
        return " · ".join(part for part in (way, self.say(item.short) if item else "") if part)

    @Property(list, notify=changed)
    def inOrder(self) -> list[str]:
        """What is in order, by name; shown where nothing else is to be said."""
        return [plain(self.say(wanted.name)) for wanted in self._verdict.in_order]

    @Property(list, notify=changed)
    def gaps(self) -> list[dict[str, object]]:
        """What is missing, each with its ways."""
        self._whose = whose_words(self.journey)
        return [self._gap(gap) for gap in self._verdict.gaps]

    def _gap(self, gap: Gap) -> dict[str, object]:
        wanted = gap.requirement
        pledge = self.visit.may_follow(wanted)
        statement = wanted.standing is Standing.STATEMENT
        tag = self.tr("可容缺") if pledge else self.tr("可声明") if statement else self._must(wanted.kind)
        return {
            "id": wanted.id,
            "name": kept(self.say(wanted.name)),
            "spoken": plain(self.say(wanted.name)),
            "tag": tag,
            "tone": "amber" if pledge else "mist",
            "ways": [self._way(way) for way in gap.ways if way.kind is not WayKind.STATEMENT],
            "statement": statement,
            "whose": self._whose.get(wanted.id, ""),
        }

    def _must(self, kind: Kind) -> str:
        return {
            Kind.MATERIAL: self.tr("必带"),
            Kind.PERSON: self.tr("要到场"),
            Kind.CONDITION: self.tr("条件"),
            Kind.STEP: self.tr("先办好"),
        }[kind]

    def _way(self, way: Way) -> dict[str, str]:
        if way.kind is WayKind.PLEDGE:
            return {"icon": ICONS[way.kind], "do": self.tr("先承诺"), "say": self.tr("可申请容缺，由窗口确认")}
        return {"icon": ICONS[way.kind], "do": self.say(way.do), "say": self.say(way.say)}

    @Property(bool, notify=changed)
    def pledge(self) -> bool:
        """Whether everything missing may be pledged."""
        return self._verdict.outcome is Outcome.PLEDGE and not self.journey.looking_up

    @Property(str, notify=changed)
    def readyNames(self) -> str:
        """The items that can go on without the others; empty where none or all can."""
        judged, items = self.journey.judged, self.visit.items
        if judged is None or not judged.split or self.journey.looking_up:
            return ""
        return self.tr("、").join(self.say(short_name(items[place])) for place in judged.ready)

    @Property(bool, notify=changed)
    def listOnly(self) -> bool:
        """Whether the list of papers is what helps now, and no number: for one who only looks, or who has everything.

        Who has everything and wants a number sees a verdict only while no queue gives one.
        """
        return self.journey.looking_up or self._verdict.outcome is Outcome.READY

    @Property(bool, notify=changed)
    def mayAdd(self) -> bool:
        """Whether a further item can join the visit from here."""
        return not self.visit.full and not self.listOnly

    @Property(str, notify=changed)
    def nowPlace(self) -> str:
        """Where one is served who has everything here; empty where no number is given now."""
        if self._verdict.outcome is not Outcome.READY:
            return ""
        hall, crowd = self.journey.hall, self.journey.crowd
        queues = [hall.site.queue(prefix) for prefix in dict.fromkeys(item.queue for item in self.visit.items)]
        used_up = {prefix for prefix, line in crowd.lines.items() if line.used_up} if crowd else set()
        for queue in queues:
            gives = isinstance(giving(queue, hall.now(), hall.site), Gives)
            if queue.theirs or queue.prefix in used_up or not gives:
                return ""
        places = (in_a_sentence(hall.site.place(queue.place), self.visit.language) for queue in queues)
        return self.tr("、").join(places)

    @Property(str, notify=changed)
    def until(self) -> str:
        """最迟 5 月 26 日."""
        until = self._verdict.pledge_until
        return day_word(until) if until else ""

    @Property(str, notify=changed)
    def helpPlace(self) -> str:
        """Where help agents are, and how many stand there."""
        site = self.journey.hall.site
        place = in_a_sentence(site.place(site.help_desk), self.journey.visit.language)
        line = self.journey.crowd.lines.get(site.help_queue) if self.journey.crowd else None
        if line is None:
            return self.tr("领帮办号，%1").replace("%1", place)
        if not line.waiting:
            return self.tr("领帮办号，%1，现在不用等").replace("%1", place)
        return self.tr("领帮办号，%1，前面 %n 人", "", line.waiting).replace("%1", place)

    @Property(str, notify=changed)
    def helpShort(self) -> str:
        """Where help agents are, where there is little room."""
        site = self.journey.hall.site
        return in_a_sentence(site.place(site.help_desk), self.journey.visit.language)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether a number or notice is on its way."""
        return self.journey.visit.step.value == "issuing"

    @Slot()
    def takeNumber(self) -> None:
        """Take the number; the window is asked for the pledge."""
        self.journey.issue(Wish.NUMBER)

    @Slot()
    def takeNow(self) -> None:
        """The number of one who has everything here, and only looked or came back from queues that gave none."""
        self.journey.visit = replace(self.journey.visit, mode=Mode.NUMBER)
        self.journey.judge()

    @Slot()
    def add(self) -> None:
        """再加一件: what was answered stays, only the new item's papers are asked."""
        self.journey.add()

    @Slot()
    def takeReady(self) -> None:
        """The number of what is ready, a notice of the rest."""
        self.journey.issue_ready()

    @Slot()
    def takeAnyway(self) -> None:
        """仍要取号: nobody is refused."""
        self.journey.issue(Wish.ANYWAY)

    @Slot()
    def takeHelp(self) -> None:
        """A help number."""
        self.journey.issue(Wish.HELP)

    @Slot()
    def printNotice(self) -> None:
        """The told-once notice."""
        self.journey.issue(Wish.NOTICE)

    @Slot(str)
    def state(self, requirement: str) -> None:
        """到窗口签声明: the paper then counts as in order."""
        self.journey.put(self.journey.visit.state(requirement))
        self.journey.judge()
