"""The search behind keypad and keyboard: what `indexing` made once is only looked up, by `matching`.

A visitor types the first letter of each character (二手房转移 → ESFZY), its whole sound (ershoufang), both mixed, or
Chinese words, of an official name, a short name or of what people say (开饭店 → KFD). Letters left out in the middle,
characters of the same sound and fuzzy sounds are forgiven; what is written quite otherwise is looked for in `nearby`.
What is found is ranked by how well it matched, then by how often it is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import merge, nsmallest
from itertools import chain
from typing import Any, NamedTuple

from kiosk.catalogue.indexing import SAID
from kiosk.catalogue.keys import GAPS, SOUND, WHOLE, Group
from kiosk.catalogue.letters import FEWEST_FOR_GAPS, runs
from kiosk.catalogue.matching import Matching, Meant, tidy
from kiosk.catalogue.nearby import Near, Piece, of_initials, of_letters, of_sounds, of_words
from kiosk.domain.text import NOTHING, Text

KEYPAD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_INITIALS_TYPED = 10  # more letters are whole syllables
JUDGED = 20  # near entries whose spelling is compared letter by letter
FEW_KEYS = 1_000  # of lists that are sorted sooner than merged


class Hit(NamedTuple):
    """One entry found: the matched characters of its official name as ranges, `said` the words that matched instead.

    `exact` tells that all the letters of a name, or of what people say, were typed.
    """

    code: str
    marks: tuple[tuple[int, int], ...]
    exact: bool
    said: str = ""


class Index:
    """What is looked up at every touch: letters, words, or an item's code from eight characters on."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._entries: list[tuple[str, int]] = [(code, wanted) for code, wanted in data["entries"]]
        self._asks: dict[str, tuple[str, str, list[str]]] = data["asks"]
        self._matching = Matching(data)
        self._keys = self._matching.keys
        names = self._keys.names.items()
        self._initials = {self._entries[entry][0]: self._keys.letters[number] for entry, number in names}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Index":
        """Return the index that `build_index` made."""
        return cls(data)

    def prepare(self) -> None:
        """Make what is needed where letters match nothing: some 0.3 s, so ahead and on a thread of its own."""
        self._matching.prepare()
        _ = self._most_wanted

    def prepare_words(self) -> None:
        """Make what Chinese words need as well: at a desk, since a kiosk's keypad has none; as much ahead."""
        self._matching.prepare_words()

    # -- asked by screens ------------------------------------------------------------------------------------------

    def find(self, typed: str, limit: int) -> list[Hit]:
        """Return up to `limit` entries for typed letters or words, best first."""
        query = tidy(typed)
        first = self._first(self._matches(typed), limit)
        meant = self._matching.meant(query) if first else []
        return self._asked_first(typed, [self._hit(query, meant, number, level) for level, number in first])

    def search(self, typed: str, limit: int) -> list[Hit]:
        """Return what `find` does, and where nothing matches, what is near."""
        return self.find(typed, limit) or (self._near(typed, limit) if typed.strip() else [])

    def count(self, typed: str) -> int:
        """Return how many entries `find` would give without a limit."""
        entry = self._keys.entry.__getitem__
        groups = [group for group in self._matches(typed) if not group.again]
        if len(groups) == 1 and groups[0].once:
            return len(groups[0].keys)
        lists = [group.keys for group in groups]
        return len(set(map(entry, lists[0] if len(lists) == 1 else set().union(*lists))))

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
        if not tidy(typed):
            return self._matching.letters.beginnings() & set(KEYPAD)
        return {letter for group in self._matches(typed) for letter in group.after()} & set(KEYPAD)

    def nearest(self, typed: str, limit: int = 3) -> list[Hit]:
        """Return entries near to what found nothing; the most wanted where nothing is near: a screen never ends."""
        found = {hit.code: hit for hit in self._near(typed, limit)}
        for code in self._most_wanted:
            if len(found) >= limit:
                break
            found.setdefault(code, Hit(code, (), False))
        return list(found.values())

    @cached_property
    def _most_wanted(self) -> list[str]:
        return [code for code, _ in sorted(self._entries, key=lambda entry: entry[1])]

    def _matches(self, typed: str) -> list[Group]:
        return self._matching.matches(typed)

    def _first(self, groups: Sequence[Group], limit: int) -> list[tuple[int, int]]:
        """Return the best key of each of the first `limit` entries, and its level."""
        levels: dict[int, list[Sequence[int]]] = defaultdict(list)
        for group in groups:
            levels[group.level].append(group.keys)
        entry, found = self._keys.entry, dict[int, tuple[int, int]]()
        for level, lists in levels.items():
            for number in _in_one(lists):
                if len(found) >= limit:
                    return list(found.values())
                if entry[number] not in found:
                    found[entry[number]] = level, number
        return list(found.values())

    def _hit(self, query: str, meant: Sequence[Meant], number: int, level: int) -> Hit:
        keys = self._keys
        entry = keys.entry[number]
        said = keys.words[number] if keys.kind[number] == SAID else ""
        marks = () if said and len(query) == 1 else self._marks(query, meant, entry)
        return Hit(self._entries[entry][0], marks, level == WHOLE, said)

    def _marks(self, query: str, meant: Sequence[Meant], entry: int) -> tuple[tuple[int, int], ...]:
        """Return the characters of the official name to be shown as matched."""
        keys = self._keys
        number = keys.names.get(entry)
        if number is None:
            return ()
        name, held = keys.letters[number], keys.held[number]
        if not query.isascii() and (at := keys.words[number].upper().find(query)) >= 0:
            return ((at, at + len(query)),)
        for letters, wanted in meant:
            if held & wanted == wanted and (stretches := runs(letters, name)):
                places = keys.places.get(number)
                return tuple([(places[a], places[b - 1] + 1) for a, b in stretches]) if places else stretches
        return ()

    # -- words that mean several things ----------------------------------------------------------------------------

    def _asked(self, typed: str) -> tuple[str, str, list[str]] | None:
        query = tidy(typed)
        if not query.isascii():
            return self._asks.get(query)
        words = self._keys.words
        wholes = {words[n] for group in self._matches(typed) if group.level == WHOLE for n in group.keys}
        return next((self._asks[word] for word in sorted(wholes & self._asks.keys())), None)

    def _asked_first(self, typed: str, hits: list[Hit]) -> list[Hit]:
        """Put what an ambiguous word may mean in the order in which the hall asks."""
        asked = self._asked(typed)
        if asked is None:
            return hits
        order = {code: place for place, code in enumerate(asked[2])}
        return sorted(hits, key=lambda hit: order.get(hit.code, len(order)))

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
        found = self._matching.english_names.near(typed)[:limit]
        return [Hit(self._entries[entry][0], (), False) for _, entry in found]

    def _slipped(self, query: str, limit: int) -> list[Hit]:
        """Return what letters find with two neighbours swapped, or with one letter left out."""
        found: dict[int, tuple[int, int, str]] = {}
        initials = query.isascii() and len(query) <= MOST_INITIALS_TYPED
        for near in _slips(query) if initials else ():
            for level, number in self._first(list(self._matching.letters.straight(near)), limit):
                best = level, number, near
                entry = self._keys.entry[number]
                found[entry] = min(found.get(entry, best), best)
        first = nsmallest(limit, found.values())
        return [self._hit(near, self._matching.meant(near), number, SOUND) for _, number, near in first]

    def _nearest(self, query: str, limit: int) -> list[Hit]:
        best: dict[int, Near] = {}
        nearby = self._matching.nearby
        for pieces, length, spellings in self._pieces(query):
            found = nearby.find(pieces, length, max(limit, JUDGED))
            if query.isascii():
                found = nearby.spelt_alike(query.lower(), found[:JUDGED], spellings)
            for near in found:
                entry = self._keys.entry[near.key]
                if entry not in best or near.share > best[entry].share:
                    best[entry] = near
        coarse = 1 if query.isascii() else 3  # spellings nearly as alike are ranked by how often they are asked
        first = nsmallest(limit, best.values(), key=lambda near: (-round(near.share, coarse), near.key))
        return [self._hit(query, self._matching.meant(query), near.key, GAPS + 1) for near in first]

    def _pieces(self, query: str) -> list[tuple[list[Piece], int, Sequence[str]]]:
        """Return what a query is made of, for each way in which it may have been meant, and how long it is.

        The third is what it is a spelling of: the initials of each key, or nothing for whole syllables.
        """
        if query.isascii():
            small = query.lower()
            whole = list(of_letters(small)), len(small), ()
            initials = list(of_initials(small)), 3 * len(small), self._keys.letters
            return [whole, initials] if len(small) <= MOST_INITIALS_TYPED else [whole]
        sounds = min(self._matching.parts(query), key=len, default=())
        return [([*of_words(query), *of_sounds(sounds)], len("".join(sounds)), ())]


def _in_one(lists: Sequence[Sequence[int]]) -> Iterable[int]:
    """Return lists of keys as one in their order; a key of several comes again."""
    if len(lists) == 1:
        return lists[0]
    return sorted(chain(*lists)) if sum(map(len, lists)) <= FEW_KEYS else merge(*lists)


def _slips(query: str) -> Iterator[str]:
    """Yield `query` with two neighbours swapped, then with one letter left out."""
    for i in range(len(query) - 1):
        if query[i] != query[i + 1]:
            yield query[:i] + query[i + 1] + query[i] + query[i + 2 :]
    if len(query) > FEWEST_FOR_GAPS:
        yield from (query[:i] + query[i + 1 :] for i in range(len(query)))
