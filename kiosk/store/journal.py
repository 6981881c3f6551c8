"""The print journal: every slip from pending to what became of it; each row changed by a conditional update."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import peewee as pw

from kiosk.domain.jobs import JobState, Settled, move
from kiosk.store.database import write
from kiosk.store.errors import blamed
from kiosk.store.events import Events
from kiosk.store.models import PrinterNow, PrintJob
from kiosk.store.rows import SAMPLE, JobRow, NewEvent, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert

TEST = "test"  # the kind of a job that prints a test page; it has no ticket, no notice and no visit
PROOF = "slip-proof"  # the kind of a version that says what a test page prints that is a slip being edited
TOTALS = "totals"  # the kind of a job that prints a day's totals; its subject begins with the day (2026-05-12/…)
CARD = "card"  # the kind of a job that prints a frequent item's card; its subject is LIST/ITEM
PLEDGE = "pledge"  # the kind of a job that prints the pledge on A4; its subject is CASE/DIGEST of the answers
PRE_REVIEW = "review"  # the kind of a job that prints a pre-review with its code
OF_NO_VISIT = (SAMPLE, TEST, TOTALS, CARD, PLEDGE)  # papers that are no visitor's number, notice or code
_MAY_HAVE_COME_OUT = [JobState.SENT.value, JobState.CONFIRMED.value, JobState.UNCERTAIN.value]


class Journal:
    """The print jobs of a hall and what their printers' owners publish."""

    def __init__(self, database: pw.Database, events: Events) -> None:
        self._database = database
        self._events = events
        self._insert = insert(database, PrintJob, leave_out=("seq",))
        self._get = self._select(PrintJob.id == given("id"))
        self._of_subject = Statement(
            database,
            PrintJob.select(PrintJob.id)
            .where(PrintJob.subject == given("subject"))
            .order_by(PrintJob.seq.desc())
            .limit(1),
        )
        here = (PrintJob.device == given("device")) & (PrintJob.printer == given("printer"))
        self._open = Statement(
            database,
            PrintJob.select()
            .where(here & PrintJob.state.in_([JobState.PENDING.value, JobState.SENT.value, JobState.FAILED.value]))
            .order_by(PrintJob.seq),
        )
        self._listed = Statement(
            database,
            PrintJob.select()
            .where((PrintJob.site == given("site")) & (PrintJob.day == given("day")))
            .order_by(PrintJob.seq),
        )
        unsettled = PrintJob.state.in_([JobState.UNCERTAIN.value, JobState.HELD.value]) & (PrintJob.settled == "")
        self._unsettled = Statement(
            database,
            PrintJob.select()
            .where((PrintJob.site == given("site")) & (PrintJob.day == given("day")) & unsettled)
            .order_by(PrintJob.seq),
        )
        self._move = Statement(
            database,
            PrintJob.update(
                state=given("state"),
                reason=given("reason"),
                owner=given("owner"),
                accepted=given("accepted"),
                changed=given("changed"),
            ).where(
                (PrintJob.id == given("id")) & (PrintJob.state == given("was")) & (PrintJob.printer == given("printer"))
            ),
        )
        self._hand_over = Statement(
            database,
            PrintJob.update(printer=given("to"), changed=given("changed")).where(
                (PrintJob.id == given("id"))
                & (PrintJob.state == given("was"))
                & (PrintJob.printer == given("printer"))
                & PrintJob.state.in_([JobState.PENDING.value, JobState.FAILED.value])
            ),
        )
        self._settle = Statement(
            database,
            PrintJob.update(settled=given("settled"), settled_by=given("by"), settled_at=given("at")).where(
                (PrintJob.id == given("id")) & (PrintJob.settled == "")
            ),
        )
        self._copies = Statement(
            database,
            PrintJob.select(pw.fn.COUNT(PrintJob.id).alias("n")).where(
                (PrintJob.subject == given("subject")) & PrintJob.state.in_(_MAY_HAVE_COME_OUT)
            ),
        )
        self._newest = Statement(database, PrintJob.select(pw.fn.COALESCE(pw.fn.MAX(PrintJob.seq), 0)))
        self._newer = Statement(
            database,
            PrintJob.select()
            .where(
                (PrintJob.seq > given("seq"))
                & (PrintJob.device == given("device"))
                & (PrintJob.printer == given("printer"))
            )
            .order_by(PrintJob.seq),
        )
        self._earlier = Statement(
            database,
            PrintJob.select(pw.fn.COUNT(PrintJob.id).alias("n")).where(
                (PrintJob.subject == given("subject")) & (PrintJob.seq < given("seq"))
            ),
        )
        self._beginning = Statement(
            database,
            PrintJob.select()
            .where((PrintJob.site == given("site")) & (PrintJob.id >= given("first")) & (PrintJob.id < given("after")))
            .limit(2),
        )
        published = PrinterNow.insert(
            device=given("device"),
            printer=given("printer"),
            state=given("state"),
            owner=given("owner"),
            at=given("at"),
        )
        self._publish = Statement(
            database,
            published.on_conflict(
                conflict_target=[PrinterNow.device, PrinterNow.printer],
                update={
                    PrinterNow.state: pw.EXCLUDED.state,
                    PrinterNow.owner: pw.EXCLUDED.owner,
                    PrinterNow.at: pw.EXCLUDED.at,
                },
            ),
        )
        self._all_published = Statement(database, PrinterNow.select().order_by(PrinterNow.device, PrinterNow.printer))
        of_printer = (PrinterNow.device == given("device")) & (PrinterNow.printer == given("printer"))
        self._published = Statement(database, PrinterNow.select().where(of_printer))
        self._forget = Statement(database, PrinterNow.delete().where(of_printer))

    def add(self, kind: str, subject: str, visit: str, printer: str, where: Where, copy: int = 0) -> str:
        """Add a pending job inside the caller's transaction; return its id."""
        job = uuid4().hex
        self._insert.run(
            {
                "id": job,
                "site": where.site,
                "device": where.device,
                "day": where.day.isoformat(),
                "at": micros(where.at),
                "printer": printer,
                "kind": kind,
                "subject": subject,
                "visit": visit,
                "copy": copy,
                "state": JobState.PENDING.value,
                "reason": "",
                "owner": "",
                "accepted": 0,
                "changed": micros(where.at),
                "settled": "",
                "settled_by": "",
                "settled_at": None,
            }
        )
        return job

    def add_sample(self, subject: str, visit: str, printer: str, where: Where) -> str:
        """Add the job of a sample, durably; return its id."""
        with blamed(self._database), write(self._database):
            return self.add(SAMPLE, subject, visit, printer, where)

    def add_test(self, printer: str, where: Where) -> str:
        """Add the job of a printer's test page, durably; return its id. Each is a subject of its own."""
        with blamed(self._database), write(self._database):
            return self.add(TEST, uuid4().hex, "", printer, where)

    def add_proof(self, version: int, printer: str, where: Where) -> str:
        """Add the job that prints a slip as its editor shows it, inside the caller's transaction; return its id.

        `version` is the one of kind `PROOF` that says what it prints; a proof is a test page of a printer.
        """
        return self.add(TEST, f"{PROOF}/{version}", "", printer, where)

    def add_totals(self, day: date, printer: str, where: Where) -> str:
        """Add the job of a day's totals, durably; return its id."""
        with blamed(self._database), write(self._database):
            return self.add(TOTALS, f"{day.isoformat()}/{uuid4().hex[:8]}", "", printer, where)

    def add_card(self, subject: str, printer: str, where: Where) -> str:
        """Add the job of a card, durably; return its id."""
        with blamed(self._database), write(self._database):
            return self.add(CARD, subject, "", printer, where)

    def add_pages(self, subject: str, printer: str, where: Where) -> str:
        """Add the job of a pledge's forms inside the caller's transaction, 补打 where they may be out already."""
        copies = self._copies.run({"subject": subject}).fetchone()[0]
        return self.add(PLEDGE, subject, "", printer, where, copy=copies)

    def taken(self, job: JobRow, by: str, where: Where) -> bool:
        """Note, durably, under which name a print service took a job that is being sent."""
        values = {"id": job.id, "was": JobState.SENT.value, "state": JobState.SENT.value, "printer": job.printer}
        with blamed(self._database), write(self._database):
            noted = {**values, "reason": "", "owner": by, "accepted": job.accepted, "changed": micros(where.at)}
            return bool(self._move.run(noted).rowcount == 1)

    def beginning_with(self, site: str, job: str) -> Sequence[JobRow]:
        """Return the jobs whose id begins with `job`, at most two: more than one is no answer."""
        values = {"site": site, "first": job, "after": job + "g"}  # ids are hexadecimal
        with blamed(self._database):
            return [_row(row) for row in self._beginning.rows(values)]

    def asked_again(self, job: JobRow) -> bool:
        """Tell whether there is an earlier job for the same paper, so that somebody asked for this one."""
        with blamed(self._database):
            return bool(self._earlier.run({"subject": job.subject, "seq": job.seq}).fetchone()[0])

    def of_subject(self, subject: str) -> str:
        """Return the id of the newest job that prints a ticket or notice, or an empty text."""
        found = self._of_subject.one({"subject": subject})
        return "" if found is None else str(found["id"])

    def get(self, job: str) -> JobRow | None:
        """Return a job, or None."""
        with blamed(self._database):
            found = self._get.one({"id": job})
        return None if found is None else _row(found)

    def open_jobs(self, device: str, printer: str) -> Sequence[JobRow]:
        """Return the pending, sent and failed jobs addressed to a printer, oldest first."""
        with blamed(self._database):
            return [_row(row) for row in self._open.rows({"device": device, "printer": printer})]

    def newest(self) -> int:
        """Return the sequence of the newest job, 0 where there is none."""
        with blamed(self._database):
            return int(self._newest.run({}).fetchone()[0])

    def newer_than(self, seq: int, device: str, printer: str) -> Sequence[JobRow]:
        """Return the jobs addressed to a printer that came after one, oldest first, whatever became of them."""
        with blamed(self._database):
            return [_row(row) for row in self._newer.rows({"seq": seq, "device": device, "printer": printer})]

    def of_day(self, site: str, day: date) -> Sequence[JobRow]:
        """Return the jobs of a hall day, oldest first."""
        with blamed(self._database):
            return [_row(row) for row in self._listed.rows({"site": site, "day": day.isoformat()})]

    def unsettled(self, site: str, day: date) -> Sequence[JobRow]:
        """Return the uncertain and held jobs of a hall day that nobody settled, oldest first."""
        with blamed(self._database):
            return [_row(row) for row in self._unsettled.rows({"site": site, "day": day.isoformat()})]

    def to(
        self, job: JobRow, state: JobState, where: Where, *, owner: str, reason: str = "", accepted: int = 0
    ) -> bool:
        """Move a job on, durably; False where somebody else was quicker. Raises `WrongMove` against the table."""
        values = {
            "id": job.id,
            "was": job.state.value,
            "printer": job.printer,
            "state": move(job.state, state).value,
            "reason": reason,
            "owner": owner,
            "accepted": accepted,
            "changed": micros(where.at),
        }
        with blamed(self._database), write(self._database):
            if self._move.run(values).rowcount != 1:
                return False
            if state in (JobState.CONFIRMED, JobState.UNCERTAIN, JobState.FAILED, JobState.HELD):
                kind = job.kind if job.kind in OF_NO_VISIT else "slip"  # slips add up with tickets and notices
                self._events.add(NewEvent(kind, job.visit, outcome=state.value), where)
        return True

    def hand_over(self, job: JobRow, printer: str, where: Where) -> bool:
        """Address a job of which nothing was printed to another printer, durably; False where it is no longer so.

        A job that was sent never moves: its first printer alone can say what became of it.
        """
        values = {"id": job.id, "was": job.state.value, "printer": job.printer, "to": printer}
        with blamed(self._database), write(self._database):
            return bool(self._hand_over.run({**values, "changed": micros(where.at)}).rowcount == 1)

    def reprint(self, job: JobRow, where: Where, printer: str = "") -> str:
        """Add a new job for the same paper, marked 补打 where one may be out already; return its id.

        It is for `printer`, or without one for the printer that the first job was for.
        """
        with blamed(self._database), write(self._database):
            return self._again(job, where, printer)

    def _again(self, job: JobRow, where: Where, printer: str) -> str:
        copies = self._copies.run({"subject": job.subject}).fetchone()[0]
        return self.add(job.kind, job.subject, job.visit, printer or job.printer, where, copy=copies)

    def settle_and_reprint(self, job: JobRow, by: str, where: Where, printer: str = "") -> str | None:
        """Note that a job is printed anew and add that print, in one transaction; None where it was settled before."""
        values = {"id": job.id, "settled": Settled.REPRINTED.value, "by": by, "at": micros(where.at)}
        with blamed(self._database), write(self._database):
            if self._settle.run(values).rowcount != 1:
                return None
            return self._again(job, where, printer)

    def settle(self, job: str, what: Settled, by: str, at: datetime) -> bool:
        """Note what a person found out about an uncertain or held job; False where it was settled before."""
        with blamed(self._database), write(self._database):
            values = {"id": job, "settled": what.value, "by": by, "at": micros(at)}
            return bool(self._settle.run(values).rowcount == 1)

    def publish(self, device: str, printer: str, state: str, owner: str, at: datetime) -> None:
        """Publish what a printer's owner knows of it."""
        values = {"device": device, "printer": printer, "state": state, "owner": owner, "at": micros(at)}
        with blamed(self._database), write(self._database):
            self._publish.run(values)

    def forget(self, device: str, printer: str) -> None:
        """Take away what was published of a printer that its machine has no more."""
        with blamed(self._database), write(self._database):
            self._forget.run({"device": device, "printer": printer})

    def published(self, device: str, printer: str) -> tuple[str, datetime] | None:
        """Return (state, when) as last published, or None."""
        with blamed(self._database):
            found = self._published.one({"device": device, "printer": printer})
        return None if found is None else (found["state"], from_micros(found["at"]))

    def all_published(self) -> list[tuple[str, str, str, datetime]]:
        """Return (device, printer, state, when) of every printer whose owner ever published."""
        with blamed(self._database):
            rows = self._all_published.rows({})
        return [(row["device"], row["printer"], row["state"], from_micros(row["at"])) for row in rows]

    def _select(self, condition: Any) -> Statement:
        return Statement(self._database, PrintJob.select().where(condition))


def _row(values: dict[str, Any]) -> JobRow:
    return JobRow(
        id=values["id"],
        seq=values["seq"],
        device=values["device"],
        day=date.fromisoformat(values["day"]),
        at=from_micros(values["at"]),
        printer=values["printer"],
        kind=values["kind"],
        subject=values["subject"],
        visit=values["visit"],
        copy=values["copy"],
        state=JobState(values["state"]),
        reason=values["reason"],
        owner=values["owner"],
        accepted=values["accepted"],
        settled=Settled(values["settled"]) if values["settled"] else None,
    )
