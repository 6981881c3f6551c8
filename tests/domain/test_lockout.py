"""Whoever guesses PINs waits longer each time, whatever is done to the clock; who mistyped never waits for ever."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.domain.lockout import OPEN, Lock, failed, looked_at, pause_after, wait

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
NOTHING = timedelta(0)
SPANS = st.integers(0, 40_000).map(lambda seconds: timedelta(seconds=seconds))


def after(failures: int, at: datetime = NOON) -> Lock:
    """Return the lock after so many failures at one moment."""
    lock = OPEN
    for _ in range(failures):
        lock = failed(lock, at)
    return lock


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 15), (6, 30), (7, 60), (10, 480), (14, 7680), (15, None), (40, None)]
)
def test_the_fifth_failure_costs_15_seconds_each_further_one_twice_as_much_and_the_fifteenth_a_supervisor(
    failures: int, seconds: int | None
) -> None:
    found = wait(after(failures), NOON)
    assert found == (None if seconds is None else timedelta(seconds=seconds))
    if seconds:
        assert wait(after(failures), NOON + timedelta(seconds=seconds - 1)) == timedelta(seconds=1)
        assert wait(after(failures), NOON + timedelta(seconds=seconds)) == NOTHING


def test_a_clock_set_back_by_a_day_does_not_make_a_day_of_it() -> None:
    lock, yesterday = after(6), NOON - timedelta(days=1)
    assert wait(lock, yesterday) == timedelta(seconds=30)  # begun anew, not a day and 30 seconds
    lock = looked_at(lock, yesterday)
    assert wait(lock, yesterday + timedelta(seconds=29)) == timedelta(seconds=1)
    assert wait(lock, yesterday + timedelta(seconds=30)) == NOTHING


def test_a_clock_put_right_again_does_not_open_what_was_shut() -> None:
    lock = looked_at(after(10), NOON - timedelta(days=1))  # somebody tried while it was wrong
    assert wait(lock, NOON + timedelta(seconds=5)) == timedelta(seconds=475)


def test_a_failure_while_the_clock_was_wrong_is_not_a_day_old_when_it_is_put_right() -> None:
    lock, yesterday = looked_at(after(9), NOON - timedelta(days=1)), NOON - timedelta(days=1)
    lock = failed(lock, yesterday + pause_after(9))
    assert wait(lock, yesterday + pause_after(9)) == timedelta(seconds=480)
    assert wait(lock, NOON + pause_after(9)) == timedelta(seconds=240)


@dataclass
class Machine:
    """A machine in true time, whose clock is behind by `behind`."""

    true: datetime = NOON
    behind: timedelta = NOTHING

    @property
    def clock(self) -> datetime:
        """What it shows."""
        return self.true - self.behind


@example(
    5, [(NOTHING, "back", timedelta(seconds=16)), (NOTHING, "right", NOTHING), (NOTHING, "back", timedelta(seconds=1))]
)
@given(st.integers(5, 14), st.lists(st.tuples(SPANS, st.sampled_from(["on", "back", "right"]), SPANS), max_size=12))
def test_no_setting_back_shortens_the_pause_under_way(
    failures: int, life: list[tuple[timedelta, str, timedelta]]
) -> None:
    machine, lock = Machine(), after(failures)
    for passed, happens, span in life:
        machine.true += passed
        if happens == "back":
            machine.behind += span
        elif happens == "right":
            machine.behind = NOTHING
        if wait(lock, machine.clock) == NOTHING:
            assert machine.true - NOON >= pause_after(failures)
        lock = looked_at(lock, machine.clock)


@given(st.integers(0, 14), st.lists(SPANS.flatmap(lambda s: st.sampled_from([s, -s])), max_size=12))
def test_whatever_the_clock_showed_nobody_waits_longer_than_two_pauses_or_for_ever(
    failures: int, jumps: list[timedelta]
) -> None:
    now, lock = NOON, OPEN
    for jump in jumps:
        now += jump
        lock = looked_at(lock, now)
        if lock.failures < failures:
            lock = failed(lock, now)
        left = wait(lock, now)
        assert left is not None
        assert left <= 2 * pause_after(lock.failures)
        # one who does nothing but wait as long as was said gets in
        assert wait(lock, now + left) == NOTHING


@given(st.integers(0, 30), SPANS)
def test_a_wait_only_grows_with_failures_and_only_shrinks_with_time(failures: int, passed: timedelta) -> None:
    fewer, more = (wait(after(n), NOON + passed) for n in (failures, failures + 1))
    assert more is None or (fewer is not None and fewer <= more)
    later = wait(after(failures), NOON + 2 * passed)
    assert fewer is None or (later is not None and later <= fewer)
