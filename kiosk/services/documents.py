"""From a row of the journal to the slip it prints, made when it is printed so that *ahead* is true on the paper."""

from dataclasses import replace
from datetime import date

from kiosk.domain.slip import Slip
from kiosk.domain.text import Language
from kiosk.domain.verdict import judge
from kiosk.domain.visit import Visit
from kiosk.services import frozen
from kiosk.services.hall import Hall
from kiosk.services.notices import load_answers
from kiosk.services.sample_slips import sample_slip
from kiosk.services.slip_logo import with_logo
from kiosk.services.slips import Printed, ticket_slip
from kiosk.services.told_once import notice_slip
from kiosk.services.visits import Visits
from kiosk.store.journal import CARD, PRE_REVIEW, PROOF, TEST, TOTALS
from kiosk.store.rows import SAMPLE, JobRow, NoticeRow, TicketRow


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
        item = hall.catalogue.find(row.item) if row is not None else None
        if row is None or item is None:
            raise LookupError(f"no pre-review {subject}, or its item is no longer in the catalogue")
        visit = load_answers(row.answers, Visit(row.visit), item)
        made = hall.local(row.at)
        found = judge(item, visit.situations, visit.answers, visit.stated, made.date(), hall.site.calendar)
        checklist = frozen.freeze(item, found, frozen.PLEDGED)
        printed = replace(self._printed(row.visit, copy), at=made)
        return pre_review_slip(
            hall.slips, item, checklist, row.code, row.signed, row.until, row.agent, hall.site, printed
        )

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
        hall = self._hall
        item = hall.catalogue.find(row.item)
        if item is None:
            raise LookupError(f"item {row.item} is no longer in the catalogue")
        visit = load_answers(row.answers, Visit(row.visit), item)
        made = hall.local(row.at)
        found = judge(item, visit.situations, visit.answers, visit.stated, made.date(), hall.site.calendar)
        printed = replace(self._printed(row.visit, copy), at=made)
        return notice_slip(hall.slips, item, dict(visit.situations), found, row.code, row.until, hall.site, printed)
