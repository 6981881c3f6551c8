"""The cases of the help desk: one row each, changed only by whoever saw its last change."""

from datetime import date
from typing import Any

import peewee as pw

from kiosk.domain.cases import CaseOutcome, CaseState
from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.events import Events
from kiosk.store.models import DeskCase
from kiosk.store.rows import CaseRow, NewEvent, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert

_CHANGES = ("holder", "state", "item", "version", "answers", "outcome", "subject", "said", "due", "changed")


class Cases:
    """The cases of a hall; every method is one transaction."""

    def __init__(self, database: pw.Database, events: Events) -> None:
        self._database = database
        self._events = events
        self._insert = insert(database, DeskCase, leave_out=("seq",))
        self._get = Statement(database, DeskCase.select().where(DeskCase.id == given("id")))
        self._of_day = Statement(
            database,
            DeskCase.select()
            .where((DeskCase.site == given("site")) & (DeskCase.day == given("day")))
            .order_by(DeskCase.seq),
        )
        self._open = Statement(
            database,
            DeskCase.select()
            .where((DeskCase.site == given("site")) & (DeskCase.state != CaseState.CLOSED.value))
            .order_by(DeskCase.seq),
        )
        changes = {name: given(name) for name in _CHANGES}
        self._change = Statement(
            database,
            DeskCase.update(revision=DeskCase.revision + 1, **changes).where(
                (DeskCase.id == given("id")) & (DeskCase.revision == given("revision"))
            ),
        )

    def add(self, row: CaseRow, where: Where) -> None:
        """Store a new case."""
        values = {**_values(row, where), "site": where.site, "device": where.device, "day": where.day.isoformat()}
        with blamed(self._database), write(self._database):
            self._insert.run({**values, "at": micros(where.at), "visit": row.visit, "ticket": row.ticket})
            self._events.add(NewEvent("case-opened", row.visit, item=row.item), where)

    def change(self, row: CaseRow, where: Where) -> bool:
        """Store a case as it is now; False, and nothing stored, where somebody changed it since `row.revision`."""
        with blamed(self._database), write(self._database):
            if self._change.run(_values(row, where)).rowcount != 1:
                return False
            if row.outcome is not None:
                closed = NewEvent("case-closed", row.visit, item=row.item, data=f'{{"outcome":"{row.outcome.value}"}}')
                self._events.add(closed, where)
        return True

    def get(self, case: str) -> CaseRow | None:
        """Return a case, or None."""
        return next(iter(self._rows(self._get, {"id": case})), None)

    def of_day(self, site: str, day: date) -> list[CaseRow]:
        """Return the cases that were opened on a hall day, oldest first."""
        return self._rows(self._of_day, {"site": site, "day": day.isoformat()})

    def open(self, site: str) -> list[CaseRow]:
        """Return the cases without an outcome, of whatever day, oldest first."""
        return self._rows(self._open, {"site": site})

    def _rows(self, statement: Statement, values: dict[str, Any]) -> list[CaseRow]:
        with blamed(self._database):
            return [_row(row) for row in statement.rows(values)]


def _values(row: CaseRow, where: Where) -> dict[str, Any]:
    return {
        "id": row.id,
        "holder": row.holder,
        "state": row.state.value,
        "item": row.item,
        "version": row.version,
        "answers": row.answers,
        "outcome": row.outcome.value if row.outcome else "",
        "subject": row.subject,
        "said": row.said,
        "due": row.due.isoformat() if row.due else "",
        "revision": row.revision,
        "changed": micros(where.at),
    }


def _row(values: dict[str, Any]) -> CaseRow:
    return CaseRow(
        id=values["id"],
        device=values["device"],
        day=date.fromisoformat(values["day"]),
        at=from_micros(values["at"]),
        visit=values["visit"],
        ticket=values["ticket"],
        holder=values["holder"],
        state=CaseState(values["state"]),
        item=values["item"],
        version=values["version"],
        answers=values["answers"],
        outcome=CaseOutcome(values["outcome"]) if values["outcome"] else None,
        subject=values["subject"],
        said=values["said"],
        due=date.fromisoformat(values["due"]) if values["due"] else None,
        revision=values["revision"],
    )
