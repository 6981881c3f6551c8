"""齐了仍被退回: a visit was ready, and its window wanted more than the guide says; who answers, until when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.domain.cases import NotSaid
from kiosk.domain.personal import looks_personal
from kiosk.domain.site import Calendar
from kiosk.domain.staff import Act, Role, may
from kiosk.domain.tickets import TicketState, WrongMove
from kiosk.domain.verdict import pledge_until

DAYS = 1  # working days within which the entry's owner answers (service-guide §8, 1)
LONGEST = 200  # characters of what was asked for, or of the answer


class SentBackState(Enum):
    """What became of one sending back."""

    OPEN = "open"  # its owner has not answered
    CORRECTED = "corrected"  # the catalogue was wrong: its version that now says it is named
    REJECTED = "rejected"  # the window asked too much: why is said
    WITHDRAWN = "withdrawn"  # marked by mistake: it counts for nothing


AFTER: dict[SentBackState, frozenset[SentBackState]] = {
    SentBackState.OPEN: frozenset({SentBackState.CORRECTED, SentBackState.REJECTED, SentBackState.WITHDRAWN}),
    SentBackState.CORRECTED: frozenset(),
    SentBackState.REJECTED: frozenset(),
    SentBackState.WITHDRAWN: frozenset(),
}

EXPLAINED = frozenset({SentBackState.CORRECTED, SentBackState.REJECTED})
"""Answers that count only with words."""


class Personal(Exception):
    """Words hold what looks like somebody's telephone or identity number."""


def move(state: SentBackState, to: SentBackState) -> SentBackState:
    """Return `to` if a sending back may go there from `state`; raise `WrongMove` otherwise."""
    if to not in AFTER[state]:
        raise WrongMove(f"a sending back that is {state.value} cannot become {to.value}")
    return to


def fit(words: str, *, wanted: bool) -> str:
    """Return words as they are stored, at most `LONGEST` characters.

    Raises `NotSaid` where they are wanted and empty, `Personal` where they hold somebody's number.
    """
    said = " ".join(words.split())[:LONGEST]
    if wanted and not said:
        raise NotSaid("this counts only with its words")
    if looks_personal(said):
        raise Personal("somebody's number in the words")
    return said


def due_day(marked: date, calendar: Calendar) -> date:
    """Return the last day on which the owner answers: the next working day of the site's calendar."""
    return pledge_until(marked, DAYS, calendar)


@dataclass(frozen=True, slots=True)
class Keeper:
    """A member of staff who may keep an entry: the names that a catalogue may know the member by, and the roles."""

    id: str
    names: frozenset[str]
    roles: frozenset[Role]


def owner_of(written: str, keepers: Iterable[Keeper]) -> str:
    """Return the id of who answers: whom the entry names as its owner, else the first supervisor.

    `written` is the entry's owner as its catalogue has it; often an office, of which no account is known. Without any
    supervisor it is the first who may correct an entry, and an empty text where nobody may.
    """
    able = [keeper for keeper in keepers if may(keeper.roles, Act.CORRECT_ENTRY)]
    named = (keeper for keeper in able if written and written in keeper.names)
    supervisors = (keeper for keeper in able if Role.SUPERVISOR in keeper.roles)
    found = next(named, None) or next(supervisors, None) or next(iter(able), None)
    return found.id if found else ""


@dataclass(frozen=True, slots=True)
class OneGo:
    """How many *ready* visits were done in one go (一次办成).

    Of the visits that got a window's number with the verdict *ready*: `done` were finished there and not sent back,
    `sent_back` were sent back, of `unknown` no window has said the end. A void number is none of them.
    """

    done: int = 0
    sent_back: int = 0
    unknown: int = 0

    @property
    def share(self) -> float | None:
        """`done` of all whose end is known, 0 to 1; None where none is."""
        known = self.done + self.sent_back
        return self.done / known if known else None


def one_go(ends: Mapping[tuple[TicketState, SentBackState | None], int]) -> OneGo:
    """Add up how many ready tickets stand in each state of ticket and sending back (None: not marked)."""
    done = sent_back = unknown = 0
    for (ticket, mark), count in ends.items():
        if mark not in (None, SentBackState.WITHDRAWN):
            sent_back += count
        elif ticket is TicketState.DONE:
            done += count
        elif ticket is not TicketState.VOID:
            unknown += count
    return OneGo(done, sent_back, unknown)
