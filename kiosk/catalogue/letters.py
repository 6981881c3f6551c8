"""How typed letters match the initials of keys: all of them, the first ones, some inside, or with letters left out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from kiosk.catalogue.keys import FEW, FRONT, GAPS, INSIDE, LAST, WHOLE, Group, Keys, letters_held, pairs_of

FEWEST_FOR_GAPS = 3  # letters; two letters with a gap between them would be in nearly every name
MOST_SKIPPED = 8  # letters left out in the middle, in all
LONG_QUERY = 5  # letters from which one gap may be of any length (二手房转移 … 水电)


class Letters:
    """The initials of all keys."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def beginnings(self) -> set[str]:
        """Return the letters that keys begin with."""
        return set(self._after_front("", 0, len(self._keys.in_order)))

    def straight(self, query: str) -> Iterator[Group]:
        """Yield the keys that hold `query` in one piece; the last group holds those of the first ones again."""
        inside = self._inside(query) if len(query) > 1 else ()  # a single letter stands in nearly every name
        if len(query) > 1 and not inside:
            return
        whole = self._keys.just(query)
        first, last = self._keys.begun(query)
        first += len(whole)
        again = len(query) > 1
        yield Group(WHOLE, whole, again=again)
        yield Group(FRONT, self._keys.between(first, last), partial(self._after_front, query, first, last), again)
        if inside:
            yield Group(INSIDE, inside, partial(self._after_inside, query, inside))

    def _inside(self, query: str) -> Sequence[int]:
        rarest, letters = self._keys.rarest(query), self._keys.letters
        return rarest if len(query) == 2 else [number for number in rarest if query in letters[number]]

    def _after_front(self, query: str, first: int, last: int) -> Iterator[str]:
        """Yield the letters that follow a beginning, leaping from one to the next where many keys begin alike."""
        in_order = self._keys.in_order
        while first < last:
            letter = in_order[first][len(query) : len(query) + 1]
            yield letter
            first = bisect_right(in_order, f"{query}{letter}{LAST}", first, last)

    def _after_inside(self, query: str, inside: Sequence[int]) -> set[str]:
        letters = self._keys.letters
        return {letters[number].partition(query)[2][:1] for number in inside[:FEW]}

    def with_gaps(self, query: str, known: set[int]) -> Group:
        """Return the keys that spell `query` with letters left out, but for those that are `known`."""
        letters, held, wanted = self._keys.letters, self._keys.held, letters_held(query)
        near = [n for n in self._may_hold(query) if held[n] & wanted == wanted and n not in known]
        found = sorted([number for number in near if runs(query, letters[number])])
        return Group(GAPS, found, partial(self._after_gaps, query, found))

    def _may_hold(self, query: str) -> set[int]:
        """Return the keys that hold so many of the rarest pairs of `query` side by side as its gaps leave there.

        A gap parts one pair, and so many gaps are allowed: of any pairs one more than that, a key holds one at least,
        and of any two more, two.
        """
        pairs, gaps = set(pairs_of(query)), most_gaps(query)
        lists = sorted([self._keys.pairs.get(pair, ()) for pair in pairs], key=len)
        if len(lists) < max(len(query) - 1, gaps + 2):
            return set(chain.from_iterable(lists[: gaps + 1]))
        once, twice = set(lists[0]), set()
        for numbers in lists[1 : gaps + 2]:
            twice.update(once.intersection(numbers))
            once.update(numbers)
        return twice

    def _after_gaps(self, query: str, found: list[int]) -> set[str]:
        letters = self._keys.letters
        return {letters[number][(end := runs(query, letters[number])[-1][1]) : end + 1] for number in found}


def runs(query: str, letters: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `letters` that spell `query` in order, or nothing where too much lies between them.

    The longest stretch that fits comes first; one gap for three letters, two for five, and so on.
    """
    at, most = letters.find(query), most_gaps(query)
    if at >= 0 or not most:
        return ((at, at + len(query)),) if at >= 0 else ()
    if not _in_this_order(query, letters):
        return ()
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


def _in_this_order(query: str, letters: str) -> bool:
    """Tell whether all of `query` stands in `letters`, each behind the one before: most do not, and are soon done."""
    at = 0
    for letter in query:
        at = letters.find(letter, at) + 1
        if not at:
            return False
    return True


def most_gaps(query: str) -> int:
    """Return how many gaps the letters of `query` may have: each stretch is two letters on the average."""
    return (len(query) - 1) // 2
