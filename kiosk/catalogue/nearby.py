"""What is near to words that match nothing: other order, a wrong or missing character, a slip of the finger.

Words are compared by the pieces that they share: characters and their pairs, sounds and their pairs, and, of what is
typed in letters, pairs and triples of letters. A piece that few entries hold weighs more.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import accumulate, chain, pairwise
from math import log
from typing import NamedTuple

from kiosk.catalogue.sounds import fuzzy

LEAST_SHARED = 0.3  # share of the weight of what was typed, below which nothing is near
AT_ONCE = 50  # keys that are judged before it is asked whether others can be nearer
MOST_LOOKED_AT = 3_000  # places where a piece is held; pieces that many entries hold come last and are left out
LONE, PAIR, SOUND, SOUNDS = 0.6, 1.6, 0.4, 1.0  # what a piece weighs
SHORT = 7  # letters
NEVER_SEEN = 0.5  # what a piece weighs that no entry holds, beside the rarest that one does
OF_KEY, OF_LENGTH, OF_ENTRY = 0.6, 0.15, 0.3  # a key's own share, how alike it is in length, all keys of its entry
OF_SPELLING = 0.75  # how alike whole spellings are, beside the shared pieces, where letters were typed


Piece = tuple[str, float]  # a piece of words and what it weighs beside the others


class Near(NamedTuple):
    """An entry and the key of it that comes nearest; `share` is what of the typed words it holds, at most 1."""

    share: float
    key: int


class Places:
    """Where each piece is held: all of it in one array, since thousands of small ones take twice the memory."""

    def __init__(self, held: "dict[str, array[int]]") -> None:
        self._pieces = sorted(held)
        self._all, self._ends = array("i"), array("i")
        for piece in self._pieces:
            self._all += held.pop(piece)
            self._ends.append(len(self._all))

    def of(self, piece: str) -> Sequence[int]:
        """Return the keys that hold `piece`, in their order; none where no key does."""
        at = bisect_left(self._pieces, piece)
        if at == len(self._pieces) or self._pieces[at] != piece:
            return ()
        return self._all[self._ends[at - 1] if at else 0 : self._ends[at]]


class Nearby:
    """The pieces of all keys; made when something is typed that matches nothing."""

    def __init__(self, keys: Iterable[tuple[int, str, tuple[str, ...]]], english: Sequence[str]) -> None:
        self._entry = array("i")
        self._spelt: list[str] = []
        held: dict[str, array[int]] = defaultdict(lambda: array("i"))
        firsts: dict[int, int] = {}
        for number, (entry, words, sounds) in enumerate(keys):
            spelt = "".join(sounds)
            self._entry.append(entry)
            self._spelt.append(spelt)
            firsts.setdefault(entry, number)
            initials = "".join([sound[0] for sound in sounds])
            pieces = chain(of_words(words), of_sounds(sounds), of_letters(spelt), of_initials(initials))
            pairs = [f"={a}{b}" for a, b in pairwise(spelt)]
            for piece in {*pairs, *(text for text, _ in pieces)}:
                held[piece].append(number)
        for entry, name in enumerate(english):
            if entry in firsts:
                for piece in {text for word in name.lower().split() for text, _ in of_letters(word)}:
                    held[piece].append(firsts[entry])
        self._places = Places(held)
        many = Counter(self._entry)
        self._by_entry = array("i", sorted(range(len(self._entry)), key=self._entry.__getitem__))
        self._starts = array("i", accumulate([many[entry] for entry in range(len(english))], initial=0))
        self._most = log(len(self._entry) + 1) + 1

    def sounding(self, parts: Sequence[str], *, begun: bool) -> Sequence[int]:
        """Return the keys that hold the rarest of `parts`, or of two of them in a row; the last may be `begun`."""
        sure = parts[:-1] if begun and len(parts) > 1 else parts
        heard = [fuzzy(part) if len(part) > 1 else "" for part in sure]
        whole = [f"~{sound}" for sound in heard if sound] + [f"~{a} {b}" for a, b in pairwise(heard) if a and b]
        rarest: Sequence[int] = ()
        for piece in whole:
            places = self._places.of(piece)
            if not places:
                return ()
            rarest = min(rarest or places, places, key=len)
        return rarest

    def find(self, pieces: Sequence[Piece], length: int, limit: int) -> list[Near]:
        """Return up to `limit` entries, nearest first; `length` is how many sounds (or letters) were typed."""
        of_piece: list[tuple[Sequence[int], float]] = [(self._places.of(text), sure) for text, sure in pieces]
        total, looked_at = 0.0, 0
        weighed: list[tuple[float, Sequence[int]]] = []
        for places, sure in sorted(of_piece, key=lambda held: len(held[0])):
            weight = sure * (self._most - log(len(places) + 1) if places else self._most * NEVER_SEEN)
            total += weight
            looked_at += len(places)
            if places and looked_at <= MOST_LOOKED_AT:
                weighed.append((weight, places))
        return self._best(weighed, total or 1.0, length, limit)

    def _best(
        self, weighed: Sequence[tuple[float, Sequence[int]]], total: float, length: int, limit: int
    ) -> list[Near]:
        held = [0.0] * len(self._spelt)  # of the weight, by each key
        for weight, places in weighed:
            for number in places:
                held[number] += weight
        least = total * LEAST_SHARED / 2
        hopeful = sorted([number for number in _may_hold(weighed, least) if held[number] >= least])
        hopeful.sort(key=held.__getitem__, reverse=True)
        of_entry: dict[int, float] = {}
        best: dict[int, Near] = {}
        for start in range(0, len(hopeful), AT_ONCE):
            if len(best) >= limit:
                last = nlargest(limit, best.values())[-1].share
                if held[hopeful[start]] * (OF_KEY + OF_LENGTH) + total * OF_ENTRY < last * total:
                    break  # no other can be nearer
            for number in hopeful[start : start + AT_ONCE]:
                entry = self._entry[number]
                if entry not in of_entry:
                    keys = self._by_entry[self._starts[entry] : self._starts[entry + 1]]
                    of_entry[entry] = min(total, sum(map(held.__getitem__, keys)))
                own = len(self._spelt[number])
                like = length / own if length < own else own / length
                share = (held[number] * (OF_KEY + OF_LENGTH * like) + OF_ENTRY * of_entry[entry]) / total
                if share >= LEAST_SHARED and (entry not in best or share > best[entry].share):
                    best[entry] = Near(share, number)
        return sorted(best.values(), key=lambda near: (-near.share, near.key))[:limit]

    def spelt_alike(self, typed: str, near: Iterable[Near], initials: Sequence[str] = ()) -> list[Near]:
        """Return what is near to typed small letters, judged by how alike the whole spellings (or `initials`) are."""
        judged = []
        alike = Alike(typed)
        for found in near:
            spelt = initials[found.key].lower() if initials else self._spelt[found.key]
            start = max(0, spelt.find(typed[:2]))  # what was typed may be a part of it
            share = alike.share(spelt[start : start + len(typed) + 1])
            judged.append(Near(OF_SPELLING * share + (1 - OF_SPELLING) * found.share, found.key))
        return judged


def _may_hold(weighed: Sequence[tuple[float, Sequence[int]]], least: float) -> set[int]:
    """Return the keys that may hold pieces of a weight of `least`: the last pieces alone, held by most, are too few."""
    left, lists = sum([weight for weight, _ in weighed]), []
    for weight, places in weighed:
        if left < least:
            break
        lists.append(places)
        left -= weight
    return set().union(*lists)


class Alike:
    """How much of a text stands in others in the same order: their longest common subsequence, on the bits of an int.

    (Hyyrö 2004; some microseconds a text, where `difflib` takes some fifty.)
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._places: dict[str, int] = {}
        for place, letter in enumerate(text):
            self._places[letter] = self._places.get(letter, 0) | 1 << place

    def share(self, other: str) -> float:
        """Return which part of both texts they share, 0 to 1."""
        every = (1 << self._length) - 1
        left = every
        for letter in other:
            held = left & self._places.get(letter, 0)
            left = (left + held) | (left - held)
        common = self._length - (left & every).bit_count()
        return 2 * common / (self._length + len(other))


