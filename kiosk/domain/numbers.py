"""Ticket numbers: a prefix letter and a count that starts anew each hall day and never starts over within it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

DIGITS = 3  # F012; past the range the count just grows (F1000)
LEASE = 30  # numbers of a queue that a machine holds for when it is cut off: an hour of a busy kiosk
GAP = 300  # more numbers than a queue gives out between a backup and the end of the machine that made it


def number_text(prefix: str, count: int) -> str:
    """Return what slip and screen show for the `count`-th number of a queue: `F012`, `F1000`."""
    return f"{prefix}{count:0{DIGITS}d}"


@dataclass(frozen=True, slots=True)
class Counted:
    """How far a queue is on a hall day: the last number given, and the stretch of leased ones over which it hops.

    `leased_from` and `leased_to` are 0 where nothing is leased.
    """

    last: int
    leased_from: int = 0
    leased_to: int = 0


def leased(queue: Counted, top: int, size: int = LEASE) -> tuple[range, Counted]:
    """Return the numbers that a machine gets for when it is cut off, and the queue with them in its stretch.

    The stretch begins at the top of the queue's range (`top`) and grows down, so that they stand out and no gap is left
    before; up where the queue has come near. Where it has passed the stretch, a new one is begun a thousand further.
    """
    if queue.leased_to <= queue.last:
        while top - size < queue.last:
            top += 1000
        first = top - size + 1
        return range(first, top + 1), Counted(queue.last, first, top)
    if queue.leased_from - size > queue.last:
        first = queue.leased_from - size
        return range(first, queue.leased_from), Counted(queue.last, first, queue.leased_to)
    first = queue.leased_to + 1
    return range(first, first + size), Counted(queue.last, queue.leased_from, first + size - 1)


def hall_day(now: datetime, zone: str) -> date:
    """Return the day of the hall's own time zone (`zone`, IANA) at `now`, which must be aware."""
    return now.astimezone(ZoneInfo(zone)).date()


def after_restore(last: int) -> int:
    """Return the count that a queue goes on after where nobody knows what was given out since `last` was stored.

    The next full hundred behind a gap, so that staff see at once that it is meant: 12 becomes 400, the next number 401.
    """
    return -(-(last + GAP) // 100) * 100
