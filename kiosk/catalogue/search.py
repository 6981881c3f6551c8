"""The search behind keypad and keyboard: what `indexing` made once is only looked up.

A visitor types the first letter of each character (二手房转移 → ESFZY), its whole sound (ershoufang), both mixed, or
Chinese words, of an official name, a short name or of what people say (开饭店 → KFD). Letters left out in the middle,
characters of the same sound and fuzzy sounds are forgiven; what is written quite otherwise is looked for in `nearby`.
What is found is ranked by how well it matched, then by how often it is asked.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Any

from kiosk.catalogue.english import EnglishNames
from kiosk.catalogue.indexing import NAME, SAID, Key
from kiosk.catalogue.nearby import Near, Nearby, Piece, of_initials, of_letters, of_sounds, of_words
from kiosk.catalogue.sounds import MOST_READINGS, Syllables, spells
from kiosk.domain.text import NOTHING, Text

WHOLE, FRONT, INSIDE, SOUND, GAPS = 0, 1, 2, 3, 4  # how well letters match a key, best first
KEYPAD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ENOUGH = 8  # straight matches from which gaps are not looked for
FEWEST_FOR_GAPS = 3  # letters; two letters with a gap between them would be in nearly every name
MOST_SKIPPED = 8  # letters left out in the middle, in all
LONG_QUERY = 5  # letters from which one gap may be of any length (二手房转移 … 水电)
MOST_INITIALS_TYPED = 10  # more letters are whole syllables
JUDGED = 20  # near entries whose spelling is compared letter by letter
SHORTEST_BODY = 2  # characters; one names no department
LONGEST = 24  # letters that are looked at

_RUN = re.compile(r"[A-Z0-9]+|[^\x00-\x7f]+")

Match = tuple[int, int, int]  # level, key number, where in the key's letters the query ends


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found: the matched characters of its official name as ranges, `said` the words that matched instead.

    `exact` tells that all the letters of a name, or of what people say, were typed.
    """

    code: str
    marks: tuple[tuple[int, int], ...]
    exact: bool
    said: str = ""


