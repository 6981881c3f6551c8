"""Told-once notices: what a resume code brings back."""

from datetime import date
from typing import Any

import peewee as pw

from kiosk.store.database import alone, write
from kiosk.store.errors import blamed
from kiosk.store.events import Events
from kiosk.store.journal import Journal
from kiosk.store.models import Notice, Visit, VisitItem
from kiosk.store.rows import NewEvent, NoticeRow, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert


class Notices:
    """The told-once notices of a hall."""

    def __init__(self, database: pw.Database, events: Events, journal: Journal) -> None:
        self._database = database
        self._events = events
        self._journal = journal
        self._insert = insert(database, Notice)
        self._visit = Statement(
            database,
            Visit.insert(
                id=given("visit"),
                site=given("site"),
                device=given("device"),
                day=given("day"),
                at=given("at"),
                language=given("language"),
                ended=None,
                together="",
            ).on_conflict_ignore(),
        )
        self._visit_item = Statement(
            database,
            VisitItem.insert(
                visit=given("visit"), position=given("position"), item=given("item"), version=given("version")
            ).on_conflict_ignore(),
        )
        self._by_code = Statement(database, Notice.select().where(Notice.code == given("code")))
        self._by_id = Statement(database, Notice.select().where(Notice.id == given("id")))
        self._of_visit = Statement(database, Notice.select().where(Notice.visit == given("visit")))

    def add(self, notice: NoticeRow, language: str, where: Where, printer: str) -> tuple[NoticeRow, str]:
        """Store a notice and its print job; return (notice, job id). A visit that has one gets it back.

        Raises `OurFault` where the code is taken; the caller tries another.
        """
        values: dict[str, Any] = {
            "id": notice.id,
            "site": where.site,
            "device": where.device,
            "day": where.day.isoformat(),
            "at": micros(where.at),
            "visit": notice.visit,
            "code": notice.code,
            "item": notice.item,
            "version": notice.version,
            "answers": notice.answers,
            "until": notice.until.isoformat(),
            "language": language,
        }
        with blamed(self._database), write(self._database):
            # the visit comes first: a second request for it waits here until the first has its notice
            if self._visit.run(values).rowcount != 1:
                alone(self._database, f"visit {notice.visit}")  # one that was stored before keeps nobody waiting
            before = next(
                (n for n in self._rows(self._of_visit, {"visit": notice.visit}) if n.answers == notice.answers), None
            )
            if before is not None:
                return before, self._journal.of_subject(before.id)
            for position, item in enumerate((notice.item, *notice.more)):
                self._visit_item.run({**values, "position": position, "item": item})
            self._insert.run(values)
            self._events.add(NewEvent("notice", notice.visit, item=notice.item), where)
            job = self._journal.add("notice", notice.id, notice.visit, printer, where) if printer else ""
        return notice, job

    def by_code(self, code: str) -> NoticeRow | None:
        """Return the notice with this code, or None."""
        with blamed(self._database):
            return next(iter(self._rows(self._by_code, {"code": code})), None)

    def get(self, notice: str) -> NoticeRow | None:
        """Return the notice with this id, or None."""
        with blamed(self._database):
            return next(iter(self._rows(self._by_id, {"id": notice})), None)

    def of_visit(self, visit: str) -> NoticeRow | None:
        """Return the newest notice of a visit, or None."""
        with blamed(self._database):
            return max(self._rows(self._of_visit, {"visit": visit}), key=lambda row: row.at, default=None)

    def _rows(self, statement: Statement, values: dict[str, Any]) -> list[NoticeRow]:
        return [
            NoticeRow(
                id=row["id"],
                visit=row["visit"],
                code=row["code"],
                item=row["item"],
                version=row["version"],
                answers=row["answers"],
                until=date.fromisoformat(row["until"]),
                at=from_micros(row["at"]),
                device=row["device"],
            )
            for row in statement.rows(values)
        ]
