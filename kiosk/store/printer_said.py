"""What a printer's owner lets a technician on the same machine see: raw status, trouble, byte log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import peewee as pw

from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.models import PrinterSaid as Table
from kiosk.store.rows import from_micros, micros
from kiosk.store.statements import Statement, given


@dataclass(frozen=True, slots=True)
class SaidRow:
    """`said` and `trouble` as their owner wrote them `at` a time; `passed` the byte log as of then or later (JSON)."""

    said: str
    trouble: str
    at: datetime
    watched: int  # UTC microseconds
    passed: str


class PrinterSaid:
    """One row a printer; each side writes its own columns of it."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        key = (Table.device == given("device")) & (Table.printer == given("printer"))
        self._get = Statement(database, Table.select().where(key))
        self._say = self._upsert(Table.said, Table.trouble, Table.at)
        self._watch = self._upsert(Table.watched)
        self._tell = self._upsert(Table.passed)

    def _upsert(self, *columns: Any) -> Statement:
        new = {name: given(name) for name in Table._meta.fields}
        update = {column: getattr(pw.EXCLUDED, column.name) for column in columns}
        query = Table.insert(new).on_conflict(conflict_target=[Table.device, Table.printer], update=update)
        return Statement(self._database, query)

    def say(self, device: str, printer: str, said: str, trouble: str, at: datetime) -> None:
        """Publish a printer's raw status and what is in its way."""
        self._run(self._say, device, printer, said=said, trouble=trouble, at=micros(at))

    def watch(self, device: str, printer: str, until: int) -> None:
        """Ask for the byte log up to a moment (UTC microseconds)."""
        self._run(self._watch, device, printer, watched=until)

    def tell(self, device: str, printer: str, passed: str) -> None:
        """Publish the byte log."""
        self._run(self._tell, device, printer, passed=passed)

    def get(self, device: str, printer: str) -> SaidRow | None:
        """Return what is known of a printer, or None."""
        with blamed(self._database):
            row = self._get.one({"device": device, "printer": printer})
        if row is None:
            return None
        return SaidRow(row["said"], row["trouble"], from_micros(row["at"]), row["watched"], row["passed"])

    def _run(self, statement: Statement, device: str, printer: str, **values: Any) -> None:
        nothing = {"said": "", "trouble": "", "at": 0, "watched": 0, "passed": ""}
        with blamed(self._database), write(self._database):
            statement.run({**nothing, "device": device, "printer": printer, **values})
