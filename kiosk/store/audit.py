"""The audit: what members of staff did, one hash-chained row an act, one chain a device; only ever added to."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import peewee as pw

from kiosk.domain.chain import Link, sealed
from kiosk.store.database import alone
from kiosk.store.errors import OurFault, blamed
from kiosk.store.models import AuditEntry
from kiosk.store.rows import NewAct, Where, micros
from kiosk.store.statements import Statement, given, insert
from kiosk.store.tickets import new_id

_PAGE = 1000  # rows read at a time


class AuditTrail:
    """The audit of a hall. The database itself refuses to change or remove a row (a trigger)."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, AuditEntry)
        chain = (AuditEntry.site == given("site")) & (AuditEntry.device == given("device"))
        self._last = Statement(
            database,
            AuditEntry.select(AuditEntry.sequence, AuditEntry.hash)
            .where(chain)
            .order_by(AuditEntry.sequence.desc())
            .limit(1),
        )
        self._chains = Statement(
            database,
            AuditEntry.select(AuditEntry.site, AuditEntry.device)
            .distinct()
            .order_by(AuditEntry.site, AuditEntry.device),
        )
        self._after = Statement(
            database,
            AuditEntry.select()
            .where(chain & (AuditEntry.sequence > given("after")))
            .order_by(AuditEntry.sequence)
            .limit(_PAGE),
        )
        self._end = Statement(database, AuditEntry.select().where(chain).order_by(AuditEntry.sequence.desc()).limit(1))
        self._at = Statement(database, AuditEntry.select().where(chain & (AuditEntry.sequence == given("sequence"))))
        self._of_day = Statement(
            database,
            AuditEntry.select()
            .where((AuditEntry.site == given("site")) & (AuditEntry.day == given("day")))
            .order_by(AuditEntry.at, AuditEntry.device, AuditEntry.sequence),
        )

    def append(self, act: NewAct, where: Where) -> int:
        """Add a row to this device's chain inside the caller's transaction; return its sequence."""
        if not self._database.in_transaction():
            raise OurFault("an audit row is stored in the transaction of what it tells of, and there is none")
        alone(self._database, f"audit {where.site} {where.device}")
        last = self._last.one({"site": where.site, "device": where.device}) or {"sequence": 0, "hash": ""}
        link = sealed(
            Link(
                site=where.site,
                device=where.device,
                sequence=last["sequence"] + 1,
                id=new_id(),
                day=where.day.isoformat(),
                at=micros(where.at),
                who=act.who,
                act=act.act,
                about=act.about,
                details=act.details,
                prev=last["hash"],
            )
        )
        self._insert.run({name: getattr(link, name) for name in Link.__slots__})
        return link.sequence

    def chains(self) -> list[tuple[str, str]]:
        """Return (site, device) of every chain."""
        with blamed(self._database):
            return [(row["site"], row["device"]) for row in self._chains.rows({})]

    def chain(self, site: str, device: str) -> Iterator[Link]:
        """Give one device's rows in order, a page at a time, those included that are added meanwhile."""
        after: Any = -(2**62)
        while True:
            with blamed(self._database):
                rows = self._after.rows({"site": site, "device": device, "after": after})
            if not rows:
                return
            yield from map(_link, rows)
            after = rows[-1]["sequence"]

    def end(self, site: str, device: str) -> Link | None:
        """Return the last row of a device's chain."""
        with blamed(self._database):
            row = self._end.one({"site": site, "device": device})
        return _link(row) if row else None

    def row(self, site: str, device: str, sequence: int) -> Link | None:
        """Return one row of a device's chain."""
        with blamed(self._database):
            row = self._at.one({"site": site, "device": device, "sequence": sequence})
        return _link(row) if row else None

    def of_day(self, site: str, day: date) -> list[Link]:
        """Return the rows of a hall day by their time; within one device of one time by their sequence."""
        with blamed(self._database):
            return [_link(row) for row in self._of_day.rows({"site": site, "day": day.isoformat()})]


def _link(row: dict[str, Any]) -> Link:
    if not isinstance(row["sequence"], int):  # a hand wrote a word there
        row = {**row, "sequence": 0}
    return Link(**row)