def of_words(words: str) -> Iterator[Piece]:
    """Yield the characters of Chinese words and their pairs."""
    plain = [c for c in words.upper() if c.isalnum() and not c.isascii()]
    yield from ((c, LONE) for c in plain)
    yield from ((a + b, PAIR) for a, b in pairwise(plain))


def of_sounds(sounds: Sequence[str]) -> Iterator[Piece]:
    """Yield the sounds of words, fuzzily, and their pairs."""
    heard = [fuzzy(sound) for sound in sounds]
    yield from ((f"~{sound}", SOUND) for sound in heard)
    yield from ((f"~{a} {b}", SOUNDS) for a, b in pairwise(heard))


def of_letters(letters: str) -> Iterator[Piece]:
    """Yield the triples of a run of small letters; the pairs of a short one, which a slip leaves few triples."""
    yield from ((f"={letters[i : i + 3]}", SOUNDS) for i in range(len(letters) - 2))
    if len(letters) <= SHORT:
        yield from ((f"={letters[i : i + 2]}", SOUND) for i in range(len(letters) - 1))


def of_initials(letters: str) -> Iterator[Piece]:
    """Yield the pairs of a run of small initials, and the pairs with one left out between them."""
    yield from ((f";{letters[i : i + 2]}", SOUNDS) for i in range(len(letters) - 1))
    yield from ((f":{letters[i]}{letters[i + 2]}", SOUND) for i in range(len(letters) - 2))
