"""A long list cut by its first letters, so that a finger narrows it instead of turning page after page."""

from collections import Counter
from collections.abc import Iterable


def letter_ranges(letters: Iterable[str], most: int) -> list[tuple[str, str]]:
    """Return at most `most` ranges of first letters (first, last), in order; a letter is never split.

    Of all the ways to cut, the one whose fullest range holds the fewest entries.
    """
    counts = sorted(Counter(letters).items())
    total = sum(count for _, count in counts)
    for room in range(max(1, -(-total // max(1, most))), total + 1):
        ranges = _packed(counts, room)
        if len(ranges) <= max(1, most):
            return ranges
    return []


def _packed(counts: list[tuple[str, int]], room: int) -> list[tuple[str, str]]:
    """Fill range after range up to `room` entries; one letter alone may hold more."""
    ranges: list[tuple[str, str]] = []
    used = room
    for letter, count in counts:
        if ranges and used + count <= room:
            ranges[-1] = (ranges[-1][0], letter)
            used += count
        else:
            ranges.append((letter, letter))
            used = count
    return ranges
