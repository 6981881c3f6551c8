"""The checklist: conditions, persons and steps first, then papers; three answers each; 免提交 last, never asked."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.drawing import HIGH, WIDE
from kiosk.domain.items import Kind, Requirement, Sample, Standing, WayKind
from kiosk.domain.samples import DRAWINGS
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step
from kiosk.services.frozen import count_text
from ui.citizen.journey import Journey
from ui.citizen.presenter import Presenter
from ui.citizen.together import gone_words, together_words, whose_words
from ui.citizen.wording import counted, kept, plain

_PRINTS = ("ready", "near end")  # states of the printer in which a slip comes out
SHORT_NOTE = 8  # characters of a note that a row has room for


class ChecklistPresenter(Presenter):
    """The requirements of the visitor's situation and what was said of each."""

    changed = Signal()
    sampleChanged = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.changed)
        self._sample = ""
        self._whose: dict[str, str] = {}  # of each row the item that it is for, where the visit holds several
        self._printed: set[str] = set()  # samples that this visitor took
        self._asking = 0
        unanswered = journey.visit.unanswered()
        if unanswered:
            self._asking = [r.id for r in journey.visit.asked()].index(unanswered[0].id)
        self.changed.connect(self.sampleChanged)  # the language may change while one is open

    @Property(str, notify=changed)
    def title(self) -> str:
        """The question, such as 这 4 样，您带了哪些."""
        asked = self.visit.asked()
        if all(r.kind is Kind.MATERIAL for r in asked):
            return self.tr("这 %n 样，您带了哪些？", "", len(asked))
        return self.tr("这 %n 项，都齐了吗？", "", len(asked))

    @Property(str, notify=changed)
    def item(self) -> str:
        """The item alone, where there is little room."""
        return together_words(self.journey) if self.visit.others else self._short

    @property
    def _short(self) -> str:
        assert self.visit.item is not None
        return self.say(self.visit.item.short)

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """The item, and how it is done."""
        visit = self.visit
        if visit.others:
            return together_words(self.journey)
        chosen = [
            self.say(choice.label)
            for question in visit.questions()
            for choice in question.choices
            if visit.situations.get(question.id) == choice.id
        ]
        return " · ".join([self._short, *chosen, *gone_words(self.journey)])

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, object]]:
        """The rows that are asked, in order."""
        visit = self.visit
        following = next((r.id for r in visit.unanswered()), "")
        self._whose = whose_words(self.journey)
        return [self._row(r, number, following) for number, r in enumerate(visit.asked(), start=1)]

    def _row(self, wanted: Requirement, number: int, following: str) -> dict[str, object]:
        answer = self.visit.said(wanted.id)
        tag, tone = self._tag(wanted)
        return {
            "id": wanted.id,
            "number": number,
            "name": kept(self.say(wanted.name)),
            "spoken": plain(self.say(wanted.name)),
            "tag": tag,
            "tone": tone,
            "facts": self._facts(wanted),
            "anyOf": self._any_of(wanted),
            "answer": answer.value if answer else "",
            "next": wanted.id == following,
            "sample": wanted.sample is not None,
            "words": self._words(wanted.kind),
        }

    def _tag(self, wanted: Requirement) -> tuple[str, str]:
        if self.visit.may_follow(wanted):
            return self.tr("可容缺"), "amber"
        if wanted.standing is Standing.STATEMENT:
            return self.tr("可声明"), "mist"
        words = {
            Kind.MATERIAL: self.tr("必带"),
            Kind.PERSON: self.tr("要到场"),
            Kind.CONDITION: self.tr("条件"),
            Kind.STEP: self.tr("先办好"),
        }
        return words[wanted.kind], "mist"

    def _facts(self, wanted: Requirement) -> str:
        note = self.say(wanted.note)
        if wanted.sample is not None and len(note) > SHORT_NOTE and not self._sample:
            note = ""  # it stands on the sample
        whose = self._whose.get(wanted.id, "")
        parts = [whose, counted(self.say(count_text(wanted))), self.say(wanted.max_age), note]
        return self.tr("，").join(part for part in parts if part)

    def _any_of(self, wanted: Requirement) -> str:
        if not wanted.any_of:
            return ""
        names = self.tr("、").join(plain(self.say(name)) for name in wanted.any_of)
        return self.tr("任一样就行：%1").replace("%1", names)

    def _words(self, kind: Kind) -> list[str]:
        yes, no = {
            Kind.MATERIAL: (self.tr("带了"), self.tr("没带")),
            Kind.PERSON: (self.tr("来了"), self.tr("没来")),
            Kind.CONDITION: (self.tr("符合"), self.tr("还没")),
            Kind.STEP: (self.tr("办了"), self.tr("还没")),
        }[kind]
        return [yes, no, self.tr("不确定")]

    @Property(list, notify=changed)
    def held(self) -> list[str]:
        """What need not be brought: the names."""
        needed = self.visit.required()
        return [plain(self.say(r.name)) for r in needed if r.standing is Standing.HELD]

    @Property(int, notify=changed)
    def unanswered(self) -> int:
        """How many rows have no answer yet."""
        return len(self.visit.unanswered())

    @Property(int, notify=changed)
    def asking(self) -> int:
        """The row that low reach asks now, counted from 0."""
        return min(self._asking, len(self.visit.asked()) - 1)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether the number is on its way."""
        return self.journey.visit.step is Step.ISSUING

    @Slot(str, str)
    def answer(self, requirement: str, answer: str) -> None:
        """Take an answer; in low reach the next row is asked."""
        self.journey.put(self.journey.visit.answer(requirement, Answer(answer)))
        open_ids = [r.id for r in self.visit.unanswered()]
        if open_ids:
            self._asking = [r.id for r in self.visit.asked()].index(open_ids[0])
        self.changed.emit()

    @Slot()
    def before(self) -> None:
        """上一样; from the first one back to the item."""
        if self._asking > 0:
            self._asking -= 1
            self.changed.emit()
        else:
            self.journey.back()

    @Slot()
    def finish(self) -> None:
        """Have the answers judged."""
        if not self.visit.unanswered():
            self.journey.judge()

    # -- the sample that rises over the list -----------------------------------------------------------------

    @Slot(str)
    def openSample(self, requirement: str) -> None:
        """Show what a good paper looks like."""
        self._sample = requirement
        self.sampleChanged.emit()

    @Property(bool, notify=sampleChanged)
    def canPrintSample(self) -> bool:
        """Whether the sample can be taken along: only while the printer is known to print, and of no discreet item."""
        wanted = self._open()
        prints = wanted is not None and self.journey.printer in _PRINTS
        return prints and not self.visit.origin(self._sample)[0].discreet

    def _open(self) -> Requirement | None:
        return next((r for r in self.visit.asked() if r.id == self._sample), None)

    @Property(bool, notify=sampleChanged)
    def samplePrinted(self) -> bool:
        """Whether this sample was sent to the printer."""
        return self._sample in self._printed

    @Slot()
    def printSample(self) -> None:
        """Print the sample that is open, once."""
        visit, requirement = self.visit, self._sample
        if requirement in self._printed:
            return
        self._printed.add(requirement)
        self.sampleChanged.emit()
        self.journey.ask(lambda services: services.notices.print_sample(visit, requirement), _nothing)

    @Slot()
    def closeSample(self) -> None:
        """Back to the list; the answers are kept."""
        self._sample = ""
        self.sampleChanged.emit()

    @Property(dict, notify=sampleChanged)
    def sample(self) -> dict[str, object]:
        """The sample that is open; empty where none is."""
        wanted = self._open()
        if wanted is None or wanted.sample is None:
            return {}
        tag, tone = self._tag(wanted)
        sample = wanted.sample
        return {
            "name": kept(self.say(wanted.name)),
            "tag": tag,
            "tone": tone,
            "facts": self._facts(wanted),
            "points": [self.say(point) for point in sample.points],
            "hint": self.say(sample.hint),
            "drawing": f"paper-{sample.drawing}-{self.visit.language.value}" if sample.drawing in DRAWINGS else "",
            "marks": _marks(sample),
            "help": self._help(wanted),
        }

    def _help(self, wanted: Requirement) -> str:
        """Who helps with this paper, where and how long: the nearest way where a help agent does it with you."""
        way = next((way for way in wanted.ways if way.kind is WayKind.AGENT), None)
        return "" if way is None else self.tr("%1：%2").replace("%1", self.say(way.do)).replace("%2", self.say(way.say))


def _nothing(_answer: object) -> None:
    """The printer's owner tells what becomes of it."""


def _marks(sample: Sample) -> list[dict[str, object]]:
    """Return where the numbers of the points stand on the drawing, as shares of its width and height."""
    drawing = DRAWINGS.get(sample.drawing)
    spots = {} if drawing is None else drawing.spots
    return [
        {"number": number, "x": spots[mark][0] / WIDE, "y": spots[mark][1] / HIGH}
        for number, mark in enumerate(sample.marks, start=1)
        if mark in spots
    ]
