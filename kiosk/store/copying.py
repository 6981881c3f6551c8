"""A copy of a live SQLite database as it was at one moment, while numbers go on being issued in it.

SQLite's backup begins anew whenever another connection has written between two of its steps, and then never ends. A
read transaction that is held for the length of the copy keeps one picture of the database: small steps then suffice,
writers are not held up (WAL), and nothing is copied twice.
"""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

STEP_PAGES = 256  # a megabyte; the connection is free between two steps
SYNC_BYTES = 2 * 1024 * 1024  # what is not on the disk yet makes the next number's commit wait for it
LONGEST_REST = 0.05  # seconds between two writings to the disk, in which numbers have it for themselves
_PAGE = 4096

Follow = Callable[[int, int], None]
"""Told after each step how many pages are left, and of how many."""


def copy_sqlite(source: Path, target: Path, follow: Follow = lambda _left, _total: None) -> None:
    """Copy the database at `source` to a new file; raise `sqlite3.Error` or `OSError`, the target is then rubbish."""
    with (
        closing(sqlite3.connect(source, isolation_level=None)) as hall,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        hall.execute("PRAGMA query_only = ON")
        hall.execute("BEGIN")
        hall.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # from here on it is one picture
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000"):
            copy.execute(f"PRAGMA {pragma}")  # a copy that breaks off is thrown away
        with target.open("r+b") as file:
            hall.backup(copy, pages=STEP_PAGES, progress=_Steps(file.fileno(), follow))
        hall.execute("ROLLBACK")
        # The log grew for the length of the copy. Who brings it into the file waits for the disk: we, not a number.
        hall.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


class _Steps:
    """Sends what was copied to the disk bit by bit, and lets others have it for as long."""

    def __init__(self, descriptor: int, follow: Follow) -> None:
        self._descriptor, self._follow = descriptor, follow
        self._synced = 0

    def __call__(self, status: int, left: int, total: int) -> None:
        del status
        if (total - left) * _PAGE - self._synced >= SYNC_BYTES:
            began = time.monotonic()
            os.fsync(self._descriptor)
            time.sleep(min(time.monotonic() - began, LONGEST_REST))
            self._synced = (total - left) * _PAGE
        self._follow(left, total)


def nobody_else(path: Path) -> bool:
    """Tell whether no other program has a SQLite database open; its log is then part of it, in one file.

    Raises `sqlite3.DatabaseError` where it is damaged.
    """
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as line:
        try:
            return bool(line.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
        except sqlite3.OperationalError as fault:
            if "locked" in str(fault):
                return False
            raise
