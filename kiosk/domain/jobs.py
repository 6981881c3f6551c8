"""A print job's life: what we know about one slip on its way to paper."""

from datetime import datetime, timedelta
from enum import Enum

from kiosk.domain.tickets import WrongMove

STANDS_THERE = timedelta(minutes=3)  # how long a slip still prints by itself after it was asked for
SAMPLE_WAITS = timedelta(seconds=15)  # a sample is wanted now or not at all: no end of its visit is stored


OPEN = "open"  # counted of a slip that is still on its way, or waits for the printer while its visitor does


class JobState(Enum):
    """What we know about one slip on its way to paper."""

    PENDING = "pending"  # stored; no byte sent
    SENT = "sent"  # at least one byte accepted by the printer, or about to be
    CONFIRMED = "confirmed"  # the printer said that it came out
    UNCERTAIN = "uncertain"  # sent, and nobody can say
    FAILED = "failed"  # known that nothing reached the paper
    HELD = "held"  # its visitor has gone; the desk prints it


AFTER: dict[JobState, frozenset[JobState]] = {
    JobState.PENDING: frozenset({JobState.SENT, JobState.FAILED, JobState.HELD}),
    # `sent` is stored before the first byte leaves, so a printer that took none of them is still known to be clean
    JobState.SENT: frozenset({JobState.CONFIRMED, JobState.UNCERTAIN, JobState.FAILED}),
    JobState.FAILED: frozenset({JobState.PENDING, JobState.HELD}),
    JobState.HELD: frozenset({JobState.PENDING}),
    JobState.UNCERTAIN: frozenset(),  # only a person goes on from here, with a new job marked 补打
    JobState.CONFIRMED: frozenset(),
}


class Settled(Enum):
    """What a person found out about an uncertain or held job; a field of it, never a state."""

    CAME_OUT = "came-out"
    REPRINTED = "reprinted"
    VOID = "void"


def move(job: JobState, to: JobState) -> JobState:
    """Return `to` if a job may go there from `job`; raise `WrongMove` otherwise."""
    if to not in AFTER[job]:
        raise WrongMove(f"a {job.value} job cannot become {to.value}")
    return to


def still_there(asked: datetime, now: datetime, patience: timedelta = STANDS_THERE) -> bool:
    """Tell whether the visitor of a job asked for at `asked` may still stand at the screen.

    A clock that went backwards proves nothing: then the visitor counts as gone, and the desk prints.
    """
    return timedelta(0) <= now - asked <= patience
