"""The audit's chain: what each row's hash is made of, and what a chain shows of a hand that was laid on it.

The hash of a row is SHA-256 over the UTF-8 of one JSON list, without spaces, in this order: the word `jishi-audit-1`,
site, device, sequence, id, day, at, who, act, about, details (a text, as stored), and the hash of the row before (empty
for the first). It is no signature: whoever can write the database and knows this can make the rest of a chain anew from
a changed row on, or cut its end off. Both are seen only against a `Head`: how long the chain was, and its last hash, as
noted elsewhere. What was written after the last head was noted can be cut off unseen.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

FORM = "jishi-audit-1"
MOST_PLACES = 1000  # so many rows that stand in a wrong place are looked for, in so many places


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the audit as it is stored; `at` in UTC microseconds, `day` an ISO date, `details` JSON."""

    site: str
    device: str
    sequence: int
    id: str
    day: str
    at: int
    who: str
    act: str
    about: str
    details: str
    prev: str
    hash: str = ""


class Harm(Enum):
    """What was done to a chain."""

    CHANGED = "changed"  # its words do not make its hash
    REWRITTEN = "rewritten"  # it makes its hash, but the next row was written after another one
    REMOVED = "removed"
    MOVED = "moved"  # it was written at `other`
    REMADE = "remade"  # whole, but another row stands where the head was noted


@dataclass(frozen=True, slots=True)
class Finding:
    """What was done to the row `sequence` of a device's chain; REMOVED: all from there to `other`."""

    harm: Harm
    sequence: int
    other: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a device's chain as it was noted `at` (the hall's local time, ISO)."""

    site: str
    device: str
    sequence: int
    hash: str
    at: str


def sealed(link: Link) -> Link:
    """Return a row with its hash."""
    return replace(link, hash=_hash(link, link.sequence))


def _hash(link: Link, sequence: int) -> str:
    place = [FORM, link.site, link.device, sequence, link.id, link.day, link.at]
    told = [link.who, link.act, link.about, link.details, link.prev]
    # what a hand wrote into a column of SQLite may be of any type
    text = json.dumps(place + told, ensure_ascii=False, separators=(",", ":"), default=repr)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_sealed(link: Link) -> bool:
    """Tell whether a row's words make its hash."""
    return _hash(link, link.sequence) == link.hash


def examine(chain: Iterable[Link], head: Head | None = None) -> list[Finding]:
    """Return what was done to one device's chain, by sequence; `chain` comes in that order and is read once.

    Without a `head` an end that was cut off, or a chain made anew, is not seen.
    """
    good: Link | None = None
    wrong, gaps, found, remade = [], [], [], []
    for link in chain:
        if not is_sealed(link):
            wrong.append(link)
            continue
        before = good.sequence if good else 0
        if link.sequence > before + 1:
            gaps.append((before + 1, link.sequence - 1))
        elif link.prev != (good.hash if good else ""):
            found.append(Finding(Harm.REWRITTEN, before or link.sequence))
        if head and link.sequence == head.sequence and link.hash != head.hash:
            remade = [Finding(Harm.REMADE, link.sequence)]
        good = link
    last = good.sequence if good else 0
    found += [each for each in remade if Finding(Harm.REWRITTEN, each.sequence) not in found]
    found += _explained(wrong, gaps, last, head.sequence if head else 0)
    return sorted(found, key=lambda f: (f.sequence, f.other))


def _explained(wrong: list[Link], gaps: list[tuple[int, int]], last: int, noted: int) -> list[Finding]:
    """Return what the rows that do not make their hash, and the places without a good row, tell together.

    `last` is the last good row's place, `noted` that of the head.
    """
    free = list(_first_of([*gaps, (last + 1, last + MOST_PLACES)])) if wrong else []
    found, taken = [], set()
    for tried, link in enumerate(wrong):
        may_be = free if tried < MOST_PLACES else ()
        place = next((n for n in may_be if n not in taken and _hash(link, n) == link.hash), None)
        if place is None:
            found.append(Finding(Harm.CHANGED, link.sequence))
        else:
            found.append(Finding(Harm.MOVED, link.sequence, place))
        taken.add(link.sequence if place is None else place)
    end = max(noted, *taken, last)
    if end > last:
        gaps = [*gaps, (last + 1, end)]
    return found + [Finding(Harm.REMOVED, *rest) for gap in gaps for rest in _without(gap, taken)]


def _first_of(gaps: list[tuple[int, int]]) -> Iterator[int]:
    """Give the places that no good row holds, at most `MOST_PLACES`."""
    return islice((place for first, end in gaps for place in range(first, end + 1)), MOST_PLACES)


def _without(gap: tuple[int, int], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Give the pieces of a gap that are left when the places in `taken` are not missing."""
    first, end = gap
    for place in sorted(n for n in taken if first <= n <= end):
        if place > first:
            yield first, place - 1
        first = place + 1
    if first <= end:
        yield first, end
