"""Many hands: processes that issue on one PostgreSQL, every visit asked for by two of them at once."""

from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context

from kiosk.store.database import execute
from kiosk.store.store import Store
from tests.campaign.checks import Wrong, in_sequence
from tests.campaign.issuing import issue
from tests.campaign.results import Tally
from tests.postgres import new_database, running_server


def one_hand(address: str, hand: int, visits: int) -> dict[str, str]:
    """Ask for numbers; two neighbouring hands ask for the same visits."""
    with closing(Store(address)) as store:
        return {
            visit: issue(store, visit, "FAR"[n % 3])[0]
            for n, visit in enumerate(f"visit-{hand // 2}-{n}" for n in range(visits))
        }


def hands(processes: int, visits: int, aim: int = 0) -> Tally:
    """Issue with so many processes at once, `visits` each; a point is a number that was told."""
    tally = Tally(f"{processes} processes on one PostgreSQL", aim=aim)
    with tally.timed(), running_server() as server, ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        address = new_database(server, "hall")
        several = range(processes)
        told = list(pool.map(one_hand, [address] * processes, several, [visits] * processes))
        with closing(Store(address)) as store:
            rows = execute(store.database, "SELECT visit, queue, day, count, number FROM ticket").fetchall()
        stored = {visit: number for visit, _, _, _, number in rows}
        for each in told:
            for visit, number in each.items():
                tally.add([] if stored.get(visit) == number else [Wrong.LOST])
        whole = in_sequence((queue, day, count) for _, queue, day, count, _ in rows)
        tally.found.update([*whole, *[Wrong.DOUBLED] * (len(stored) != len(rows))])
    return tally
