"""How what is typed matches the sounds of keys: whole syllables, begun ones, initials among them, fuzzy sounds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial

from kiosk.catalogue.keys import FEW, FRONT, INSIDE, SOUND, WHOLE, Group, Keys, pairs_of
from kiosk.catalogue.nearby import Nearby
from kiosk.catalogue.sounds import Syllables, fuzzy

TAIL = 8  # letters; the rest of a syllable and the first letter of the next

Parts = tuple[str, ...]  # syllables and single initials, the last maybe a syllable that is only begun


class Spelling:
    """The parts of one reading, made ready to be looked for in many keys."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.firsts = initials_meant(parts)
        self.run, self.is_all = _longest_run(parts)
        self._wholes = [(place, part) for place, part in enumerate(parts[:-1]) if len(part) > 1]

    def start(self, letters: str, sounds: Sequence[str]) -> int:
        """Return which sound of a key they begin with; below 0 for none."""
        at = letters.find(self.firsts)
        while at >= 0 and not self.fits(sounds, at):
            at = letters.find(self.firsts, at + 1)
        return at

    def fits(self, sounds: Sequence[str], at: int) -> bool:
        """Tell whether they are the sounds from `at` on, whose initials are theirs."""
        for place, part in self._wholes:
            if sounds[at + place] != part:
                return False
        return sounds[at + len(self.parts) - 1].startswith(self.parts[-1])


class FuzzySpelling:
    """The same for somebody who does not tell some sounds apart."""

    def __init__(self, parts: Parts, *, begun: bool) -> None:
        self.parts, self._begun = parts, begun
        self.firsts = _confused(initials_meant(parts))
        self.run, _ = _longest_run([fuzzy(part) for part in parts])
        self._wholes = [(place, fuzzy(part)) for place, part in enumerate(parts[:-1]) if len(part) > 1]
        self._last = fuzzy(parts[-1])

    def start(self, letters: str, sounds: Sequence[str]) -> int:
        """Return which sound of a key they begin with, below 0 for none; one part alone only begins a key."""
        letters = _confused(letters)
        at = letters.find(self.firsts)
        while at >= 0 and not self._fits(sounds, at):
            at = letters.find(self.firsts, at + 1)
        return at if len(self.parts) > 1 or at == 0 else -1

    def _fits(self, sounds: Sequence[str], at: int) -> bool:
        for place, heard in self._wholes:
            if fuzzy(sounds[at + place]) != heard:
                return False
        last, sound = self.parts[-1], sounds[at + len(self.parts) - 1]
        return len(last) == 1 or fuzzy(sound) == self._last or (self._begun and sound.startswith(last))


