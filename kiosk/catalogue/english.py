"""The English names of a catalogue, found by the beginnings of their words in any order."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from math import log

SEVERAL = 2  # words
LONGER = 0.002  # what each word of a name takes off, so that of two names that hold as much the shorter comes first
LEAST_LETTERS = 3  # fewer are initials of pinyin
LONG_WORD, ENDING = 6, 2  # letters; a long word's last ones say how it is bent or spelt: permits, license, renewal
_WORD = re.compile(r"[A-Z0-9]+")
_EMPTY = frozenset(
    {"A", "AN", "THE", "OF", "FOR", "TO", "IN", "ON", "MY", "AND", "OR", "I", "WANT", "NEED", "GET", "HOW"}
)


class EnglishNames:
    """Which entries hold which words; made when the first letters are typed, some milliseconds."""

    def __init__(self, names: Sequence[str]) -> None:
        held: dict[str, set[int]] = {}
        self._count: list[int] = []
        for entry, name in enumerate(names):
            words = set(words_of(name))
            self._count.append(len(words))
            for word in words:
                held.setdefault(word, set()).add(entry)
        self._words = sorted(held)
        self._held = held

    def find(self, typed: str) -> list[tuple[int, int]]:
        """Return the entries in whose name every typed word begins a word: (entry, words of it that were not typed)."""
        wanted = words_of(typed) or _WORD.findall(typed.upper())
        if not wanted or len("".join(wanted)) < LEAST_LETTERS:
            return []
        found = self._beginning_with(wanted[0])
        for word in wanted[1:]:
            found &= self._beginning_with(word)
        return [(entry, max(0, self._count[entry] - len(wanted))) for entry in found]

    def near(self, typed: str) -> list[tuple[float, int]]:
        """Return the entries that hold some of several typed words: (share of their weight, entry), best first.

        A word that few names hold weighs more; one that no name holds weighs as much as the rarest that one does.
        """
        wanted = words_of(typed)
        if len(wanted) < SEVERAL:
            return []
        shares: dict[int, float] = {}
        total = 0.0
        for word in wanted:
            found = self._beginning_with(word)
            weight = log((len(self._count) + 1) / (len(found) + 1)) + 1
            total += weight
            for entry in found:
                shares[entry] = shares.get(entry, 0.0) + weight
        near = [(share / total - self._count[entry] * LONGER, entry) for entry, share in shares.items()]
        return sorted(near, key=lambda found: (-found[0], found[1]))

    def _beginning_with(self, start: str) -> set[int]:
        found: set[int] = set()
        stem = start[:-ENDING] if len(start) >= LONG_WORD else start
        at = bisect_left(self._words, stem)
        while at < len(self._words) and self._words[at].startswith(stem):
            found |= self._held[self._words[at]]
            at += 1
        return found


def words_of(text: str) -> list[str]:
    """Return the words of an English text that mean something, in capitals."""
    return [word for word in _WORD.findall(text.upper()) if word not in _EMPTY]
