"""Leased numbers: whatever is counted and leased in whatever order, no number is anybody's twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.numbers import Counted, leased


def counted(queue: Counted) -> Counted:
    """Give the next ordinary number, as the store's statement does."""
    after = queue.last + 1
    return replace(queue, last=queue.leased_to + 1 if queue.leased_from <= after <= queue.leased_to else after)


@given(st.lists(st.one_of(st.just(0), st.integers(1, 40)), max_size=60), st.integers(5, 60), st.integers(1, 12))
def test_no_number_is_given_and_leased_and_none_is_leased_twice(acts: list[int], top: int, size: int) -> None:
    queue, theirs = Counted(0), set[int]()
    ordinary: list[int] = []
    for many in acts:
        if many:
            for _ in range(many):
                queue = counted(queue)
                ordinary.append(queue.last)
        else:
            numbers, queue = leased(queue, top, size)
            assert len(numbers) == size
            assert not theirs.intersection(numbers)
            theirs |= set(numbers)
    assert not theirs.intersection(ordinary)
    assert sorted(set(ordinary)) == ordinary


def test_they_begin_at_the_top_of_the_range_and_the_queue_counts_on_behind_it() -> None:
    first, queue = leased(Counted(12), 999)
    second, queue = leased(queue, 999)

    assert (first, second) == (range(970, 1000), range(940, 970))
    assert counted(queue).last == 13
    assert counted(replace(queue, last=939)).last == 1000
