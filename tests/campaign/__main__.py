"""`python -m tests.campaign [--short]`: tries what issuing survives; the full run writes RESULTS.md."""

import argparse
import platform
import sqlite3
import sys
from collections.abc import Iterator

from tests.campaign.cups import cups
from tests.campaign.disks import damaged, failing, read_only
from tests.campaign.hands import hands
from tests.campaign.jumps import jumps
from tests.campaign.kills import kills
from tests.campaign.office import office
from tests.campaign.power import cuts
from tests.campaign.results import PAPER, Tally, papers_page, table, write
from tests.campaign.round_trip import round_trip
from tests.faults.printer_campaign import campaign


def main() -> int:
    """Run it; end with 1 where anything was lost, doubled or torn."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a small part of each, and no RESULTS.md")
    short = parser.parse_args().short
    tallies = list(_short() if short else _full())
    sys.stdout.write(table(tallies) + "\n")
    if not short:
        write(tallies, f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    slips_hold, papers = campaign(short=short), [round_trip(short=short), cups(), office()]
    page = papers_page(words for _, words in papers)
    sys.stdout.write(page)
    if not short:
        PAPER.write_text(page, "utf-8")
    return 0 if slips_hold and all(good for good, _ in papers) and all(tally.good for tally in tallies) else 1


def _short() -> Iterator[Tally]:
    yield kills(workloads=4, every=40)
    yield cuts(runs=2, visits=4, images=1)
    yield cuts(runs=1, visits=4, images=1, synchronous="normal")
    yield failing(workloads=2, every=60)
    yield read_only(workloads=2, every=60)
    yield damaged(20)
    yield jumps(200)
    yield hands(processes=4, visits=5)


def _full() -> Iterator[Tally]:
    yield kills(workloads=24, aim=10_000)
    yield cuts(runs=30, visits=12, images=6, aim=100_000)
    yield cuts(runs=4, visits=8, images=2, synchronous="normal")
    yield failing(workloads=6, every=3)
    yield read_only(workloads=12, every=3)
    yield damaged(1_000)
    yield jumps(5_000)
    yield hands(processes=16, visits=50)


if __name__ == "__main__":
    sys.exit(main())
