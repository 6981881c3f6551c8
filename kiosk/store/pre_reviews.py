"""Pre-reviews with a code: stored at the desk, used once at any kiosk; and the keys that codes are verified with."""

from datetime import date, datetime
from typing import Any

import peewee as pw

from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.events import Events
from kiosk.store.journal import PRE_REVIEW, Journal
from kiosk.store.models import CodeKey, PreReview, Visit, VisitItem
from kiosk.store.rows import KeyRow, NewEvent, PreReviewRow, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert


class PreReviews:
    """The pre-reviews of a hall."""

    def __init__(self, database: pw.Database, events: Events, journal: Journal) -> None:
        self._database = database
        self._events = events
        self._journal = journal
        self._insert = insert(database, PreReview)
        self._visit = insert(database, Visit, unless_there=True)
        self._visit_item = insert(database, VisitItem, unless_there=True)
        self._by_code = Statement(database, PreReview.select().where(PreReview.code == given("code")))
        self._by_id = Statement(database, PreReview.select().where(PreReview.id == given("id")))
        self._unused = Statement(
            database,
            PreReview.select()
            .where(
                (PreReview.site == given("site"))
                & (PreReview.until >= given("day"))
                & PreReview.used.is_null()
                & (PreReview.answers ** given("like"))
            )
            .order_by(PreReview.at.desc())
            .limit(1),
        )
        self._use = Statement(
            database,
            PreReview.update(used=given("at"), ticket=given("ticket")).where(
                (PreReview.id == given("id")) & PreReview.used.is_null()
            ),
        )
        self._of_ticket = Statement(database, PreReview.select(PreReview.id).where(PreReview.ticket == given("ticket")))
        self._used_by = Statement(database, PreReview.select(PreReview.ticket).where(PreReview.id == given("id")))
        self._pass_on = Statement(
            database, PreReview.update(used=given("at"), ticket=given("ticket")).where(PreReview.id == given("id"))
        )
        self._keys = Statement(database, CodeKey.select().where(CodeKey.site == given("site")))
        self._add_key = insert(database, CodeKey, unless_there=True)
        ours = (CodeKey.site == given("site")) & CodeKey.retired.is_null()
        retire = CodeKey.update(retired=given("at"))
        self._retire = Statement(database, retire.where(ours & (CodeKey.id == given("id"))))
        self._retire_others = Statement(
            database, retire.where(ours & (CodeKey.device == given("device")) & (CodeKey.id != given("id")))
        )
        self._drop_keys = Statement(
            database, CodeKey.delete().where((CodeKey.site == given("site")) & (CodeKey.retired < given("before")))
        )

    def add(self, row: PreReviewRow, where: Where, printer: str) -> str:
        """Store a pre-review and its print job; return the job, empty without a printer."""
        base: dict[str, Any] = {"site": where.site, "device": where.device, "day": where.day.isoformat()}
        base["at"] = micros(where.at)
        with blamed(self._database), write(self._database):
            self._visit.run({**base, "id": row.visit, "language": "zh", "ended": None, "together": ""})
            for position, item in enumerate((row.item, *row.more)):
                self._visit_item.run({"visit": row.visit, "position": position, "item": item, "version": row.version})
            values = {"id": row.id, "visit": row.visit, "code": row.code, "item": row.item, "version": row.version}
            values |= {"signed": row.signed, "answers": row.answers, "until": row.until.isoformat(), "agent": row.agent}
            self._insert.run({**base, **values, "used": None, "ticket": ""})
            self._events.add(NewEvent("pre-review", row.visit, item=row.item), where)
            return self._journal.add(PRE_REVIEW, row.id, row.visit, printer, where) if printer else ""

    def use(self, pre_review: str, ticket: str, where: Where) -> bool:
        """Use a pre-review up for a ticket, in the transaction that gives it; False where it was used before."""
        with blamed(self._database), write(self._database):
            values = {"id": pre_review, "ticket": ticket, "at": micros(where.at)}
            return bool(self._use.run(values).rowcount == 1)

    def of_ticket(self, ticket: str) -> str:
        """Return the pre-review that a ticket used up, or an empty text."""
        with blamed(self._database):
            found = self._of_ticket.one({"ticket": ticket})
        return str(found["id"]) if found else ""

    def used_by(self, pre_review: str) -> str:
        """Return the ticket that used a pre-review up, or an empty text."""
        with blamed(self._database):
            found = self._used_by.one({"id": pre_review})
        return str(found["ticket"]) if found else ""

    def pass_on(self, pre_review: str, ticket: str, where: Where) -> None:
        """Let a ticket have used a pre-review up instead of one that became void."""
        with blamed(self._database), write(self._database):
            self._pass_on.run({"id": pre_review, "ticket": ticket, "at": micros(where.at)})

    def by_code(self, code: str) -> PreReviewRow | None:
        """Return the pre-review with this code, or None."""
        return self._one(self._by_code, {"code": code})

    def of_appointment(self, site: str, appointment: str, day: date) -> PreReviewRow | None:
        """Return the newest pre-review of an appointment whose code is still good on `day`, or None."""
        values = {"site": site, "day": day.isoformat(), "like": f'%"appointment":"{appointment}"%'}
        return self._one(self._unused, values)

    def get(self, pre_review: str) -> PreReviewRow | None:
        """Return a pre-review, or None."""
        return self._one(self._by_id, {"id": pre_review})

    def keys(self, site: str) -> dict[str, KeyRow]:
        """Return what a hall's codes are verified with, by the key's id."""
        with blamed(self._database):
            return {row["id"]: _key(row) for row in self._keys.rows({"site": site})}

    def add_key(self, key: str, public: str, where: Where) -> None:
        """Let codes of this key be verified from now on; one that is there stays.

        A machine signs with one key: with a new one its others are retired.
        """
        values: dict[str, Any] = {"site": where.site, "id": key, "device": where.device, "at": micros(where.at)}
        with blamed(self._database), write(self._database):
            if self._add_key.run({**values, "public": public, "retired": None}).rowcount == 1:
                self._retire_others.run(values)

    def retire_key(self, key: str, where: Where) -> None:
        """Note that nothing is signed with this key any more."""
        with blamed(self._database), write(self._database):
            self._retire.run({"site": where.site, "id": key, "at": micros(where.at)})

    def drop_keys(self, site: str, before: datetime) -> None:
        """Remove the keys that were retired before a time (aware)."""
        with blamed(self._database), write(self._database):
            self._drop_keys.run({"site": site, "before": micros(before)})

    def _one(self, statement: Statement, values: dict[str, Any]) -> PreReviewRow | None:
        with blamed(self._database):
            row = statement.one(values)
        if row is None:
            return None
        return PreReviewRow(
            id=row["id"],
            visit=row["visit"],
            code=row["code"],
            signed=row["signed"],
            item=row["item"],
            version=row["version"],
            answers=row["answers"],
            until=date.fromisoformat(row["until"]),
            agent=row["agent"],
            at=from_micros(row["at"]),
            used=row["used"] is not None,
        )


def _key(row: dict[str, Any]) -> KeyRow:
    retired = row["retired"]
    return KeyRow(
        row["id"],
        row["device"],
        row["public"],
        from_micros(row["at"]),
        None if retired is None else from_micros(retired),
    )
