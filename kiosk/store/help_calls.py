"""Help calls: a visitor asks for a person, somebody takes it; and who went to a machine that called."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import peewee as pw

from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.events import Events
from kiosk.store.models import HelpCall
from kiosk.store.rows import HelpCallRow, NewEvent, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert


class HelpCalls:
    """The help calls of a hall."""

    def __init__(self, database: pw.Database, events: Events) -> None:
        self._database = database
        self._events = events
        self._insert = insert(database, HelpCall, leave_out=("seq",))
        self._get = Statement(database, HelpCall.select().where(HelpCall.id == given("id")))
        self._open = Statement(
            database,
            HelpCall.select()
            .where((HelpCall.site == given("site")) & (HelpCall.day == given("day")) & (HelpCall.taken_by == ""))
            .order_by(HelpCall.seq),
        )
        self._take = Statement(
            database,
            HelpCall.update(taken_by=given("by"), taken=given("at")).where(
                (HelpCall.id == given("id")) & (HelpCall.taken_by == "")
            ),
        )
        self._gone_to = Statement(
            database,
            HelpCall.select(HelpCall.device, HelpCall.step).where(
                (HelpCall.site == given("site"))
                & (HelpCall.day == given("day"))
                & (HelpCall.visit == "")
                & (HelpCall.at >= given("since"))
            ),
        )

    def add(self, call: HelpCallRow, where: Where) -> None:
        """Store a call."""
        with blamed(self._database), write(self._database):
            self._insert.run(_values(call, where))
            self._events.add(NewEvent("help-call", call.visit, item=call.item), where)

    def go_to(self, device: str, what: str, by: str, where: Where) -> None:
        """Store that somebody went to a machine that called, inside the caller's transaction; no visitor counts it."""
        call = HelpCallRow(uuid4().hex, device, where.at, "", "", what, by)
        self._insert.run(_values(call, where) | {"device": device, "taken": micros(where.at)})

    def gone_to(self, site: str, day: date, since: datetime) -> frozenset[tuple[str, str]]:
        """Return (device, what) of each machine that somebody went to on a hall day since a time."""
        values = {"site": site, "day": day.isoformat(), "since": micros(since)}
        with blamed(self._database):
            return frozenset((row["device"], row["step"]) for row in self._gone_to.rows(values))

    def get(self, call: str) -> HelpCallRow | None:
        """Return a call, or None."""
        with blamed(self._database):
            return next(iter(_rows(self._get, {"id": call})), None)

    def untaken(self, site: str, day: date) -> list[HelpCallRow]:
        """Return the calls of a hall day that nobody has taken, oldest first."""
        with blamed(self._database):
            return _rows(self._open, {"site": site, "day": day.isoformat()})

    def take(self, call: str, by: str, at: datetime) -> bool:
        """Take a call; False where somebody else has it."""
        with blamed(self._database), write(self._database):
            return bool(self._take.run({"id": call, "by": by, "at": micros(at)}).rowcount == 1)


def _values(call: HelpCallRow, where: Where) -> dict[str, Any]:
    return {
        "id": call.id,
        "site": where.site,
        "device": where.device,
        "day": where.day.isoformat(),
        "at": micros(where.at),
        "visit": call.visit,
        "item": call.item,
        "step": call.step,
        "taken_by": call.taken_by,
        "taken": None,
    }


def _rows(statement: Statement, values: dict[str, Any]) -> list[HelpCallRow]:
    return [
        HelpCallRow(
            id=row["id"],
            device=row["device"],
            at=from_micros(row["at"]),
            visit=row["visit"],
            item=row["item"],
            step=row["step"],
            taken_by=row["taken_by"],
        )
        for row in statement.rows(values)
    ]
