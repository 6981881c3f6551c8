"""How what is typed matches an index: letters, sounds, English or Chinese words, each way tried in its order."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from re import compile as pattern
from sys import maxunicode
from typing import Any, NamedTuple
from unicodedata import normalize

from kiosk.catalogue.english import EnglishNames
from kiosk.catalogue.hearing import Hearing, Parts, initials_meant
from kiosk.catalogue.keys import FRONT, INSIDE, LAST, SOUND, WHOLE, Group, Keys, letters_held
from kiosk.catalogue.letters import FEWEST_FOR_GAPS, Letters
from kiosk.catalogue.nearby import Nearby
from kiosk.catalogue.sounds import MOST_READINGS

ENOUGH = 8  # straight matches from which gaps are not looked for
SHORTEST_BODY = 2  # characters; one names no department
LONGEST = 24  # letters that are looked at
MOST_IN_RANK = 10_000  # begun alike; more stay in the order of their codes, since sorting them would hold up a key
SHORTEST_CODE = 8  # characters of an item's code: two, then the six figures of a region

_REGION = pattern(r"[0-9A-Z]{2}\d{6}")
_RUN = pattern(r"[A-Z0-9]+|[^\x00-\x7f]+")


class Meant(NamedTuple):
    """Initials that may be meant by a query, and which letters they are, as bits."""

    letters: str
    held: int


class Matching:
    """The ways to match. It keeps the matches of the last query, since a screen asks several times for one."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.keys = Keys(data)
        self.english: list[str] = data["english"]
        self._bodies: dict[str, list[int]] = data["bodies"]
        self._codes: list[str] = [code for code, _ in data["entries"]]
        self._last: tuple[str, list[Group]] = ("", [])
        self._spoken: tuple[str, list[Parts]] = ("", [])
        self._meant: tuple[str, list[Meant]] = ("", [])

    def prepare(self) -> None:
        """Make what is needed where letters match nothing: some 0.3 s, so ahead and on a thread of its own."""
        _ = self._hearing.syllables, self.english_names, self.nearby, self._hearing.alike, self.keys.held

    def prepare_words(self) -> None:
        """Make what Chinese words need: where they can be typed, ahead and on a thread of its own."""
        _ = (
            self._words_in_order,
            self._characters,
            self._of_bodies,
            self._codes_in_order,
            self.parts("一"),
        )  # the last loads the readings

    @cached_property
    def letters(self) -> Letters:
        """The keys by their initials."""
        return Letters(self.keys)

    @cached_property
    def nearby(self) -> Nearby:
        """What is near to words that match nothing."""
        return Nearby(zip(self.keys.entry, self.keys.words, self.keys.sounds, strict=True), self.english)

    @cached_property
    def english_names(self) -> EnglishNames:
        """The English names."""
        return EnglishNames(self.english)

    @cached_property
    def _codes_in_order(self) -> tuple[list[str], Sequence[int]]:
        """The codes of the entries in their order, and the key of each one's name."""
        named = sorted((self._codes[entry], number) for entry, number in self.keys.names.items())
        return [code for code, _ in named], array("i", [number for _, number in named])

    @cached_property
    def _hearing(self) -> Hearing:
        return Hearing(self.keys, lambda: self.nearby)

    # -- what matches --------------------------------------------------------------------------------------------------

    def matches(self, typed: str) -> list[Group]:
        """Return all that match, the best groups first."""
        last = self._last  # as one: the desk makes itself ready on a thread of its own
        if last[0] != typed:
            query = tidy(typed)
            found = self._by_code(typed) or (self._look_up(query, typed) if query.isascii() else self._in_words(query))
            last = self._last = typed, sorted([group for group in found if group.keys], key=attrgetter("level"))
        return last[1]

    def _by_code(self, typed: str) -> list[Group]:
        """Return the names of the entries whose code is typed, or begins so; of none but for what reads like a code."""
        if len(typed) < SHORTEST_CODE or typed.isalpha() or not any(map(str.isdecimal, typed)):
            return []
        code = "".join(filter(str.isalnum, normalize("NFKC", typed))).upper()
        if len(code) < SHORTEST_CODE or not _REGION.match(code):
            return []
        in_order, names = self._codes_in_order
        first = bisect_left(in_order, code)
        found = names[first : bisect_right(in_order, f"{code}{LAST}", first)]
        if len(found) <= MOST_IN_RANK:
            found = sorted(found)
        whole = first < len(in_order) and in_order[first] == code
        return [Group(WHOLE if whole else FRONT, found, once=True)] if found else []

    def _look_up(self, query: str, typed: str) -> Iterable[Group]:
        """Return what matches letters; gaps are looked for only where little matches straight."""
        if not query:
            return []
        found = [*self.letters.straight(query), *self._by_sound(query), *self._in_english(typed)]
        if len(query) < FEWEST_FOR_GAPS:
            return found
        known = _all_of(found)
        if len(known) >= ENOUGH:
            return found
        if not known:
            heard = (self._hearing.heard_fuzzily(parts, begun=True) for parts in self._fuzzily(query))
            found = [Group(SOUND, group.keys, group.after) for group in chain.from_iterable(heard)]
            known = _all_of(found)
        return [*found, self.letters.with_gaps(query, known)]

    def _by_sound(self, query: str) -> Iterator[Group]:
        """Yield the keys that are spelt by `query` in whole syllables, or in syllables and initials mixed."""
        for parts in self.parts(query):
            yield from self._hearing.heard(parts)

    def _in_english(self, typed: str) -> Iterator[Group]:
        """Yield the names of entries whose English name has the typed words; all of them is whole."""
        found, names = self.english_names.find(typed), self.keys.names
        for level, entries in ((WHOLE, (e for e, left in found if not left)), (INSIDE, (e for e, _ in found))):
            yield Group(level, sorted([names[entry] for entry in entries if entry in names]), again=level == WHOLE)

    def _in_words(self, query: str) -> Iterator[Group]:
        """Yield the keys whose words hold `query` as it is written, else those that sound like it."""
        written = self._written
        inside = self._holding(query)
        if len(query) > 1:
            inside = [number for number in inside if query in written[number]]
        if inside:
            in_order, numbers = self._words_in_order
            first = bisect_left(in_order, query)
            last = bisect_right(in_order, f"{query}{chr(maxunicode)}", first)
            yield Group(WHOLE, sorted(numbers[first : bisect_right(in_order, query, first, last)]), again=True)
            yield Group(FRONT, sorted(numbers[first:last]), again=True)
        yield Group(INSIDE, inside)
        if len(query) >= SHORTEST_BODY:
            yield from (Group(SOUND, numbers) for body, numbers in self._of_bodies.items() if query in body)
        if not inside:
            for parts in self.parts(query):
                yield from self._hearing.heard_fuzzily(parts, begun=query[-1].isascii())

    def _holding(self, query: str) -> Sequence[int]:
        """Return the keys that hold the rarest character of `query`."""
        held = self._characters
        return min([held.get(c, ()) for c in query if not c.isascii()], key=len, default=())

    @cached_property
    def _written(self) -> list[str]:
        return [words.upper() for words in self.keys.words]

    @cached_property
    def _words_in_order(self) -> tuple[list[str], Sequence[int]]:
        """What is written in each key, in the order of its characters, and which key it is."""
        numbers = sorted(range(len(self._written)), key=self._written.__getitem__)
        return [self._written[number] for number in numbers], array("i", numbers)

    @cached_property
    def _characters(self) -> Mapping[str, Sequence[int]]:
        held: dict[str, array[int]] = {}
        for number, words in enumerate(self.keys.words):
            for character in set(words):
                if not character.isascii():
                    held.setdefault(character, array("i")).append(number)
        return held

    @cached_property
    def _of_bodies(self) -> dict[str, list[int]]:
        """The names of each body's entries."""
        names = self.keys.names
        return {body: sorted([names[e] for e in entries if e in names]) for body, entries in self._bodies.items()}

    # -- how it is spoken ----------------------------------------------------------------------------------------------

    def parts(self, query: str) -> list[Parts]:
        """Return how letters, or Chinese words that may have letters between them, are spoken; the last is kept."""
        spoken = self._spoken
        if spoken[0] != query:
            spoken = self._spoken = query, self._speak(query)
        return spoken[1]

    def meant(self, query: str) -> list[Meant]:
        """Return the initials that may be meant by a query, likeliest first; those of the last one are kept."""
        meant = self._meant
        if meant[0] != query:
            spoken = [initials_meant(parts) for parts in self.parts(query)]
            found = dict.fromkeys([query, *spoken] if query.isascii() else spoken)
            meant = self._meant = query, [Meant(letters, letters_held(letters)) for letters in found]
        return meant[1]

    def _fuzzily(self, query: str) -> list[Parts]:
        return self._hearing.syllables.readings(query.lower(), fuzzily=True)

    def _speak(self, query: str) -> list[Parts]:
        if query.isascii():
            return self._hearing.syllables.readings(query.lower())
        from kiosk.catalogue.initials import sounds_of  # Chinese is typed at a desk, never on the kiosk's keypad

        spoken: list[Parts] = [()]
        for run in _RUN.findall(query):
            ways = [tuple(run.lower()), *self._fuzzily(run)] if run.isascii() else [sounds_of(run)[0]]
            spoken = [(*before, *way) for before in spoken for way in ways][:MOST_READINGS]
        return list(filter(None, spoken))


def tidy(typed: str) -> str:
    """Return what was typed without blanks, in capitals, cut where nobody types on."""
    return "".join(typed.split()).upper()[:LONGEST]


def _all_of(groups: Iterable[Group]) -> set[int]:
    return set().union(*[group.keys for group in groups if not group.again])
