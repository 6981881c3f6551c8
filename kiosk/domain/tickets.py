"""A ticket's life: waiting, called, done or no-show; whom a window calls next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from math import floor

PLACES_BACK = 3  # how far a visitor who missed the call waits again (过号, slip: 往后排3位)


class TicketState(Enum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    DONE = "done"
    NO_SHOW = "no-show"
    VOID = "void"


AFTER: dict[TicketState, frozenset[TicketState]] = {
    TicketState.WAITING: frozenset({TicketState.CALLED, TicketState.VOID}),
    TicketState.CALLED: frozenset({TicketState.DONE, TicketState.NO_SHOW, TicketState.VOID}),
    TicketState.NO_SHOW: frozenset({TicketState.WAITING}),
    TicketState.DONE: frozenset(),
    TicketState.VOID: frozenset(),
}


class WrongMove(Exception):
    """A state was asked to become one that its table does not allow."""


def move(state: TicketState, to: TicketState) -> TicketState:
    """Return `to` if a ticket may go there from `state`; raise `WrongMove` otherwise."""
    if to not in AFTER[state]:
        raise WrongMove(f"a ticket that is {state.value} cannot become {to.value}")
    return to


class Priority(Enum):
    """Whether a visitor goes first."""

    ORDINARY = 0
    PRIORITY = 1  # on their word: 老年人, 残疾人, 孕妇, 军人
    BOOKED = 2  # by appointment, from the beginning of the slot on


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting ticket as the queue sees it; the order is `place`, never the clock.

    `place` is the count of its number; one that came back stands half-way between its new neighbours. `slot` (aware)
    is when a booked one's slot begins: until then it waits like an ordinary one.
    """

    id: str
    place: float
    count: int
    priority: Priority
    slot: datetime | None = None

    def goes_first(self, at: datetime) -> bool:
        """Tell whether it is called before ordinary ones at `at`."""
        return goes_first(self.priority, self.slot, at)


def goes_first(priority: Priority, slot: datetime | None, at: datetime) -> bool:
    """Tell whether a ticket goes before ordinary ones at `at`; a booked one from its slot's beginning until its call.

    Whoever checked in in time stays first when the slot is over: the hall is late then, not the visitor.
    """
    if priority is Priority.BOOKED:
        return slot is None or slot <= at
    return priority is Priority.PRIORITY


def in_order(queue: Sequence[Waiting]) -> list[Waiting]:
    """Return the waiting in the order in which they came or came back."""
    return sorted(queue, key=lambda waiting: (waiting.place, waiting.count))


def next_call(queue: Sequence[Waiting], last_went_first: bool, at: datetime) -> Waiting | None:
    """Return whom a window calls next at `at`: at most every second ticket goes first, so that nobody starves.

    Booked ones in their slot and those who go first on their word are called in the order in which they came: were one
    of the two kinds always before the other, a full day would starve the other.
    """
    line = in_order(queue)
    first = next((w for w in line if w.goes_first(at)), None)
    if first is not None and not last_went_first:
        return first
    ordinary = next((w for w in line if not w.goes_first(at)), None)
    return ordinary or first


def calls_before(queue: Sequence[Waiting], ticket: Waiting, at: datetime) -> int:
    """Return how many of `queue` (without `ticket`) are called before a booked ticket, if nobody comes back meanwhile.

    Counted at its slot's beginning, or at `at` where that is later, and as if the last call had gone to one who goes
    first: it may be one fewer, or more served before the slot.
    """
    then = max(at, ticket.slot) if ticket.slot is not None else at
    first = sum(w.goes_first(then) and (w.place, w.count) < (ticket.place, ticket.count) for w in queue)
    ordinary = sum(not w.goes_first(then) for w in queue)
    return first + min(ordinary, first + 1)


def place_back(queue: Sequence[Waiting]) -> float:
    """Return the place of a ticket that waits again behind the third of `queue`, or last where fewer wait.

    Last is always before the next whole place: whoever takes a new number comes after those who came back.
    """
    places = [w.place for w in in_order(queue)]
    if not places:
        return 0.0
    if len(places) <= PLACES_BACK:
        return place_behind(places[-1])
    return (places[PLACES_BACK - 1] + places[PLACES_BACK]) / 2


def place_behind(place: float) -> float:
    """Return the place just behind another: before the next whole one, which is that of the next number."""
    return (place + floor(place) + 1) / 2
