"""How what is typed matches the keys of an index: as written, by sound, in English, with gaps.

Keys are numbered best first, so every list of them that stands in their order is ranked already, and whoever wants a
few of them reads no further.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from re import compile as pattern
from typing import Any, NamedTuple

from kiosk.catalogue.english import EnglishNames
from kiosk.catalogue.indexing import NAME, Key
from kiosk.catalogue.nearby import Nearby
from kiosk.catalogue.sounds import MOST_READINGS, Syllables, fuzzy, spells

WHOLE, FRONT, INSIDE, SOUND, GAPS = 0, 1, 2, 3, 4  # how well letters match a key, best first
KEYPAD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ENOUGH = 8  # straight matches from which gaps are not looked for
FEWEST_FOR_GAPS = 3  # letters; two letters with a gap between them would be in nearly every name
MOST_SKIPPED = 8  # letters left out in the middle, in all
LONG_QUERY = 5  # letters from which one gap may be of any length (二手房转移 … 水电)
SHORTEST_BODY = 2  # characters; one names no department
LONGEST = 24  # letters that are looked at
FEW = 500  # keys that tell which letters go on; where there are more, a rare letter may stay pale, and works
LAST = "\x7f"  # comes after every letter
TAIL = 8  # letters; the rest of a syllable and the first letter of the next

_RUN = pattern(r"[A-Z0-9]+|[^\x00-\x7f]+")


class Group(NamedTuple):
    """Keys that match in one way, best first, and what tells the letters that go straight on from there.

    A key that stands in a better group as well may come again.
    """

    level: int
    keys: Sequence[int]
    after: Callable[[], Iterable[str]] = set


class Matching:
    """The keys of one index. It keeps the matches of the last query, since a screen asks several times for one."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.keys = [
            Key(entry, kind, words, text, tuple(at), tuple(sounds.split(" ")))
            for entry, kind, words, text, at, sounds in data["keys"]
        ]
        self.letters = [key.letters for key in self.keys]
        self.entry = [key.entry for key in self.keys]
        self.names = {key.entry: number for number, key in enumerate(self.keys) if key.kind == NAME}
        self.english: list[str] = data["english"]
        self._by_letters: list[int] = data["by_letters"]
        self._in_order = [self.letters[number] for number in self._by_letters]
        self._spelt = [f" {sounds} " for *_, sounds in data["keys"]]
        self._by_sounds: list[int] = data["by_sounds"]
        self._spelt_in_order = [self._spelt[number] for number in self._by_sounds]
        self._pairs: dict[str, list[int]] = data["pairs"]
        self._bodies: dict[str, list[int]] = data["bodies"]
        self._last: tuple[str, list[Group]] = ("", [])
        self._spoken: tuple[str, list[tuple[str, ...]]] = ("", [])
        self._meant: tuple[str, list[str]] = ("", [])

    def prepare(self) -> None:
        """Make what is needed where letters match nothing: some 0.3 s, so ahead and on a thread of its own."""
        _ = self._syllables, self.english_names, self.nearby, self._held, self._alike

    def matches(self, typed: str) -> list[Group]:
        """Return all that match, the best groups first."""
        if self._last[0] != typed:
            query = tidy(typed)
            found = self._look_up(query, typed) if query.isascii() else self._in_words(query)
            self._last = typed, sorted((group for group in found if group.keys), key=attrgetter("level"))
        return self._last[1]

    def beginnings(self) -> set[str]:
        """Return the letters that keys begin with."""
        return set(self._after_front("", 0, len(self._in_order)))

    # -- how letters match -------------------------------------------------------------------------------------------

    def _look_up(self, query: str, typed: str) -> Iterable[Group]:
        """Return what matches letters; gaps are looked for only where little matches straight."""
        if not query:
            return []
        found = [*self.straight(query), *self._by_sound(query), *self._in_english(typed)]
        if len(query) < FEWEST_FOR_GAPS:
            return found
        known = set(chain.from_iterable(group.keys for group in found))
        if len(known) >= ENOUGH:
            return found
        if not known:
            heard = (self._heard_fuzzily(parts, begun=True) for parts in self._fuzzily(query))
            found = [Group(SOUND, group.keys, group.after) for group in chain.from_iterable(heard)]
            known = set(chain.from_iterable(group.keys for group in found))
        return [*found, self._with_gaps(query, known)]

    def straight(self, query: str) -> Iterator[Group]:
        """Yield the keys that hold `query` in one piece; the last group holds those of the first ones again."""
        whole = self._just(query)
        first, last = _beginning(self._in_order, query)
        first += len(whole)
        yield Group(WHOLE, whole)
        yield Group(FRONT, sorted(self._by_letters[first:last]), partial(self._after_front, query, first, last))
        if len(query) > 1:  # a single letter stands in nearly every name
            inside = self._inside(query)
            yield Group(INSIDE, inside, partial(self._after_inside, query, inside))

    def _inside(self, query: str) -> Sequence[int]:
        rarest, letters = self._rarest(query), self.letters
        return rarest if len(query) == 2 else [number for number in rarest if query in letters[number]]

    def _rarest(self, query: str) -> Sequence[int]:
        """Return the keys that hold the rarest pair of letters of `query`."""
        return min((self._pairs.get(pair, ()) for pair in _pairs(query)), key=len, default=())

    def _after_front(self, query: str, first: int, last: int) -> Iterator[str]:
        """Yield the letters that follow a beginning, leaping from one to the next where many keys begin alike."""
        while first < last:
            letter = self._in_order[first][len(query) : len(query) + 1]
            yield letter
            first = bisect_right(self._in_order, f"{query}{letter}{LAST}", first, last)

    def _after_inside(self, query: str, inside: Sequence[int]) -> set[str]:
        letters = self.letters
        return {letters[number].partition(query)[2][:1] for number in inside[:FEW]}

    # -- letters left out ----------------------------------------------------------------------------------------------

    def _with_gaps(self, query: str, known: set[int]) -> Group:
        letters, pairs = self.letters, _pairs(query)
        enough = len(pairs) - most_gaps(query)
        near = [n for n in self._may_hold(query) - known if sum(map(letters[n].__contains__, pairs)) >= enough]
        found = [number for number in sorted(near) if runs(query, letters[number])]
        return Group(GAPS, found, partial(self._after_gaps, query, found))

    def _may_hold(self, query: str) -> set[int]:
        """Return the keys with all letters of `query` and one of its rarest pairs side by side.

        A gap parts one pair, and so many gaps are allowed: of any pairs one more than that, a key holds one at least.
        """
        wanted, held = _letters_held(query), self._held
        rarest = sorted((self._pairs.get(pair, ()) for pair in _pairs(query)), key=len)[: most_gaps(query) + 1]
        return {number for number in chain.from_iterable(rarest) if held[number] & wanted == wanted}

    def _after_gaps(self, query: str, found: list[int]) -> set[str]:
        return {self.letters[number][(end := runs(query, self.letters[number])[-1][1]) : end + 1] for number in found}

    @cached_property
    def _held(self) -> list[int]:
        return [_letters_held(letters) for letters in self.letters]

    # -- how sounds match --------------------------------------------------------------------------------------------

    @cached_property
    def _syllables(self) -> Syllables:
        return Syllables(self._sounds)

    @cached_property
    def _sounds(self) -> set[str]:
        return set(chain.from_iterable(key.sounds for key in self.keys))

    def _fuzzily(self, query: str) -> list[tuple[str, ...]]:
        return self._syllables.readings(query.lower(), fuzzily=True)

    def _by_sound(self, query: str) -> Iterator[Group]:
        """Yield the keys that are spelt by `query` in whole syllables, or in syllables and initials mixed."""
        for parts in self.parts(query):
            yield from self._heard(parts)

    def _heard(self, parts: tuple[str, ...]) -> Iterator[Group]:
        """Yield the keys that are spelt as `parts`; the last group holds those of the first ones again."""
        firsts, spelt = initials_meant(parts), self._spelt
        run, is_all = longest_run(parts)
        anywhere = [number for number in self._rarest(firsts) if run in spelt[number]]
        if is_all:
            first, last = _beginning(self._spelt_in_order, run)
            front = sorted(self._by_sounds[first:last])
        else:
            anywhere = [number for number in anywhere if self._start(parts, firsts, number) >= 0]
            front = [number for number in anywhere if spells(parts, self.keys[number].sounds, 0)]
        after = partial(self._after_sound, parts, anywhere or front)
        yield Group(WHOLE, [number for number in self._just(firsts) if spells(parts, self.keys[number].sounds, 0)])
        yield Group(FRONT, front, after)
        yield Group(INSIDE, anywhere, set if front else after)

    def _just(self, letters: str) -> list[int]:
        """Return the keys that have these letters and no others."""
        first = bisect_left(self._in_order, letters)
        return sorted(self._by_letters[first : bisect_right(self._in_order, letters, first)])

    def _start(self, parts: tuple[str, ...], firsts: str, number: int) -> int:
        """Return which sound of a key `parts`, whose initials are `firsts`, begin with; below 0 for none."""
        letters, sounds = self.letters[number], self.keys[number].sounds
        at = letters.find(firsts)
        while at >= 0 and not spells(parts, sounds, at):
            at = letters.find(firsts, at + 1)
        return at

    def _start_fuzzily(self, parts: tuple[str, ...], firsts: str, number: int, *, begun: bool) -> int:
        """Return the same for sounds that some people do not tell apart; one part alone only begins a key."""
        letters, sounds = _confused(self.letters[number]), self.keys[number].sounds
        at = letters.find(firsts)
        while at >= 0 and not spells(parts, sounds, at, fuzzily=True, begun=begun):
            at = letters.find(firsts, at + 1)
        return at if len(parts) > 1 or at == 0 else -1

    def _heard_fuzzily(self, parts: tuple[str, ...], *, begun: bool) -> Iterator[Group]:
        """Yield the keys that sound like `parts`: one level worse than those that are written so."""
        run, _ = longest_run([fuzzy(part) for part in parts])
        firsts, alike = _confused(initials_meant(parts)), self._alike
        found: dict[int, list[int]] = {FRONT: [], INSIDE: [], SOUND: []}
        for number in self._may_sound(parts, begun=begun):
            if run in alike[number] and (at := self._start_fuzzily(parts, firsts, number, begun=begun)) >= 0:
                whole = at == 0 and len(self.letters[number]) == len(parts)
                found[SOUND if at else FRONT if whole else INSIDE].append(number)
        for level, numbers in found.items():
            yield Group(level, numbers, partial(self._after_fuzzily, parts, numbers))

    def _may_sound(self, parts: tuple[str, ...], *, begun: bool) -> Sequence[int]:
        """Return keys with a rare piece of `parts`: one sound, two in a row, or two initials that nobody confuses."""
        sure = [pair for pair in _pairs(initials_meant(parts)) if pair == _confused(pair)]
        lists = [self._pairs.get(pair, ()) for pair in sure]
        return min([*lists, self.nearby.sounding(parts, begun=begun)], key=len)

    @cached_property
    def _alike(self) -> list[str]:
        """The sounds of each key as somebody hears them who does not tell fuzzy ones apart."""
        heard = {sound: fuzzy(sound) for sound in self._sounds}
        return [f" {' '.join([heard[sound] for sound in key.sounds])} " for key in self.keys]

    def _after_sound(self, parts: tuple[str, ...], found: Sequence[int]) -> set[str]:
        """Return the letters that go on a syllable which is only begun, and those that begin the next one."""
        run, is_all = longest_run(parts)
        if is_all:
            cut = TAIL if len(parts[-1]) == 1 else 2
            return _going_on(parts[-1], {self._spelt[number].partition(run)[2][:cut] for number in found[:FEW]})
        firsts = initials_meant(parts)
        return self._after_starts(parts, ((number, self._start(parts, firsts, number)) for number in found[:FEW]))

    def _after_fuzzily(self, parts: tuple[str, ...], found: Sequence[int]) -> set[str]:
        firsts = _confused(initials_meant(parts))
        starts = ((number, self._start_fuzzily(parts, firsts, number, begun=True)) for number in found[:FEW])
        return self._after_starts(parts, starts)

    def _after_starts(self, parts: tuple[str, ...], starts: Iterable[tuple[int, int]]) -> set[str]:
        tails = set()
        for number, start in starts:
            at, sounds = start + len(parts) - 1, self.keys[number].sounds
            if sounds[at].startswith(parts[-1]):
                tails.add(" ".join(sounds[at : at + 2])[len(parts[-1]) :])
        return _going_on(parts[-1], tails)

    # -- how words match ---------------------------------------------------------------------------------------------

    def _in_english(self, typed: str) -> Iterator[Group]:
        """Yield the names of entries whose English name has the typed words; all of them is whole."""
        found = self.english_names.find(typed)
        for level, entries in ((WHOLE, (e for e, left in found if not left)), (INSIDE, (e for e, _ in found))):
            yield Group(level, sorted(self.names[entry] for entry in entries if entry in self.names))

    @cached_property
    def english_names(self) -> EnglishNames:
        """The English names; made when the first letters are typed."""
        return EnglishNames(self.english)

    def _in_words(self, query: str) -> Iterator[Group]:
        """Yield the keys whose words hold `query` as it is written, else those that sound like it."""
        written = self._written
        inside = self._holding(query)
        if len(query) > 1:
            inside = [number for number in inside if query in written[number]]
        front = [number for number in inside if written[number].startswith(query)]
        yield Group(WHOLE, [number for number in front if written[number] == query])
        yield Group(FRONT, front)
        yield Group(INSIDE, inside)
        yield Group(SOUND, sorted(self.names[entry] for entry in self._of_body(query) if entry in self.names))
        if not inside:
            for parts in self.parts(query):
                yield from self._heard_fuzzily(parts, begun=query[-1].isascii())

    def _holding(self, query: str) -> Sequence[int]:
        """Return the keys that hold the rarest character of `query`."""
        held = self._characters
        return min((held.get(c, ()) for c in query if not c.isascii()), key=len, default=())

    @cached_property
    def _written(self) -> list[str]:
        return [key.words.upper() for key in self.keys]

    @cached_property
    def _characters(self) -> Mapping[str, Sequence[int]]:
        held: dict[str, array[int]] = {}
        for number, key in enumerate(self.keys):
            for character in set(key.words):
                if not character.isascii():
                    held.setdefault(character, array("i")).append(number)
        return held

    def _of_body(self, query: str) -> set[int]:
        if len(query) < SHORTEST_BODY:
            return set()
        return {entry for name, entries in self._bodies.items() if query in name for entry in entries}

    # -- how it is spoken --------------------------------------------------------------------------------------------

    def parts(self, query: str) -> list[tuple[str, ...]]:
        """Return how letters, or Chinese words that may have letters between them, are spoken; the last is kept."""
        if self._spoken[0] != query:
            self._spoken = query, self._speak(query)
        return self._spoken[1]

    def initials(self, query: str) -> list[str]:
        """Return the initials that may be meant by a query, likeliest first; those of the last one are kept."""
        if self._meant[0] != query:
            spoken = [initials_meant(parts) for parts in self.parts(query)]
            self._meant = query, list(dict.fromkeys([query, *spoken] if query.isascii() else spoken))
        return self._meant[1]

    def _speak(self, query: str) -> list[tuple[str, ...]]:
        if query.isascii():
            return self._syllables.readings(query.lower())
        from kiosk.catalogue.initials import sounds_of  # Chinese is typed at a desk, never on the kiosk's keypad

        spoken: list[tuple[str, ...]] = [()]
        for run in _RUN.findall(query):
            ways = [tuple(run.lower()), *self._fuzzily(run)] if run.isascii() else [sounds_of(run)[0]]
            spoken = [(*before, *way) for before in spoken for way in ways][:MOST_READINGS]
        return list(filter(None, spoken))

    @cached_property
    def nearby(self) -> Nearby:
        """What is near to words that match nothing."""
        return Nearby(((key.entry, key.words, key.sounds) for key in self.keys), self.english)


