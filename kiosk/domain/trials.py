"""A trial of a printer's settings: in effect until somebody says that the page came out, else the old ones return."""

from enum import Enum

from kiosk.domain.tickets import WrongMove

PAGE_SECONDS = 60  # for the test page to come out, or not
ANSWER_SECONDS = 30  # from then on, for ‘it came out’
LOAN_SECONDS = 30  # that an owner lets go of its port, to be listened to at every speed
NO_PAGE = ""  # the page of a trial that is such a loan: nothing is tried, and nothing printed
MICROS = 1_000_000


class TrialState(Enum):
    """What became of settings that were tried."""

    TRYING = "trying"
    KEPT = "kept"
    RETURNED = "returned"


AFTER: dict[TrialState, frozenset[TrialState]] = {
    TrialState.TRYING: frozenset({TrialState.KEPT, TrialState.RETURNED}),
    TrialState.KEPT: frozenset(),  # a return to what was before is a trial of its own
    TrialState.RETURNED: frozenset(),
}


class Why(Enum):
    """Why the old settings returned."""

    ASKED = "asked"  # somebody said that the page did not come out well
    TIME = "time"  # nobody said anything
    OWNER = "owner"  # the program that had the printer ended in the middle
    PAGE = "page"  # the test page was not printed; what was in the way stands behind it


def move(trial: TrialState, to: TrialState) -> TrialState:
    """Return `to` if a trial may go there from `trial`; raise `WrongMove` otherwise."""
    if to not in AFTER[trial]:
        raise WrongMove(f"a {trial.value} trial cannot become {to.value}")
    return to


def in_time(began: int, deadline: int, now: int) -> bool:
    """Tell whether a trial is still on; all are UTC microseconds of the machine's clock.

    A clock that was set back proves nothing: then the old settings return.
    """
    return began <= now < deadline
