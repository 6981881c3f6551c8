"""A help agent's check with a code: made at the desk, and used once for a number at any kiosk of the hall."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.domain.cases import Case
from kiosk.domain.codes import LENGTH, is_code, near, new_code, strangers, tidy
from kiosk.domain.signed import Unreadable, hall_mark, read
from kiosk.domain.visit import Visit, Wish
from kiosk.services.answers import Closed, Issued, NoSuchCode, Resumed, Theirs
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall, Kick, nobody
from kiosk.services.kept_answers import dump_answers, resumed
from kiosk.services.notices import Notices
from kiosk.services.standby import next_printer
from kiosk.services.visits import Visits
from kiosk.store.errors import OurFault
from kiosk.store.rows import PreReviewRow
from kiosk.store.tickets import new_id

if TYPE_CHECKING:
    from kiosk.services.code_keys import CodeKeys

DAYS = 7  # how long a pre-review is good: papers and rules that were looked at stay true for a while, not for long
_TRIES = 5


class UsedBefore(Exception):
    """The number is taken back with its transaction: another kiosk was quicker."""


class PreReviews:
    """Makes pre-reviews, opens codes of every kind, and gives the number of one that was opened."""

    def __init__(self, hall: Hall, kick: Kick = nobody) -> None:
        self._hall = hall
        self._kick = kick
        self._visits = Visits(hall)
        self._notices = Notices(hall)

    @cached_property
    def _keys(self) -> "CodeKeys":
        from kiosk.services.code_keys import CodeKeys  # with the first scanned code: a start does without its library

        return CodeKeys(self._hall)

    def make(self, case: Case, agent: str) -> tuple[PreReviewRow, str]:
        """Store a case's check and its print job in the caller's transaction; return both, the job maybe empty."""
        visit, where = case.visit, self._hall.where()
        if visit.item is None:
            raise ValueError("a pre-review needs an item")
        booked = self._hall.store.appointments.get(visit.appointment) if visit.appointment else None
        until = max(where.day + timedelta(days=DAYS), booked.day if booked is not None else where.day)
        code = self._free_code()
        row = PreReviewRow(
            id=new_id(),
            visit=visit.id,
            code=code,
            signed=self._keys.sign(code, until),
            item=visit.item.code,
            version=self._hall.catalogue.version,
            answers=dump_answers(visit),
            until=until,
            agent=agent,
            at=where.at,
            used=False,
            more=tuple(part.item.code for part in visit.others),
        )
        return row, self._hall.store.pre_reviews.add(row, where, next_printer(self._hall))

    def _free_code(self) -> str:
        for _ in range(_TRIES):
            code = new_code(secrets.randbelow)
            if not self._is_kept(code):
                return code
        raise OurFault("no free code was found")

    @out_of_service
    def open(self, given: str) -> Resumed | NoSuchCode:
        """Return what a typed or scanned code brings back: a pre-review, or a visitor's own notice."""
        code: str | NoSuchCode = tidy(given)
        if len(tidy(given)) > LENGTH:
            code = self._scanned(given)
        if isinstance(code, NoSuchCode):
            return code
        if not is_code(code):
            return self._mistyped(code)
        row = self._hall.store.pre_reviews.by_code(code)
        return self._notices.resume(code) if row is None else self._checked(row)

    def _mistyped(self, code: str) -> NoSuchCode:
        """Say which character looks wrong, where the hall has one code alone that was meant.

        It helps nobody to guess: whoever is told has seven of eight characters, and the eighth is not said.
        """
        if len(code) != LENGTH:
            return NoSuchCode("unreadable")
        if strange := strangers(code):
            return NoSuchCode("mistyped", strange)
        meant = [places for other, places in near(code).items() if self._is_kept(other)]
        return NoSuchCode("mistyped", meant[0] if len(meant) == 1 else ())

    def _is_kept(self, code: str) -> bool:
        store = self._hall.store
        return store.pre_reviews.by_code(code) is not None or store.notices.by_code(code) is not None

    def _scanned(self, text: str) -> str | NoSuchCode:
        """Return the spoken code within a scanned one; signature and day need no network."""
        try:
            signed = read(text)
        except Unreadable:
            return NoSuchCode("unreadable")
        if signed.hall != hall_mark(self._hall.site.id):
            return NoSuchCode("foreign")
        if self._hall.where().day > signed.until:
            return NoSuchCode("expired")  # first: the key of an old code may be gone
        if self._keys.is_ours(signed):
            return signed.code
        newer = self._hall.cut_off and not self._keys.knows(signed.key)  # of which this kiosk has not heard
        return NoSuchCode("cut-off" if newer else "forged")

    def _checked(self, row: PreReviewRow) -> Resumed | NoSuchCode:
        if row.used:
            return NoSuchCode("used")
        if self._hall.where().day > row.until:
            return NoSuchCode("expired")
        kept = resumed(row.item, row.answers, self._hall.catalogue)
        return kept if isinstance(kept, NoSuchCode) else replace(kept, pre_review=row.id)

    @out_of_service
    def issue(self, visit: Visit, wish: Wish) -> Issued | Closed | Theirs | NoSuchCode:
        """Give the number of a pre-review that was opened, and use it up, both or neither."""
        return self._give(visit, lambda: self._visits.issue(visit, wish))

    @out_of_service
    def issue_ready(self, visit: Visit) -> Issued | Closed | Theirs | NoSuchCode:
        """Give the number for what is ready and a notice of the rest, as `Visits` does, and use the pre-review up.

        The rest comes back by the notice's own code.
        """
        return self._give(visit, lambda: self._visits.issue_ready(visit))

    def _give(
        self, visit: Visit, issue: Callable[[], Issued | Closed | Theirs]
    ) -> Issued | Closed | Theirs | NoSuchCode:
        try:
            with self._hall.store.writing():
                issued = issue()
                if isinstance(issued, Issued) and not issued.again:
                    self.use(visit.pre_review, issued.ticket)
        except UsedBefore:
            return NoSuchCode("used")
        self._kick()
        return issued

    def use(self, pre_review: str, ticket: str) -> None:
        """Use a pre-review up in the transaction that gives its ticket; raise `UsedBefore` where somebody has."""
        if not self._hall.store.pre_reviews.use(pre_review, ticket, self._hall.where()):
            raise UsedBefore
