"""The hall's clock: the machine's own, or one that demonstrations, tests and benchmarks set."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Returns now as an aware time."""


def machine_clock() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)


def starting_at(local: datetime, zone: str) -> Clock:
    """Return a clock that shows `local` (naive, time of the hall's `zone`) now and runs on from there."""
    start = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    began = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)
