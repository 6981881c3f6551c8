"""From a row of the journal to the slip it prints, made when it is printed so that *ahead* is true on the paper."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.domain.judging import judge_visit
from kiosk.domain.slip import Cut, Slip
from kiosk.domain.text import Language
from kiosk.domain.visit import Visit
from kiosk.services import frozen
from kiosk.services.answers import BrokenKey, Resumed
from kiosk.services.hall import Hall
from kiosk.services.kept_answers import resumed
from kiosk.services.logs import logger
from kiosk.services.sample_slips import sample_slip
from kiosk.services.slip_logo import with_logo
from kiosk.services.slips import Printed, ticket_slip
from kiosk.services.told_once import notice_slip
from kiosk.services.visits import Visits
from kiosk.store.journal import CARD, PRE_REVIEW, PROOF, TEST, TOTALS
from kiosk.store.rows import SAMPLE, JobRow, NoticeRow, PreReviewRow, TicketRow

if TYPE_CHECKING:
    from kiosk.services.code_keys import CodeKeys


class Documents:
    """Makes the slips of print jobs."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def of_job(self, job: JobRow) -> Slip:
        """Return what a job prints; raise `LookupError` where what it prints is not in the database."""
        self._hall.renew_slips()
        printer = next((each for each in self._hall.machine.printers if each.name == job.printer), None)
        return with_logo(self._of_job(job), self._hall, printer)

    def _of_job(self, job: JobRow) -> Slip:
        if job.kind == "notice":
            notice = self._hall.store.notices.get(job.subject)
            if notice is None:
                raise LookupError(f"no notice {job.subject}")
            return self._notice(notice, job.copy)
        if job.kind == PRE_REVIEW:
            return self._pre_review(job.subject, job.copy)
        if job.kind == SAMPLE:
            return self._sample(job.subject)
        if job.kind == CARD:
            return self._card(job.subject, job.printer)
        if job.kind == TEST:
            return self._test_page(job)
        if job.kind == TOTALS:
            return self._totals(job.subject)
        ticket = self._hall.store.tickets.get(job.subject)
        if ticket is None:
            raise LookupError(f"no ticket {job.subject}")
        return self._ticket(ticket, job.copy)

    def _printed(self, visit: str, copy: int) -> Printed:
        language = Language(self._hall.store.tickets.language(visit) or Language.CHINESE.value)
        return Printed(self._hall.machine.name, self._hall.now(), copy, language)

    def _ticket(self, row: TicketRow, copy: int) -> Slip:
        issued = Visits(self._hall).issued(row, "")
        return ticket_slip(
            self._hall.slips, issued, frozen.load(row.checklist), self._hall.site, self._printed(row.visit, copy)
        )

    def _sample(self, subject: str) -> Slip:
        code, id_, language = subject.split("/")
        item = self._hall.catalogue.find(code)
        wanted = next((r for r in item.requirements if r.id == id_), None) if item else None
        if item is None or wanted is None or wanted.sample is None:
            raise LookupError(f"no sample {subject} in the catalogue")
        printed = Printed(self._hall.machine.name, self._hall.now(), language=Language(language))
        return sample_slip(self._hall.slips, item, wanted, wanted.sample, self._hall.site, printed)

    def _pre_review(self, subject: str, copy: int) -> Slip:
        from kiosk.services.pre_review_slips import pre_review_slip  # the desk's; no visitor waits for its import

        hall = self._hall
        row = hall.store.pre_reviews.get(subject)
        if row is None:
            raise LookupError(f"no pre-review {subject}")
        visit, made = self._kept(row), hall.local(row.at)
        found = judge_visit(visit, made.date(), hall.site.calendar).whole
        checklist = frozen.freeze_all(visit.items, found, frozen.PLEDGED)
        printed = replace(self._printed(row.visit, copy), at=made)
        return pre_review_slip(
            hall.slips, visit.items, checklist, row.code, row.signed, row.until, row.agent, hall.site, printed
        )

    def _kept(self, row: NoticeRow | PreReviewRow) -> Visit:
        """Return the visit under a code; raise `LookupError` where none of its items is in the catalogue any more."""
        kept = resumed(row.item, row.answers, self._hall.catalogue)
        if isinstance(kept, Resumed):
            return kept.onto(Visit(row.visit))
        raise LookupError(f"item {row.item} is no longer in the catalogue")

    def _test_page(self, job: JobRow) -> Slip:
        from kiosk.services.test_page import test_page  # a technician's; no visitor waits for its import

        address = next((each for each in self._hall.machine.printers if each.name == job.printer), None)
        if address is None:
            raise LookupError(f"this machine has no printer {job.printer}")
        kind, _, version = job.subject.partition("/")
        if kind == PROOF:
            from kiosk.services.slip_proofs import proof

            return proof(self._hall, int(version), address)
        printed = Printed(self._hall.machine.name, self._hall.now())
        long = self._proves_flow(job)
        return test_page(self._hall.slips, address, self._hall.site, printed, proves_flow=long)

    def _proves_flow(self, job: JobRow) -> bool:
        """Tell whether a test page is that of a trial of another line, which a short one would not prove."""
        from kiosk.services.printer_settings import other_line

        row = self._hall.store.printer_trials.open(self._hall.machine.device, job.printer)
        return row is not None and row.job == job.id and other_line(row.before, row.after)

    def _card(self, subject: str, printer: str) -> Slip:
        from kiosk.services.card_slips import card_slip  # staff's; no visitor waits for its import

        return card_slip(self._hall, subject, printer)

    def _totals(self, subject: str) -> Slip:
        from kiosk.services.totals import totals_slip  # in the evening; no visitor waits for its import

        return totals_slip(self._hall, date.fromisoformat(subject.partition("/")[0]))

    def _notice(self, row: NoticeRow, copy: int) -> Slip:
        """Return the notice: of several items one after the other, each with what the law wants told of it.

        What is ready needs no telling, unless everything is; the one code brings all of them back.
        """
        hall, visit, made = self._hall, self._kept(row), self._hall.local(row.at)
        printed = replace(self._printed(row.visit, copy), at=made)
        scanned = self._signed(row) if hall.machine.code_scanner else ""
        found = list(zip(visit.parts, judge_visit(visit, made.date(), hall.site.calendar).parts, strict=True))
        lacking = [(part, verdict) for part, verdict in found if verdict.gaps] or found
        slips = [
            notice_slip(
                hall.slips, p.item, dict(p.situations), verdict, row.code, row.until, hall.site, printed, scanned
            )
            for p, verdict in lacking
        ]
        return Slip(tuple(block for slip in slips for block in (*slip.blocks, Cut()))[:-1])

    def _signed(self, row: NoticeRow) -> str:
        """Return what the notice's QR holds; with a broken key the notice goes without, its code can be typed."""
        try:
            return self._keys.sign(row.code, row.until)
        except BrokenKey as broken:
            logger("codes").error("a notice was printed without its QR", file=broken.file, reason=broken.why.en)
            return ""

    @cached_property
    def _keys(self) -> "CodeKeys":
        from kiosk.services.code_keys import CodeKeys  # with the first notice that has a QR

        return CodeKeys(self._hall)
