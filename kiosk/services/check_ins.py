"""Check-in by appointment: what its code opens at a kiosk, and the number that goes first within its slot."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from kiosk.domain.appointments import (
    AppointmentState,
    Coming,
    Slot,
    coming,
    folded,
    is_booking_code,
    opens,
    wrong_place,
)
from kiosk.domain.codes import LENGTH, is_code, strangers, tidy
from kiosk.domain.tickets import TicketState
from kiosk.domain.visit import Visit, Wish
from kiosk.services.answers import Booked, Closed, Issued, NoSuchCode, Resumed, Theirs
from kiosk.services.begun_cases import begun, end_with_number
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall, Kick, nobody
from kiosk.services.pre_reviews import PreReviews, UsedBefore
from kiosk.services.visits import Visits
from kiosk.store.rows import AppointmentRow, NewEvent, TicketRow

_TO_COME = (AppointmentState.BOOKED, AppointmentState.ARRIVED)
CHECKED_IN = "checked-in"  # the kind of an event: a number was given to somebody who is booked


class NumberedBefore(Exception):
    """The number is taken back with its transaction: this appointment got one elsewhere at the same moment."""


class CheckIns:
    """Opens codes of appointments, and gives each appointment one number."""

    def __init__(self, hall: Hall, kick: Kick = nobody) -> None:
        self._hall = hall
        self._kick = kick
        self._visits = Visits(hall)
        self._pre_reviews = PreReviews(hall)

    # -- codes ---------------------------------------------------------------------------------------------------

    @out_of_service
    def open(self, given: str) -> Booked | Issued | Resumed | NoSuchCode:
        """Return what a typed or scanned code of any kind opens; an appointment's checks its visitor in.

        Where a code opens nothing but one character of an appointment's, the answer says which; but only of codes that
        the hall made: in another system's, which have no check character, the next one is somebody else's.
        """
        booked = self.open_booking(given)
        if booked is not None:
            return booked
        found = self._pre_reviews.open(given)
        return self._resumed(given, found) if isinstance(found, Resumed) else self.meant(given, found)

    @out_of_service
    def meant(self, given: str, found: NoSuchCode) -> NoSuchCode:
        """Return what is said of a code that opens nothing, where it may have been an appointment's."""
        may_be_booked = found == NoSuchCode("unreadable") and is_booking_code(folded(given))
        if self._hall.cut_off and (may_be_booked or found == NoSuchCode("unknown")):
            return NoSuchCode("cut-off")
        if found.why not in ("unreadable", "unknown", "mistyped"):
            return found
        others = self._foreign()
        if others and is_booking_code(folded(given)) and _reads_foreign(tidy(given), others):
            return NoSuchCode("unknown")  # whole, and nobody's
        ours = {row.code for row in self._today() if self._may_come(row) and is_code(row.code)}
        place = wrong_place(folded(given), ours)
        if place is not None:
            return NoSuchCode("mistyped", (place - 1,))
        return found

    def _resumed(self, given: str, found: Resumed) -> Booked | Issued | Resumed | NoSuchCode:
        """Return what a code keeps; where it was made by appointment, as the appointment's visitor who checks in."""
        row = self._hall.store.appointments.get(found.appointment) if found.appointment else None
        if row is None or row.state not in _TO_COME or row.day < self._hall.where().day:
            return replace(found, appointment="")
        booked = self.check_in(row)
        if not isinstance(booked, Booked):
            return replace(found, appointment="")
        return replace(booked, begun=found.onto(Visit("", resumed=given)), withdrawn=found.withdrawn)

    def with_begun(self, booked: Booked) -> Booked:
        """Return an appointment with what the desk began of it: an open case, or a pre-review whose code is good."""
        case = begun(self._hall, booked.appointment)
        if case is not None:
            return replace(booked, begun=case.visit, withdrawn=case.gone)
        row = self._hall.store.pre_reviews.of_appointment(
            self._hall.site.id, booked.appointment, self._hall.where().day
        )
        found = self._pre_reviews.open(row.code) if row is not None else None
        if row is None or not isinstance(found, Resumed):
            return booked
        return replace(booked, begun=found.onto(Visit("", resumed=row.code)), withdrawn=found.withdrawn)

    @out_of_service
    def code_places(self) -> int:
        """Return how many characters today's longest code has that can be typed, 0 where all are the hall's own."""
        return max(map(len, self._foreign()), default=0)

    def _foreign(self) -> set[str]:
        """Return today's codes that another system gave."""
        return {row.code for row in self._today() if not is_code(row.code)}

    def open_booking(self, given: str) -> Booked | Issued | NoSuchCode | None:
        """Return what an appointment's code opens, None for a code of another kind."""
        row = self.find(given)
        if row is not None:
            booked = self.check_in(row)
            return self.with_begun(booked) if isinstance(booked, Booked) else booked
        elsewhere = self._hall.store.appointments.is_elsewhere(self._hall.site.id, folded(given))
        return NoSuchCode("foreign") if elsewhere else None

    @out_of_service
    def find(self, given: str) -> AppointmentRow | None:
        """Return the appointment of a code: today's, else the next to come, else the last that was; or None."""
        code, hall = folded(given), self._hall
        rows = hall.store.appointments.by_code(hall.site.id, code) if is_booking_code(code) else []
        rows = [row for row in rows if self._may_come(row)] or rows
        today = hall.where().day
        return next((row for row in rows if row.day >= today), rows[-1] if rows else None)

    def check_in(self, row: AppointmentRow) -> Booked | Issued | NoSuchCode:
        """Note that an appointment's visitor is here, unless it is too early or another day."""
        if row.state is AppointmentState.WITHDRAWN:
            return NoSuchCode("cancelled")
        ticket = self._ticket(row)
        if ticket is not None:
            return self._shown(ticket)
        if self._hall.cut_off and row.state is AppointmentState.NUMBERED:
            return NoSuchCode("cut-off")  # its number is the hall's
        booked = self.told(row)
        if booked is None:
            return NoSuchCode("booked-withdrawn")
        if row.state is AppointmentState.BOOKED and booked.how in (Coming.ON_TIME, Coming.LATE):
            self._hall.store.appointments.move(row, AppointmentState.ARRIVED, self._hall.where().at)
        return booked

    def told(self, row: AppointmentRow) -> Booked | None:
        """Return an appointment as people are told of it, without a check-in; None where its item is no longer."""
        item = self._hall.catalogue.find(row.item)
        if item is None:
            return None
        return Booked(row.id, item, self._local(row.slot), self._opens(row), self._coming(row), row.day)

    def _coming(self, row: AppointmentRow) -> Coming | None:
        """Tell how a visitor comes, by the moment of the check-in where there was one; None on another day."""
        if row.day != self._hall.where().day:
            return None
        return coming(row.slot, row.arrived or self._hall.where().at, self._hall.site.appointments)

    def _opens(self, row: AppointmentRow) -> datetime:
        return self._hall.local(opens(row.slot, self._hall.site.appointments))

    def _local(self, slot: Slot) -> Slot:
        return Slot(self._hall.local(slot.begins), self._hall.local(slot.ends))

    def _ticket(self, row: AppointmentRow) -> TicketRow | None:
        """Return the number of an appointment, None where there is none that counts."""
        found = self._hall.store.tickets.get(row.ticket) if row.ticket else None
        return None if found is None or found.state is TicketState.VOID else found

    def _shown(self, ticket: TicketRow) -> Issued | NoSuchCode:
        """Return a number that still counts, else what became of it."""
        if ticket.state is TicketState.DONE:
            return NoSuchCode("served")
        if ticket.day != self._hall.where().day:
            return NoSuchCode("passed")
        return NoSuchCode("missed") if ticket.state is TicketState.NO_SHOW else self._visits.again(ticket)

    def _today(self) -> list[AppointmentRow]:
        return self._hall.store.appointments.of_day(self._hall.site.id, self._hall.where().day)

    @staticmethod
    def _may_come(row: AppointmentRow) -> bool:
        return row.state is not AppointmentState.WITHDRAWN

    # -- numbers -------------------------------------------------------------------------------------------------

    @out_of_service
    def issue(self, visit: Visit, wish: Wish) -> Issued | Closed | Theirs | NoSuchCode:
        """Give the numbers of a visit by appointment; whoever has one of it gets the same again, wherever it was asked.

        For other items than its own an appointment is none. A pre-review that the visit opened as well is used up too.
        """
        return self._give(visit, lambda entitled: self._visits.issue(entitled, wish))

    @out_of_service
    def issue_ready(self, visit: Visit) -> Issued | Closed | Theirs | NoSuchCode:
        """Give the numbers for the items that are ready, and a notice of the others, as `Visits` does."""
        return self._give(visit, self._visits.issue_ready)

    def _give(
        self, visit: Visit, issue: Callable[[Visit], Issued | Closed | Theirs]
    ) -> Issued | Closed | Theirs | NoSuchCode:
        try:
            with self._hall.store.writing():
                had = self._had(visit)
                if had is not None:
                    return self._visits.again(had)
                issued = issue(self.entitled(visit))
                if isinstance(issued, Issued):
                    if self._knows(visit.appointment):  # else only the hall does: the number is an ordinary one
                        self.use(visit.appointment, issued.ticket)
                        end_with_number(self._hall, visit.appointment, issued.ticket, issued.outcome)
                    if visit.pre_review and not issued.again:
                        self._pre_reviews.use(visit.pre_review, issued.ticket)
        except UsedBefore:
            return NoSuchCode("used")
        except NumberedBefore:
            had = self._had(visit)
            if had is None:
                raise
            return self._visits.again(had)
        self._kick()
        return issued

    def _knows(self, appointment: str) -> bool:
        """Tell whether an appointment can be given its number here; cut off it may be one that was not heard of."""
        row = self._hall.store.appointments.get(appointment)
        return not self._hall.cut_off or (row is not None and row.state in _TO_COME)

    def _had(self, visit: Visit) -> TicketRow | None:
        booked = self._booked(visit)
        return self._ticket(booked[0]) if booked is not None else None

    def _booked(self, visit: Visit) -> tuple[AppointmentRow, int] | None:
        """Return a visit's appointment and the place of the item that it is for; None where it holds none such."""
        row = self._hall.store.appointments.get(visit.appointment) if visit.appointment else None
        held = [item.code for item in visit.items]
        place = next((held.index(code) for code in self._codes(row) if code in held), None) if row else None
        return (row, place) if row is not None and place is not None else None

    def _codes(self, row: AppointmentRow) -> tuple[str, ...]:
        """Return the items that an appointment is for: its own, then those its questions lead to at its windows."""
        item = self._hall.catalogue.find(row.item)
        led = [choice.leads_to for question in item.situations for choice in question.choices] if item else []
        found = (self._hall.catalogue.find(code) for code in led if code)
        return (row.item, *(other.code for other in found if other and other.queue == row.queue))

    def entitled(self, visit: Visit) -> Visit:
        """Return a visit as its appointment lets it wait: its item first, and within the slot for who came in time."""
        booked = self._booked(visit)
        if booked is None:
            return visit
        row, place = booked
        slot = row.slot if self._coming(row) is Coming.ON_TIME else None
        return replace(visit.beginning(place), slot=slot)

    def use(self, appointment: str, ticket: str) -> None:
        """Note an appointment's number in the transaction that gives it; raise `NumberedBefore` where it has one.

        A number for other items only, where its own was left or its queue gives none, does not use it up; nor does one
        of a day before.
        """
        hall, appointments = self._hall, self._hall.store.appointments
        row, given = appointments.get(appointment), hall.store.tickets.get(ticket)
        if row is not None and row.day > hall.where().day:
            return
        if row is not None and given is not None and set(given.items).isdisjoint(self._codes(row)):
            return
        if row is not None and row.state is AppointmentState.NUMBERED and self._ticket(row) is None:
            row = appointments.move(row, AppointmentState.ARRIVED, row.arrived)  # its number was taken back
        if row is None or row.state not in _TO_COME:
            raise NumberedBefore
        how = self._coming(row)
        if appointments.move(row, AppointmentState.NUMBERED, row.arrived or hall.where().at, ticket) is None:
            raise NumberedBefore
        said = json.dumps({"appointment": row.id, "how": how.value if how else Coming.LATE.value})
        visit = given.visit if given is not None else ""
        hall.store.events.add(NewEvent(CHECKED_IN, visit, row.queue, row.item, data=said), hall.where())

    def free(self, ticket: str) -> None:
        """Let an appointment whose number was taken back have another, in the transaction that takes it back."""
        row = self._hall.store.appointments.of_ticket(ticket)
        if row is not None:
            self._hall.store.appointments.move(row, AppointmentState.ARRIVED, row.arrived)


def _reads_foreign(typed: str, others: set[str]) -> bool:
    """Tell whether a code that opens nothing reads like another system's rather than one of the hall's, mistyped."""
    if len(typed) != LENGTH:
        return True
    alike = [code for code in others if len(code) == LENGTH]
    figures = typed.isdecimal() and any(map(str.isdecimal, alike))
    return bool(alike) and (figures or bool(strangers(typed)))
