"""Events: what is worth counting, each stored in the transaction of what it tells of; also the outbox."""

from datetime import date
from typing import Any
from uuid import uuid4

import peewee as pw

from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.models import Event
from kiosk.store.rows import NewEvent, Where, micros
from kiosk.store.statements import Statement, given, insert


class Events:
    """The events of a hall."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, Event, leave_out=("seq",))
        on_day = (Event.site == given("site")) & (Event.day == given("day"))
        grouped = (Event.hour, Event.kind, Event.queue, Event.item, Event.outcome)
        self._counts = Statement(
            database,
            Event.select(*grouped, pw.fn.COUNT(Event.id).alias("n")).where(on_day).group_by(*grouped),
        )
        self._of_kind = Statement(
            database,
            Event.select(Event.item, Event.data).where(on_day & (Event.kind == given("kind"))).order_by(Event.seq),
        )
        self._wanted = Statement(
            database,
            Event.select(Event.item, pw.fn.COUNT(Event.id).alias("n"))
            .where(
                (Event.site == given("site"))
                & (Event.day >= given("since"))
                & (Event.kind == "issued")
                & (Event.item != "")
            )
            .group_by(Event.item)
            .order_by(pw.SQL("n").desc(), Event.item)
            .limit(given("limit")),
        )

    def add(self, event: NewEvent, where: Where) -> None:
        """Add an event inside the caller's transaction."""
        self._insert.run(
            {
                "id": uuid4().hex,
                "site": where.site,
                "device": where.device,
                "day": where.day.isoformat(),
                "at": micros(where.at),
                "hour": where.hour,
                "kind": event.kind,
                "visit": event.visit,
                "queue": event.queue,
                "item": event.item,
                "outcome": event.outcome,
                "data": event.data,
                "sent": None,
            }
        )

    def record(self, event: NewEvent, where: Where) -> None:
        """Store one event in a transaction of its own: for facts that change nothing else."""
        with blamed(self._database), write(self._database):
            self.add(event, where)

    def counts(self, site: str, day: date) -> list[dict[str, Any]]:
        """Return rows (hour, kind, queue, item, outcome, n) of a hall day."""
        with blamed(self._database):
            return self._counts.rows({"site": site, "day": day.isoformat()})

    def of_kind(self, site: str, day: date, kind: str) -> list[tuple[str, str]]:
        """Return item and JSON data of a day's events of one kind, in the order in which they were stored."""
        with blamed(self._database):
            rows = self._of_kind.rows({"site": site, "day": day.isoformat(), "kind": kind})
        return [(row["item"], row["data"]) for row in rows]

    def most_wanted(self, site: str, since: date, limit: int) -> list[str]:
        """Return the item codes with the most numbers since that day, most first."""
        values = {"site": site, "since": since.isoformat(), "limit": limit}
        with blamed(self._database):
            return [row["item"] for row in self._wanted.rows(values)]
