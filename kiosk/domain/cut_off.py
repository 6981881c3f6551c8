"""A number given by a kiosk that was cut off from its hall's database, and what became of it when the line was back."""

from enum import Enum

from kiosk.domain.tickets import TicketState, WrongMove


class CutOffState(Enum):
    """Where such a number stands (脱网取的号)."""

    TO_SETTLE = "to-settle"  # only its kiosk knows of it
    SETTLED = "settled"  # the hall has it, and it waits as any other
    DOUBLE = "double"  # the hall has it, and its visitor may have another one: a person looks


AFTER: dict[CutOffState, frozenset[CutOffState]] = {
    CutOffState.TO_SETTLE: frozenset({CutOffState.SETTLED, CutOffState.DOUBLE}),
    CutOffState.SETTLED: frozenset(),
    CutOffState.DOUBLE: frozenset(),
}

LIVE = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.DONE, TicketState.NO_SHOW})
"""A number that counts: a code that it used up is used; one that became void has used up nothing."""


def move(state: CutOffState, to: CutOffState) -> CutOffState:
    """Return `to` if a number may go there from `state`; raise `WrongMove` otherwise."""
    if to not in AFTER[state]:
        raise WrongMove(f"a number given while cut off that is {state.value} cannot become {to.value}")
    return to
