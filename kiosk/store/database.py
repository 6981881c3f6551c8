"""Opening the hall's database, bringing it to the newest schema, and telling when somebody else changed it."""

import re
import select
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import peewee as pw

from kiosk.store.errors import NewerSchema, StoreFault, blamed, place
from kiosk.store.library import with_postgresql

BUSY_MS = 1000  # how long a writer waits for another before it counts as locked; the screen must say so in 2 s
CACHE_KB = 256  # of each thread's connection; SQLite's own 2,000 would let the kiosk grow all day as its file does
CONNECT_SECONDS = 2  # the least that PostgreSQL's client knows
_SERIAL = {"sqlite": "INTEGER PRIMARY KEY AUTOINCREMENT", "postgresql": "BIGSERIAL PRIMARY KEY"}
_ONLY = re.compile(r"\s*-- only (\w+)")  # before a statement of a migration that one of the two alone understands


def open_database(address: str | Path) -> pw.Database:
    """Open SQLite at a path, or PostgreSQL at a `postgresql://` address, with the newest schema.

    SQLite runs in WAL with `synchronous=FULL`: a commit that returned survives a power cut.
    Raises `MachineFault`, `NewerSchema`.
    """
    database = unmigrated(address)
    try:
        with blamed(database):
            database.connect()
            migrate(database)
    except StoreFault:
        database.close()
        raise
    return database


def unmigrated(address: str | Path) -> pw.Database:
    """Return the database at `address` with the program's settings, not opened yet and left at its schema."""
    url = str(address)
    return _postgres(url) if is_postgres(address) else _sqlite(url)


def is_postgres(address: str | Path) -> bool:
    """Tell whether an address is PostgreSQL's; any other is the path of an SQLite file."""
    return str(address).startswith(("postgresql://", "postgres://"))


def dialect(database: pw.Database) -> str:
    """Return `sqlite` or `postgresql`."""
    return "sqlite" if isinstance(database, pw.SqliteDatabase) else "postgresql"


def _sqlite(path: str) -> pw.Database:
    pragmas = {
        "journal_mode": "wal",
        "synchronous": "full",
        "foreign_keys": 1,
        "busy_timeout": BUSY_MS,
        "cache_size": -CACHE_KB,
    }
    return pw.SqliteDatabase(path, pragmas=pragmas, timeout=BUSY_MS / 1000, autoconnect=True)


def _postgres(url: str) -> pw.Database:
    # peewee hands an address of this scheme to the driver whole: a socket's folder may stand in its query
    with_postgresql()
    from kiosk.store.line import NOTICED, NOTICED_THERE, LinedDatabase  # psycopg: not where a hall is on SQLite

    address = "postgresql://" + url.partition("://")[2]
    options = f"-c lock_timeout={BUSY_MS} -c synchronous_commit=on {NOTICED_THERE}"
    settings: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS, "options": options, **NOTICED}
    return LinedDatabase(address, prefer_psycopg3=True, **settings)


def answer_within(database: pw.Database, seconds: float) -> None:
    """From now on count a server that is silent for so long as out of reach; a file has no line to wait for."""
    if dialect(database) == "postgresql":
        database.patience = seconds  # type: ignore[attr-defined]  # a LinedDatabase, whose module stays unloaded


@cache
def newest_schema() -> int:
    """Return the number of the newest migration that this version knows."""
    return migrations()[-1][0]


def migrations() -> list[tuple[int, str]]:
    """Return (number, SQL text) of every migration that this version knows, in order."""
    files = resources.files("kiosk.store.migrations")
    named = sorted(file.name for file in files.iterdir() if file.name.endswith(".sql"))
    return [(int(name[:4]), (files / name).read_text("utf-8")) for name in named]


def migrate(database: pw.Database) -> None:
    """Bring the schema to the newest version, one transaction a step; raise `NewerSchema` for one from the future."""
    done = schema_of(database)
    _refuse_newer(database, done)
    for number, sql in migrations() if done < newest_schema() else ():
        if number > done:
            _apply(database, number, sql)


def _refuse_newer(database: pw.Database, done: int) -> None:
    if done > newest_schema():
        newest = newest_schema()
        raise NewerSchema(f"{place(database)}: schema {done} is newer than {newest}, the newest known to this version")


def schema_of(database: pw.Database) -> int:
    """Return the number of the newest migration that was done, 0 for an empty database."""
    if not database.table_exists("migration"):
        return 0
    return int(execute(database, "SELECT COALESCE(MAX(number), 0) FROM migration").fetchone()[0])


def _apply(database: pw.Database, number: int, sql: str) -> None:
    with _transaction(database):
        alone(database, "schema")
        if schema_of(database) >= number:
            return  # another process was quicker
        execute(database, "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)")
        kind = dialect(database)
        for statement in sql.format(serial=_SERIAL[kind]).split(";\n"):
            only = _ONLY.match(statement)
            if statement.strip() and (only is None or only[1] == kind):
                execute(database, statement)
        execute(database, f"INSERT INTO migration VALUES ({number:d})")  # noqa: S608 (a number of ours)


def alone(database: pw.Database, what: str) -> None:
    """Keep every other transaction that names `what` waiting until this one ends (a writer of SQLite is alone)."""
    if dialect(database) == "postgresql":
        execute(database, "SELECT pg_advisory_xact_lock(hashtext(%s))", (what,))


def reconnect_if_lost(database: pw.Database) -> None:
    """Let go of a connection that its server has closed, so that the next statement opens a new one."""
    if not database.is_closed() and not database.in_transaction() and _is_lost(database):
        database.close()


def _is_lost(database: pw.Database) -> bool:
    if isinstance(database, pw.SqliteDatabase):
        return False
    if not database.is_connection_usable():
        return True
    line = database.connection()  # type: ignore[no-untyped-call]
    # nothing is under way: what lies on the line unread is the server's farewell
    return bool(select.select([line.fileno()], [], [], 0)[0])


@contextmanager
def write(database: pw.Database) -> Iterator[None]:
    """Take the write lock at once, so that a transaction never has to give up half-way.

    Raises `NewerSchema` where a newer version of the program has taken the database over since it was opened.
    """
    reconnect_if_lost(database)
    with _transaction(database):
        _refuse_newer(database, execute(database, "SELECT MAX(number) FROM migration").fetchone()[0])
        yield


def _transaction(database: pw.Database) -> "pw._atomic | pw._transaction":
    return database.atomic("IMMEDIATE") if isinstance(database, pw.SqliteDatabase) else database.atomic()


def execute(database: pw.Database, text: str, values: Sequence[Any] = ()) -> Any:
    """Run a statement's text; the one door to the untyped library."""
    return database.execute_sql(text, values)  # type: ignore[no-untyped-call]
