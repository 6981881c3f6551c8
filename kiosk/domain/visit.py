"""One visit, from the first touch to the last paper: what was chosen and answered so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from kiosk.domain.appointments import Slot
from kiosk.domain.items import Requirement, ServiceItem, Situation, asked, asked_situations
from kiosk.domain.text import Language
from kiosk.domain.tickets import Priority, WrongMove
from kiosk.domain.verdict import Answer


class Step(Enum):
    """Where a visit stands; the screens follow it."""

    HOME = "home"
    CHOOSE = "choose"
    SEARCH = "search"
    LIST = "list"
    PURPOSE = "purpose"
    CODE = "code"  # 扫码取号: a code is typed
    ITEM = "item"  # item page and its questions
    CHECKLIST = "checklist"
    VERDICT = "verdict"
    ISSUING = "issuing"  # asked for, not yet answered by the store
    ISSUED = "issued"  # a number, or a notice, is safe
    ELSEWHERE = "elsewhere"


_CHOOSING = frozenset({Step.HOME, Step.CHOOSE, Step.SEARCH, Step.LIST, Step.ITEM, Step.ELSEWHERE})

AFTER: dict[Step, frozenset[Step]] = {
    Step.HOME: frozenset({Step.CHOOSE, Step.PURPOSE, Step.CODE, Step.ITEM}),
    Step.CHOOSE: _CHOOSING - {Step.CHOOSE},
    Step.SEARCH: _CHOOSING - {Step.SEARCH},
    Step.LIST: _CHOOSING,
    Step.PURPOSE: frozenset({Step.HOME, Step.ISSUING}),
    Step.CODE: frozenset({Step.HOME, Step.ITEM, Step.CHECKLIST, Step.VERDICT, Step.ISSUING}),
    Step.ITEM: _CHOOSING | {Step.CHECKLIST},
    Step.ELSEWHERE: _CHOOSING,
    Step.CHECKLIST: frozenset({Step.HOME, Step.ITEM, Step.VERDICT, Step.ISSUING}),
    Step.VERDICT: frozenset({Step.HOME, Step.CHECKLIST, Step.ISSUING}),
    Step.ISSUING: frozenset({Step.ISSUED, Step.VERDICT, Step.CHECKLIST, Step.PURPOSE, Step.CODE}),
    Step.ISSUED: frozenset({Step.HOME}),
}


class Mode(Enum):
    """Whether the visitor wants a number, or only to know what to bring (查要带什么)."""

    NUMBER = "number"
    LOOK_UP = "look-up"


class Wish(Enum):
    """What a visitor takes at the end of the check."""

    NUMBER = "number"  # ready, or pledge
    ANYWAY = "anyway"  # 仍要取号, marked 材料待补
    HELP = "help"  # 帮办号
    NOTICE = "notice"  # 一次告知单 with its resume code


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visitor chose and answered; nothing of it outlives the visit but what was issued.

    `id` is a random 128-bit id (hex); one visit never gets two numbers, whatever is touched twice.
    """

    id: str
    step: Step = Step.HOME
    mode: Mode = Mode.NUMBER
    language: Language = Language.CHINESE
    item: ServiceItem | None = None
    situations: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    stated: frozenset[str] = frozenset()
    priority: Priority = Priority.ORDINARY
    purpose: str = ""
    resumed: str = ""  # the code that brought the visitor back
    pre_review: str = ""  # the id of the pre-review that its code opened
    appointment: str = ""  # the id of the appointment that its code opened
    slot: Slot | None = None  # with the priority BOOKED

    def to(self, step: Step) -> "Visit":
        """Return the visit at `step`; raise `WrongMove` where the table does not allow it."""
        if step not in AFTER[self.step]:
            raise WrongMove(f"a visit at {self.step.value} cannot go to {step.value}")
        return replace(self, step=step)

    def choose(self, item: ServiceItem) -> "Visit":
        """Return the visit with `item` chosen; another item starts with no answers."""
        if self.item is not None and self.item.code == item.code:
            return self
        return replace(self, item=item, situations={}, answers={}, stated=frozenset())

    def situate(self, question: str, choice: str) -> "Visit":
        """Return the visit with a situation answered; answers to questions that no longer apply are dropped."""
        item = self._item()
        given = {**self.situations, question: choice}
        while True:
            kept = {s.id: given[s.id] for s in asked_situations(item, given) if s.id in given}
            if kept == given:
                break
            given = kept
        return replace(self, situations=given)

    def unsituate(self, question: str) -> "Visit":
        """Return the visit with a situation to be asked again; the answers to papers stay."""
        return replace(self, situations={key: value for key, value in self.situations.items() if key != question})

    def answer(self, requirement: str, answer: Answer) -> "Visit":
        """Return the visit with one requirement answered; a statement is withdrawn by a new answer."""
        return replace(self, answers={**self.answers, requirement: answer}, stated=self.stated - {requirement})

    def unanswer(self, requirement: str) -> "Visit":
        """Return the visit with one requirement not answered yet."""
        answers = {key: value for key, value in self.answers.items() if key != requirement}
        return replace(self, answers=answers, stated=self.stated - {requirement})

    def state(self, requirement: str) -> "Visit":
        """Return the visit with 到窗口签声明 touched for `requirement`."""
        return replace(self, stated=self.stated | {requirement})

    def questions(self) -> tuple[Situation, ...]:
        """Return the situation questions that apply."""
        return asked_situations(self._item(), dict(self.situations))

    def next_question(self) -> Situation | None:
        """Return the first question without an answer, or None."""
        return next((q for q in self.questions() if q.id not in self.situations), None)

    def asked(self) -> tuple[Requirement, ...]:
        """Return the requirements that are asked in these situations."""
        return asked(self._item(), dict(self.situations))

    def unanswered(self) -> tuple[Requirement, ...]:
        """Return the asked requirements without an answer, in order."""
        return tuple(r for r in self.asked() if r.id not in self.answers)

    def _item(self) -> ServiceItem:
        if self.item is None:
            raise WrongMove("no item is chosen yet")
        return self.item


def all_in_hand(visit: Visit) -> Visit:
    """Return the visit with every paper brought; each open question takes its first answer that stays with the item."""
    while (question := visit.next_question()) is not None:
        choice = next((c for c in question.choices if not c.leads_to), question.choices[0])
        visit = visit.situate(question.id, choice.id)
    for requirement in visit.asked():
        visit = visit.answer(requirement.id, Answer.BROUGHT)
    return visit
