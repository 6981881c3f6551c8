"""PostgreSQL's line: one that is dead is known to be, and a kiosk's server that is silent counts as out of reach.

Loaded only where a hall is on PostgreSQL, as its client is.
"""

from typing import TYPE_CHECKING, Any

import peewee as pw
import psycopg

if TYPE_CHECKING:
    from psycopg.abc import RV, PQGen

NOTICED = {
    "keepalives_idle": 5,  # seconds of silence after which the other end is asked whether it is there
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,  # milliseconds for which what was sent may stay without a receipt
}
"""A pulled cable sends no farewell, and without these the system believes in such a line for hours."""

NOTICED_THERE = (
    "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3 -c tcp_user_timeout=5000 "
    "-c idle_in_transaction_session_timeout=10000"
)
"""The same at the server: what a kiosk had locked when its line went would else keep a queue's other kiosks waiting."""


class Line(psycopg.Connection[Any]):
    """A connection on which each answer is waited for no longer than its database's `patience`."""

    database: "LinedDatabase | None" = None

    def wait(self, gen: "PQGen[RV]", interval: float = 0.1, timeout: float | None = None) -> "RV":
        """Wait for an answer; a line on which none came in time is closed, since it would come in the next one's place.

        Raises `psycopg.OperationalError`.
        """
        patience = self.database.patience if self.database else None
        try:
            return super().wait(gen, interval, timeout or patience)
        except psycopg.errors._WaitTimeout:  # noqa: SLF001 - of what `timeout` raises there is no other name
            self.pgconn.finish()
            raise psycopg.OperationalError(f"connection given up: no answer within {patience} s") from None


class LinedDatabase(pw.PostgresqlDatabase):
    """PostgreSQL over such lines. `patience` in seconds; None waits for as long as the line lives."""

    patience: float | None = None

    def _connect(self) -> Line:
        line = Line.connect(self.database, autocommit=True, **self.connect_params)
        line.database = self
        return line
