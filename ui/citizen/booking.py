"""What an opened appointment does to a visit: it begins at its item, or says first what is to be known of the time."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.appointments import Coming
from kiosk.domain.visit import Mode, Step, Visit
from kiosk.services.answers import Booked, Issued

if TYPE_CHECKING:
    from ui.citizen.journey import Journey


def take_up(journey: "Journey", answer: Booked | Issued) -> None:
    """Go on with what a code opened: the number that it already has, its item, or a word about the time."""
    if isinstance(answer, Issued):
        _show_again(journey, answer)
    elif answer.how is Coming.ON_TIME:
        begin(journey, answer)
    else:
        journey.booked = answer
        journey.moved.emit(journey.screen, True)


def begin(journey: "Journey", booked: Booked) -> None:
    """Begin at the first question that is still open, or at the verdict; one of another day is kept for that day."""
    journey.booked = None
    visit = _answered(journey, booked)
    journey.visit = replace(visit, appointment=booked.appointment if booked.how is not None else "")
    if booked.begun is None or visit.next_question() is not None or visit.unanswered():
        journey.ask_on()
    else:
        journey.go_through()


def _answered(journey: "Journey", booked: Booked) -> Visit:
    """Return the visit with what was answered before; on the appointment's day it is the visit that the desk began."""
    visit, begun = journey.visit, booked.begun
    if begun is None:
        return visit.choose(booked.item)
    journey.withdrawn = booked.withdrawn
    held = replace(visit.holding(begun), priority=begun.priority, pre_review=begun.pre_review, resumed=begun.resumed)
    return replace(held, id=begun.id) if begun.id and booked.how is not None else held


def look_up(journey: "Journey", booked: Booked) -> None:
    """Show what an appointment's item wants, with no number at the end; the appointment stays as it is."""
    journey.booked = None
    journey.visit = replace(_answered(journey, replace(booked, how=None)), mode=Mode.LOOK_UP)
    journey.go(Step.CHECKLIST if journey.visit.next_question() is None else Step.ITEM)


def _show_again(journey: "Journey", issued: Issued) -> None:
    """Show a number that its visitor already has; no second slip comes out, so that none is waited for."""
    journey.issued = replace(issued, job="")
    journey.visit = replace(journey.visit, id=issued.visit, step=Step.ISSUED)  # its end is that visit's end
    journey.moved.emit(journey.screen, True)
