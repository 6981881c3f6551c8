"""Events: what is worth counting, each stored in the transaction of what it tells of; also the outbox."""

import json
from datetime import date
from uuid import uuid4

import peewee as pw

from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.models import Event
from kiosk.store.rows import EventRow, NewEvent, Where, micros
from kiosk.store.statements import Statement, given, insert

NOTHING_FOUND = "nothing-found"  # the kind of a search that found nothing; its data are the letters


ISSUED_WITH = "issued-with"  # the kind of a further item of a number that is for several


class Events:
    """The events of a hall."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, Event, leave_out=("seq",))
        on_day = (Event.site == given("site")) & (Event.day == given("day"))
        told = (Event.hour, Event.kind, Event.visit, Event.queue, Event.item, Event.outcome, Event.data)
        self._of_day = Statement(database, Event.select(*told).where(on_day).order_by(Event.seq))
        self._wanted = Statement(
            database,
            Event.select(Event.item, pw.fn.COUNT(Event.id).alias("n"))
            .where(
                (Event.site == given("site"))
                & (Event.day >= given("since"))
                & Event.kind.in_(["issued", ISSUED_WITH])
                & (Event.item != "")
            )
            .group_by(Event.item)
            .order_by(pw.SQL("n").desc(), Event.item)
            .limit(given("limit")),
        )

        self._missed = Statement(
            database,
            Event.select(Event.data, pw.fn.COUNT(Event.id).alias("n"))
            .where((Event.site == given("site")) & (Event.day >= given("since")) & (Event.kind == NOTHING_FOUND))
            .group_by(Event.data)
            .order_by(pw.SQL("n").desc(), Event.data),
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

    def of_day(self, site: str, day: date) -> list[EventRow]:
        """Return the events of a hall day in the order in which they were stored."""
        with blamed(self._database):
            return [EventRow(**row) for row in self._of_day.rows({"site": site, "day": day.isoformat()})]

    def most_wanted(self, site: str, since: date, limit: int) -> list[str]:
        """Return the item codes that most numbers were for since that day, most first."""
        values = {"site": site, "since": since.isoformat(), "limit": limit}
        with blamed(self._database):
            return [row["item"] for row in self._wanted.rows(values)]

    def missed(self, site: str, since: date) -> list[tuple[str, int]]:
        """Return the letters that found nothing since that day, and how often each, most first."""
        with blamed(self._database):
            rows = self._missed.rows({"site": site, "since": since.isoformat()})
            return [(str(json.loads(row["data"])["letters"]), int(row["n"])) for row in rows]
