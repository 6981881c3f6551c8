"""The appointments of a hall: one row each, moved on only from the state in which somebody saw it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import peewee as pw

from kiosk.domain.appointments import AppointmentState, Slot, move
from kiosk.store.database import alone, write
from kiosk.store.errors import blamed
from kiosk.store.models import Appointment
from kiosk.store.rows import AppointmentRow, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert

_SAID = ("begins", "ends", "code", "name", "item", "queue", "origin", "marks")  # by a list or an agent
_TO_COME = (AppointmentState.BOOKED.value, AppointmentState.ARRIVED.value)


class Appointments:
    """The appointments of a hall; every method is one transaction, or a part of the caller's."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, Appointment)
        on_day = (Appointment.site == given("site")) & (Appointment.for_day == given("for_day"))
        to_come = Appointment.state.in_(_TO_COME)
        self._of_day = Statement(
            database,
            Appointment.select().where(on_day).order_by(Appointment.begins, Appointment.ends, Appointment.code),
        )
        self._get = Statement(database, Appointment.select().where(Appointment.id == given("id")))
        self._by_code = Statement(
            database,
            Appointment.select()
            .where((Appointment.site == given("site")) & (Appointment.code == given("code")))
            .order_by(Appointment.for_day),
        )
        self._elsewhere = Statement(
            database,
            Appointment.select(Appointment.id)
            .where((Appointment.site != given("site")) & (Appointment.code == given("code")))
            .limit(1),
        )
        self._of_ticket = Statement(database, Appointment.select().where(Appointment.ticket == given("ticket")))
        self._expected = Statement(
            database,
            Appointment.select(Appointment.queue, pw.fn.MIN(Appointment.begins).alias("begins"))
            .where(on_day & to_come & (Appointment.ends >= given("since")))
            .group_by(Appointment.queue),
        )
        self._next = Statement(
            database,
            Appointment.select(pw.fn.MIN(Appointment.begins).alias("begins")).where(
                on_day & (Appointment.queue == given("queue")) & to_come & (Appointment.ends >= given("since"))
            ),
        )
        self._forget = Statement(
            database,
            Appointment.update(marks="").where(
                (Appointment.site == given("site"))
                & (Appointment.for_day < given("before"))
                & (Appointment.marks != "")
            ),
        )
        self._drop = Statement(
            database,
            Appointment.delete().where((Appointment.site == given("site")) & (Appointment.for_day < given("before"))),
        )
        self._say = Statement(
            database,
            Appointment.update({name: given(name) for name in _SAID}).where(Appointment.id == given("id")),
        )
        self._move = Statement(
            database,
            Appointment.update(
                state=given("state"), arrived=given("arrived"), ticket=given("ticket"), origin=given("origin")
            ).where((Appointment.id == given("id")) & (Appointment.state == given("was"))),
        )

    def hold(self, site: str, day: date) -> None:
        """Keep another change of the same day's list waiting until the caller's transaction ends."""
        alone(self._database, f"appointments {site} {day.isoformat()}")

    def add(self, rows: Iterable[AppointmentRow], where: Where) -> None:
        """Store new appointments."""
        base = {"site": where.site, "device": where.device, "day": where.day.isoformat(), "at": micros(where.at)}
        with blamed(self._database), write(self._database):
            for row in rows:
                values = {**base, **_said(row), "id": row.id, "for_day": row.day.isoformat()}
                self._insert.run({**values, "state": row.state.value, "arrived": None, "ticket": ""})

    def say(self, row: AppointmentRow) -> None:
        """Store what a list says now of an appointment that is there: its slot, item, code, name."""
        with blamed(self._database), write(self._database):
            self._say.run({**_said(row), "id": row.id})

    def move(
        self, row: AppointmentRow, to: AppointmentState, arrived: datetime | None = None, ticket: str = ""
    ) -> AppointmentRow | None:
        """Move an appointment to another state; None, and nothing stored, where somebody moved it meanwhile.

        Its `origin` is stored with it. Raises `WrongMove` where the table does not lead there.
        """
        values = {
            "id": row.id,
            "was": row.state.value,
            "state": move(row.state, to).value,
            "arrived": micros(arrived) if arrived else None,
            "ticket": ticket,
            "origin": row.origin,
        }
        with blamed(self._database), write(self._database):
            if self._move.run(values).rowcount != 1:
                return None
        return replace(row, state=to, arrived=arrived, ticket=ticket)

    def of_day(self, site: str, day: date) -> list[AppointmentRow]:
        """Return a day's appointments by their slots, those that were withdrawn among them."""
        return self._rows(self._of_day, {"site": site, "for_day": day.isoformat()})

    def get(self, appointment: str) -> AppointmentRow | None:
        """Return an appointment, or None."""
        return next(iter(self._rows(self._get, {"id": appointment})), None)

    def by_code(self, site: str, code: str) -> list[AppointmentRow]:
        """Return the appointments of a hall with this (folded) code, by their day."""
        return self._rows(self._by_code, {"site": site, "code": code})

    def is_elsewhere(self, site: str, code: str) -> bool:
        """Tell whether another hall on this database has a code."""
        with blamed(self._database):
            return self._elsewhere.one({"site": site, "code": code}) is not None

    def of_ticket(self, ticket: str) -> AppointmentRow | None:
        """Return the appointment whose number a ticket is, or None."""
        return next(iter(self._rows(self._of_ticket, {"ticket": ticket})), None)

    def expected(self, site: str, day: date, since: datetime) -> dict[str, datetime]:
        """Return for each queue when the next slot begins of those without a number whose slot is not over at `since`.

        Queues where nobody is expected are left out.
        """
        values = {"site": site, "for_day": day.isoformat(), "since": micros(since)}
        with blamed(self._database):
            return {row["queue"]: from_micros(row["begins"]) for row in self._expected.rows(values)}

    def next_expected(self, site: str, day: date, queue: str, since: datetime) -> datetime | None:
        """Return what `expected` does for one queue; None where nobody is."""
        values = {"site": site, "for_day": day.isoformat(), "queue": queue, "since": micros(since)}
        with blamed(self._database):
            found = self._next.one(values)
        return None if found is None or found["begins"] is None else from_micros(found["begins"])

    def forget(self, site: str, before: date, all_before: date) -> None:
        """Forget the hashes of days before `before`, for which nobody asks any more, and all of earlier ones."""
        with blamed(self._database), write(self._database):
            self._drop.run({"site": site, "before": all_before.isoformat()})
            self._forget.run({"site": site, "before": before.isoformat()})

    def _rows(self, statement: Statement, values: dict[str, Any]) -> list[AppointmentRow]:
        with blamed(self._database):
            return [_row(row) for row in statement.rows(values)]


def _said(row: AppointmentRow) -> dict[str, Any]:
    return {
        "begins": micros(row.slot.begins),
        "ends": micros(row.slot.ends),
        "code": row.code,
        "name": row.name,
        "item": row.item,
        "queue": row.queue,
        "origin": row.origin,
        "marks": " ".join(sorted(row.marks)),
    }


def _row(row: dict[str, Any]) -> AppointmentRow:
    return AppointmentRow(
        id=row["id"],
        day=date.fromisoformat(row["for_day"]),
        slot=Slot(from_micros(row["begins"]), from_micros(row["ends"])),
        code=row["code"],
        name=row["name"],
        item=row["item"],
        queue=row["queue"],
        origin=row["origin"],
        state=AppointmentState(row["state"]),
        arrived=from_micros(row["arrived"]) if row["arrived"] is not None else None,
        ticket=row["ticket"],
        marks=frozenset(row["marks"].split()),
    )
