"""One visit, from the first touch to the last paper: what was chosen and answered so far."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from kiosk.domain import several
from kiosk.domain.appointments import Slot
from kiosk.domain.items import Requirement, ServiceItem, Situation, Standing, asked, asked_situations, required
from kiosk.domain.several import MOST_ITEMS, Part
from kiosk.domain.text import Language
from kiosk.domain.tickets import Priority, WrongMove
from kiosk.domain.verdict import Answer, may_pledge


class Step(Enum):
    """Where a visit stands; the screens follow it."""

    HOME = "home"
    CHOOSE = "choose"
    SEARCH = "search"
    LIST = "list"
    PURPOSE = "purpose"
    CODE = "code"  # 扫码取号: a code is typed
    SEVERAL = "several"  # what the visit holds, each item switchable off
    ITEM = "item"  # item page and its questions
    CHECKLIST = "checklist"
    VERDICT = "verdict"
    ISSUING = "issuing"  # asked for, not yet answered by the store
    ISSUED = "issued"  # a number, or a notice, is safe
    ELSEWHERE = "elsewhere"


_CHOOSING = frozenset({Step.HOME, Step.CHOOSE, Step.SEARCH, Step.LIST, Step.SEVERAL, Step.ITEM, Step.ELSEWHERE})

AFTER: dict[Step, frozenset[Step]] = {
    Step.HOME: frozenset({Step.CHOOSE, Step.PURPOSE, Step.CODE, Step.ITEM}),
    Step.CHOOSE: _CHOOSING - {Step.CHOOSE} | {Step.VERDICT},  # back, where nothing more is wanted after all
    Step.SEARCH: _CHOOSING - {Step.SEARCH},
    Step.LIST: _CHOOSING,
    Step.PURPOSE: frozenset({Step.HOME, Step.ISSUING}),
    Step.CODE: frozenset({Step.HOME, Step.CHOOSE, Step.ITEM, Step.CHECKLIST, Step.VERDICT, Step.ISSUING}),
    Step.SEVERAL: _CHOOSING | {Step.CHECKLIST},
    Step.ITEM: _CHOOSING | {Step.CHECKLIST},
    Step.ELSEWHERE: _CHOOSING,
    Step.CHECKLIST: frozenset({Step.HOME, Step.SEVERAL, Step.ITEM, Step.VERDICT, Step.ISSUING}),
    Step.VERDICT: frozenset({Step.HOME, Step.CHOOSE, Step.CHECKLIST, Step.ISSUING}),
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

    `id` is a random 128-bit id (hex); one visit never gets a queue's number twice, whatever is touched twice.
    `item`, `situations`, `answers` and `stated` are of the first item, `others` the further ones; all that takes or
    returns the id of a paper or question is of the whole visit, in which the same paper or question stands once.
    `at` is the place of the item that was chosen last.
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
    slot: Slot | None = None  # of one who is booked and in time: the first item goes first within it
    others: tuple[Part, ...] = ()
    at: int = 0

    def to(self, step: Step) -> "Visit":
        """Return the visit at `step`; raise `WrongMove` where the table does not allow it."""
        if step not in AFTER[self.step]:
            raise WrongMove(f"a visit at {self.step.value} cannot go to {step.value}")
        return replace(self, step=step)

    # -- its items -----------------------------------------------------------------------------------------------

    @property
    def parts(self) -> tuple[Part, ...]:
        """All items, each with what was answered for it; none before one is chosen."""
        if self.item is None:
            return ()
        return (Part(self.item, self.situations, self.answers, self.stated), *self.others)

    @property
    def items(self) -> tuple[ServiceItem, ...]:
        """All items, in the order in which they were chosen."""
        return () if self.item is None else (self.item, *(part.item for part in self.others))

    @property
    def current(self) -> ServiceItem | None:
        """The item that was chosen last."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def adding(self) -> bool:
        """Whether a further item is being chosen."""
        return self.item is not None and self.at == len(self.items)

    @property
    def full(self) -> bool:
        """Whether no further item has room."""
        return len(self.items) >= MOST_ITEMS

    def with_parts(self, parts: tuple[Part, ...]) -> "Visit":
        """Return the visit with these items, at least one, and their answers."""
        first = parts[0]
        told = replace(self, item=first.item, situations=first.situations, answers=first.answers, stated=first.stated)
        return replace(told, others=tuple(parts[1:]), at=min(self.at, len(parts) - 1))

    def choose(self, item: ServiceItem) -> "Visit":
        """Return the visit with `item` in the place of the one chosen last; another item starts with no answers.

        While a further item is chosen, `item` joins the others; one that is there already is gone back to, and what
        led to it goes.
        """
        codes = [each.code for each in self.items]
        if item.code in codes:
            left = self if self.adding or codes[self.at] == item.code else self.without(self.at)
            return left.looking_at([each.code for each in left.items].index(item.code))
        if self.at == 0 and not self.others:
            return replace(self, item=item, situations={}, answers={}, stated=frozenset())
        rest = tuple(part for place, part in enumerate(self.parts) if place != self.at)
        return replace(self.with_parts(several.joined(rest, Part(item))), at=len(rest))

    def add(self) -> "Visit":
        """Return the visit with a further item about to be chosen; raise `WrongMove` where it is full."""
        if self.full:
            raise WrongMove(f"a visit has at most {MOST_ITEMS} items")
        return replace(self, at=len(self.items))

    def looking_at(self, place: int) -> "Visit":
        """Return the visit with the page of another of its items open."""
        return replace(self, at=place)

    def holding(self, other: "Visit") -> "Visit":
        """Return the visit with the items and answers of another."""
        told = replace(self, item=other.item, situations=other.situations, answers=other.answers, stated=other.stated)
        return replace(told, others=other.others, at=other.at)

    def stay(self) -> "Visit":
        """Return the visit with no further item, after all."""
        return replace(self, at=max(0, len(self.items) - 1)) if self.adding else self

    def only(self, places: Collection[int]) -> "Visit":
        """Return the visit with these of its items, at least one, and what was answered for them."""
        visit = self.with_parts(tuple(part for place, part in enumerate(self.parts) if place in places))
        return visit if 0 in places else replace(visit, slot=None)

    def beginning(self, place: int) -> "Visit":
        """Return the visit with one of its items before the others."""
        parts = self.parts
        return self.with_parts((parts[place], *parts[:place], *parts[place + 1 :]))

    def without(self, place: int) -> "Visit":
        """Return the visit without one of several items."""
        return self.only([each for each in range(len(self.items)) if each != place])

    # -- its questions -------------------------------------------------------------------------------------------

    def situate(self, question: str, choice: str) -> "Visit":
        """Return the visit with a situation answered; answers to questions that no longer apply are dropped."""
        if self.others:
            return self.with_parts(several.situate_in(self.parts, question, choice))
        return replace(self, situations=self._one().situate(question, choice).situations)

    def unsituate(self, question: str) -> "Visit":
        """Return the visit with a situation to be asked again; the answers to papers stay."""
        if self.others:
            return self.with_parts(several.unsituate_in(self.parts, question))
        return replace(self, situations={key: value for key, value in self.situations.items() if key != question})

    def questions(self) -> tuple[Situation, ...]:
        """Return the situation questions that apply, each once."""
        if self.others:
            return tuple(question for question, _ in several.asked_questions(self.parts))
        return asked_situations(self._item(), dict(self.situations))

    def questions_here(self) -> tuple[Situation, ...]:
        """Return the questions of the item chosen last, and those that another item has only now."""
        if not self.others:
            return self.questions()
        own = {several.row_id(*group[0]) for group in several.questions(self.items) if self.at in dict(group)}
        asked = several.asked_questions(self.parts, self.at)
        return tuple(question for question, _ in asked if question.id in own or not self.choice(question.id))

    def choice(self, question: str) -> str:
        """Return what was answered to a question, or an empty text."""
        return several.choice_of(self.parts, question) if self.others else self.situations.get(question, "")

    def place_of(self, question: str) -> int:
        """Return the place of the item that a question came with."""
        return next((place for q, place in several.asked_questions(self.parts) if q.id == question), 0)

    def next_question(self) -> Situation | None:
        """Return the first question without an answer, or None."""
        return next((q for q in self.questions() if not self.choice(q.id)), None)

    # -- its papers ----------------------------------------------------------------------------------------------

    def answer(self, requirement: str, answer: Answer) -> "Visit":
        """Return the visit with one requirement answered; a statement is withdrawn by a new answer."""
        if self.others:
            return self.with_parts(several.answer_in(self.parts, requirement, answer))
        return replace(self, answers={**self.answers, requirement: answer}, stated=self.stated - {requirement})

    def unanswer(self, requirement: str) -> "Visit":
        """Return the visit with one requirement not answered yet."""
        if self.others:
            return self.with_parts(several.answer_in(self.parts, requirement, None))
        answers = {key: value for key, value in self.answers.items() if key != requirement}
        return replace(self, answers=answers, stated=self.stated - {requirement})

    def state(self, requirement: str) -> "Visit":
        """Return the visit with 到窗口签声明 touched for `requirement`."""
        if self.others:
            return self.with_parts(several.state_in(self.parts, requirement))
        return replace(self, stated=self.stated | {requirement})

    def said(self, requirement: str) -> Answer | None:
        """Return what was answered of a requirement, or None."""
        return several.answer_of(self.parts, requirement) if self.others else self.answers.get(requirement)

    def is_stated(self, requirement: str) -> bool:
        """Tell whether a statement was chosen instead of a requirement."""
        return several.is_stated(self.parts, requirement) if self.others else requirement in self.stated

    def required(self) -> tuple[Requirement, ...]:
        """Return what is required in these situations, each paper once."""
        if self.others:
            return tuple(wanted.requirement for wanted in several.rows(self.parts))
        return required(self._item(), dict(self.situations))

    def asked(self) -> tuple[Requirement, ...]:
        """Return the requirements that are asked in these situations."""
        if self.others:
            return tuple(r for r in self.required() if r.standing is not Standing.HELD)
        return asked(self._item(), dict(self.situations))

    def unanswered(self) -> tuple[Requirement, ...]:
        """Return the asked requirements without an answer, in order."""
        return tuple(r for r in self.asked() if self.said(r.id) is None)

    def wanted_by(self) -> dict[str, tuple[int, ...]]:
        """Return for each requirement the places of the items that want it."""
        return {wanted.requirement.id: wanted.places for wanted in several.rows(self.parts)}

    def origin(self, requirement: str) -> tuple[ServiceItem, str]:
        """Return the item whose words a requirement has, and the id that it has there."""
        place, own = several.origin(self.parts, requirement)
        return self.items[place], own

    def may_follow(self, requirement: Requirement) -> bool:
        """Tell whether a requirement may be pledged: for every item that wants it."""
        return requirement.standing is Standing.PLEDGEABLE and (bool(self.others) or may_pledge(self._item()))

    def _item(self) -> ServiceItem:
        if self.item is None:
            raise WrongMove("no item is chosen yet")
        return self.item

    def _one(self) -> Part:
        return Part(self._item(), self.situations, self.answers, self.stated)


def all_in_hand(visit: Visit) -> Visit:
    """Return the visit with every paper brought; each open question takes its first answer that stays with the item."""
    while (question := visit.next_question()) is not None:
        choice = next((c for c in question.choices if not c.leads_to), question.choices[0])
        visit = visit.situate(question.id, choice.id)
    for requirement in visit.asked():
        visit = visit.answer(requirement.id, Answer.BROUGHT)
    return visit
