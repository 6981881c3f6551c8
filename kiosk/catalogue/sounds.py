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
        self._known = {sound for sound in sounds if len(sound) > 1}
        self._fuzzy = {spelt for sound in self._known for spelt in spellings(sound)}
        self._starts = {sound[:end] for sound in self._known for end in range(2, len(sound))}
        self._longest = max(map(len, self._known), default=1)

    def readings(self, letters: str, *, fuzzily: bool = False) -> list[tuple[str, ...]]:
        """Return the ways to read small `letters`: whole syllables, single initials, at the end a syllable begun.

        Those with the fewest parts come first. Only initials is none of them: that is looked up as it stands.
        """
        known = self._fuzzy if fuzzily else self._known
        found = self._cut(letters, known, MOST_INITIALS, {})
        return sorted((parts for parts in found if any(len(part) > 1 for part in parts)), key=len)

    def _cut(
        self, letters: str, known: set[str], singles: int, cut: dict[tuple[int, int], list[tuple[str, ...]]]
    ) -> list[tuple[str, ...]]:
        """Return the first ways to read `letters`; `cut` keeps those of its endings, which are come to again."""
        if not letters:
            return [()]
        found = cut.get((len(letters), singles))
        if found is None:
            found = cut[len(letters), singles] = []
            for length in range(min(self._longest, len(letters)), 1, -1):
                if letters[:length] in known or (length == len(letters) and letters in self._starts):
                    found += [(letters[:length], *rest) for rest in self._cut(letters[length:], known, singles, cut)]
            if singles:
                found += [(letters[0], *rest) for rest in self._cut(letters[1:], known, singles - 1, cut)]
            del found[MOST_READINGS:]
        return found


def spells(
    parts: tuple[str, ...], sounds: tuple[str, ...], start: int, *, fuzzily: bool = False, begun: bool = True
) -> bool:
    """Tell whether `parts` are the `sounds` from `start` on: initials by their letter, the last one maybe `begun`."""
    for place, part in enumerate(parts):
        sound = sounds[start + place]
        if len(part) == 1:
            if part != sound[0] and not (fuzzily and fuzzy(part) == fuzzy(sound)[0]):
                return False
        elif part != sound and not (fuzzily and fuzzy(part) == fuzzy(sound)):
            return begun and place == len(parts) - 1 and sound.startswith(part)
    return True
