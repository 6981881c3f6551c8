"""Appointments on both databases: moved on once, whoever asks at the same moment; and whom a window calls."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.appointments import AppointmentState, Slot
from kiosk.domain.tickets import Priority, WrongMove
from kiosk.store.rows import LIST, AppointmentRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.store.conftest import WHERE, in_threads, issue, ticket

SLOT = Slot(WHERE.at + timedelta(minutes=20), WHERE.at + timedelta(minutes=50))


def appointment(code: str = "730514", slot: Slot = SLOT) -> AppointmentRow:
    """Return an appointment that nobody has come for."""
    state = AppointmentState.BOOKED
    marks = frozenset({"ab", "cd"})
    return AppointmentRow(new_id(), WHERE.day, slot, code, "张*", "X", "F", LIST, state, marks=marks)


def _expected_are_those_without_a_number(store: Store) -> None:
    first, over, came = (appointment(code) for code in ("1111", "2222", "3333"))
    over = replace(over, slot=Slot(WHERE.at - timedelta(hours=1), WHERE.at - timedelta(minutes=16)))
    came = replace(came, slot=Slot(WHERE.at, WHERE.at))
    store.appointments.add([first, over, came], WHERE)
    store.appointments.move(came, AppointmentState.NUMBERED, WHERE.at, "t")
    since = WHERE.at - timedelta(minutes=15)

    assert store.appointments.expected(WHERE.site, WHERE.day, since) == {"F": SLOT.begins}
    assert store.appointments.next_expected(WHERE.site, WHERE.day, "F", since) == SLOT.begins
    assert store.appointments.next_expected(WHERE.site, WHERE.day, "A", since) is None
    assert store.appointments.expected("elsewhere", WHERE.day, since) == {}


def test_an_appointment_comes_back_as_it_was_stored_its_number_is_found_and_who_is_expected(store: Store) -> None:
    row = appointment()
    store.appointments.add([row], WHERE)
    assert store.appointments.of_day(WHERE.site, WHERE.day) == [row]

    given = issue(store, replace(ticket(priority=Priority.BOOKED), slot=SLOT))
    numbered = store.appointments.move(row, AppointmentState.NUMBERED, WHERE.at, given.id)

    assert numbered == replace(row, state=AppointmentState.NUMBERED, arrived=WHERE.at, ticket=given.id)
    assert store.appointments.of_ticket(given.id) == numbered
    assert store.appointments.by_code(WHERE.site, "730514") == [numbered]
    assert store.tickets.get(given.id) == given
    assert given.slot == SLOT
    with pytest.raises(WrongMove):
        store.appointments.move(row, AppointmentState.BOOKED)
    _expected_are_those_without_a_number(store)


def test_of_eight_that_check_one_in_at_the_same_moment_one_does(store: Store) -> None:
    row = appointment()
    store.appointments.add([row], WHERE)
    moved = in_threads(store, 8, lambda _: store.appointments.move(row, AppointmentState.ARRIVED, WHERE.at))

    assert len([each for each in moved if each is not None]) == 1


def test_a_window_calls_the_booked_from_their_slot_on_at_most_every_second(store: Store) -> None:
    for number in range(6):
        booked = number in (2, 3, 5)
        new = ticket(priority=Priority.BOOKED if booked else Priority.ORDINARY)
        issue(store, replace(new, slot=SLOT if booked else None))
    order = []
    for minute in (0, 20, 21, 22, 23, 24):
        row = store.tickets.call("F", "21", replace(WHERE, at=WHERE.at + timedelta(minutes=minute)))
        assert row is not None
        order.append(row.number)

    # before the slot in line; from it on F003, F004, F006 with an ordinary one between two of them
    assert order == ["F001", "F003", "F002", "F004", "F005", "F006"]
    assert store.tickets.crowd(WHERE.site, WHERE.day) == {}
