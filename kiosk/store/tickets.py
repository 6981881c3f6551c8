"""Tickets and their numbers: issued durably in one transaction, called by one window only."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import peewee as pw

from kiosk.domain.appointments import Slot
from kiosk.domain.numbers import number_text
from kiosk.domain.tickets import (
    AFTER,
    Priority,
    TicketState,
    Waiting,
    WrongMove,
    goes_first,
    move,
    next_call,
    place_back,
)
from kiosk.store.database import alone, write
from kiosk.store.errors import blamed
from kiosk.store.events import ISSUED_WITH, Events
from kiosk.store.journal import Journal
from kiosk.store.models import Counter, Ticket, Visit, VisitItem
from kiosk.store.rows import IssuedTicket, NewEvent, NewTicket, QueueNow, TicketRow, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert


class UsedUp(Exception):
    """A queue has given as many numbers as it gives a day; nothing of the asking is stored."""


class Tickets:
    """The tickets of a hall; every method is one transaction."""

    def __init__(self, database: pw.Database, events: Events, journal: Journal) -> None:
        self._database = database
        self._events = events
        self._journal = journal
        counter = Counter.insert(
            site=given("site"), queue=given("queue"), day=given("day"), last=given("first")
        ).on_conflict(
            conflict_target=[Counter.site, Counter.queue, Counter.day],
            # leased numbers are other machines': it hops over them
            update={
                Counter.last: pw.Case(
                    None,
                    [((Counter.last + 1).between(Counter.leased_from, Counter.leased_to), Counter.leased_to + 1)],
                    Counter.last + 1,
                )
            },
        )
        self._count = Statement(database, counter.returning(Counter.last))
        self._visit = insert(database, Visit, unless_there=True)
        self._visit_item = insert(database, VisitItem, unless_there=True)
        self._ticket = insert(database, Ticket)
        self._by_visit = self._select(Ticket.visit == given("visit"))
        self._by_id = self._select(Ticket.id == given("id"))
        self._by_number = self._select(
            (Ticket.site == given("site")) & (Ticket.day == given("day")) & (Ticket.number == given("number"))
        )
        in_queue = (Ticket.site == given("site")) & (Ticket.day == given("day")) & (Ticket.queue == given("queue"))
        self._waiting = Statement(
            database,
            Ticket.select(Ticket.id, Ticket.place, Ticket.count, Ticket.priority, Ticket.slot_begins).where(
                in_queue & (Ticket.state == "waiting")
            ),
        )
        before_ordinary = pw.Case(None, [(Ticket.priority > Priority.ORDINARY.value, 1)], 0)
        self._crowd = Statement(
            database,
            Ticket.select(Ticket.queue, pw.fn.COUNT(Ticket.id).alias("n"), pw.fn.SUM(before_ordinary).alias("first"))
            .where((Ticket.site == given("site")) & (Ticket.day == given("day")) & (Ticket.state == "waiting"))
            .group_by(Ticket.queue),
        )
        self._given = Statement(
            database, Ticket.select(pw.fn.COUNT(Ticket.id).alias("n")).where(in_queue & (Ticket.state != "void"))
        )
        self._calls = Statement(
            database,
            Ticket.select(Ticket.called).where(in_queue & (Ticket.called >= given("since"))).order_by(Ticket.called),
        )
        self._last_called = Statement(
            database,
            Ticket.select(Ticket.priority, Ticket.called, Ticket.slot_begins)
            .where(in_queue & Ticket.called.is_null(False))
            .order_by(Ticket.called.desc())
            .limit(1),
        )
        self._of_day = Statement(
            database,
            Ticket.select(Ticket.at, Ticket.queue, Ticket.item, Ticket.outcome, Ticket.more).where(
                (Ticket.site == given("site")) & (Ticket.day == given("day"))
            ),
        )
        self._move = Statement(
            database,
            Ticket.update(
                state=given("state"),
                place=given("place"),
                called=given("called"),
                ended=given("ended"),
                window=given("window"),
            ).where((Ticket.id == given("id")) & (Ticket.state == given("was"))),
        )
        self._end_visit = Statement(
            database,
            Visit.update(ended=given("ended")).where(
                ((Visit.id == given("id")) | (Visit.together == given("together"))) & Visit.ended.is_null()
            ),
        )
        self._together = Statement(
            database,
            Ticket.select(Ticket)
            .join(Visit, on=(Visit.id == Ticket.visit))
            .where((Visit.together == given("together")) & (Visit.together != ""))
            .order_by(Ticket.at, Ticket.queue),
        )
        self._of_visit = Statement(database, Visit.select(Visit.ended, Visit.language).where(Visit.id == given("id")))
        self._unfinished = Statement(
            database,
            Ticket.select(Ticket)
            .join(Visit, on=(Visit.id == Ticket.visit))
            .where(
                (Ticket.device == given("device"))
                & (Ticket.at >= given("since"))
                & Visit.ended.is_null()
                & (Visit.together == "")
            )
            .order_by(Ticket.at.desc())
            .limit(1),
        )

    def hold(self, site: str, queues: Iterable[str]) -> None:
        """Keep every other transaction that gives numbers of several of these queues waiting until this one ends."""
        with blamed(self._database):
            for queue in sorted(queues):  # in one order everywhere, so that no two wait for each other
                alone(self._database, f"numbers {site} {queue}")

    def issue(self, new: NewTicket, where: Where, printer: str) -> tuple[TicketRow, str, bool]:
        """Store a number, its visit, its event and its print job; return (ticket, job id, again).

        A visit that already has a number gets it back (`again`), whoever asks twice. When this returns, the
        number survives a power cut. With an empty `printer` no print job is written, and the job id is empty.
        Raises `UsedUp` where the queue has a quota and has given it.
        """
        with blamed(self._database), write(self._database):
            # the visit comes first: a second request for it waits here until the first has its number
            visit = {**_base(where), "id": new.visit, "language": new.language, "ended": None}
            visit["together"] = new.together
            is_new = self._visit.run(visit).rowcount == 1  # and has no ticket, since a ticket needs its visit
            if not is_new:
                alone(self._database, f"visit {new.visit}")  # a visit that a notice has stored keeps nobody waiting
            before = None if is_new else self._by_visit.one({"visit": new.visit})
            if before is not None:
                row = _row(before)
                return row, self._journal.of_subject(row.id), True
            row = self._store(new, where)
            for event in _issued(row):
                self._events.add(event, where)
            job = self._journal.add("ticket", row.id, new.visit, printer, where) if printer else ""
        return row, job, False

    def _store(self, new: NewTicket, where: Where) -> TicketRow:
        base = _base(where)
        count = self._next_count(new, where)
        # only now: whoever counts has the queue's counter, so that all numbers before this one are seen
        if new.quota and self.given(where.site, where.day, new.queue) >= new.quota:
            raise UsedUp(new.queue)
        values = {
            **base,
            "id": new.id,
            "visit": new.visit,
            "queue": new.queue,
            "count": count,
            "number": number_text(new.queue, count),
            "state": TicketState.WAITING.value,
            "place": float(count),
            "priority": new.priority.value,
            "purpose": new.purpose,
            "item": new.item,
            "more": " ".join(new.more),
            "version": new.version,
            "outcome": new.outcome,
            "wish": new.wish,
            "discreet": int(new.discreet),
            "checklist": new.checklist,
            "token": new.token,
            "called": None,
            "ended": None,
            "window": "",
            "slot_begins": micros(new.slot.begins) if new.slot else None,
            "slot_ends": micros(new.slot.ends) if new.slot else None,
        }
        for position, item in enumerate((new.item, *new.more) if new.item else ()):
            self._visit_item.run({"visit": new.visit, "position": position, "item": item, "version": new.version})
        self._ticket.run(values)
        return _row(values)

    def _next_count(self, new: NewTicket, where: Where) -> int:
        """Count the queue on, and keep it from everybody else until the transaction ends."""
        return int(self._count.run({**_base(where), "queue": new.queue, "first": new.first}).fetchone()[0])

    def of_visit(self, visit: str) -> TicketRow | None:
        """Return the ticket of a visit, or None."""
        return self._find(self._by_visit, {"visit": visit})

    def together(self, visit: str) -> list[TicketRow]:
        """Return the further tickets of a visit whose items need several."""
        with blamed(self._database):
            return [_row(row) for row in self._together.rows({"together": visit})]

    def get(self, ticket: str) -> TicketRow | None:
        """Return the ticket with this id, or None."""
        return self._find(self._by_id, {"id": ticket})

    def by_number(self, site: str, day: date, number: str) -> TicketRow | None:
        """Return the ticket with this number on that hall day, or None."""
        return self._find(self._by_number, {"site": site, "day": day.isoformat(), "number": number})

    def unfinished(self, device: str, since: datetime) -> TicketRow | None:
        """Return the newest ticket of a device since then whose visit has not ended, or None; of several the first."""
        return self._find(self._unfinished, {"device": device, "since": micros(since)})

    def end_visit(self, visit: str, at: datetime) -> None:
        """Note that a visitor has gone, and with them all numbers that go with this visit."""
        with blamed(self._database), write(self._database):
            self._end_visit.run({"id": visit, "together": visit, "ended": micros(at)})

    def visit_ended(self, visit: str) -> bool:
        """Tell whether a visitor is known to have gone."""
        with blamed(self._database):
            found = self._of_visit.one({"id": visit})
        return found is not None and found["ended"] is not None

    def language(self, visit: str) -> str:
        """Return the language that a visit was in when it got its number or notice; empty where there is none."""
        with blamed(self._database):
            found = self._of_visit.one({"id": visit})
        return "" if found is None else str(found["language"])

    def crowd(self, site: str, day: date) -> dict[str, QueueNow]:
        """Return for each queue where somebody waits how many do."""
        with blamed(self._database):
            rows = self._crowd.rows({"site": site, "day": day.isoformat()})
        return {row["queue"]: QueueNow(row["n"], int(row["first"] or 0)) for row in rows}

    def of_day(self, site: str, day: date) -> list[IssuedTicket]:
        """Return the tickets of a hall day, in no order."""
        with blamed(self._database):
            rows = self._of_day.rows({"site": site, "day": day.isoformat()})
        return [
            IssuedTicket(from_micros(row["at"]), row["queue"], row["item"], row["outcome"], _codes(row["more"]))
            for row in rows
        ]

    def given(self, site: str, day: date, queue: str) -> int:
        """Return how many numbers a queue gave on a hall day; void ones make room again."""
        with blamed(self._database):
            found = self._given.one({"site": site, "day": day.isoformat(), "queue": queue})
        return int(found["n"]) if found else 0

    def calls(self, site: str, day: date, queue: str, since: datetime) -> list[datetime]:
        """Return when tickets of a queue were called since then."""
        values = {"site": site, "day": day.isoformat(), "queue": queue, "since": micros(since)}
        with blamed(self._database):
            return [from_micros(row["called"]) for row in self._calls.rows(values)]

    def waiting(self, site: str, day: date, queue: str) -> list[Waiting]:
        """Return the waiting of a queue, in no order."""
        values = {"site": site, "day": day.isoformat(), "queue": queue}
        with blamed(self._database):
            rows = self._waiting.rows(values)
        return [
            Waiting(
                row["id"],
                row["place"],
                row["count"],
                Priority(row["priority"]),
                None if row["slot_begins"] is None else from_micros(row["slot_begins"]),
            )
            for row in rows
        ]

    def call(self, queue: str, window: str, where: Where) -> TicketRow | None:
        """Call the next ticket of a queue to a window; None where nobody waits. Two windows never get one visitor."""
        site, day = where.site, where.day
        with blamed(self._database), write(self._database):
            alone(self._database, f"call {site} {queue}")
            last = self._last_called.one({"site": site, "day": day.isoformat(), "queue": queue})
            chosen = next_call(self.waiting(site, day, queue), _went_first(last), where.at)
            if chosen is None:
                return None
            row = self._find(self._by_id, {"id": chosen.id})
            called = _after(where.at, last)
            return self._to(row, TicketState.CALLED, where, lambda t: replace(t, called=called, window=window))

    def change(self, ticket: TicketRow, to: TicketState, where: Where) -> TicketRow:
        """Move a ticket to another state; raise `WrongMove` where the table forbids it or it moved meanwhile.

        One that comes back after a missed call waits three places back.
        """
        with blamed(self._database), write(self._database):
            alone(self._database, f"call {where.site} {ticket.queue}")
            now = self._find(self._by_id, {"id": ticket.id})
            if to is TicketState.WAITING and now is not None:
                line = self.waiting(where.site, now.day, now.queue)
                return self._to(now, to, where, lambda t: replace(t, place=place_back(line)))
            return self._to(now, to, where, lambda t: t)

    def _to(
        self,
        row: TicketRow | None,
        to: TicketState,
        where: Where,
        change: Callable[[TicketRow], TicketRow],
    ) -> TicketRow:
        if row is None:
            raise WrongMove("there is no such ticket")
        new = replace(change(row), state=move(row.state, to))
        values = {
            "id": row.id,
            "was": row.state.value,
            "state": to.value,
            "place": new.place,
            "called": micros(new.called) if new.called else None,
            "ended": None if AFTER[to] else micros(where.at),
            "window": new.window,
        }
        if self._move.run(values).rowcount != 1:
            raise WrongMove(f"ticket {row.number} was moved by somebody else meanwhile")
        self._events.add(NewEvent(to.value, row.visit, row.queue, row.item, row.outcome), where)
        return new

    def _select(self, condition: Any) -> Statement:
        return Statement(self._database, Ticket.select().where(condition))

    def _find(self, statement: Statement, values: dict[str, Any]) -> TicketRow | None:
        with blamed(self._database):
            found = statement.one(values)
        return None if found is None else _row(found)


def new_id() -> str:
    """Return a random 128-bit id as 32 hex digits."""
    return uuid4().hex


def _base(where: Where) -> dict[str, Any]:
    return {"site": where.site, "device": where.device, "day": where.day.isoformat(), "at": micros(where.at)}


def _after(at: datetime, last: dict[str, Any] | None) -> datetime:
    """Return `at`, or just after the queue's last call where the clock went back: whose turn it is hangs on it."""
    return at if last is None else max(at, from_micros(last["called"]) + timedelta(microseconds=1))


