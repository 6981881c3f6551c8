"""The trials of printers' settings: one at a time for a printer, each with a deadline; what was kept is its history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import peewee as pw

from kiosk.domain.trials import TrialState, move
from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.models import PrinterTrial
from kiosk.store.rows import Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert


@dataclass(frozen=True, slots=True)
class NewTrial:
    """What a trial begins with; `before` and `after` are settings (JSON), times UTC microseconds of this machine."""

    id: str
    printer: str
    who: str
    before: str
    after: str
    job: str
    began: int
    deadline: int


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A stored trial; `who` and `ended_by` are members' ids, `ended_by` empty where nobody said anything."""

    seq: int
    id: str
    at: datetime
    printer: str
    who: str
    before: str
    after: str
    job: str
    state: TrialState
    reason: str
    owner: str
    began: int
    deadline: int
    ended_by: str


class PrinterTrials:
    """The trials of all machines; each looks after its own."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        table = PrinterTrial
        here = (table.device == given("device")) & (table.printer == given("printer"))
        trying = table.state == TrialState.TRYING.value
        mine = (table.id == given("id")) & trying
        self._insert = insert(database, table, leave_out=("seq",))
        self._get = Statement(database, table.select().where(table.id == given("id")))
        self._open = Statement(database, table.select().where(here & trying))
        self._all = Statement(database, table.select().where(here).order_by(table.seq))
        latest = table.select(table.id, table.state).where(here).order_by(table.seq.desc()).limit(1)
        self._latest = Statement(database, latest)
        self._kept_ids = Statement(database, table.select(table.id).where(table.state == TrialState.KEPT.value))
        self._claim = Statement(database, table.update(owner=given("owner")).where(mine & (table.owner == "")))
        self._move_on = Statement(database, table.update(deadline=given("deadline")).where(mine))
        self._end = Statement(
            database, table.update(state=given("state"), reason=given("reason"), ended_by=given("by")).where(mine)
        )

    def add(self, new: NewTrial, where: Where) -> None:
        """Add a trial inside the caller's transaction; the database refuses a second one for the same printer."""
        values = {name: getattr(new, name) for name in NewTrial.__slots__}
        born = {"site": where.site, "device": where.device, "day": where.day.isoformat(), "at": micros(where.at)}
        begun = {"state": TrialState.TRYING.value, "reason": "", "owner": "", "ended_by": ""}
        self._insert.run(values | born | begun)

    def get(self, trial: str) -> TrialRow | None:
        """Return a trial, or None."""
        return self._one(self._get, {"id": trial})

    def open(self, device: str, printer: str) -> TrialRow | None:
        """Return the trial of a printer that has not ended, in time or not; None where there is none."""
        return self._one(self._open, {"device": device, "printer": printer})

    def of_printer(self, device: str, printer: str) -> list[TrialRow]:
        """Return all trials of a printer, oldest first."""
        with blamed(self._database):
            return [_row(row) for row in self._all.rows({"device": device, "printer": printer})]

    def latest(self, device: str, printer: str) -> tuple[str, str] | None:
        """Return id and state of a printer's latest trial: another answer means that there is something to look at."""
        with blamed(self._database):
            found = self._latest.one({"device": device, "printer": printer})
        return None if found is None else (found["id"], found["state"])

    def kept_ids(self) -> frozenset[str]:
        """Return the ids of all trials that were kept."""
        with blamed(self._database):
            return frozenset(row["id"] for row in self._kept_ids.rows({}))

    def claim(self, trial: str, owner: str) -> bool:
        """Note which owner has a printer set so; False where another has, or it is over."""
        return self._run(self._claim, id=trial, owner=owner)

    def move_deadline(self, trial: str, deadline: int) -> bool:
        """Give a trial another end (UTC microseconds); False where it is over."""
        return self._run(self._move_on, id=trial, deadline=deadline)

    def end(self, row: TrialRow, to: TrialState, reason: str, by: str) -> bool:
        """End a trial; False where somebody else was quicker. Raises `WrongMove` against the table."""
        return self._run(self._end, id=row.id, state=move(row.state, to).value, reason=reason, by=by)

    def _run(self, statement: Statement, **values: Any) -> bool:
        with blamed(self._database), write(self._database):
            return bool(statement.run(values).rowcount == 1)

    def _one(self, statement: Statement, values: dict[str, Any]) -> TrialRow | None:
        with blamed(self._database):
            found = statement.one(values)
        return None if found is None else _row(found)


def _row(values: dict[str, Any]) -> TrialRow:
    plain = {name: values[name] for name in TrialRow.__slots__}
    return TrialRow(**{**plain, "at": from_micros(values["at"]), "state": TrialState(values["state"])})
