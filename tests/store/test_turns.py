"""Whose turn it is: windows that call at once, priority, those who missed the call, and a clock that is set back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.tickets import Priority, TicketState
from kiosk.store.rows import Where
from kiosk.store.store import Store
from tests.store.conftest import WHERE, in_threads, issue, ticket


def test_eight_windows_calling_at_once_never_get_one_visitor(store: Store) -> None:
    for _ in range(5):
        issue(store)
    called = [row.number for row in in_threads(store, 8, lambda n: store.tickets.call("F", str(n), WHERE)) if row]

    assert sorted(called) == ["F001", "F002", "F003", "F004", "F005"]


def test_priority_goes_first_but_at_most_every_second(store: Store) -> None:
    for priority in (Priority.ORDINARY, Priority.ORDINARY, Priority.PRIORITY, Priority.PRIORITY):
        issue(store, ticket(priority=priority))
    order = []
    for minute in range(4):
        row = store.tickets.call("F", "21", replace(WHERE, at=WHERE.at + timedelta(minutes=minute)))
        assert row is not None
        order.append(row.number)

    assert order == ["F003", "F001", "F004", "F002"]


def test_one_who_missed_the_call_waits_three_places_back(store: Store) -> None:
    for _ in range(6):
        issue(store)
    missed = store.tickets.call("F", "21", WHERE)
    assert missed is not None
    gone = store.tickets.change(missed, TicketState.NO_SHOW, WHERE)
    store.tickets.change(gone, TicketState.WAITING, WHERE)
    order = [row.number for _ in range(6) if (row := store.tickets.call("F", "21", WHERE)) is not None]

    assert order == ["F002", "F003", "F004", "F001", "F005", "F006"]


def minutes(count: int) -> Where:
    """Return the hall so many minutes later (or, below zero, earlier)."""
    return replace(WHERE, at=WHERE.at + timedelta(minutes=count))


def called(store: Store, where: Where = WHERE) -> str:
    """Call the next visitor and return the number."""
    row = store.tickets.call("F", "21", where)
    assert row is not None
    return row.number


def misses_the_call(store: Store) -> str:
    """Let the next visitor miss the call and come back; return the number."""
    row = store.tickets.call("F", "21", WHERE)
    assert row is not None
    store.tickets.change(store.tickets.change(row, TicketState.NO_SHOW, WHERE), TicketState.WAITING, WHERE)
    return row.number


def test_windows_that_call_at_once_while_others_come_back_never_get_one_visitor(store: Store) -> None:
    for _ in range(4):
        issue(store)
    assert misses_the_call(store) == "F001"
    numbers = [row.number for row in in_threads(store, 6, lambda n: store.tickets.call("F", str(n), WHERE)) if row]

    assert sorted(numbers) == ["F001", "F002", "F003", "F004"]


def test_a_clock_set_back_between_two_calls_keeps_the_turn_of_priority(store: Store) -> None:
    for priority in (Priority.ORDINARY, Priority.ORDINARY, Priority.PRIORITY, Priority.PRIORITY):
        issue(store, ticket(priority=priority))

    order = [called(store, minutes(at)) for at in (0, -60, -90, -90)]

    assert order == ["F003", "F001", "F004", "F002"]  # every second by priority, as on a clock that is right


@pytest.mark.parametrize(("behind", "order"), [
    (0, ["F001", "F002"]),
    (1, ["F002", "F001", "F003"]),
    (2, ["F002", "F003", "F001", "F004"]),
    (3, ["F002", "F003", "F004", "F001", "F005"]),
    (4, ["F002", "F003", "F004", "F001", "F005", "F006"]),
])  # fmt: skip
def test_one_who_comes_back_waits_behind_three_or_behind_all_and_before_whoever_comes_later(
    store: Store, behind: int, order: list[str]
) -> None:
    for _ in range(1 + behind):
        issue(store)
    assert misses_the_call(store) == "F001"
    issue(store)  # takes a number after that

    assert [called(store) for _ in order] == order


def test_two_who_come_back_one_after_the_other_keep_their_order(store: Store) -> None:
    for _ in range(3):
        issue(store)
    assert [misses_the_call(store), misses_the_call(store)] == ["F001", "F002"]

    assert [called(store) for _ in range(3)] == ["F003", "F001", "F002"]
