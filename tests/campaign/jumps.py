"""A clock that jumps: forward, back, over midnight, to days already used; numbers stay unique and in sequence."""

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from kiosk.store.store import Store
from tests.campaign.checks import look
from tests.campaign.issuing import DAY, issue
from tests.campaign.results import Tally

DAYS = 9


def jumps(count: int, seed: int = 20260512) -> Tally:
    """Jump so many times, give a number at each place, and look at the whole after every hundred."""
    chance = random.Random(seed)
    tally = Tally("the clock jumps (back, forward, over midnight)")
    with tally.timed(), tempfile.TemporaryDirectory(prefix="jishi-jumps-") as folder:
        path, acked = Path(folder) / "hall.db", dict[str, str]()
        store = Store(path)
        for number in range(count):
            day = date.fromisoformat(DAY) + timedelta(days=chance.randrange(-DAYS, DAYS))
            visit = f"visit-{number}"
            acked[visit], _ = issue(store, visit, chance.choice("FAR"), day.isoformat())
            tally.add(look(path, acked) if number % 100 == 0 or number == count - 1 else [])
        store.close()
    return tally
