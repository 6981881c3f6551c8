"""What an opened appointment does to a visit: it begins at its item, or says first what is to be known of the time."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.appointments import Coming
from kiosk.domain.visit import Mode, Step
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
    """Begin at the questions of an appointment's item, or at its checklist; one of another day is kept for that day."""
    journey.booked = None
    visit = journey.visit.choose(booked.item)
    journey.visit = replace(visit, appointment=booked.appointment if booked.how is not None else "")
    journey.go(Step.CHECKLIST if journey.visit.next_question() is None else Step.ITEM)


def look_up(journey: "Journey", booked: Booked) -> None:
    """Show what an appointment's item wants, with no number at the end; the appointment stays as it is."""
    journey.booked = None
    journey.visit = replace(journey.visit.choose(booked.item), mode=Mode.LOOK_UP)
    journey.go(Step.CHECKLIST if journey.visit.next_question() is None else Step.ITEM)


def _show_again(journey: "Journey", issued: Issued) -> None:
    """Show a number that its visitor already has; no second slip comes out, so that none is waited for."""
    journey.issued = replace(issued, job="")
    journey.visit = replace(journey.visit, id=issued.visit, step=Step.ISSUED)  # its end is that visit's end
    journey.moved.emit(journey.screen, True)
