"""A case at the help desk: what an agent owns from the first look at the papers until it has an outcome (办件)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from kiosk.domain.several import rows_without
from kiosk.domain.text import Text
from kiosk.domain.tickets import WrongMove
from kiosk.domain.visit import Visit

MONTHS = range(1, 13)
ESCALATION_DAYS = 15  # working days until an escalation is due unless its supervisor sets another day


class CaseState(Enum):
    """Where a case stands."""

    CHECKING = "checking"  # with the agent who holds it
    ESCALATED = "escalated"  # with a supervisor (办不成事反映窗口)
    CLOSED = "closed"


AFTER: dict[CaseState, frozenset[CaseState]] = {
    CaseState.CHECKING: frozenset({CaseState.ESCALATED, CaseState.CLOSED}),
    CaseState.ESCALATED: frozenset({CaseState.CHECKING, CaseState.CLOSED}),
    CaseState.CLOSED: frozenset(),
}


class CaseOutcome(Enum):
    """How a case ends. There is none that sends a visitor away without a way on (窗口无否决权)."""

    NUMBER = "number"  # ready, or with a pledge: the visitor holds a number
    ANYWAY = "anyway"  # a number all the same, marked 材料待补
    NOTICE = "notice"  # the told-once notice with its resume code
    CODE = "code"  # a pre-review code for any kiosk
    REMEDY = "remedy"  # an escalation: solved by a remedy
    PLEDGE = "pledge"  # an escalation: accepted with a pledge
    OTHER_DEPARTMENT = "other-department"
    WITHDREW = "withdrew"  # the visitor no longer wants it
    NOT_HERE = "not-here"  # no matter of this hall, with where it belongs
    WRITTEN = "written"  # the responsible department's written decision, with reason, basis and how to appeal


BY_AGENT = frozenset(
    {CaseOutcome.NUMBER, CaseOutcome.ANYWAY, CaseOutcome.NOTICE, CaseOutcome.CODE, CaseOutcome.WITHDREW}
)
BY_SUPERVISOR = frozenset(CaseOutcome) - {CaseOutcome.CODE}
EXPLAINED = frozenset({CaseOutcome.OTHER_DEPARTMENT, CaseOutcome.NOT_HERE, CaseOutcome.WRITTEN})
"""Outcomes that count only with words: where it belongs, or reason, basis and how to appeal (行政许可法 §38)."""


class Note(Enum):
    """What an agent notes of one paper: a closed set, so that nothing about a person can be written down."""

    EXPIRES_SOON = "expires-soon"
    UNREADABLE = "unreadable"
    ORIGINAL_WANTED = "original-wanted"
    NOT_SIGNED = "not-signed"
    NO_SEAL = "no-seal"
    NAMES_DIFFER = "names-differ"
    SEEN = "seen"  # the original was seen, no copy is needed


@dataclass(frozen=True, slots=True)
class Noted:
    """A note on one paper; `month` (1 to 12) is when it expires, 0 where nobody said."""

    note: Note
    month: int = 0


@dataclass(frozen=True, slots=True)
class Earlier:
    """A number that the visitor held already when the case began: its ticket's id, and how it is called."""

    ticket: str
    number: str


class NotSaid(Exception):
    """An outcome that needs words was chosen without them."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `visit` holds item, situations and answers; `holder` is the member of staff who has it now.

    `gone` names items that it had and the hall offers no more, only where it was just read.
    `ticket` is the id of the help number that the visitor came with, `subject` the id of what the case ended with
    (a ticket or a notice); both may be empty. `earlier` goes as soon as the case gives another number: nobody has two.
    `due` is the last day of an escalation.
    """

    id: str
    visit: Visit
    holder: str
    state: CaseState = CaseState.CHECKING
    ticket: str = ""
    notes: Mapping[str, Noted] = field(default_factory=dict)
    outcome: CaseOutcome | None = None
    subject: str = ""
    said: str = ""  # why it was escalated, then what was decided
    due: date | None = None
    gone: tuple[Text, ...] = ()
    earlier: Earlier | None = None

    def note(self, requirement: str) -> "Case":
        """Return the case with the next note on one paper; after the last there is none again."""
        order = [None, *Note]
        noted = self.notes.get(requirement)
        now = order.index(noted.note if noted is not None else None)
        following = order[(now + 1) % len(order)]
        kept = {key: note for key, note in self.notes.items() if key != requirement}
        return replace(self, notes=kept if following is None else {**kept, requirement: Noted(following)})

    def expires(self, requirement: str, month: int) -> "Case":
        """Return the case with the month in which one paper expires; raise `ValueError` for any but 1 to 12."""
        if month not in MONTHS:
            raise ValueError(month)
        return replace(self, notes={**self.notes, requirement: Noted(Note.EXPIRES_SOON, month)})

    def without(self, place: int) -> "Case":
        """Return the case without one of several items; the notes on the other papers stay."""
        ids = rows_without(self.visit.items, place)
        notes = {ids[key]: note for key, note in self.notes.items() if key in ids}
        return replace(self, visit=self.visit.without(place), notes=notes)

    def hand_to(self, holder: str) -> "Case":
        """Return the case with somebody else; raise `WrongMove` where it is closed."""
        if self.state is CaseState.CLOSED:
            raise WrongMove("a closed case is handed to nobody")
        return replace(self, holder=holder)

    def escalate(self, supervisor: str, why: str, due: date) -> "Case":
        """Return the case with a supervisor; raise `NotSaid` without a reason."""
        if not why.strip():
            raise NotSaid("an escalation needs its reason")
        return replace(self._to(CaseState.ESCALATED), holder=supervisor, said=why.strip(), due=due)

    def due_by(self, due: date) -> "Case":
        """Return an escalated case with another last day; raise `WrongMove` where it is not escalated."""
        if self.state is not CaseState.ESCALATED:
            raise WrongMove("only an escalated case is due")
        return replace(self, due=due)

    def hand_back(self, agent: str) -> "Case":
        """Return an escalated case with an agent again."""
        return replace(self._to(CaseState.CHECKING), holder=agent, due=None)

    def close(self, outcome: CaseOutcome, subject: str = "", said: str = "") -> "Case":
        """Return the case closed; raise `WrongMove` where this outcome cannot follow, `NotSaid` without its words."""
        may = BY_SUPERVISOR if self.state is CaseState.ESCALATED else BY_AGENT
        if outcome not in may:
            raise WrongMove(f"a case that is {self.state.value} cannot end as {outcome.value}")
        if outcome in EXPLAINED and not said.strip():
            raise NotSaid(f"{outcome.value} needs its words")
        return replace(self._to(CaseState.CLOSED), outcome=outcome, subject=subject, said=said.strip() or self.said)

    def _to(self, state: CaseState) -> "Case":
        if state not in AFTER[self.state]:
            raise WrongMove(f"a case that is {self.state.value} cannot become {state.value}")
        return replace(self, state=state)
