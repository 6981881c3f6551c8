"""The keys of one opened index, and the lists beside them in which letters and sounds are looked up.

Keys are numbered best first, so every list of them that stands in their order is ranked already, and whoever wants a
few of them reads no further.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from sys import intern
from typing import Any, NamedTuple

from kiosk.catalogue.indexing import NAME

WHOLE, FRONT, INSIDE, SOUND, GAPS = 0, 1, 2, 3, 4  # how well something matches a key, best first
FEW = 500  # keys that tell which letters go on; where there are more, a rare letter may stay pale, and works
LAST = "\x7f"  # comes after every letter


class Group(NamedTuple):
    """Keys that match in one way, best first, and what tells the letters that go straight on from there.

    A key that stands in a better group as well may come again; `again` tells of a group that all its keys do: they
    stand in a worse one too, so that whoever only counts may pass it over. `once` tells
    that no entry has two keys here.
    """

    level: int
    keys: Sequence[int]
    after: Callable[[], Iterable[str]] = set
    again: bool = False
    once: bool = False


class Keys:
    """Everything that the index keeps of each key, a column for each: thousands of small objects take their time."""

    def __init__(self, data: dict[str, Any]) -> None:
        columns = zip(*data["keys"], strict=True) if data["keys"] else [()] * 6
        entry, kind, words, letters, places, sounds = map(list, columns)
        self.words: list[str] = words
        self.letters: list[str] = letters
        self.entry, self.kind = array("i", entry), bytes(kind)
        self.places = {number: at for number, at in enumerate(places) if at}  # where a letter is not the next character
        self.names = {entry[number]: number for number in range(len(entry)) if kind[number] == NAME}
        self.spelt = [f" {spoken} " for spoken in sounds]
        self.pairs: dict[str, Sequence[int]] = {pair: array("i", numbers) for pair, numbers in data["pairs"].items()}
        self._by_letters: Sequence[int] = array("i", data["by_letters"])
        self.in_order = [self.letters[number] for number in self._by_letters]
        self._by_sounds: Sequence[int] = array("i", data["by_sounds"])
        self._spelt_in_order = [self.spelt[number] for number in self._by_sounds]

    @cached_property
    def sounds(self) -> list[tuple[str, ...]]:
        """The sounds of each letter; made with the first words that are spelt out."""
        return [tuple(map(intern, spelt.split())) for spelt in self.spelt]  # some 400 in all

    @cached_property
    def held(self) -> Sequence[int]:
        """Which letters each key has, as bits."""
        return array("L", map(letters_held, self.letters))

    def just(self, letters: str) -> list[int]:
        """Return the keys that have these letters and no others."""
        first = bisect_left(self.in_order, letters)
        return sorted(self._by_letters[first : bisect_right(self.in_order, letters, first)])

    def rarest(self, letters: str) -> Sequence[int]:
        """Return the keys that hold the rarest pair of `letters`; none where no key holds one of them."""
        return min([self.pairs.get(pair, ()) for pair in pairs_of(letters)], key=len, default=())

    def begun(self, letters: str) -> tuple[int, int]:
        """Return where those that begin with `letters` stand `in_order`."""
        return _beginning(self.in_order, letters)

    def between(self, first: int, last: int) -> list[int]:
        """Return the keys that stand there."""
        return sorted(self._by_letters[first:last])

    def begun_spelt(self, sounds: str) -> list[int]:
        """Return the keys that are spelt from `sounds` on: ` er shou f`."""
        first, last = _beginning(self._spelt_in_order, sounds)
        return sorted(self._by_sounds[first:last])


def _beginning(in_order: list[str], text: str) -> tuple[int, int]:
    first = bisect_left(in_order, text)
    return first, bisect_left(in_order, f"{text}{LAST}", first)


def pairs_of(letters: str) -> list[str]:
    """Return each two letters that stand side by side."""
    return [letters[i : i + 2] for i in range(len(letters) - 1)]


def letters_held(letters: str) -> int:
    """Return which characters are there, as bits; figures share those of letters, so that they are few and quick."""
    held = 0
    for letter in set(letters):
        held |= 1 << (ord(letter) & 31)
    return held
