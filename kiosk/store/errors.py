"""What can go wrong with a database, split by who is to blame."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import peewee

_MACHINE = (
    "disk is full",
    "disk full",
    "no space left",
    "readonly",
    "read-only",
    "disk i/o",
    "malformed",
    "could not decode",  # text of a damaged page
    "not a database",
    "unable to open",
    "locked",
    "lock timeout",
    "connection",
    "connect",
    "closed the connection",
    "could not extend",
    "terminating",
)


_LINE = ("connect", "terminating", "consuming input failed", "could not receive", "could not send", "starting up")


class StoreFault(Exception):
    """The database could not do what was asked, and nothing of it was stored."""


class MachineFault(StoreFault):
    """The machine's: disk full or read-only, file damaged, database locked or out of reach."""


class LineLost(MachineFault):
    """The line to the server is lost, or the server gone; of a commit that was under way nobody can say."""


class OurFault(StoreFault):
    """Ours: a statement or a value that should never have been sent."""


class NewerSchema(StoreFault):
    """The database was written by a newer version of the program, which alone may open it."""


@contextmanager
def blamed(database: peewee.Database) -> Iterator[None]:
    """Turn a database's exception into `MachineFault` or `OurFault`; its words name file or server."""
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error) as fault:
        raise _split(fault, database) from fault


def place(database: peewee.Database) -> str:
    """Return where a database is: SQLite's file, or PostgreSQL's server and name without user and password."""
    address = str(database.database)
    if not is_server(database):
        return address
    parts = urlsplit(address)
    return f"postgresql://{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}{parts.path}"


def is_server(database: peewee.Database) -> bool:
    """Tell whether a database is reached over a line; any other is a file."""
    return "://" in str(database.database)


def _split(fault: Exception, database: peewee.Database) -> StoreFault:
    cause = _first(fault)
    said = str(cause)
    if isinstance(cause, (peewee.IntegrityError, peewee.DataError)):
        said = said.partition("\n")[0]  # PostgreSQL goes on with the whole row, which is a visitor's
    ours = isinstance(cause, (peewee.IntegrityError, peewee.ProgrammingError, peewee.DataError))
    line = f"{place(database)}: {' '.join(said.split())}"
    if not ours and is_server(database) and any(word in said.lower() for word in _LINE):
        return LineLost(line)
    if not ours and any(word in said.lower() for word in _MACHINE):
        return MachineFault(line)
    return OurFault(line)


def _first(fault: BaseException) -> BaseException:
    """Return the database's first complaint: where a full disk ended a transaction, its rollback fails too."""
    before = fault.__context__
    while before is not None:
        if isinstance(before, peewee.PeeweeException):
            fault = before
        before = before.__context__
    return fault
