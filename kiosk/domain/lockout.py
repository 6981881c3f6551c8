"""When a wrong PIN may be followed by the next try: what is stored of it, and the rule, also over a clock set back.

After 5 failures in a row the member waits 15 s, twice as long after each further one; after 15 only a supervisor opens
it. The rule knows only what is stored and the clock, so that a restart changes nothing.

**The clock.** No machine's clock can be trusted, and nothing tells which of its times was wrong. Two are kept:
`latest`, the latest that any clock showed when a try failed (it never goes back), and `since`, from when the pause is
counted while the clock shows less than `latest`, that is, after it was set back.

- At or after `latest` the pause counts from `latest`.
- Before `latest` it counts from `since`. The first try after the clock was set back starts the pause anew from then
  (`looked_at` is stored), so that nobody waits for a clock to catch up again: it is never more than two pauses.
- Where that would end only after `latest` is reached again, it ends a pause after `latest`; and what was counted before
  `latest` counts no more behind it. So a pause is never made shorter by a clock that is set back and then put right,
  at the price that one who did not use his open door may find it shut for one pause more.

A clock set *forward* cannot be told from time that passed, and opens what time alone would open; never what is locked
for good.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FREE = 4  # failures in a row that cost nothing
FOR_GOOD = 15  # failures in a row after which time opens nothing
_FIRST_PAUSE = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Lock:
    """What is stored of a member's failed tries, all in a row; the times are aware, None before the first."""

    failures: int = 0
    latest: datetime | None = None
    since: datetime | None = None

    @property
    def for_good(self) -> bool:
        """Whether only a supervisor opens it."""
        return self.failures >= FOR_GOOD


OPEN = Lock()


def pause_after(failures: int) -> timedelta:
    """Return how long nobody may try after so many failures in a row, before it is locked for good."""
    return _FIRST_PAUSE * 2 ** (failures - FREE - 1) if failures > FREE else timedelta(0)


def wait(lock: Lock, now: datetime) -> timedelta | None:
    """Return how long until the next try is allowed, zero where it is; None where time does not open it."""
    if lock.for_good:
        return None
    return max(timedelta(0), _opens(lock, now) - now)


def _opens(lock: Lock, now: datetime) -> datetime:
    if lock.latest is None:
        return now
    pause = pause_after(lock.failures)
    if now < lock.latest:
        again = min(lock.since or now, now) + pause
        if again < lock.latest:
            return again
    return lock.latest + pause


def looked_at(lock: Lock, now: datetime) -> Lock:
    """Return what is to be stored when somebody tries at `now`: another lock only where the clock was set."""
    if lock.latest is None:
        return lock
    # once `latest` is reached again, a later setting back is a new one
    since = lock.latest if now >= lock.latest else min(lock.since or now, now)
    return replace(lock, since=since)


def failed(lock: Lock, now: datetime) -> Lock:
    """Return the lock after one more failure at `now`."""
    latest = now if lock.latest is None else max(lock.latest, now)
    return Lock(lock.failures + 1, latest, now)
