"""Ticket numbers: a prefix letter and a count that starts anew each hall day and never starts over within it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

DIGITS = 3  # F012; past the range the count just grows (F1000)
GAP = 300  # more numbers than a queue gives out between a backup and the end of the machine that made it


def number_text(prefix: str, count: int) -> str:
    """Return what slip and screen show for the `count`-th number of a queue: `F012`, `F1000`."""
    return f"{prefix}{count:0{DIGITS}d}"


def hall_day(now: datetime, zone: str) -> date:
    """Return the day of the hall's own time zone (`zone`, IANA) at `now`, which must be aware."""
    return now.astimezone(ZoneInfo(zone)).date()


def after_restore(last: int) -> int:
    """Return the count that a queue goes on after where nobody knows what was given out since `last` was stored.

    The next full hundred behind a gap, so that staff see at once that it is meant: 12 becomes 400, the next number 401.
    """
    return -(-(last + GAP) // 100) * 100
