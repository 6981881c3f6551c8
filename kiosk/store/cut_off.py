"""What a kiosk stored while it was cut off, on its way to the hall; and what it keeps of the hall for such a time."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import peewee as pw

from kiosk.domain.cut_off import CutOffState, move
from kiosk.domain.jobs import JobState
from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.models import (
    Appointment,
    CodeKey,
    CutOffTicket,
    Event,
    Notice,
    PreReview,
    PrintJob,
    Ticket,
    Visit,
    VisitItem,
)
from kiosk.store.rows import CutOffRow, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert

Rows = list[dict[str, Any]]
Baggage = dict[str, Rows]
"""The rows of one visit, by table."""

_OPEN = [JobState.PENDING.value, JobState.SENT.value, JobState.FAILED.value]
_COUNTED = (Event, PrintJob)  # rows with a sequence of their own in each database


class CutOffTickets:
    """The numbers that were given while cut off, as their kiosk or as the hall knows them."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, CutOffTicket, unless_there=True)
        self._get = Statement(database, CutOffTicket.select().where(CutOffTicket.id == given("id")))
        self._of_visit = Statement(database, CutOffTicket.select().where(CutOffTicket.visit == given("visit")))
        here = CutOffTicket.site == given("site")
        waiting = here & (CutOffTicket.state == CutOffState.TO_SETTLE.value)
        self._to_settle = Statement(database, CutOffTicket.select().where(waiting).order_by(CutOffTicket.at))
        doubles = (CutOffTicket.day == given("day")) & (CutOffTicket.state == CutOffState.DOUBLE.value)
        today = here & (CutOffTicket.day == given("day"))
        self._of_day = Statement(database, CutOffTicket.select().where(today).order_by(CutOffTicket.at))
        unseen = here & doubles & (CutOffTicket.seen_by == "")
        self._doubles = Statement(database, CutOffTicket.select().where(unseen).order_by(CutOffTicket.at))
        this = CutOffTicket.id == given("id")
        self._move = Statement(
            database,
            CutOffTicket.update(state=given("state"), other=given("other"), settled=given("at")).where(
                this & (CutOffTicket.state == given("was"))
            ),
        )
        self._see = Statement(
            database, CutOffTicket.update(seen_by=given("by")).where(this & (CutOffTicket.seen_by == ""))
        )

    def get(self, ticket: str) -> CutOffRow | None:
        """Return one, or None."""
        return next(iter(self._rows(self._get, {"id": ticket})), None)

    def of_visit(self, visit: str) -> CutOffRow | None:
        """Return the one that a visit was given, or None."""
        return next(iter(self._rows(self._of_visit, {"visit": visit})), None)

    def to_settle(self, site: str) -> list[CutOffRow]:
        """Return those that the hall does not know yet, the oldest first."""
        return self._rows(self._to_settle, {"site": site})

    def of_day(self, site: str, day: date) -> list[CutOffRow]:
        """Return a day's, the oldest first."""
        return self._rows(self._of_day, {"site": site, "day": day.isoformat()})

    def doubles(self, site: str, day: date) -> list[CutOffRow]:
        """Return a day's doubles that nobody has looked into, the oldest first."""
        return self._rows(self._doubles, {"site": site, "day": day.isoformat()})

    def add(self, row: CutOffRow, site: str, settled: datetime) -> None:
        """Tell the hall of one, with what became of it."""
        values = {"id": row.ticket, "site": site, "device": row.device, "day": row.day.isoformat(), "visit": row.visit}
        values |= {"number": row.number, "state": row.state.value, "other": row.other, "seen_by": ""}
        with blamed(self._database), write(self._database):
            self._insert.run({**values, "at": micros(row.at), "settled": micros(settled)})

    def settle(self, ticket: str, to: CutOffState, other: str, at: datetime) -> None:
        """Note at its kiosk what became of one; the second time nothing happens."""
        was = CutOffState.TO_SETTLE
        values = {"id": ticket, "was": was.value, "state": move(was, to).value, "other": other, "at": micros(at)}
        with blamed(self._database), write(self._database):
            self._move.run(values)

    def see(self, ticket: str, by: str) -> bool:
        """Note who has looked into a double; False where somebody has before."""
        with blamed(self._database), write(self._database):
            return bool(self._see.run({"id": ticket, "by": by}).rowcount == 1)

    def _rows(self, statement: Statement, values: Mapping[str, Any]) -> list[CutOffRow]:
        with blamed(self._database):
            return [_row(row) for row in statement.rows(values)]