def _went_first(last: dict[str, Any] | None) -> bool:
    """Tell whether the queue's last call went to one who was before ordinary ones then."""
    if last is None:
        return False
    return goes_first(Priority(last["priority"]), _moment(last["slot_begins"]), from_micros(last["called"]))


def _moment(at: int | None) -> datetime | None:
    return None if at is None else from_micros(at)


def _issued(row: TicketRow) -> Iterator[NewEvent]:
    """Yield what tells of a number, and of each further item that it is for."""
    yield NewEvent("issued", row.visit, row.queue, row.item, row.outcome, f'{{"wish":"{row.wish}"}}')
    for item in row.more:
        yield NewEvent(ISSUED_WITH, row.visit, row.queue, item, row.outcome)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split()) if text else ()


def _row(values: dict[str, Any]) -> TicketRow:
    begins, ends = _moment(values["slot_begins"]), _moment(values["slot_ends"])
    return TicketRow(
        id=values["id"],
        visit=values["visit"],
        device=values["device"],
        day=date.fromisoformat(values["day"]),
        at=from_micros(values["at"]),
        queue=values["queue"],
        count=values["count"],
        number=values["number"],
        state=TicketState(values["state"]),
        place=values["place"],
        priority=Priority(values["priority"]),
        purpose=values["purpose"],
        item=values["item"],
        version=values["version"],
        outcome=values["outcome"],
        wish=values["wish"],
        discreet=bool(values["discreet"]),
        checklist=values["checklist"],
        token=values["token"],
        called=_moment(values["called"]),
        window=values["window"],
        slot=Slot(begins, ends) if begins and ends else None,
        more=_codes(values["more"]),
    )
