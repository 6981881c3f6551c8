"""An appointment (预约): its states, when its visitor may check in, and which character of its code looks wrong."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from kiosk.domain.site import Tolerance
from kiosk.domain.tickets import WrongMove

FEWEST, MOST = 4, 24  # characters of a code that another system gave
_ALIKE = str.maketrans("OI", "01")  # whoever reads a code takes one for the other


class AppointmentState(Enum):
    """Where an appointment stands. Whoever does not come stays booked: a later hour makes it a no-show, nobody."""

    BOOKED = "booked"
    ARRIVED = "arrived"  # checked in, at the checklist
    NUMBERED = "numbered"  # holds a number
    WITHDRAWN = "withdrawn"  # taken out of the list


AFTER: dict[AppointmentState, frozenset[AppointmentState]] = {
    AppointmentState.BOOKED: frozenset(
        {AppointmentState.ARRIVED, AppointmentState.NUMBERED, AppointmentState.WITHDRAWN}
    ),
    AppointmentState.ARRIVED: frozenset({AppointmentState.NUMBERED, AppointmentState.BOOKED}),
    AppointmentState.NUMBERED: frozenset({AppointmentState.ARRIVED}),  # the number was taken back
    AppointmentState.WITHDRAWN: frozenset({AppointmentState.BOOKED}),
}


def move(state: AppointmentState, to: AppointmentState) -> AppointmentState:
    """Return `to` if an appointment may go there from `state`; raise `WrongMove` otherwise."""
    if to not in AFTER[state]:
        raise WrongMove(f"an appointment that is {state.value} cannot become {to.value}")
    return to


@dataclass(frozen=True, slots=True)
class Slot:
    """When somebody is booked, aware times; both are one where the list tells only a moment."""

    begins: datetime
    ends: datetime


class Coming(Enum):
    """How a visitor comes, by the slot and the site's tolerance."""

    EARLY = "early"
    ON_TIME = "on-time"
    LATE = "late"  # an ordinary visitor, never refused


def opens(slot: Slot, tolerance: Tolerance) -> datetime:
    """Return from when on the visitor of a slot may check in."""
    return slot.begins - timedelta(minutes=tolerance.early_minutes)


def closes(slot: Slot, tolerance: Tolerance) -> datetime:
    """Return until when (inclusive) the visitor of a slot is on time."""
    return slot.ends + timedelta(minutes=tolerance.late_minutes)


def coming(slot: Slot, at: datetime, tolerance: Tolerance) -> Coming:
    """Tell how one comes who checks in at `at`."""
    if at < opens(slot, tolerance):
        return Coming.EARLY
    return Coming.LATE if at > closes(slot, tolerance) else Coming.ON_TIME


def folded(code: str) -> str:
    """Return a code as it is compared: capitals and figures without dashes; O counts as 0, I as 1."""
    return "".join(character for character in code.upper() if character.isalnum()).translate(_ALIKE)


def is_booking_code(code: str) -> bool:
    """Tell whether a `folded` code is one that a list may have."""
    return FEWEST <= len(code) <= MOST and code.isascii()


def wrong_place(typed: str, codes: Collection[str]) -> int | None:
    """Return which character of a `folded` code (from 1) differs from the only known one that is so near; else None.

    Where several are near, nobody can say which was meant.
    """
    places = {found for code in codes if (found := _differs(typed, code)) is not None}
    return places.pop() if len(places) == 1 else None


def _differs(typed: str, code: str) -> int | None:
    if len(typed) != len(code):
        return None
    places = [at for at, (one, other) in enumerate(zip(typed, code, strict=True), start=1) if one != other]
    return places[0] if len(places) == 1 else None


def short_name(name: str) -> str:
    """Return a name as the hall keeps it: 张*. Empty where there is none, or a number in its place."""
    plain = name.strip(" \t\n\r　*＊")
    return f"{plain[0]}*" if plain[:1].isalpha() else ""
