"""A hall's database after a year: one number as the kiosk's own store leaves it, a million times."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.bench.rows import Real

A_DAY = 4_000  # numbers
_NEW = "lower(hex(randomblob(16)))"
_TABLES = {  # what of each row is its own
    "visit": {"id": "n.visit", "day": "n.day"},
    "visit_item": {"visit": "n.visit"},
    "ticket": {"id": "n.ticket", "visit": "n.visit", "day": "n.day", "queue": "n.queue", "count": "n.count"},
    "event": {"seq": "NULL", "id": _NEW, "visit": "n.visit", "day": "n.day"},
    "print_job": {"seq": "NULL", "id": _NEW, "subject": "n.ticket", "visit": "n.visit", "day": "n.day"},
}
_EVENTS = 4  # of a number: begun, verdict, issued, slip


def live_through(database: Path, numbers: int) -> None:
    """Put so many numbers of past days into the database."""
    Real(database).issue("F")
    with closing(sqlite3.connect(database, isolation_level=None)) as line:
        line.execute("PRAGMA synchronous = OFF")
        line.execute(
            "CREATE TEMP TABLE n AS "
            f"WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < {numbers - 1}) "
            f"SELECT {_NEW} visit, {_NEW} ticket, date('2025-01-01', '+' || (i / {A_DAY}) || ' days') day, "
            f"char(65 + i % 6) queue, (i % {A_DAY}) / 6 + 1 count FROM k"
        )
        line.execute("BEGIN")
        for table, own in _TABLES.items():
            names = [row[1] for row in line.execute(f"PRAGMA table_info({table})").fetchall()]
            values = ", ".join(own.get(name, f'x."{name}"') for name in names)
            times = f", (SELECT 1 FROM n LIMIT {_EVENTS})" if table == "event" else ""
            one = f"(SELECT * FROM {table} LIMIT 1) x{times}"
            line.execute(f"INSERT INTO {table} SELECT {values} FROM n, {one}")
        line.execute("COMMIT")
        line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
