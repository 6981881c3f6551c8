"""What a kiosk gave while it was cut off becomes the hall's, visit by visit: each in one transaction, once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain.appointments import AppointmentState
from kiosk.domain.cut_off import LIVE, CutOffState
from kiosk.domain.jobs import STANDS_THERE, JobState
from kiosk.domain.tickets import TicketState, place_behind
from kiosk.domain.verdict import Outcome
from kiosk.services.begun_cases import end_with_number
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.logs import logger
from kiosk.store.cut_off import Baggage
from kiosk.store.errors import OurFault
from kiosk.store.rows import CutOffRow, TicketRow
from kiosk.store.store import Store

OWNERLESS = timedelta(minutes=5)  # a slip still open after that has no owner: a living one holds it after three
_AS_LEFT = {JobState.PENDING: JobState.HELD, JobState.FAILED: JobState.HELD, JobState.SENT: JobState.UNCERTAIN}

_log = logger("cut-off")


@dataclass(frozen=True, slots=True)
class Settled:
    """What one settling came to: the numbers that the hall has now, and how many visits are still under way.

    `stuck` are visits that the hall's database does not take, by our fault, and why: they are tried again, and hold up
    nobody.
    """

    tickets: tuple[CutOffRow, ...]
    under_way: int
    stuck: Mapping[str, str]


class Settling:
    """Between a kiosk's own store and its hall; whatever is done twice, by whomever, is done once."""

    def __init__(self, hall: Hall, own: Store) -> None:
        self._hall, self._own = hall, own

    @out_of_service
    def settle(self) -> Settled:
        """Carry over every visit that has ended, in the order of their numbers."""
        busy = under_way(self._own, self._hall.clock())
        numbered = [row.visit for row in self._own.cut_off_tickets.to_settle(self._hall.site.id)]
        visits = dict.fromkeys([*numbered, *self._own.carried.visits()])
        found: list[CutOffRow] = []
        stuck: dict[str, str] = {}
        for visit in visits:
            if visit not in busy:
                try:
                    found += self._carry(visit)
                except OurFault as fault:
                    stuck[visit] = str(fault)
        return Settled(tuple(found), len(busy), stuck)

    def _carry(self, visit: str) -> list[CutOffRow]:
        row = self._own.cut_off_tickets.of_visit(visit) if visit else None
        baggage = self._own.carried.of(visit)
        for job in baggage["PrintJob"]:
            job["state"] = _AS_LEFT.get(JobState(job["state"]), JobState(job["state"])).value
        with self._hall.store.writing():
            if row is None:
                self._hall.store.carried.put(baggage)
            else:
                row = self._hall.store.cut_off_tickets.get(row.ticket) or self._given(row, baggage)
                ticket = self._hall.store.tickets.get(row.ticket)
                if ticket is None:
                    raise OurFault(f"{row.number}: another ticket of the hall has this number")
                self._hall.store.carried.put(_renamed(baggage, visit, ticket.visit))
        with self._own.writing():
            if row is not None:
                self._own.cut_off_tickets.settle(row.ticket, row.state, row.other, self._hall.clock())
            self._own.carried.sent(baggage, self._hall.clock())
        return [row] if row is not None else []

    def _given(self, row: CutOffRow, baggage: Baggage) -> CutOffRow:
        """Give the hall a number that it does not have yet; return what became of it."""
        before = self._hall.store.tickets.of_visit(row.visit)
        other = ""
        if before is not None:
            _renamed(baggage, row.visit, _beside(row.visit))
            other = self._taken_back(before)
        for ticket in baggage["Ticket"]:
            ticket["place"] = self._place(row, ticket["queue"])
        self._hall.store.carried.put(baggage)
        other = self._use_code(row) or self._use_booking(row) or other
        settled = replace(row, state=CutOffState.DOUBLE if other else CutOffState.SETTLED, other=other)
        if other:
            _log.warning("a visitor may have two numbers", number=row.number, ticket=row.ticket, other=other)
        self._hall.store.cut_off_tickets.add(settled, self._hall.site.id, self._hall.clock())
        return settled

    def _taken_back(self, before: TicketRow) -> str:
        """Make a number void that nobody was shown: the line was lost between its commit and the answer.

        Return the ticket where it was called meanwhile, so that somebody looks; else an empty text.
        """
        if before.state is not TicketState.WAITING:
            return before.id
        where, journal = self._hall.where(), self._hall.store.journal
        self._hall.store.tickets.change(before, TicketState.VOID, where)
        job = journal.get(journal.of_subject(before.id))
        if job is not None and job.state in (JobState.PENDING, JobState.FAILED):
            journal.to(job, JobState.HELD, where, owner="", reason="cut off")
        return ""

    def _place(self, row: CutOffRow, queue: str) -> float:
        """Return the place behind who came before: two machines' clocks are all that can tell."""
        then = replace(self._hall.where(), day=row.day, at=row.at)
        return place_behind(self._hall.store.carried.last_place(then, queue))

    def _use_code(self, row: CutOffRow) -> str:
        """Use the pre-review up that a number was given for; return the other ticket where one has done so."""
        pre_review = self._own.pre_reviews.of_ticket(row.ticket)
        reviews, where = self._hall.store.pre_reviews, replace(self._hall.where(), at=row.at)
        if not pre_review or reviews.use(pre_review, row.ticket, where):
            return ""
        other = self._hall.store.tickets.get(reviews.used_by(pre_review))
        if other is None or other.id == row.ticket:
            return ""
        if other.state in LIVE:
            return other.id
        reviews.pass_on(pre_review, row.ticket, where)
        return ""

    def _use_booking(self, row: CutOffRow) -> str:
        """Give an appointment its number; return the other ticket where it has one that counts."""
        kept = self._own.appointments.of_ticket(row.ticket)
        rooms, where = self._hall.store, replace(self._hall.where(), at=row.at)
        booked = rooms.appointments.get(kept.id) if kept is not None else None
        if kept is None or booked is None or booked.state is AppointmentState.WITHDRAWN:
            return ""
        if booked.state is AppointmentState.NUMBERED:
            other = rooms.tickets.get(booked.ticket)
            if other is not None and other.state in LIVE:
                return other.id
            booked = rooms.appointments.move(booked, AppointmentState.ARRIVED, booked.arrived)
        if booked is not None:
            rooms.appointments.move(booked, AppointmentState.NUMBERED, kept.arrived or where.at, row.ticket)
        given = rooms.tickets.get(row.ticket)
        outcome = Outcome(given.outcome) if given is not None and given.outcome else None
        end_with_number(self._hall, kept.id, row.ticket, outcome)
        return ""


def under_way(own: Store, now: datetime) -> set[str]:
    """Return the visits whose visitor may still stand at the kiosk, or whose slip is still on its way."""
    return own.carried.busy(now - STANDS_THERE, now - OWNERLESS)


def _beside(visit: str) -> str:
    """Return the id of a visit's second row, where the hall has given its first a number that nobody saw."""
    return hashlib.sha256(f"{visit} cut off".encode()).hexdigest()[:32]


def _renamed(baggage: Baggage, visit: str, to: str) -> Baggage:
    for rows in baggage.values():
        for row in rows:
            for column in ("id", "visit"):
                if row.get(column) == visit:
                    row[column] = to
    return baggage
