"""A long list narrowed by first letters: every letter in exactly one range, no more ranges than there is room for."""

from collections import Counter
from string import ascii_uppercase

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ranges import letter_ranges

LETTERS = st.lists(st.sampled_from(ascii_uppercase), max_size=150)


@given(LETTERS, st.integers(1, 9))
def test_every_letter_lies_in_exactly_one_range(letters: list[str], most: int) -> None:
    ranges = letter_ranges(letters, most)
    assert len(ranges) <= most
    assert ranges == sorted(ranges)
    assert all(sum(a <= letter <= b for a, b in ranges) == 1 for letter in letters)


@given(LETTERS.filter(bool), st.integers(2, 9))
def test_the_fullest_range_is_no_fuller_than_it_must_be(letters: list[str], most: int) -> None:
    counts = Counter(letters)
    fullest = max(sum(counts[c] for c in counts if a <= c <= b) for a, b in letter_ranges(letters, most))
    assert fullest <= len(letters) / most + max(counts.values())


def test_one_letter_is_named_once() -> None:
    assert letter_ranges("AABBC", 2) == [("A", "A"), ("B", "C")]
