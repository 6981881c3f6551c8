"""A clock that jumps: by minutes, hours, days, over midnight, to days already used; numbers stay in sequence."""

import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.store.store import Store
from tests.campaign.checks import Wrong, look
from tests.campaign.issuing import MORNING, new_ticket, where
from tests.campaign.results import Tally

DAYS = 9  # the clock stays within so many days of the first
EAST = timedelta(hours=8)  # of the hall's zone, said once more and differently
LOOK_EVERY = 100  # numbers, after which the program is started again


def jumps(count: int, seed: int = 20260512) -> Tally:
    """Jump so many times, give a number at each place, and look at the whole after every hundred."""
    chance = random.Random(seed)
    tally = Tally("the clock jumps (minutes, hours, days, over midnight)")
    with tally.timed(), tempfile.TemporaryDirectory(prefix="jishi-jumps-") as folder:
        path, acked = Path(folder) / "hall.db", dict[str, str]()
        store, now = Store(path), MORNING
        for number in range(count):
            now = _jump(now, chance)
            visit = f"visit-{number}"
            row, _, _ = store.tickets.issue(new_ticket(visit, chance.choice("FAR")), where(now), "slip")
            acked[visit] = row.number
            wrong = [] if row.day == (now + EAST).date() else [Wrong.GAP]
            if number % LOOK_EVERY == 0 or number == count - 1:
                store.close()
                wrong += look(path, acked)
                store = Store(path)
            tally.add(wrong)
        store.close()
    return tally


def _jump(now: datetime, chance: random.Random) -> datetime:
    """Return another time: some minutes, hours or days on or back, or seconds before or after a midnight."""
    midnight = datetime(now.year, now.month, now.day, tzinfo=UTC) - EAST
    by = chance.choice((
        timedelta(minutes=chance.randint(-90, 90)),
        timedelta(hours=chance.randint(-30, 30), minutes=chance.randint(-59, 59)),
        timedelta(days=chance.randint(-DAYS, DAYS)),
        midnight + timedelta(days=chance.randint(-1, 2), seconds=chance.randint(-3, 3)) - now,
    ))  # fmt: skip
    there = now + by
    return there if abs(there - MORNING) < timedelta(days=DAYS) else MORNING + by % timedelta(days=1)