class Hearing:
    """The sounds of all keys."""

    def __init__(self, keys: Keys, nearby: Callable[[], Nearby]) -> None:
        self._keys, self._nearby = keys, nearby

    @cached_property
    def _sounds(self) -> set[str]:
        return set("".join(self._keys.spelt).split())

    @cached_property
    def syllables(self) -> Syllables:
        """The syllables that there are."""
        return Syllables(self._sounds)

    @cached_property
    def alike(self) -> list[str]:
        """The sounds of each key as somebody hears them who does not tell fuzzy ones apart."""
        heard = {sound: fuzzy(sound) for sound in self._sounds}
        return [f" {' '.join([heard[sound] for sound in sounds])} " for sounds in self._keys.sounds]

    def heard(self, parts: Parts) -> Iterator[Group]:
        """Yield the keys that are spelt as `parts`; the last group holds those of the first ones again."""
        keys, firsts = self._keys, initials_meant(parts)
        rarest = keys.rarest(firsts)
        if len(firsts) > 1 and not rarest:
            return
        spelling = Spelling(parts)
        run, spelt, sounds = spelling.run, keys.spelt, keys.sounds
        anywhere = [number for number in rarest if run in spelt[number]]
        if spelling.is_all:
            front = keys.begun_spelt(run)
        else:
            letters = keys.letters
            anywhere = [number for number in anywhere if spelling.start(letters[number], sounds[number]) >= 0]
            front = [n for n in anywhere if letters[n].startswith(firsts) and spelling.fits(sounds[n], 0)]
        if not (front or anywhere):
            return
        after, again = partial(self._after, spelling, anywhere or front), bool(anywhere)
        yield Group(WHOLE, [number for number in keys.just(firsts) if spelling.fits(sounds[number], 0)], again=True)
        yield Group(FRONT, front, after, again)
        yield Group(INSIDE, anywhere, set if front else after)

    def heard_fuzzily(self, parts: Parts, *, begun: bool) -> Iterator[Group]:
        """Yield the keys that sound like `parts`: one level worse than those that are written so."""
        near = self._may_sound(parts, begun=begun)
        if not near:
            return
        spelling = FuzzySpelling(parts, begun=begun)
        run, alike, letters, sounds = spelling.run, self.alike, self._keys.letters, self._keys.sounds
        found: dict[int, list[int]] = {FRONT: [], INSIDE: [], SOUND: []}
        for number in near:
            if run in alike[number] and (at := spelling.start(letters[number], sounds[number])) >= 0:
                whole = at == 0 and len(letters[number]) == len(parts)
                found[SOUND if at else FRONT if whole else INSIDE].append(number)
        for level, numbers in found.items():
            yield Group(level, numbers, partial(self._after_fuzzily, parts, numbers))

    def _may_sound(self, parts: Parts, *, begun: bool) -> Sequence[int]:
        """Return keys with a rare piece of `parts`: one sound, two in a row, or two initials that nobody confuses."""
        sure = [pair for pair in pairs_of(initials_meant(parts)) if pair == _confused(pair)]
        lists = [self._keys.pairs.get(pair, ()) for pair in sure]
        if not all(lists):
            return ()
        return min([*lists, self._nearby().sounding(parts, begun=begun)], key=len)

    def _after(self, spelling: Spelling, found: Sequence[int]) -> set[str]:
        """Return the letters that go on a syllable which is only begun, and those that begin the next one."""
        last = spelling.parts[-1]
        if spelling.is_all:
            run, spelt, cut = spelling.run, self._keys.spelt, TAIL if len(last) == 1 else 2
            return _going_on(last, {spelt[number].partition(run)[2][:cut] for number in found[:FEW]})
        letters, sounds = self._keys.letters, self._keys.sounds
        starts = ((number, spelling.start(letters[number], sounds[number])) for number in found[:FEW])
        return self._after_starts(spelling.parts, starts)

    def _after_fuzzily(self, parts: Parts, found: Sequence[int]) -> set[str]:
        spelling, letters, sounds = FuzzySpelling(parts, begun=True), self._keys.letters, self._keys.sounds
        return self._after_starts(parts, ((n, spelling.start(letters[n], sounds[n])) for n in found[:FEW]))

    def _after_starts(self, parts: Parts, starts: Iterable[tuple[int, int]]) -> set[str]:
        last, length, found = parts[-1], len(parts[-1]), set()
        for number, start in starts:
            at, sounds = start + len(parts) - 1, self._keys.sounds[number]
            sound = sounds[at]
            if sound.startswith(last):
                found.add(sound[length : length + 1])
                if length in (1, len(sound)):
                    found.add("".join(sounds[at + 1 : at + 2])[:1])
        return {letter.upper() for letter in found}


def initials_meant(parts: Parts) -> str:
    """Return the initials of sounds, as they are typed."""
    return "".join([part[0] for part in parts]).upper()


def _longest_run(parts: Sequence[str]) -> tuple[str, bool]:
    """Return the longest text that spelt-out sounds must hold to be read as `parts`, and whether it says all of them.

    An initial in the middle ends a run: what follows it in its syllable was not typed.
    """
    if min(map(len, parts[:-1]), default=2) > 1:
        return f" {' '.join(parts)}", True
    found: list[list[str]] = [[]]
    for part in parts:
        found[-1].append(part)
        if len(part) == 1:
            found.append([])
    return max([f" {' '.join(run)}" for run in found if run], key=len), False


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
