"""Whom a window calls when some are booked, who is on time, and which character of a code looks wrong."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.appointments import (
    AFTER,
    AppointmentState,
    Coming,
    Slot,
    coming,
    folded,
    move,
    short_name,
    wrong_place,
)
from kiosk.domain.site import Tolerance
from kiosk.domain.tickets import Priority, Waiting, WrongMove, calls_before, next_call

NINE = datetime(2026, 5, 12, 1, 0, tzinfo=UTC)  # 09:00 in the hall


def minutes(count: int) -> datetime:
    """Return a time so many minutes after nine."""
    return NINE + timedelta(minutes=count)


def _ticket(number: int, kind: tuple[int, int]) -> Waiting:
    priority, slot = Priority(kind[0]), minutes(kind[1])
    return Waiting(f"t{number}", float(number), number, priority, slot if priority is Priority.BOOKED else None)


LINES = st.lists(st.tuples(st.sampled_from([0, 1, 2]), st.integers(0, 40)), max_size=24).map(
    lambda kinds: [_ticket(number, kind) for number, kind in enumerate(kinds, start=1)]
)


@given(LINES, st.booleans())
def test_while_windows_call_one_a_minute_every_booked_visitor_in_the_slot_goes_before_ordinary_ones_and_nobody_starves(
    line: list[Waiting], last_first: bool
) -> None:
    left, minute, last = list(line), 0, last_first
    while left:
        at = minutes(minute)
        chosen = next_call(left, last, at)
        assert chosen is not None
        first = [w for w in left if w.goes_first(at)]
        ordinary = [w for w in left if not w.goes_first(at)]
        if first and not last:
            assert chosen is first[0], "the first to come of those who go first"
        if last and ordinary:
            assert chosen is ordinary[0], "never two in a row before one who waits: nobody starves"
        last = chosen.goes_first(at)
        left.remove(chosen)
        minute += 1

    assert minute == len(line)


@given(LINES)
def test_a_booked_visitor_before_the_slot_waits_in_line_and_loses_no_place(line: list[Waiting]) -> None:
    early = [w for w in line if w.priority is not Priority.PRIORITY]
    at = minutes(-1)
    order = []
    while (chosen := next_call(early, False, at)) is not None:
        order.append(chosen.count)
        early.remove(chosen)

    assert order == sorted(order)


@given(LINES, st.integers(0, 60))
def test_what_a_booked_visitor_is_told_is_what_happens_where_nobody_comes_meanwhile(
    line: list[Waiting], now: int
) -> None:
    booked = [w for w in line if w.priority is Priority.BOOKED]
    for ticket in booked:
        others = [w for w in line if w is not ticket]
        told = calls_before(others, ticket, minutes(now))

        left, last, calls = list(line), True, 0
        then = max(minutes(now), ticket.slot or NINE)
        while (chosen := next_call(left, last, then)) is not ticket:
            assert chosen is not None
            last, calls = chosen.goes_first(then), calls + 1
            left.remove(chosen)
        assert told == calls


SLOT = Slot(minutes(30), minutes(60))  # 09:30–10:00
MOMENT = Slot(minutes(30), minutes(30))


@pytest.mark.parametrize(("slot", "at", "how"), [
    (SLOT, -1, Coming.EARLY),
    (SLOT, 0, Coming.ON_TIME),
    (SLOT, 75, Coming.ON_TIME),
    (SLOT, 76, Coming.LATE),
    (MOMENT, 45, Coming.ON_TIME),
    (MOMENT, 46, Coming.LATE),
])  # fmt: skip
def test_half_an_hour_early_to_a_quarter_of_an_hour_after_the_slot_is_on_time(slot: Slot, at: int, how: Coming) -> None:
    assert coming(slot, minutes(at), Tolerance()) is how


@given(st.sampled_from(AppointmentState), st.sampled_from(AppointmentState))
def test_an_appointment_goes_only_where_its_table_leads(state: AppointmentState, to: AppointmentState) -> None:
    if to in AFTER[state]:
        assert move(state, to) is to
    else:
        with pytest.raises(WrongMove):
            move(state, to)


def test_the_character_that_looks_wrong_is_told_only_where_one_code_is_meant() -> None:
    known = {folded("YY-2051-7733"), folded("730514")}

    assert wrong_place(folded("YY20517738"), known) == 10
    assert wrong_place("780514", known) == 2
    assert wrong_place("780515", known) is None  # two characters
    assert wrong_place("73051", known) is None  # one too few
    assert wrong_place("730514", {"730511", "730524"}) is None  # which of the two?
    assert folded("yy-2O5I") == folded("YY2051")


@pytest.mark.parametrize(("name", "kept"), [
    ("张三", "张*"), (" 欧阳 修 ", "欧*"), ("张*", "张*"), ("张＊＊", "张*"), ("Smith", "S*"), ("", ""), ("*", ""),
])  # fmt: skip
def test_a_name_is_kept_as_its_first_character(name: str, kept: str) -> None:
    assert short_name(name) == kept
