"""What is near to words that match nothing: other order, a wrong or missing character, a slip of the finger.

Words are compared by the pieces that they share: characters and their pairs, sounds and their pairs, and, of what is
typed in letters, pairs and triples of letters. A piece that few entries hold weighs more.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from math import log
from typing import NamedTuple

from kiosk.catalogue.sounds import fuzzy

LEAST_SHARED = 0.3  # share of the weight of what was typed, below which nothing is near
MOST_LOOKED_AT = 5_000  # places where a piece is held; pieces that many entries hold come last and are left out
LONE, PAIR, SOUND, SOUNDS = 0.6, 1.6, 0.4, 1.0  # what a piece weighs
SHORT = 7  # letters
NEVER_SEEN = 0.5  # what a piece weighs that no entry holds, beside the rarest that one does
OF_KEY, OF_LENGTH, OF_ENTRY = 0.6, 0.15, 0.25  # a key's own share, how alike it is in length, all words of its entry
OF_SPELLING = 0.75  # how alike whole spellings are, beside the shared pieces, where letters were typed


class Piece(NamedTuple):
    """A piece of words and what it weighs beside the others."""

    text: str
    weight: float


class Near(NamedTuple):
    """An entry and the key of it that comes nearest; `share` is what of the typed words it holds, at most 1."""

    share: float
    key: int


class Nearby:
    """The pieces of all keys; made when something is typed that matches nothing."""

    def __init__(self, keys: Iterable[tuple[int, str, tuple[str, ...]]], english: Sequence[str]) -> None:
        self._entry: list[int] = []
        self._spelt: list[str] = []
        self._keys: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self._entries: dict[str, array[int]] = defaultdict(lambda: array("i"))
        firsts: dict[int, int] = {}
        for number, (entry, words, sounds) in enumerate(keys):
            self._entry.append(entry)
            self._spelt.append("".join(sounds))
            firsts.setdefault(entry, number)
            letters = "".join(sound[0] for sound in sounds)
            pieces = (of_words(words), of_sounds(sounds), of_letters("".join(sounds)), of_initials(letters))
            pairs = (f"={a}{b}" for a, b in pairwise("".join(sounds)))
            self._hold(number, (*pairs, *(piece.text for some in pieces for piece in some)))
        for entry, name in enumerate(english):
            if entry in firsts:
                words_of_name = name.lower().split()
                self._hold(firsts[entry], (piece.text for word in words_of_name for piece in of_letters(word)))
        self._keys, self._entries = dict(self._keys), dict(self._entries)
        self._most = log(len(self._entry) + 1) + 1

    def _hold(self, number: int, pieces: Iterable[str]) -> None:
        entry = self._entry[number]
        for piece in set(pieces):
            self._keys[piece].append(number)
            entries = self._entries[piece]
            if not entries or entries[-1] != entry:  # the keys of an entry need not stand together: some come twice
                entries.append(entry)

    def find(self, pieces: Sequence[Piece], length: int, limit: int) -> list[Near]:
        """Return up to `limit` entries, nearest first; `length` is how many sounds (or letters) were typed."""
        shares: dict[int, float] = defaultdict(float)
        of_entry: dict[int, float] = defaultdict(float)
        total, looked_at = 0.0, 0
        for piece in sorted(pieces, key=lambda piece: len(self._keys.get(piece.text, ()))):
            places = self._keys.get(piece.text, ())
            weight = piece.weight * (self._most - log(len(places) + 1) if places else self._most * NEVER_SEEN)
            total += weight
            looked_at += len(places)
            if looked_at <= MOST_LOOKED_AT:
                for number in places:
                    shares[number] += weight
                for entry in self._entries.get(piece.text, ()):
                    of_entry[entry] += weight
        return self._best(shares, of_entry, total or 1.0, length)[:limit]

    def _best(self, shares: dict[int, float], of_entry: dict[int, float], total: float, length: int) -> list[Near]:
        best: dict[int, Near] = {}
        least = total * LEAST_SHARED / 2
        for number, held in shares.items():
            if held < least:
                continue
            entry = self._entry[number]
            own = len(self._spelt[number])
            like = min(length, own) / max(length, own, 1)
            share = (held * (OF_KEY + OF_LENGTH * like) + OF_ENTRY * min(of_entry[entry], total)) / total
            if entry not in best or share > best[entry].share:
                best[entry] = Near(share, number)
        return sorted((near for near in best.values() if near.share >= LEAST_SHARED), key=lambda near: -near.share)

    def spelt_alike(self, typed: str, near: Iterable[Near], initials: Sequence[str] = ()) -> list[Near]:
        """Return what is near to typed small letters, judged by how alike the whole spellings (or `initials`) are."""
        judged = []
        for found in near:
            spelt = initials[found.key].lower() if initials else self._spelt[found.key]
            start = max(0, spelt.find(typed[:2]))  # what was typed may be a part of it
            alike = SequenceMatcher(None, typed, spelt[start : start + len(typed) + 1], False).ratio()
            judged.append(Near(OF_SPELLING * alike + (1 - OF_SPELLING) * found.share, found.key))
        return judged


def of_words(words: str) -> Iterator[Piece]:
    """Yield the characters of Chinese words and their pairs."""
    plain = [c for c in words.upper() if c.isalnum() and not c.isascii()]
    yield from (Piece(c, LONE) for c in plain)
    yield from (Piece(a + b, PAIR) for a, b in pairwise(plain))


def of_sounds(sounds: Sequence[str]) -> Iterator[Piece]:
    """Yield the sounds of words, fuzzily, and their pairs."""
    heard = [fuzzy(sound) for sound in sounds]
    yield from (Piece(f"~{sound}", SOUND) for sound in heard)
    yield from (Piece(f"~{a} {b}", SOUNDS) for a, b in pairwise(heard))


def of_letters(letters: str) -> Iterator[Piece]:
    """Yield the triples of a run of small letters; the pairs of a short one, which a slip leaves few triples."""
    yield from (Piece(f"={letters[i : i + 3]}", SOUNDS) for i in range(len(letters) - 2))
    if len(letters) <= SHORT:
        yield from (Piece(f"={letters[i : i + 2]}", SOUND) for i in range(len(letters) - 1))


def of_initials(letters: str) -> Iterator[Piece]:
    """Yield the pairs of a run of small initials, and the pairs with one left out between them."""
    yield from (Piece(f";{letters[i : i + 2]}", SOUNDS) for i in range(len(letters) - 1))
    yield from (Piece(f":{letters[i]}{letters[i + 2]}", SOUND) for i in range(len(letters) - 2))
