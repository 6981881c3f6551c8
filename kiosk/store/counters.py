"""Today's counters of a hall, as a restore needs them: read from one database, and raised in another."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import peewee as pw

from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.models import Counter


def counters(database: pw.Database, site: str, day: date) -> dict[str, int]:
    """Return the last count of each queue that gave numbers on a hall day. Raises `StoreFault`."""
    with blamed(database), Counter.bind_ctx(database):
        asked = Counter.select().where((Counter.site == site) & (Counter.day == day.isoformat()))
        return {row.queue: row.last for row in asked}


def counters_of_file(path: Path, site: str, day: date) -> dict[str, int] | None:
    """Return the same of a SQLite file that is to be put aside, None where it cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as line:
            asked = "SELECT queue, last FROM counter WHERE site = ? AND day = ?"
            return dict(line.execute(asked, (site, day.isoformat())).fetchall())
    except sqlite3.Error:
        return None


def raise_counters(database: pw.Database, site: str, day: date, to: Mapping[str, int]) -> None:
    """Let no queue give a number of `day` again up to these counts, in one transaction. Raises `StoreFault`."""
    with blamed(database), write(database), Counter.bind_ctx(database):
        for queue, last in to.items():
            row = {Counter.site: site, Counter.queue: queue, Counter.day: day.isoformat(), Counter.last: last}
            target = [Counter.site, Counter.queue, Counter.day]
            Counter.insert(row).on_conflict(conflict_target=target, update={Counter.last: last}).execute()
