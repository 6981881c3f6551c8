"""The told-once notice and the way back: a code that brings a visitor to the half-ticked checklist."""

import secrets
from datetime import timedelta

from kiosk.domain.codes import is_code, new_code, tidy
from kiosk.domain.items import ServiceItem
from kiosk.domain.signed import LONGEST_DAYS
from kiosk.domain.visit import Visit
from kiosk.services.answers import NoSuchCode, NoticeMade, Resumed
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall, Kick, nobody
from kiosk.services.kept_answers import dump_answers, resumed
from kiosk.services.standby import next_printer
from kiosk.store.errors import OurFault
from kiosk.store.rows import NoticeRow
from kiosk.store.tickets import new_id

RESUME_DAYS = LONGEST_DAYS
_TRIES = 5  # of 34 thousand million codes; more would hide a broken source of chance


class Notices:
    """Makes told-once notices and reads their codes; prints the samples of papers."""

    def __init__(self, hall: Hall, kick: Kick = nobody) -> None:
        self._hall = hall
        self._kick = kick

    @out_of_service
    def make(self, visit: Visit) -> NoticeMade:
        """Store a notice with its resume code and send it to the printer; the same answers get the same notice."""
        if visit.item is None:
            raise ValueError("a notice needs an item")
        hall, where = self._hall, self._hall.where()
        row = self._row(visit, visit.item)
        kept, job = hall.store.notices.add(row, visit.language.value, where, next_printer(hall))
        if job:
            self._kick()
        return NoticeMade(kept.code, kept.until, job)

    def of_visit(self, visit: str) -> NoticeMade | None:
        """Return the notice that a visit was given, with the job that prints it; None where it has none."""
        row = self._hall.store.notices.of_visit(visit)
        return None if row is None else NoticeMade(row.code, row.until, self._hall.store.journal.of_subject(row.id))

    @out_of_service
    def print_sample(self, visit: Visit, requirement: str) -> str:
        """Print what a paper should look like, to be taken along; return the job, empty without a printer.

        The papers of a discreet item name it, so that none of their samples is printed either.
        """
        hall, (item, own) = self._hall, visit.origin(requirement)
        if not hall.printer_name() or item.discreet:
            return ""
        subject = f"{item.code}/{own}/{visit.language.value}"
        job = hall.store.journal.add_sample(subject, visit.id, next_printer(hall), hall.where())
        self._kick()
        return job

    def _row(self, visit: Visit, item: ServiceItem) -> NoticeRow:
        where = self._hall.where()
        return NoticeRow(
            id=new_id(),
            visit=visit.id,
            code=self._free_code(),
            item=item.code,
            version=self._hall.catalogue.version,
            answers=dump_answers(visit),
            until=where.day + timedelta(days=RESUME_DAYS),
            at=where.at,
            device=where.device,
            more=tuple(part.item.code for part in visit.others),
        )

    def _free_code(self) -> str:
        for _ in range(_TRIES):
            code = new_code(secrets.randbelow)
            if self._hall.store.notices.by_code(code) is None:
                return code
        raise OurFault("no free resume code was found")

    @out_of_service
    def resume(self, typed: str) -> Resumed | NoSuchCode:
        """Return what a typed resume code brings back; only what was missing is asked again."""
        code = tidy(typed)
        if not is_code(code):
            return NoSuchCode("unreadable")
        row = self._hall.store.notices.by_code(code)
        if row is None:
            return NoSuchCode("unknown")
        if self._hall.where().day > row.until:
            return NoSuchCode("expired")
        return resumed(row.item, row.answers, self._hall.catalogue)
