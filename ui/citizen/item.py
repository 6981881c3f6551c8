"""The item page: where, how long, cost, crowd, what to bring; then its questions, one at a time."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.hours import Opens, giving, next_day
from kiosk.domain.items import Kind, ServiceItem, Situation, Standing
from kiosk.domain.text import Language
from kiosk.domain.tickets import Priority
from kiosk.domain.verdict import may_pledge
from kiosk.domain.visit import Step
from ui.citizen.journey import Journey
from ui.citizen.places import floor_and_place, opening_word, wait_word, windows_word
from ui.citizen.presenter import Presenter
from ui.citizen.wording import kept

COUNTED = 4  # so many questions may be told beforehand; more frighten
LONG = 30  # characters from which a name is set smaller, so that all of it stands there


class ItemPresenter(Presenter):
    """One item; nothing is preselected, and a question that may change the item comes first."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.crowdChanged)
        self._at = 0
        self._shown: ServiceItem | None = None  # still the same while its screen slides out
        self._forward()
        journey.look_at_crowd()

    @property
    def _item(self) -> ServiceItem:
        self._shown = self.visit.current or self._shown
        assert self._shown is not None
        return self._shown

    def _forward(self) -> None:
        """Stand at the first question without an answer, or at the last."""
        questions = self.visit.questions_here()
        unanswered = [number for number, question in enumerate(questions) if not self.visit.choice(question.id)]
        self._at = unanswered[0] if unanswered else max(0, len(questions) - 1)

    @Property(str, notify=changed)
    def name(self) -> str:
        """The official name, whole."""
        return kept(self.say(self._item.name))

    @Property(bool, notify=changed)
    def long(self) -> bool:
        """Whether the name needs smaller type."""
        return len(self.say(self._item.name)) > LONG * (1 if self.journey.visit.language.value == "zh" else 2)

    @Property(str, notify=changed)
    def intro(self) -> str:
        """For whom it is."""
        return self.say(self._item.nearer) or self.say(self._item.intro)

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, str]]:
        """Where, how long, cost, crowd: icon, label, value, note; what nobody wrote down is left out."""
        facts = (self._where(), self._how_long(), self._cost(), self._crowd())
        return [fact for fact in facts if fact["value"]]

    def _where(self) -> dict[str, str]:
        site = self.journey.hall.site
        place = site.place(self._item.zone)
        language = self.journey.visit.language
        note = self.tr("%1窗口").replace("%1", windows_word(place.windows)) if place.windows else ""
        return _fact("pin", self.tr("在哪办"), floor_and_place(place, language), self._zone() or note)

    def _zone(self) -> str:
        """Return the special zone's name, which is Chinese only; in English its windows say enough."""
        return self._item.special_zone if self.journey.visit.language is Language.CHINESE else ""

    def _how_long(self) -> dict[str, str]:
        item = self._item
        value = self.tr("当场办好") if item.instant else ""
        if item.promised:
            value = self.tr("%n 个工作日", "", item.promised)
        elif item.legal and not value:
            value = self.tr("法定 %1").replace("%1", self.say(item.legal.said))
        return _fact("clock", self.tr("多久办好"), value, self.say(item.promised_note))

    def _cost(self) -> dict[str, str]:
        return _fact("yen", self.tr("收费"), self.say(self._item.fee), self.say(self._item.result))

    def _crowd(self) -> dict[str, str]:
        label = self.tr("现在人多吗")
        queue = self.journey.hall.site.queue(self._item.queue)
        if queue.theirs:
            return _fact("people", label, self.tr("另外取号"), self.say(queue.theirs))
        now = self.journey.hall.now()
        gives = giving(queue, now, self.journey.hall.site)
        if isinstance(gives, Opens):
            opens = opening_word(gives.at, now) if gives.at else ""
            return _fact("people", label, self.tr("%1 再取号").replace("%1", opens), self.tr("材料可以先对好"))
        line = self.journey.crowd.lines.get(queue.prefix) if self.journey.crowd else None
        if line is None:
            return _fact("people", label, self.tr("取号后就知道"), "")
        if line.used_up:
            goes_on = next_day(queue, now, self.journey.hall.site)
            again = self.tr("%1 再取号").replace("%1", opening_word(goes_on, now)) if goes_on else ""
            return _fact("people", label, self.tr("今天的号发完了"), again)
        waiting = self.tr("%n 人在等", "", line.waiting) if line.waiting else self.tr("不用等")
        return _fact("people", label, waiting, wait_word(line.wait) if line.wait else "")

    @Property(list, notify=changed)
    def chips(self) -> list[dict[str, str]]:
        """要带 4 样 · 其中 1 样可容缺 · 1 样免提交."""
        item, visit = self._item, self.visit
        part = next((part for part in visit.parts if part.item == item), None)
        needed = [r for r in (part.required() if part else ()) if r.kind is Kind.MATERIAL]
        bring = [r for r in needed if r.standing is not Standing.HELD]
        pledge = sum(r.standing is Standing.PLEDGEABLE for r in bring) if may_pledge(item) else 0
        held = len(needed) - len(bring)
        chips = [{"text": self.tr("要带 %n 样", "", len(bring)), "tone": "mist", "icon": "document"}]
        if pledge:
            chips.append({"text": self.tr("其中 %n 样可容缺", "", pledge), "tone": "amber", "icon": ""})
        if held:
            chips.append({"text": self.tr("%n 样免提交", "", held), "tone": "green", "icon": ""})
        return chips

    @Property(str, notify=changed)
    def question(self) -> str:
        """The question of the moment; empty where the item has none."""
        question = self._question()
        return self.say(question.question) if question else ""

    def _question(self) -> Situation | None:
        """Return the question of the moment; one that goes while its answer is given leaves the one before."""
        questions = self.visit.questions_here()
        return questions[min(self._at, len(questions) - 1)] if questions else None

    @Property(str, notify=changed)
    def progress(self) -> str:
        """第 2 问，共 2 问; of many only which one, for how many are asked follows from the answers."""
        count = len(self.visit.questions_here())
        words = self.tr("第 %1 问") if count > COUNTED else self.tr("第 %1 问，共 %2 问")
        return words.replace("%1", str(self._at + 1)).replace("%2", str(count)) if count else ""

    @Property(list, notify=changed)
    def choices(self) -> list[dict[str, object]]:
        """The answers to the question of the moment."""
        question = self._question()
        if question is None:
            return []
        given = self.visit.choice(question.id)
        return [
            {
                "id": choice.id,
                "label": self.say(choice.label),
                "hint": self.say(choice.hint),
                "icon": choice.icon,
                "chosen": choice.id == given,
            }
            for choice in question.choices
        ]

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether every question is answered."""
        return self.visit.next_question() is None

    @Property(bool, notify=changed)
    def first(self) -> bool:
        """Whether the visitor goes first, on their word."""
        return self.visit.priority is Priority.PRIORITY

    @Property(bool, notify=changed)
    def takesNumber(self) -> bool:
        """Whether a number stands at the end of this way."""
        return not self.journey.looking_up

    @Slot(str)
    def choose(self, choice_id: str) -> None:
        """Answer the question of the moment; an answer may lead to another item, or to another house."""
        question = self._question()
        choice = next((choice for choice in question.choices if choice.id == choice_id), None) if question else None
        if question is None or choice is None:
            return
        if choice.leads_to:
            visit = self.journey.visit
            self.journey.visit = visit.looking_at(visit.place_of(question.id)) if visit.others else visit
            self._lead_to(choice.leads_to)
            return
        self.journey.put(self.journey.visit.situate(question.id, choice.id))
        self._forward()
        self.changed.emit()

    def _lead_to(self, code: str) -> None:
        catalogue = self.journey.hall.catalogue
        item = catalogue.find(code)
        if item is not None:
            self.journey.choose(item)
            return
        self.journey.open_elsewhere(next(place for place in catalogue.elsewhere if place.code == code))

    @Property(int, notify=changed)
    def items(self) -> int:
        """How many items the visit holds."""
        return len(self.visit.items)

    @Slot()
    def more(self) -> None:
        """再加一件, or what the visit holds once there are several."""
        if self.visit.others:
            self.journey.show_several()
        else:
            self.journey.add()

    @Slot(bool)
    def goFirst(self, first: bool) -> None:
        """老年人、残疾人、孕妇、军人优先: on their word."""
        self.journey.prefer(first)
        self.changed.emit()

    @Slot()
    def next(self) -> None:
        """On to the checklist."""
        self.journey.go(Step.CHECKLIST)

    @Slot()
    def back(self) -> None:
        """Back to the question before, then to where the item was chosen."""
        if self._at > 0:
            self._at -= 1
            self.changed.emit()
        else:
            self.journey.back()


def _fact(icon: str, label: str, value: str, note: str) -> dict[str, str]:
    return {"icon": icon, "label": label, "value": value, "note": note}