class Index:
    """What is looked up at every touch. It keeps the matches of the last query, since a screen asks thrice for one."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._entries: list[tuple[str, int]] = [(code, wanted) for code, wanted in data["entries"]]
        self._keys = [
            Key(entry, kind, words, text, tuple(at), tuple(sounds.split(" ")))
            for entry, kind, words, text, at, sounds in data["keys"]
        ]
        self._letters = [key.letters for key in self._keys]
        self._entry = [key.entry for key in self._keys]
        self._holds = [_letters_held(letters) for letters in self._letters]
        self._pairs: dict[str, list[int]] = data["pairs"]
        self._order: list[int] = data["order"]
        self._rank = [0] * len(self._keys)
        for rank, number in enumerate(self._order):
            self._rank[number] = rank
        self._names = {key.entry: number for number, key in enumerate(self._keys) if key.kind == NAME}
        self._initials = {self._entries[entry][0]: self._letters[number] for entry, number in self._names.items()}
        self._bodies: dict[str, list[int]] = data["bodies"]
        self._asks: dict[str, tuple[str, str, list[str]]] = data["asks"]
        self._english: list[str] = data["english"]
        self._last: tuple[str, list[Match]] = ("", [])
        self._spoken: tuple[str, list[tuple[str, ...]]] = ("", [])

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Index":
        """Return the index that `build_index` made."""
        return cls(data)

    def prepare(self) -> None:
        """Make what is needed where letters match nothing: some 0.3 s, so ahead and on a thread of its own."""
        _ = self._syllables, self._english_names, self._nearby

    # -- asked by screens ------------------------------------------------------------------------------------------

    def find(self, typed: str, limit: int) -> list[Hit]:
        """Return up to `limit` entries for typed letters or words, best first."""
        best: dict[int, tuple[int, int]] = {}  # entry → level with rank in one number, key
        size = len(self._keys)
        for level, number, _ in self._matches(typed):
            score = level * size + self._rank[number]
            entry = self._entry[number]
            known = best.get(entry)
            if known is None or score < known[0]:
                best[entry] = score, number
        first = nsmallest(limit, best.values())
        hits = [self._hit(score // size, self._keys[number], tidy(typed)) for score, number in first]
        return self._asked_first(typed, hits)

    def search(self, typed: str, limit: int) -> list[Hit]:
        """Return what `find` does, and where nothing matches, what is near."""
        return self.find(typed, limit) or (self._near(typed, limit) if typed.strip() else [])

    def count(self, typed: str) -> int:
        """Return how many entries `find` would give without a limit."""
        return len({self._entry[number] for _, number, _ in self._matches(typed)})

    def asks(self, typed: str) -> Text:
        """Return what to ask where the typed word means several things; nothing where it does not."""
        asked = self._asked(typed)
        return Text(asked[0], asked[1]) if asked else NOTHING

    def initials_of(self, code: str) -> str:
        """Return the pinyin initials of an item's official name; empty where there is no such item."""
        return self._initials.get(code, "")

    def next_letters(self, typed: str) -> set[str]:
        """Return the letters that go straight on from what is found; the keypad shows the others pale.

        A pale letter works too: it may still find something by leaving letters out.
        """
        query = tidy(typed)
        if not query:
            return {letters[0] for letters in self._letters} & set(KEYPAD)
        ends = {self._letters[number][end : end + 1] for _, number, end in self._matches(typed) if end >= 0}
        return (ends | self._begun(query)) & set(KEYPAD)

    def nearest(self, typed: str, limit: int = 3) -> list[Hit]:
        """Return entries near to what found nothing; the most wanted where nothing is near: a screen never ends."""
        found = {hit.code: hit for hit in self._near(typed, limit)}
        for entry in sorted(range(len(self._entries)), key=lambda entry: self._entries[entry][1]):
            if len(found) >= limit:
                break
            found.setdefault(self._entries[entry][0], Hit(self._entries[entry][0], (), False))
        return list(found.values())

    def _hit(self, level: int, key: Key, query: str) -> Hit:
        said = key.words if key.kind == SAID else ""
        name = self._names.get(key.entry)
        marks = (
            () if name is None or (said and len(query) == 1) else _marks(query, self._keys[name], self._parts(query))
        )
        return Hit(self._entries[key.entry][0], marks, level == WHOLE, said)

    # -- words that mean several things ----------------------------------------------------------------------------

    def _asked(self, typed: str) -> tuple[str, str, list[str]] | None:
        query = tidy(typed)
        if not query.isascii():
            return self._asks.get(query)
        wholes = {self._keys[number].words for level, number, _ in self._matches(typed) if level == WHOLE}
        return next((self._asks[word] for word in sorted(wholes & self._asks.keys())), None)

    def _asked_first(self, typed: str, hits: list[Hit]) -> list[Hit]:
        """Put what an ambiguous word may mean in the order in which the hall asks."""
        asked = self._asked(typed)
        if asked is None:
            return hits
        order = {code: place for place, code in enumerate(asked[2])}
        return sorted(hits, key=lambda hit: order.get(hit.code, len(order)))

    # -- how letters match -------------------------------------------------------------------------------------------

    def _matches(self, typed: str) -> list[Match]:
        if self._last[0] != typed:
            query = tidy(typed)
            found = list(self._look_up(query, typed) if query.isascii() else self._in_words(query))
            self._last = typed, found
        return self._last[1]

    def _look_up(self, query: str, typed: str) -> list[Match]:
        """Return all matches of letters; gaps are looked for only where little matches straight."""
        if not query:
            return []
        found = [*self._straight(query), *self._by_sound(query), *self._in_english(typed)]
        if len(query) < FEWEST_FOR_GAPS or len(found) >= ENOUGH:
            return found
        known = {number for _, number, _ in found}
        if not found:
            found = list(self._by_sound(query, fuzzily=True))
        for number in self._may_hold(query) - known:
            if stretches := runs(query, self._letters[number]):
                found.append((GAPS, number, stretches[-1][1]))
        return found

    def _straight(self, query: str) -> Iterator[Match]:
        """Yield the keys that hold `query` in one piece, those that begin with it first; a key comes once."""
        if not query:
            return
        letters = self._letters
        first = number = bisect_left(letters, query)
        while number < len(letters) and letters[number].startswith(query):
            yield (WHOLE if letters[number] == query else FRONT), number, len(query)
            number += 1
        if len(query) == 1:
            return  # a single letter stands in nearly every name
        rarest = min((self._pairs.get(pair, []) for pair in _pairs(query)), key=len)
        for inside in rarest:
            if not first <= inside < number and (at := letters[inside].find(query)) >= 0:
                yield INSIDE, inside, at + len(query)

    def _may_hold(self, query: str) -> set[int]:
        """Return the keys with all letters of `query` and one of its pairs side by side, as few gaps always leave."""
        wanted, holds = _letters_held(query), self._holds
        near = {number for pair in _pairs(query) for number in self._pairs.get(pair, ())}
        return {number for number in near if holds[number] & wanted == wanted}

    # -- how sounds match --------------------------------------------------------------------------------------------

    @cached_property
    def _syllables(self) -> Syllables:
        return Syllables({sound for key in self._keys for sound in key.sounds})

    def _by_sound(self, query: str, *, fuzzily: bool = False) -> Iterator[Match]:
        """Yield the keys that are spelt by `query` in whole syllables, or in syllables and initials mixed."""
        known: set[int] = set()
        for parts in self._syllables.readings(query.lower(), fuzzily=True) if fuzzily else self._parts(query):
            for level, number, end in self._spelt(parts, fuzzily=fuzzily, begun=True):
                if number not in known:
                    known.add(number)
                    yield (SOUND if fuzzily else level), number, end if self._ended(parts, number, end) else -1

    def _spelt(self, parts: tuple[str, ...], *, fuzzily: bool, begun: bool) -> Iterator[Match]:
        for letters in _confused(parts) if fuzzily else [_firsts(parts)]:
            for level, number, end in self._straight(letters):
                sounds = self._keys[number].sounds
                if spells(parts, sounds, end - len(parts), fuzzily=fuzzily, begun=begun):
                    yield level, number, end

    def _ended(self, parts: tuple[str, ...], number: int, end: int) -> bool:
        """Tell whether the last of `parts` is no syllable that was only begun, so that another may follow."""
        return len(parts[-1]) == 1 or parts[-1] == self._keys[number].sounds[end - 1]

    def _begun(self, query: str) -> set[str]:
        """Return the letters that go on a syllable which is only begun."""
        found: set[str] = set()
        for parts in self._parts(query):
            for _, number, end in self._spelt(parts, fuzzily=False, begun=True):
                found.add(self._keys[number].sounds[end - 1][len(parts[-1]) : len(parts[-1]) + 1].upper())
        return found

    def _in_english(self, typed: str) -> Iterator[Match]:
        """Yield the names of entries whose English name has the typed words; all of them is whole."""
        for entry, left in self._english_names.find(typed):
            if (number := self._names.get(entry)) is not None:
                yield (WHOLE if left == 0 else INSIDE), number, len(self._letters[number])

    @cached_property
    def _english_names(self) -> EnglishNames:
        return EnglishNames(self._english)

    # -- how Chinese words match -------------------------------------------------------------------------------------

    def _in_words(self, query: str) -> Iterator[Match]:
        """Yield the keys whose words hold `query` as it is written, then those that sound like it."""
        known: set[int] = set()
        for number in self._holding(query):
            words = self._keys[number].words.upper()
            at = words.find(query)
            if at >= 0:
                known.add(number)
                yield (WHOLE if words == query else FRONT if at == 0 else INSIDE), number, len(self._letters[number])
        for entry in self._of_body(query):
            name = self._names.get(entry)
            if name is not None and name not in known:
                yield SOUND, name, len(self._letters[name])
        if known:
            return
        for parts in self._parts(query):
            for level, number, end in self._spelt(parts, fuzzily=True, begun=query[-1].isascii()):
                if number not in known:
                    known.add(number)
                    yield min(SOUND, level + 1), number, end

    def _holding(self, query: str) -> Iterable[int]:
        """Return the keys that hold the rarest character of `query`."""
        marks = self._characters
        return min((marks.get(c, ()) for c in query if not c.isascii()), key=len, default=())

    @cached_property
    def _characters(self) -> Mapping[str, Sequence[int]]:
        held: dict[str, array[int]] = {}
        for number, key in enumerate(self._keys):
            for character in set(key.words):
                if not character.isascii():
                    held.setdefault(character, array("i")).append(number)
        return held

    def _of_body(self, query: str) -> list[int]:
        if len(query) < SHORTEST_BODY:
            return []
        return [entry for name, entries in self._bodies.items() if query in name for entry in entries]

    def _parts(self, query: str) -> list[tuple[str, ...]]:
        """Return how letters, or Chinese words that may have letters between them, are spoken; the last is kept."""
        if self._spoken[0] != query:
            self._spoken = query, self._speak(query)
        return self._spoken[1]

    def _speak(self, query: str) -> list[tuple[str, ...]]:
        if query.isascii():
            return self._syllables.readings(query.lower())
        from kiosk.catalogue.initials import sounds_of  # Chinese is typed at a desk, never on the kiosk's keypad

        spoken: list[tuple[str, ...]] = [()]
        for run in _RUN.findall(query):
            if not run.isascii():
                ways = [sounds_of(run)[0]]
            else:
                ways = [tuple(run.lower()), *self._syllables.readings(run.lower(), fuzzily=True)]
            spoken = [(*before, *way) for before in spoken for way in ways][:MOST_READINGS]
        return spoken

    # -- what is near ------------------------------------------------------------------------------------------------

    def _near(self, typed: str, limit: int) -> list[Hit]:
        query = tidy(typed)
        english = self._near_in_english(typed, limit)
        if english:
            return english
        slips = self._slipped(query, limit)
        if len(slips) == limit:
            return slips
        known = {hit.code for hit in slips}
        return [*slips, *(hit for hit in self._nearest(query, limit) if hit.code not in known)][:limit]

    def _near_in_english(self, typed: str, limit: int) -> list[Hit]:
        """Return the entries whose English name holds some of several typed words."""
        if not typed.isascii():
            return []
        found = self._english_names.near(typed)[:limit]
        return [Hit(self._entries[entry][0], (), False) for _, entry in found]

    def _slipped(self, query: str, limit: int) -> list[Hit]:
        """Return what letters find with two neighbours swapped, or with one letter left out."""
        found: dict[int, tuple[int, int, str]] = {}
        initials = query.isascii() and len(query) <= MOST_INITIALS_TYPED
        for near in _slips(query) if initials else ():
            for level, number, _ in self._straight(near):
                score = level * len(self._keys) + self._rank[number], number, near
                entry = self._entry[number]
                found[entry] = min(found.get(entry, score), score)
        best = nsmallest(limit, found.values())
        return [self._hit(SOUND, self._keys[number], near) for _, number, near in best]

    def _nearest(self, query: str, limit: int) -> list[Hit]:
        best: dict[int, Near] = {}
        for pieces, length, spellings in self._pieces(query):
            found = self._nearby.find(pieces, length, max(limit, JUDGED))
            if query.isascii():
                found = self._nearby.spelt_alike(query.lower(), found[:JUDGED], spellings)
            for near in found:
                entry = self._entry[near.key]
                if entry not in best or near.share > best[entry].share:
                    best[entry] = near
        coarse = 1 if query.isascii() else 3  # spellings nearly as alike are ranked by how often they are asked
        first = nsmallest(limit, best.values(), key=lambda near: (-round(near.share, coarse), self._rank[near.key]))
        return [self._hit(GAPS + 1, self._keys[near.key], query) for near in first]

    def _pieces(self, query: str) -> list[tuple[list[Piece], int, Sequence[str]]]:
        """Return what a query is made of, for each way in which it may have been meant, and how long it is.

        The third is what it is a spelling of: the initials of each key, or nothing for whole syllables.
        """
        if query.isascii():
            small = query.lower()
            whole = list(of_letters(small)), len(small), ()
            initials = list(of_initials(small)), 3 * len(small), self._letters
            return [whole, initials] if len(small) <= MOST_INITIALS_TYPED else [whole]
        sounds = max(self._parts(query), key=lambda parts: -len(parts))
        return [([*of_words(query), *of_sounds(sounds)], len("".join(sounds)), ())]

    @cached_property
    def _nearby(self) -> Nearby:
        return Nearby(((key.entry, key.words, key.sounds) for key in self._keys), self._english)


