"""How words are typed by their sound: full pinyin, its beginnings, single initials and mixtures of them.

Fuzzy sounds are those that people of many regions do not tell apart: z/zh, c/ch, s/sh, n/l, an/ang, en/eng, in/ing.
"""

from collections.abc import Iterable
from functools import lru_cache

MOST_READINGS = 8  # ways to read one run of letters; more are never a person's meaning
MOST_INITIALS = 3  # single initials among whole syllables
_BEGINNINGS = {"zh": "z", "ch": "c", "sh": "s", "l": "n"}
_ENDINGS = {"ang": "an", "eng": "en", "ing": "in"}


@lru_cache(4096)
def fuzzy(sound: str) -> str:
    """Return the one spelling that all the fuzzy spellings of a syllable (small letters) share."""
    for long, short in _BEGINNINGS.items():
        if sound.startswith(long):
            sound = short + sound[len(long) :]
            break
    for long, short in _ENDINGS.items():
        if sound.endswith(long):
            return sound[: -len(long)] + short
    return sound


def spellings(sound: str) -> set[str]:
    """Return every way that a syllable is spelt by somebody who hears it fuzzily."""
    found = {sound}
    for long, short in _BEGINNINGS.items():
        for known in tuple(found):
            if known.startswith(long):
                found.add(short + known[len(long) :])
            elif known.startswith(short) and not known.startswith(short + "h"):
                found.add(long + known[len(short) :])
    for long, short in _ENDINGS.items():
        for known in tuple(found):
            if known.endswith(long):
                found.add(known[: -len(long)] + short)
            elif known.endswith(short):
                found.add(known[: -len(short)] + long)
    return found


class Syllables:
    """The syllables of a catalogue, and how a run of letters may be cut into them."""

    def __init__(self, sounds: Iterable[str]) -> None:
        known = {sound for sound in sounds if len(sound) > 1}
        self._known = _by_beginning(known)
        self._fuzzy = _by_beginning({spelt for sound in known for spelt in spellings(sound)})
        self._starts = {sound[:end] for sound in known for end in range(2, len(sound))}

    def readings(self, letters: str, *, fuzzily: bool = False) -> list[tuple[str, ...]]:
        """Return the ways to read small `letters`: whole syllables, single initials, at the end a syllable begun.

        Those with the fewest parts come first. Only initials is none of them: that is looked up as it stands.
        """
        known = self._fuzzy if fuzzily else self._known
        found = self._cut(letters, known, MOST_INITIALS, {})
        return sorted([parts for parts in found if len(parts) < len(letters)], key=len)

    def _cut(
        self, letters: str, known: "_Known", singles: int, cut: dict[tuple[int, int], list[tuple[str, ...]]]
    ) -> list[tuple[str, ...]]:
        """Return the first ways to read `letters`; `cut` keeps those of its endings, which are come to again."""
        if not letters:
            return [()]
        found = cut.get((len(letters), singles))
        if found is None:
            found = cut[len(letters), singles] = []
            syllables = known.get(letters[:2], ())
            if letters in self._starts and letters not in syllables:
                found.append((letters,))
            for syllable in syllables:
                if letters.startswith(syllable):
                    found += [(syllable, *rest) for rest in self._cut(letters[len(syllable) :], known, singles, cut)]
            if singles and len(found) < MOST_READINGS:
                found += [(letters[0], *rest) for rest in self._cut(letters[1:], known, singles - 1, cut)]
            del found[MOST_READINGS:]
        return found


_Known = dict[str, tuple[str, ...]]  # the first two letters → the syllables that begin so, the longest first


def _by_beginning(syllables: Iterable[str]) -> _Known:
    found: dict[str, list[str]] = {}
    for syllable in sorted(syllables, key=len, reverse=True):
        found.setdefault(syllable[:2], []).append(syllable)
    return {start: tuple(known) for start, known in found.items()}
