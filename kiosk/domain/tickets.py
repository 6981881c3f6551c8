"""A ticket's life: waiting, called, done or no-show; whom a window calls next."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    """Whether a visitor goes first, on their word: 老年人, 残疾人, 孕妇, 军人."""

    ORDINARY = 0
    PRIORITY = 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting ticket as the queue sees it; the order is `place`, never the clock.

    `place` is the count of its number; one that came back stands half-way between its new neighbours.
    """

    id: str
    place: float
    count: int
    priority: Priority


def in_order(queue: Sequence[Waiting]) -> list[Waiting]:
    """Return the waiting in the order in which they came or came back."""
    return sorted(queue, key=lambda waiting: (waiting.place, waiting.count))


def next_call(queue: Sequence[Waiting], last_was_priority: bool) -> Waiting | None:
    """Return whom a window calls next: at most every second ticket goes by priority, so that nobody starves."""
    line = in_order(queue)
    first_by_priority = next((w for w in line if w.priority is Priority.PRIORITY), None)
    if first_by_priority is not None and not last_was_priority:
        return first_by_priority
    ordinary = next((w for w in line if w.priority is Priority.ORDINARY), None)
    return ordinary or first_by_priority


def place_back(queue: Sequence[Waiting]) -> float:
    """Return the place of a ticket that waits again behind the third of `queue`, or last where fewer wait.

    Last is always before the next whole place: whoever takes a new number comes after those who came back.
    """
    places = [w.place for w in in_order(queue)]
    if not places:
        return 0.0
    if len(places) <= PLACES_BACK:
        return (places[-1] + floor(places[-1]) + 1) / 2
    return (places[PLACES_BACK - 1] + places[PLACES_BACK]) / 2
