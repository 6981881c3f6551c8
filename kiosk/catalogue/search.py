"""The search behind the keypad of initials: an index made when a catalogue version is made, then only looked up.

A visitor types the first letter of each character (二手房转移 → ESFZY), of an official name, a short name or of what
people say (开饭店 → KFD). Letters left out in the middle are forgiven. What is found is ranked by how well it matched,
then by how often it is asked.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.domain.items import Catalogue

NAME, SHORT, SAID = 0, 1, 2  # what kind of words a key stands for
WHOLE, FRONT, INSIDE, GAPS = 0, 1, 2, 3  # how well letters match a key, best first
KEYPAD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
UNASKED = 1_000  # rank of an item that is not among the most wanted
ENOUGH = 8  # straight matches from which gaps are not looked for
FEWEST_FOR_GAPS = 3  # letters; two letters with a gap between them would be in nearly every name
MOST_SKIPPED = 8  # letters left out in the middle, in all
LONG_QUERY = 5  # letters from which one gap may be of any length (二手房转移 … 水电)
LONGEST = 24  # letters that are looked at

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


@dataclass(frozen=True, slots=True)
class _Key:
    """Words that an entry is found by."""

    entry: int
    kind: int
    words: str
    letters: str
    places: tuple[int, ...]  # of each letter in `words`; empty where they are simply one after the other


def build_index(catalogue: Catalogue) -> dict[str, Any]:
    """Return the index of a catalogue as JSON-able data; slow (it reads pinyin), so only for a new version."""
    from kiosk.catalogue.initials import initials

    entries: list[tuple[str, int]] = []
    keys: list[_Key] = []
    for code, wanted, words in _entries(catalogue):
        entries.append((code, wanted))
        for text, kind in {text: kind for kind, text in reversed(words) if text}.items():  # a name is no mere saying
            letters, places = initials(text)
            if letters:
                straight = places == list(range(len(places)))
                keys.append(_Key(len(entries) - 1, kind, text, letters, () if straight else tuple(places)))
    keys.sort(key=lambda key: (key.letters, key.entry, key.kind))
    pairs: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        for pair in sorted({key.letters[i : i + 2] for i in range(len(key.letters) - 1)}):
            pairs.setdefault(pair, []).append(number)
    return {
        "entries": entries,
        "keys": [[key.entry, key.kind, key.words, key.letters, list(key.places)] for key in keys],
        "pairs": pairs,
        "order": _order(keys, entries),
    }


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, int, list[tuple[int, str]]]]:
    for item in catalogue.items:
        said = [(SAID, word) for word in item.everyday]
        yield item.code, item.wanted or UNASKED, [(NAME, item.name.zh), (SHORT, item.short.zh), *said]
    for entry in catalogue.elsewhere:
        yield entry.code, UNASKED, [(NAME, entry.name.zh), *((SAID, word) for word in entry.everyday)]


def _order(keys: list[_Key], entries: list[tuple[str, int]]) -> list[int]:
    """Return the key numbers by what ranks them where they match equally well: names first, then how often asked."""

    def rank(number: int) -> tuple[bool, int, int, int]:
        key = keys[number]
        return key.kind == SAID, entries[key.entry][1], len(key.letters), key.entry

    return sorted(range(len(keys)), key=rank)


class Index:
    """What is looked up at every touch. It keeps the matches of the last query, since a screen asks thrice for one."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._entries: list[tuple[str, int]] = [(code, wanted) for code, wanted in data["entries"]]
        self._keys = [_Key(entry, kind, words, text, tuple(at)) for entry, kind, words, text, at in data["keys"]]
        self._letters = [key.letters for key in self._keys]
        self._entry = [key.entry for key in self._keys]
        self._holds = [_letters_held(letters) for letters in self._letters]
        self._pairs: dict[str, list[int]] = data["pairs"]
        self._order: list[int] = data["order"]
        self._rank = [0] * len(self._keys)
        for rank, number in enumerate(self._order):
            self._rank[number] = rank
        self._name = {key.entry: key for key in self._keys if key.kind == NAME}
        self._initials = {self._entries[entry][0]: key.letters for entry, key in self._name.items()}
        self._last: tuple[str, list[Match]] = ("", [])

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Index":
        """Return the index that `build_index` made."""
        return cls(data)

    # -- asked by screens ------------------------------------------------------------------------------------------

    def find(self, typed: str, limit: int) -> list[Hit]:
        """Return up to `limit` entries for typed letters (or for Chinese words), best first."""
        query = tidy(typed)
        best: dict[int, int] = {}  # entry → level and rank in one number
        size = len(self._keys)
        for level, number, _ in self._matches(query):
            score = level * size + self._rank[number]
            entry = self._entry[number]
            if score < best.get(entry, score + 1):
                best[entry] = score
        scores = sorted(best.values())[:limit]
        return [self._hit(score // size, self._keys[self._order[score % size]], query) for score in scores]

    def count(self, typed: str) -> int:
        """Return how many entries `find` would give without a limit."""
        return len({self._entry[number] for _, number, _ in self._matches(tidy(typed))})

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
        ends = {self._letters[number][end : end + 1] for _, number, end in self._matches(query)}
        return ends & set(KEYPAD)

    def nearest(self, typed: str, limit: int = 3) -> list[Hit]:
        """Return entries for letters that found nothing: the same with one slip of the finger, then its beginning.

        Where even that finds nothing, the most wanted entries, so that the screen never ends.
        """
        found: dict[int, Hit] = {}
        for near in _near(tidy(typed)):
            for level, number, _ in self._straight(near):
                key = self._keys[number]
                found.setdefault(key.entry, self._hit(level, key, near))
                if len(found) >= limit:
                    return list(found.values())
        for entry in sorted(range(len(self._entries)), key=lambda entry: self._entries[entry][1]):
            found.setdefault(entry, Hit(self._entries[entry][0], (), False))
            if len(found) >= limit:
                break
        return list(found.values())

    def _hit(self, level: int, key: _Key, query: str) -> Hit:
        said = key.words if key.kind == SAID else ""
        name = self._name.get(key.entry)
        marks = () if name is None or (said and len(query) == 1) else _marks(query, name)
        return Hit(self._entries[key.entry][0], marks, level == WHOLE, said)

    # -- how letters match -------------------------------------------------------------------------------------------

    def _matches(self, query: str) -> list[Match]:
        if self._last[0] != query:
            self._last = query, self._look_up(query) if query.isascii() else list(self._in_words(query))
        return self._last[1]

    def _look_up(self, query: str) -> list[Match]:
        """Return all matches of letters; gaps are looked for only where little matches straight."""
        if not query:
            return []
        found = list(self._straight(query))
        if len(query) < FEWEST_FOR_GAPS or len(found) >= ENOUGH:
            return found
        known = {number for _, number, _ in found}
        for number in self._may_hold(query) - known:
            if stretches := runs(query, self._letters[number]):
                found.append((GAPS, number, stretches[-1][1]))
        return found

    def _straight(self, query: str) -> Iterator[Match]:
        """Yield the keys that hold `query` in one piece, those that begin with it first; a key comes once."""
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

    def _in_words(self, query: str) -> Iterator[Match]:
        """Yield the keys whose words hold `query` as it is written."""
        for number, key in enumerate(self._keys):
            words = key.words.upper()
            at = words.find(query)
            if at >= 0:
                yield (WHOLE if words == query else FRONT if at == 0 else INSIDE), number, len(key.letters)


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


def _marks(query: str, name: _Key) -> tuple[tuple[int, int], ...]:
    """Return the characters of the official name to be shown as matched."""
    if not query.isascii():
        at = name.words.upper().find(query)
        return ((at, at + len(query)),) if at >= 0 else ()
    stretches = runs(query, name.letters)
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


def _near(query: str) -> Iterator[str]:
    """Yield `query` with two neighbours swapped, with one letter left out, then ever shorter beginnings."""
    for i in range(len(query) - 1):
        if query[i] != query[i + 1]:
            yield query[:i] + query[i + 1] + query[i] + query[i + 2 :]
    if len(query) > FEWEST_FOR_GAPS:
        yield from (query[:i] + query[i + 1 :] for i in range(len(query)))
    yield from (query[:end] for end in range(len(query) - 1, 1, -1))
