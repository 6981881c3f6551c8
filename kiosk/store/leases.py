"""Leased numbers: whose they are the hall's database says; while a kiosk is cut off, it gives them from its own."""

from collections.abc import Collection
from datetime import date
from typing import Any

import peewee as pw

from kiosk.domain.cut_off import CutOffState
from kiosk.domain.numbers import Counted, leased
from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.events import Events
from kiosk.store.journal import Journal
from kiosk.store.models import Counter, CutOffTicket, Lease
from kiosk.store.rows import LeaseRow, NewTicket, TicketRow, Where, micros
from kiosk.store.statements import Statement, given, insert
from kiosk.store.tickets import Tickets, new_id


class NoneLeft(Exception):
    """A kiosk that is cut off has no number of this queue left; nothing of the asking is stored."""


class Leases:
    """The leases in a database: the hall's, or a kiosk's own."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, Lease, unless_there=True)
        here = (Counter.site == given("site")) & (Counter.queue == given("queue")) & (Counter.day == given("day"))
        counter = Counter.insert(site=given("site"), queue=given("queue"), day=given("day"), last=given("last"))
        self._begin = Statement(database, counter.on_conflict_ignore())
        # an update that changes nothing: whoever leases has the queue's counter until the end of the transaction
        held = Counter.update(last=Counter.last).where(here)
        self._hold = Statement(database, held.returning(Counter.last, Counter.leased_from, Counter.leased_to))
        stretch = Counter.update(leased_from=given("leased_from"), leased_to=given("leased_to"))
        self._stretch = Statement(database, stretch.where(here))
        on_day = (Lease.site == given("site")) & (Lease.day == given("day"))
        mine = on_day & (Lease.device == given("device"))
        self._of_device = Statement(database, Lease.select().where(mine).order_by(Lease.at, Lease.first))
        self._drop = Statement(database, Lease.delete().where(Lease.id == given("id")))
        oldest = (
            Lease.select(Lease.id)
            .where(on_day & (Lease.queue == given("queue")) & (Lease.given < Lease.last))
            .order_by(Lease.at, Lease.first)
            .limit(1)
        )
        self._give = Statement(
            database, Lease.update(given=Lease.given + 1).where(Lease.id.in_(oldest)).returning(Lease.given)
        )

    def take(self, queue: str, first: int, top: int, where: Where) -> LeaseRow:
        """Lease a block of a queue's numbers for the machine in `where`; the queue's range is `first` to `top`."""
        base = {"site": where.site, "queue": queue, "day": where.day.isoformat()}
        with blamed(self._database), write(self._database):
            self._begin.run({**base, "last": first - 1})
            now = self._hold.one(base)
            assert now is not None
            numbers, then = leased(Counted(now["last"], now["leased_from"], now["leased_to"]), top)
            self._stretch.run({**base, "leased_from": then.leased_from, "leased_to": then.leased_to})
            row = LeaseRow(new_id(), where.device, queue, numbers[0], numbers[-1], numbers[0] - 1)
            self._insert.run(_values(row, where))
        return row

    def of_device(self, site: str, device: str, day: date) -> list[LeaseRow]:
        """Return what a machine holds of a hall day, the oldest first."""
        with blamed(self._database):
            rows = self._of_device.rows({"site": site, "device": device, "day": day.isoformat()})
        names = ("id", "device", "queue", "first", "last", "given")
        return [LeaseRow(**{name: row[name] for name in names}) for row in rows]

    def keep(self, row: LeaseRow, where: Where) -> None:
        """Keep a lease of the hall's in a kiosk's own database; how far it is given stays as it is there."""
        with blamed(self._database), write(self._database):
            self._insert.run(_values(row, where))

    def drop(self, leases: Collection[str]) -> None:
        """Give nothing more of leases that the hall knows no more."""
        with blamed(self._database), write(self._database):
            for lease in leases:
                self._drop.run({"id": lease})

    def give(self, queue: str, where: Where) -> int:
        """Return the next number of a queue, in the caller's transaction; raise `NoneLeft`."""
        found = self._give.one({"site": where.site, "day": where.day.isoformat(), "queue": queue})
        if found is None:
            raise NoneLeft(queue)
        return int(found["given"])


class LeasedTickets(Tickets):
    """The tickets of a kiosk that is cut off: their numbers are leased, and each is to be settled with the hall."""

    def __init__(self, database: pw.Database, events: Events, journal: Journal, leases: Leases) -> None:
        super().__init__(database, events, journal)
        self._leases = leases
        self._to_settle = insert(database, CutOffTicket)

    def _next_count(self, new: NewTicket, where: Where) -> int:
        return self._leases.give(new.queue, where)

    def _store(self, new: NewTicket, where: Where) -> TicketRow:
        row = super()._store(new, where)
        values: dict[str, Any] = {"id": row.id, "site": where.site, "device": where.device, "visit": row.visit}
        values |= {"day": where.day.isoformat(), "at": micros(where.at), "number": row.number}
        self._to_settle.run(
            {**values, "state": CutOffState.TO_SETTLE.value, "settled": None, "other": "", "seen_by": ""}
        )
        return row


def _values(row: LeaseRow, where: Where) -> dict[str, Any]:
    values = {"id": row.id, "site": where.site, "device": row.device, "day": where.day.isoformat()}
    numbers = {"queue": row.queue, "first": row.first, "last": row.last, "given": row.given}
    return {**values, "at": micros(where.at), **numbers}