def tidy(typed: str) -> str:
    """Return what was typed without blanks, in capitals, cut where nobody types on."""
    return "".join(typed.split()).upper()[:LONGEST]


def runs(query: str, letters: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `letters` that spell `query` in order, or nothing where too much lies between them.

    The longest stretch that fits comes first; one gap for three letters, two for five, and so on.
    """
    at, most = letters.find(query), most_gaps(query)
    if at >= 0 or not most:
        return ((at, at + len(query)),) if at >= 0 else ()
    found: list[tuple[int, int]] = []
    done = start = 0
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


def _beginning(in_order: list[str], text: str) -> tuple[int, int]:
    """Return where those that begin with `text` stand."""
    first = bisect_left(in_order, text)
    return first, bisect_left(in_order, f"{text}{LAST}", first)


def initials_meant(parts: tuple[str, ...]) -> str:
    """Return the initials of sounds, as they are typed."""
    return "".join(part[0] for part in parts).upper()


def most_gaps(query: str) -> int:
    """Return how many gaps the letters of `query` may have: each stretch is two letters on the average."""
    return (len(query) - 1) // 2


def longest_run(parts: Sequence[str]) -> tuple[str, bool]:
    """Return the longest text that spelt-out sounds must hold to be read as `parts`, and whether it says all of them.

    An initial in the middle ends a run: what follows it in its syllable was not typed.
    """
    found: list[list[str]] = [[]]
    for part in parts:
        found[-1].append(part)
        if len(part) == 1:
            found.append([])
    texts = [f" {' '.join(run)}" for run in found if run]
    return max(texts, key=len), len(texts) == 1


def _going_on(last: str, tails: Iterable[str]) -> set[str]:
    """Return the first letters of what is left of a syllable, and of the next one where `last` may be all of it."""
    found = set()
    for tail in tails:
        rest, _, following = tail.partition(" ")
        found.add(rest[:1].upper())
        if not rest or len(last) == 1:
            found.add(following[:1].upper())
    return found


def _confused(letters: str) -> str:
    """Return initials as somebody hears them who does not tell l from n."""
    return letters.replace("L", "N")


def _letters_held(letters: str) -> int:
    """Return which characters are there, as bits; figures share those of letters, so that they are few and quick."""
    held = 0
    for letter in set(letters):
        held |= 1 << (ord(letter) & 31)
    return held


def _pairs(query: str) -> list[str]:
    return [query[i : i + 2] for i in range(len(query) - 1)]
