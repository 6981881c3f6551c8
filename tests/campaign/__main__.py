"""`python -m tests.campaign [--short]`: tries what issuing survives; the full run writes RESULTS.md."""

import argparse
import platform
import sqlite3
import sys

from tests.campaign.jumps import jumps
from tests.campaign.killed import killed
from tests.campaign.results import table, write


def main() -> int:
    """Run it; end with 1 where anything was lost, doubled or torn."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument("--short", action="store_true", help="every fortieth point, and no RESULTS.md")
    short = parser.parse_args().short
    tallies = [*killed(every=40 if short else 1), jumps(200 if short else 5_000)]
    sys.stdout.write(table(tallies) + "\n")
    if not short:
        write(tallies, f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    return 0 if all(tally.good for tally in tallies) else 1


if __name__ == "__main__":
    sys.exit(main())