def tidy(typed: str) -> str:
    """Return what was typed without blanks, in capitals, cut where nobody types on."""
    return "".join(typed.split()).upper()[:LONGEST]


def runs(query: str, letters: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `letters` that spell `query` in order, or nothing where too much lies between them.

    The longest stretch that fits comes first; one gap for three letters, two for five, and so on.
    """
    found: list[tuple[int, int]] = []
    done, start, most = 0, 0, (len(query) - 1) // 2
    while done < len(query):
        length = len(query) - done
        at = letters.find(query[done:], start)
        while at < 0 and length > 1:
            length -= 1
            at = letters.find(query[done : done + length], start)
        if at < 0 or len(found) > most:
            return ()
        found.append((at, at + length))
        done, start = done + length, at + length
    skipped = found[-1][1] - found[0][0] - len(query)
    far = skipped > MOST_SKIPPED and not (len(found) == 2 and len(query) >= LONG_QUERY)
    return () if far else tuple(found)


def _marks(query: str, name: Key, spoken: Sequence[tuple[str, ...]]) -> tuple[tuple[int, int], ...]:
    """Return the characters of the official name to be shown as matched."""
    if not query.isascii():
        at = name.words.upper().find(query)
        if at >= 0:
            return ((at, at + len(query)),)
    said = [query] if query.isascii() else []
    ways = (runs(letters, name.letters) for letters in (*said, *map(_firsts, spoken)) if letters)
    stretches = next((way for way in ways if way), ())
    if not name.places:
        return stretches
    return tuple((name.places[first], name.places[last - 1] + 1) for first, last in stretches)


def _letters_held(letters: str) -> int:
    """Return which characters are there, as bits."""
    held = 0
    for letter in set(letters):
        held |= 1 << ord(letter)
    return held


def _pairs(query: str) -> list[str]:
    return [query[i : i + 2] for i in range(len(query) - 1)]


def _firsts(parts: tuple[str, ...]) -> str:
    return "".join(part[0] for part in parts).upper()


def _confused(parts: tuple[str, ...]) -> list[str]:
    """Return the initials of `parts`, and those with n for l or l for n in one place."""
    letters = _firsts(parts)
    other = {"N": "L", "L": "N"}
    return [letters] + [letters[:i] + other[c] + letters[i + 1 :] for i, c in enumerate(letters) if c in other]


def _slips(query: str) -> Iterator[str]:
    """Yield `query` with two neighbours swapped, then with one letter left out."""
    for i in range(len(query) - 1):
        if query[i] != query[i + 1]:
            yield query[:i] + query[i + 1] + query[i] + query[i + 2 :]
    if len(query) > FEWEST_FOR_GAPS:
        yield from (query[:i] + query[i + 1 :] for i in range(len(query)))
