"""How long a visitor will wait, said only where it is known, and only as a range."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

RECENT = timedelta(minutes=30)
STEP = 5  # minutes; ranges are said in fives
FEWEST = 2  # calls from which a pace can be read


@dataclass(frozen=True, slots=True)
class Wait:
    """A range in minutes, both ends inclusive."""

    least: int
    most: int


def wait_range(ahead: int, calls: Sequence[datetime], now: datetime) -> Wait | None:
    """Return the wait with `ahead` people before one, from the times of the queue's calls.

    The pace is that of the calls of the last 30 minutes; None where fewer than two were made in them, since then
    nobody knows. The range reaches from four fifths to six fifths of the estimate, in steps of five minutes.
    """
    recent = sorted(call for call in calls if timedelta(0) <= now - call <= RECENT)
    if len(recent) < FEWEST:
        return None
    since_first = max((now - recent[0]).total_seconds() / 60, 1.0)
    minutes = ahead * since_first / len(recent)
    least = int(minutes * 0.8 // STEP) * STEP
    return Wait(least, max(least + STEP, -int(-minutes * 1.2 // STEP) * STEP))
