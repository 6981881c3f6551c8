"""What must be true of a hall's database after anything at all."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from enum import Enum
from pathlib import Path

from kiosk.domain.numbers import number_text
from kiosk.store.store import Store
from tests.campaign.issuing import issue


class Wrong(Enum):
    """What a check can find."""

    LOST = "lost"  # an acknowledged number is not there
    DOUBLED = "doubled"  # a number, or a visit, is there twice
    GAP = "gap"  # a number is missing in the sequence
    HALF = "half"  # a ticket without its event, its slip or its visit
    DAMAGED = "damaged"  # the database is no longer sound
    UNCALM = "uncalm"  # a traceback, the wrong blame, or more than two seconds


def look(path: Path, acked: Mapping[str, str]) -> list[Wrong]:
    """Return what is wrong with a database in which the visits `acked` were told these numbers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        try:
            return _look(connection, acked)
        except sqlite3.DatabaseError:
            return [Wrong.DAMAGED]


def _look(connection: sqlite3.Connection, acked: Mapping[str, str]) -> list[Wrong]:
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return [Wrong.DAMAGED]
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'ticket'").fetchone():
        return [Wrong.LOST] * bool(acked)  # killed before there were tables
    rows = connection.execute("SELECT visit, queue, day, count, number FROM ticket").fetchall()
    wrong = in_sequence([(queue, day, count) for _, queue, day, count, _ in rows])
    stored = {visit: number for visit, _, _, _, number in rows}
    if len(stored) != len(rows):
        wrong.append(Wrong.DOUBLED)
    if any(number != number_text(queue, count) for _, queue, _, count, number in rows):
        wrong.append(Wrong.GAP)
    if any(stored.get(visit) != number for visit, number in acked.items()):
        wrong.append(Wrong.LOST)
    return wrong + _halves(connection)


def in_sequence(rows: Iterable[tuple[str, str, int]]) -> list[Wrong]:
    """Return what is wrong with (queue, day, count) rows: each queue counts 1, 2, 3 … on each day."""
    wrong, counts = [], dict[tuple[str, str], list[int]]()
    for queue, day, count in rows:
        counts.setdefault((queue, day), []).append(count)
    for given in counts.values():
        if len(set(given)) != len(given):
            wrong.append(Wrong.DOUBLED)
        if set(given) != set(range(1, max(given) + 1)):
            wrong.append(Wrong.GAP)
    return wrong


_HALVES = (
    "SELECT COUNT(*) FROM ticket WHERE visit NOT IN (SELECT visit FROM event WHERE kind = 'issued')",
    "SELECT COUNT(*) FROM ticket WHERE id NOT IN (SELECT subject FROM print_job)",
    "SELECT COUNT(*) FROM event WHERE kind = 'issued' AND visit NOT IN (SELECT visit FROM ticket)",
    "SELECT COUNT(*) FROM print_job WHERE subject NOT IN (SELECT id FROM ticket)",
    "SELECT COUNT(*) FROM visit WHERE id NOT IN (SELECT visit FROM ticket)",
    "SELECT ABS((SELECT COUNT(*) FROM ticket) - (SELECT COALESCE(SUM(last), 0) FROM counter))",
)


def _halves(connection: sqlite3.Connection) -> list[Wrong]:
    return [Wrong.HALF for query in _HALVES if connection.execute(query).fetchone()[0]]


def carry_on(
    path: Path, visits: Iterable[tuple[str, str]], acked: Mapping[str, str], store: Store | None = None
) -> list[Wrong]:
    """Start again as a kiosk does (or go on with `store`), let every visit ask once more, and look.

    Who was told a number gets the same one; nobody gets a second.
    """
    running = store or Store(path)
    told = dict(acked)
    wrong = []
    for visit, queue in visits:
        number, _ = issue(running, visit, queue)
        if told.setdefault(visit, number) != number:
            wrong.append(Wrong.DOUBLED)
    running.close()
    return wrong + look(path, told)
