"""Noticing, without reading anything, that another program or thread changed the hall's database."""

import peewee as pw

from kiosk.store.database import dialect, execute, reconnect_if_lost
from kiosk.store.errors import blamed

_ASK = {
    "sqlite": "PRAGMA data_version",  # https://www.sqlite.org/pragma.html#pragma_data_version
    "postgresql": "SELECT pg_current_snapshot()::text",  # moves with every transaction that begins or ends a write
}


class Changes:
    """One thread's look-out. It costs a hundredth of a query, so that it can be asked several times a second.

    What its own connection wrote may go unnoticed: whoever writes knows.
    """

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._seen: tuple[object, object] | None = None

    def any(self) -> bool:
        """Tell whether somebody may have written since the last look; the first look, and one on a new line, say so.

        Raises `StoreFault`.
        """
        with blamed(self._database):
            reconnect_if_lost(self._database)
            answer = execute(self._database, _ASK[dialect(self._database)]).fetchone()[0]
            now = (self._database.connection(), answer)  # type: ignore[no-untyped-call]
        changed, self._seen = now != self._seen, now
        return changed