class Carried:
    """All that was stored of a visit, read from one database and put into another."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        of_visit = given("visit")
        self._of = {
            Visit: Statement(database, Visit.select().where(Visit.id == of_visit)),
            VisitItem: Statement(database, VisitItem.select().where(VisitItem.visit == of_visit)),
            Ticket: Statement(database, Ticket.select().where(Ticket.visit == of_visit)),
            Notice: Statement(database, Notice.select().where(Notice.visit == of_visit)),
            PrintJob: Statement(database, PrintJob.select().where(PrintJob.visit == of_visit)),
            Event: Statement(database, Event.select().where((Event.visit == of_visit) & Event.sent.is_null())),
        }
        self._put = {
            model: insert(database, model, ("seq",) if model in _COUNTED else (), unless_there=True)
            for model in self._of
        }
        unsent = Event.select(Event.visit).where(Event.sent.is_null()).distinct()
        self._visits = Statement(database, unsent)
        still_there = Visit.ended.is_null() & (Visit.at > given("since"))
        self._busy = Statement(
            database,
            Visit.select(Visit.id)
            .where(still_there)
            .union(PrintJob.select(PrintJob.visit).where(PrintJob.state.in_(_OPEN) & (PrintJob.at > given("printed")))),
        )
        sent = Event.update(sent=given("at"))
        self._sent = Statement(database, sent.where((Event.id == given("id")) & Event.sent.is_null()))
        queue = (Ticket.site == given("site")) & (Ticket.day == given("day")) & (Ticket.queue == given("queue"))
        before = Ticket.select(pw.fn.MAX(Ticket.place).alias("place")).where(queue & (Ticket.at <= given("at")))
        self._before = Statement(database, before)

    def visits(self) -> list[str]:
        """Return the visits of which something is to be carried; an empty one is what belongs to none."""
        with blamed(self._database):
            return [str(row["visit"]) for row in self._visits.rows({})]

    def busy(self, since: datetime, printed: datetime) -> set[str]:
        """Return the visits of which more may come: not ended and begun since then, or a slip since `printed` open."""
        with blamed(self._database):
            rows = self._busy.rows({"since": micros(since), "printed": micros(printed)})
        return {str(row["id"]) for row in rows}

    def of(self, visit: str) -> Baggage:
        """Return what is stored of a visit and was not carried yet."""
        with blamed(self._database):
            return {model.__name__: rows.rows({"visit": visit}) for model, rows in self._of.items()}

    def put(self, baggage: Baggage) -> None:
        """Store what was read elsewhere, in the caller's transaction; what is there stays as it is."""
        with blamed(self._database):
            for model, statement in self._put.items():
                for row in baggage[model.__name__]:
                    statement.run({**row, "sent": None} if model is Event else row)

    def sent(self, baggage: Baggage, at: datetime) -> None:
        """Note that these were carried."""
        with blamed(self._database), write(self._database):
            for row in baggage["Event"]:
                self._sent.run({"id": row["id"], "at": micros(at)})

    def last_place(self, where: Where, queue: str) -> float:
        """Return the place of the last who took a number of the queue before this moment, 0 where nobody did."""
        values = {"site": where.site, "day": where.day.isoformat(), "queue": queue, "at": micros(where.at)}
        with blamed(self._database):
            found = self._before.one(values)
        return float(found["place"] or 0) if found else 0.0


class Mirrored:
    """The codes that a kiosk may be shown while it is cut off, and what they are verified with."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        since, today = given("since"), given("day")
        here = PreReview.site == given("site")
        changed = (PreReview.at >= since) | (PreReview.used >= since)
        self._reviews = Statement(database, PreReview.select().where(here & (PreReview.until >= today) & changed))
        of_notices = (Notice.site == given("site")) & (Notice.until >= today) & (Notice.at >= since)
        self._notices = Statement(database, Notice.select().where(of_notices))
        self._keys = Statement(database, CodeKey.select().where(CodeKey.site == given("site")))
        kept = (PreReview, Notice, CodeKey, Appointment)
        self._put = {model: insert(database, model, unless_there=True) for model in kept}
        expected = (Appointment.site == given("site")) & Appointment.for_day.between(given("day"), given("until"))
        self._expected = Statement(database, Appointment.select().where(expected).order_by(Appointment.id))
        self._drop_expected = Statement(database, Appointment.delete())
        used = PreReview.update(used=given("used"), ticket=given("ticket"))
        self._use = Statement(database, used.where((PreReview.id == given("id")) & PreReview.used.is_null()))
        self._drop = [
            Statement(database, model.delete().where(model.until < given("day"))) for model in (PreReview, Notice)
        ]
        retired = CodeKey.update(retired=given("retired"))
        self._retire = Statement(database, retired.where((CodeKey.site == given("site")) & (CodeKey.id == given("id"))))

    def keys(self, site: str) -> Rows:
        """Return the keys."""
        with blamed(self._database):
            return self._keys.rows({"site": site})

    def codes(self, site: str, day: date, since: datetime) -> tuple[Rows, Rows]:
        """Return the pre-reviews and the notices that are good on a day and were made or used since then."""
        values = {"site": site, "day": day.isoformat(), "since": micros(since)}
        with blamed(self._database):
            return self._reviews.rows(values), self._notices.rows(values)

    def expected(self, site: str, day: date, until: date) -> Rows:
        """Return the appointments of some days, without what tells who comes."""
        values = {"site": site, "day": day.isoformat(), "until": until.isoformat()}
        with blamed(self._database):
            return [{**row, "name": "", "marks": ""} for row in self._expected.rows(values)]

    def expect(self, rows: Rows) -> None:
        """Keep these appointments here, and no others."""
        with blamed(self._database), write(self._database):
            self._drop_expected.run({})
            for row in rows:
                self._put[Appointment].run(row)

    def drop(self, day: date) -> None:
        """Let go of codes whose time was over before a day."""
        with blamed(self._database), write(self._database):
            for statement in self._drop:
                statement.run({"day": day.isoformat()})

    def keep(self, keys: Rows, reviews: Sequence[dict[str, Any]], notices: Sequence[dict[str, Any]]) -> None:
        """Keep them here; a code that was used here stays used."""
        with blamed(self._database), write(self._database):
            for row in keys:
                self._put[CodeKey].run(row)
                self._retire.run(row)
            for row in reviews:
                self._put[PreReview].run(row)
                if row["used"] is not None:
                    self._use.run(row)
            for row in notices:
                self._put[Notice].run(row)


def _row(values: dict[str, Any]) -> CutOffRow:
    return CutOffRow(
        ticket=values["id"],
        device=values["device"],
        day=date.fromisoformat(values["day"]),
        at=from_micros(values["at"]),
        visit=values["visit"],
        number=values["number"],
        state=CutOffState(values["state"]),
        other=values["other"],
    )
