"""A look at a hall's database that changes nothing of it: its size, schema, durability, and whether it is whole."""

import contextlib
import sqlite3
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import peewee as pw

from kiosk.store.database import dialect, execute, schema_of, unmigrated
from kiosk.store.errors import blamed, place
from kiosk.store.rows import from_micros

FULL = 2  # PRAGMA synchronous: a commit that returned survives a power cut
MOST_DAMAGES = 5  # lines of what is damaged
_POSTGRES_DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found. `setting` is the durability as the database names it, `damage` its own words for what is broken.

    `whole` is False where the time was over before every table had been read.
    """

    place: str
    dialect: str
    size: int  # bytes
    schema: int
    durable: bool
    setting: str
    damage: tuple[str, ...]
    whole: bool


def examine(address: str | Path, seconds: float) -> Examined | None:
    """Look at the database at `address` for about so many seconds; None where SQLite's file is not there yet.

    Raises `StoreFault` where it cannot be used at all.
    """
    database = unmigrated(address)
    if dialect(database) == "sqlite" and not Path(str(database.database)).exists():
        return None
    with blamed(database), contextlib.closing(database):
        database.connect()
        durable, setting = _durability(database)
        size = _size(database)
        damage, whole = _damage(database, seconds)
        schema = 0 if damage else schema_of(database)
    return Examined(place(database), dialect(database), size, schema, durable, setting, damage, whole)


def last_event(address: str | Path) -> datetime | None:
    """Return when the last thing happened that the database knows of; None where it knows of nothing.

    Raises `StoreFault` where it cannot be used.
    """
    database = unmigrated(address)
    if dialect(database) == "sqlite" and not Path(str(database.database)).exists():
        return None
    with blamed(database), contextlib.closing(database):
        if not database.table_exists("event"):
            return None
        found = execute(database, "SELECT at FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return from_micros(found[0]) if found else None


def _durability(database: pw.Database) -> tuple[bool, str]:
    if dialect(database) == "sqlite":
        journal = execute(database, "PRAGMA journal_mode").fetchone()[0]
        synchronous = execute(database, "PRAGMA synchronous").fetchone()[0]
        return journal == "wal" and synchronous == FULL, f"journal_mode={journal} synchronous={synchronous}"
    said = {name: execute(database, f"SHOW {name}").fetchone()[0] for name in _POSTGRES_DURABLE}
    return "off" not in said.values(), " ".join(f"{name}={value}" for name, value in said.items())


def _size(database: pw.Database) -> int:
    if dialect(database) == "sqlite":
        path = Path(str(database.database))
        return sum(file.stat().st_size for file in (path, Path(f"{path}-wal")) if file.exists())
    return int(execute(database, "SELECT pg_database_size(current_database())").fetchone()[0])


def _damage(database: pw.Database, seconds: float) -> tuple[tuple[str, ...], bool]:
    """Return what SQLite finds broken, table by table, and whether it came to the end (PostgreSQL watches itself)."""
    if dialect(database) != "sqlite":
        return (), True
    with contextlib.closing(sqlite3.connect(str(database.database))) as line:
        bell = threading.Timer(seconds, line.interrupt)
        bell.start()
        try:
            return _looked_through(line), True
        except sqlite3.OperationalError as fault:
            if "interrupted" not in str(fault):
                raise
            return (), False
        finally:
            bell.cancel()
            bell.join()


def _looked_through(line: sqlite3.Connection) -> tuple[str, ...]:
    for (table,) in line.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
        said = line.execute(f"PRAGMA quick_check('{table}')").fetchmany(MOST_DAMAGES)
        if said != [("ok",)]:
            return tuple(str(row[0]) for row in said)
    return ()
