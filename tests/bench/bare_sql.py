"""The baseline of issuing: the same rows by bare `sqlite3`, same pragmas, statements prepared."""

import sqlite3
import time
from pathlib import Path
from uuid import uuid4

from kiosk.domain.numbers import number_text
from kiosk.store.database import BUSY_MS, CACHE_KB
from tests.bench.rows import CHECKLIST, DAY, DEVICE, ITEM, PRINTER, SITE

COUNTER = (
    "INSERT INTO counter (site, queue, day, last) VALUES (?, ?, ?, 1) "
    "ON CONFLICT (site, queue, day) DO UPDATE SET last = last + 1 RETURNING last"
)
VISIT = "INSERT INTO visit (id, site, device, day, at, language, ended) VALUES (?, ?, ?, ?, ?, 'zh', NULL)"
VISIT_ITEM = "INSERT INTO visit_item (visit, position, item, version) VALUES (?, 0, ?, 1)"
TICKET = (
    "INSERT INTO ticket (id, site, device, day, at, visit, queue, count, number, state, place, priority, purpose, item,"
    ' version, outcome, wish, discreet, checklist, token, called, ended, "window")'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, 0, '', ?, 1, 'ready', 'number', 0, ?, ?, NULL, NULL, '')"
)
EVENT = (
    "INSERT INTO event (id, site, device, day, at, hour, kind, visit, queue, item, outcome, data, sent)"
    " VALUES (?, ?, ?, ?, ?, 9, 'issued', ?, ?, ?, 'ready', '{}', NULL)"
)
JOB = (
    "INSERT INTO print_job (id, site, device, day, at, printer, kind, subject, visit, copy, state, reason, owner,"
    " accepted, changed, settled, settled_by, settled_at)"
    " VALUES (?, ?, ?, ?, ?, ?, 'ticket', ?, ?, 0, 'pending', '', '', 0, ?, '', '', NULL)"
)


class Bare:
    """Issues numbers with nothing between the loop and SQLite."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
        for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = 1"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        self._connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")

    def issue(self, queue: str) -> str:
        """Store a number with its visit, event and print job in one durable transaction."""
        visit, ticket = uuid4().hex, uuid4().hex
        now = time.time_ns() // 1000
        here = (SITE, DEVICE, DAY, now)
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        try:
            run(VISIT, (visit, *here))
            count = run(COUNTER, (SITE, queue, DAY)).fetchone()[0]
            number = number_text(queue, count)
            run(VISIT_ITEM, (visit, ITEM))
            run(TICKET, (ticket, *here, visit, queue, count, number, float(count), ITEM, CHECKLIST, uuid4().hex))
            run(EVENT, (uuid4().hex, *here, visit, queue, ITEM))
            run(JOB, (uuid4().hex, *here, PRINTER, ticket, visit, now))
            run("COMMIT")
        except sqlite3.Error:
            run("ROLLBACK")
            raise
        return number
