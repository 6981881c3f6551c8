"""The search behind the keypad of initials: an index made when a catalogue version is made, then only looked up.

A visitor types the first letter of each character (二手房转移 → ESFZY), of an official name, a short name or of what
people say (开饭店 → KFD). Letters left out in the middle are forgiven. What is found is ranked by how well it matched,
then by how often it is asked.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.domain.items import Catalogue

NAME, SHORT, SAID = 0, 1, 2  # what kind of words a key stands for
WHOLE, FRONT, INSIDE, GAPS = 0, 1, 2, 3  # how well letters match a key, best first
KEYPAD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
UNASKED = 1_000  # rank of an item that is not among the most wanted
FEWEST_FOR_GAPS = 3  # letters; two letters with a gap between them would be in nearly every name
LONGEST = 24  # letters that are looked at
MOST_SKIPPED = 8  # letters left out in the middle, in all
LONG_QUERY = 5  # letters from which one gap may be of any length (二手房转移 … 水电)


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
    entry: int
    kind: int
    words: str
    letters: str
    places: tuple[int, ...]  # of each letter in `words`; empty where they are simply one after the other


def build_index(catalogue: Catalogue) -> dict[str, Any]:
    """Return the index of a catalogue as JSON-able data; slow (it reads pinyin), so only for a new version."""
    from kiosk.catalogue.initials import initials

    entries: list[tuple[str, int]] = []
    keys: list[list[Any]] = []
    for code, wanted, words in _entries(catalogue):
        entries.append((code, wanted))
        seen: set[str] = set()
        for kind, text in words:
            if not text or text in seen:
                continue
            seen.add(text)
            letters, places = initials(text)
            if letters:
                straight = places == list(range(len(places)))
                keys.append([len(entries) - 1, kind, text, letters, [] if straight else places])
    return {"entries": entries, "keys": keys}


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, int, list[tuple[int, str]]]]:
    for item in catalogue.items:
        said = [(SAID, word) for word in item.everyday]
        yield item.code, item.wanted or UNASKED, [(NAME, item.name.zh), (SHORT, item.short.zh), *said]
    for entry in catalogue.elsewhere:
        yield entry.code, UNASKED, [(NAME, entry.name.zh), *((SAID, word) for word in entry.everyday)]


class Index:
    """What is looked up at every touch; nothing in it changes."""

    def __init__(self, entries: list[tuple[str, int]], keys: list[_Key]) -> None:
        self._entries = entries
        self._keys = sorted(keys, key=lambda key: key.letters)
        self._sorted = [key.letters for key in self._keys]
        self._of_entry: list[list[_Key]] = [[] for _ in entries]
        for key in self._keys:
            self._of_entry[key.entry].append(key)
        self._line = "\n" + "\n".join(self._sorted) + "\n"  # every key, to be searched in one go
        self._starts: list[int] = []
        at = 1
        for letters in self._sorted:
            self._starts.append(at)
            at += len(letters) + 1
        self._holding = self._keys_holding()

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Index":
        """Return the index that `build_index` made."""
        keys = [
            _Key(entry, kind, words, letters, tuple(places)) for entry, kind, words, letters, places in data["keys"]
        ]
        return cls([(code, wanted) for code, wanted in data["entries"]], keys)

    def _keys_holding(self) -> dict[str, int]:
        """Return for each letter the keys that hold it, as bits."""
        rows = {letter: bytearray(len(self._keys) // 8 + 1) for letter in {*"".join(self._sorted)}}
        for number, letters in enumerate(self._sorted):
            for letter in set(letters):
                rows[letter][number >> 3] |= 1 << (number & 7)
        return {letter: int.from_bytes(row, "little") for letter, row in rows.items()}

    # -- asked by screens ------------------------------------------------------------------------------------------

    def find(self, typed: str, limit: int) -> list[Hit]:
        """Return up to `limit` entries for typed letters (or for Chinese words), best first."""
        query = tidy(typed)
        if not query:
            return []
        ranked = self._ranked(query) if query.isascii() else self._in_words(query)
        return [self._hit(entry, level, key, query) for level, key, entry in ranked[:limit]]

    def count(self, typed: str) -> int:
        """Return how many entries `find` would give without a limit."""
        query = tidy(typed)
        return len(self._ranked(query) if query.isascii() else self._in_words(query)) if query else 0

    def next_letters(self, typed: str) -> set[str]:
        """Return the letters of the keypad that lead somewhere from here; the others are shown pale."""
        query = tidy(typed)
        return {letter for letter in KEYPAD if self._any(query + letter)}

    def nearest(self, typed: str, limit: int = 3) -> list[Hit]:
        """Return entries for letters that found nothing: the same with one, then two letters left out or swapped.

        Where even that finds nothing, the most wanted entries, so that the screen never ends.
        """
        query = tidy(typed)
        found: dict[str, Hit] = {}
        tried = {query}
        near = [query]
        while near and len(found) < limit and len(max(near, key=len)) > 1:
            near = [*dict.fromkeys(other for one in near for other in _one_slip(one) if other not in tried)]
            tried.update(near)
            hits = (hit for one in near if len(one) > 1 for hit in self.find(one, limit))
            for hit in sorted(hits, key=lambda hit: (not hit.exact, bool(hit.said))):
                found.setdefault(hit.code, hit)
            near = near[:8]
        for code, _ in sorted(self._entries, key=lambda entry: entry[1]):
            found.setdefault(code, Hit(code, (), False))
            if len(found) >= limit:
                break
        return list(found.values())[:limit]

    # -- how letters match -------------------------------------------------------------------------------------------

    def _ranked(self, query: str) -> list[tuple[int, _Key, int]]:
        """Return each entry's best match as (level, key, entry), best first."""
        best: dict[int, tuple[tuple[int, ...], _Key]] = {}
        for level, number in self._matches(query):
            key = self._keys[number]
            rank = (level, key.kind == SAID, self._entries[key.entry][1], len(key.letters), key.entry)
            if key.entry not in best or rank < best[key.entry][0]:
                best[key.entry] = rank, key
        ordered = sorted(best.values(), key=lambda found: found[0])
        return [(rank[0], key, key.entry) for rank, key in ordered]

    def _matches(self, query: str) -> Iterator[tuple[int, int]]:
        """Yield (level, key number), the better levels first; a key comes once."""
        first = bisect_left(self._sorted, query)
        number = first
        while number < len(self._sorted) and self._sorted[number].startswith(query):
            yield (WHOLE if self._sorted[number] == query else FRONT), number
            number += 1
        if len(query) == 1:
            return
        front = range(first, number)
        inside = set(front)
        at = self._line.find(query)
        while at >= 0:
            found = self._number_at(at)
            if found not in inside:
                inside.add(found)
                yield INSIDE, found
            at = self._line.find(query, self._starts[found] + len(self._sorted[found]))
        if len(query) >= FEWEST_FOR_GAPS:
            for found in self._may_hold(query):
                if found not in inside and runs(query, self._sorted[found]):
                    yield GAPS, found

    def _any(self, query: str) -> bool:
        """Tell whether anything matches, by the cheapest proof."""
        first = bisect_left(self._sorted, query)
        if first < len(self._sorted) and self._sorted[first].startswith(query):
            return True
        if len(query) > 1 and query in self._line:
            return True
        if len(query) < FEWEST_FOR_GAPS:
            return False
        return any(runs(query, self._sorted[found]) for found in self._may_hold(query))

    def _number_at(self, at: int) -> int:
        return bisect_left(self._starts, at + 1) - 1

    def _may_hold(self, query: str) -> Iterator[int]:
        """Yield the keys that hold every letter of `query`, in any order."""
        bits = self._holding.get(query[0], 0)
        for letter in query[1:]:
            bits &= self._holding.get(letter, 0)
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest

    def _in_words(self, query: str) -> list[tuple[int, _Key, int]]:
        """Return the entries whose words hold `query` as it is written."""
        best: dict[int, tuple[tuple[int, ...], _Key]] = {}
        for key in self._keys:
            at = key.words.upper().find(query)
            if at < 0:
                continue
            level = WHOLE if key.words.upper() == query else FRONT if at == 0 else INSIDE
            rank = (level, key.kind == SAID, self._entries[key.entry][1], len(key.words), key.entry)
            if key.entry not in best or rank < best[key.entry][0]:
                best[key.entry] = rank, key
        return [(rank[0], key, key.entry) for rank, key in sorted(best.values(), key=lambda found: found[0])]

    def _hit(self, entry: int, level: int, key: _Key, query: str) -> Hit:
        name = next(own for own in self._of_entry[entry] if own.kind == NAME)
        said = key.words if key.kind == SAID else ""
        marks = () if said and len(query) == 1 else _marks(query, name)
        return Hit(self._entries[entry][0], marks, level == WHOLE, said)


def tidy(typed: str) -> str:
    """Return what was typed without blanks, in capitals, cut where nobody types on."""
    return "".join(typed.split()).upper()[:LONGEST]


def runs(query: str, letters: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `letters` that spell `query` in order, or nothing where too much lies between them.

    The longest stretch that fits comes first; one gap for three letters, two for five, and so on.
    """
    found: list[tuple[int, int]] = []
    done, start = 0, 0
    while done < len(query):
        length = len(query) - done
        at = -1
        while length and (at := letters.find(query[done : done + length], start)) < 0:
            length -= 1
        if at < 0 or len(found) > (len(query) - 1) // 2:
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


def _one_slip(query: str) -> Iterable[str]:
    """Yield `query` with two neighbours swapped, then with one letter left out."""
    for i in range(len(query) - 1):
        if query[i] != query[i + 1]:
            yield query[:i] + query[i + 1] + query[i] + query[i + 2 :]
    for i in range(len(query)):
        yield query[:i] + query[i + 1 :]
