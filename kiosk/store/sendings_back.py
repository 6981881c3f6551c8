"""Visits that were ready, and yet were sent back: one row a ticket, answered once."""

from datetime import date
from typing import Any

import peewee as pw

from kiosk.domain.sent_back import SentBackState, move
from kiosk.domain.tickets import TicketState
from kiosk.store.database import write
from kiosk.store.ends import ready_visits
from kiosk.store.errors import blamed
from kiosk.store.events import Events
from kiosk.store.models import SentBack
from kiosk.store.rows import NewEvent, SentBackRow, TicketRow, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert

SENT_BACK = "sent-back"  # the kind of its event, which tells no words


class SendingsBack:
    """The sendings back of a hall; every method is one transaction."""

    def __init__(self, database: pw.Database, events: Events) -> None:
        self._database = database
        self._events = events
        self._insert = insert(database, SentBack, leave_out=("seq",), unless_there=True)
        self._get = Statement(database, SentBack.select().where(SentBack.id == given("id")))
        self._open = Statement(
            database,
            SentBack.select()
            .where((SentBack.site == given("site")) & (SentBack.state == SentBackState.OPEN.value))
            .order_by(SentBack.due, SentBack.seq),
        )
        self._since = Statement(
            database,
            SentBack.select()
            .where((SentBack.site == given("site")) & (SentBack.day >= given("since")))
            .order_by(SentBack.seq),
        )
        self._answer = Statement(
            database,
            SentBack.update(
                state=given("state"), said=given("said"), answered_by=given("by"), answered=given("answered")
            ).where((SentBack.id == given("id")) & (SentBack.state == given("was"))),
        )
        ready = ready_visits()
        self._ends = Statement(
            database,
            pw.Select([ready], [ready.c.state, ready.c.mark, pw.fn.COUNT(ready.c.visit).alias("n")]).group_by(
                ready.c.state, ready.c.mark
            ),
        )

    def add(self, row: SentBackRow, ticket: TicketRow, where: Where) -> bool:
        """Store a new one with its event; False, and nothing stored, where its ticket was marked before."""
        values = {name: getattr(row, name) for name in SentBackRow.__slots__}
        values |= {"site": where.site, "day": row.day.isoformat(), "at": micros(row.at), "due": row.due.isoformat()}
        values |= {"state": row.state.value, "discreet": int(row.discreet), "answered": None}
        with blamed(self._database), write(self._database):
            if self._insert.run(values).rowcount != 1:
                return False
            told = NewEvent(SENT_BACK, ticket.visit, ticket.queue, row.item, ticket.outcome)
            self._events.add(told, where)
        return True

    def answer(self, row: SentBackRow, to: SentBackState, said: str, by: str, where: Where) -> bool:
        """Store its owner's answer; False, and nothing stored, where somebody answered since. Raises `WrongMove`."""
        values = {"id": row.id, "was": row.state.value, "state": move(row.state, to).value, "said": said, "by": by}
        with blamed(self._database), write(self._database):
            return bool(self._answer.run({**values, "answered": micros(where.at)}).rowcount == 1)

    def get(self, sent_back: str) -> SentBackRow | None:
        """Return the one with this id, or None."""
        return next(iter(self._rows(self._get, {"id": sent_back})), None)

    def open(self, site: str) -> list[SentBackRow]:
        """Return those without an answer, of whatever day, the first due first."""
        return self._rows(self._open, {"site": site})

    def since(self, site: str, day: date) -> list[SentBackRow]:
        """Return those that were marked since a hall day, oldest first."""
        return self._rows(self._since, {"site": site, "since": day.isoformat()})

    def ends(self, site: str, since: date, until: date) -> dict[tuple[TicketState, SentBackState | None], int]:
        """Return how the *ready* visits of these hall days stand, by their numbers' state and mark, if any."""
        values = {"site": site, "since": since.isoformat(), "until": until.isoformat()}
        with blamed(self._database):
            rows = self._ends.rows(values)
        return {
            (TicketState(row["state"]), SentBackState(row["mark"]) if row["mark"] else None): int(row["n"])
            for row in rows
        }

    def _rows(self, statement: Statement, values: dict[str, Any]) -> list[SentBackRow]:
        with blamed(self._database):
            return [_row(row) for row in statement.rows(values)]


def _row(values: dict[str, Any]) -> SentBackRow:
    plain = {name: values[name] for name in SentBackRow.__slots__}
    plain |= {"day": date.fromisoformat(values["day"]), "at": from_micros(values["at"])}
    plain |= {"due": date.fromisoformat(values["due"]), "discreet": bool(values["discreet"])}
    plain |= {"state": SentBackState(values["state"])}
    answered = values["answered"]
    return SentBackRow(**{**plain, "answered": None if answered is None else from_micros(answered)})
