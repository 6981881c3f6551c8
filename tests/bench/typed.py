"""What people type for the entries of a catalogue, class by class, keystroke after keystroke; and a large catalogue."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk.catalogue.initials import sounds_of
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.text import Text

LONGEST = 24  # letters of one query
_SWAPPED = {"zh": "z", "ch": "c", "sh": "s", "ang": "an", "eng": "en", "ing": "in", "n": "l"}
_CHARACTERS = (3, 4, 4, 5, 5, 6, 7, 8, 10, 14)  # pairs of characters in a made name
_ENGLISH = (2, 3, 3, 4, 5)  # words in a made English name


def many(catalogue: Catalogue, count: int) -> Catalogue:
    """Return `count` items: those of the catalogue, then names made of its words, short and long ones."""
    chance = random.Random(count)
    words = [item.name.zh[i : i + 2] for item in catalogue.items for i in range(0, len(item.name.zh) - 1, 2)]
    english = [word for item in catalogue.items for word in item.name.en.split()]
    items = list(catalogue.items[:count])
    for number in range(len(items), count):
        name = Text(
            "".join(chance.choice(words) for _ in range(chance.choice(_CHARACTERS))),
            " ".join(chance.choice(english) for _ in range(chance.choice(_ENGLISH))),
        )
        said = "".join(chance.choice(words) for _ in range(2))
        base = catalogue.items[number % len(catalogue.items)]
        code = f"{base.code[:18]}{number:013d}"  # all of a body begin alike, all of a district with the same eight
        items.append(replace(base, code=code, name=name, short=Text(""), everyday=(said,), wanted=0))
    return replace(catalogue, items=tuple(items))


def queries(items: Sequence[ServiceItem], seed: int) -> dict[str, list[str]]:
    """Return for each class of queries the whole queries that people would type for these items."""
    chance = random.Random(seed)
    alike = _characters(items)
    found: dict[str, list[str]] = {}
    for item in items:
        for name, typed in _of(item, chance, alike):
            found.setdefault(name, []).append(typed[:LONGEST])
    return found


def keystrokes(typed: str) -> Iterator[str]:
    """Yield what stands in the field after each key."""
    yield from (typed[:end] for end in range(1, len(typed) + 1))


def _characters(items: Sequence[ServiceItem]) -> dict[str, list[str]]:
    """Return for every sound the characters that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in items:
        sounds, places = sounds_of(item.name.zh)
        for sound, place in zip(sounds, places, strict=True):
            found[sound].add(item.name.zh[place])
    return {sound: sorted(characters) for sound, characters in found.items()}


def _of(item: ServiceItem, chance: random.Random, alike: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    spoken, places = sounds_of(item.name.zh)
    characters = "".join(item.name.zh[place] for place in places)
    sounds, written = spoken[:10], characters[:10]
    full = "".join(sounds[:6])
    letters = "".join(sound[0] for sound in sounds)
    at = chance.randrange(len(written))
    yield "first letters", letters
    yield "full pinyin", full
    yield "mixed", "".join(sounds[:2]) + letters[2:6]
    yield "characters", written
    yield "everyday words", next(iter(item.everyday), written)
    yield "same sound", written[:at] + chance.choice(alike[sounds[at]]) + written[at + 1 :]
    yield "fuzzy sounds", "".join(_swap(sound) for sound in sounds[:6])
    place = chance.randrange(1, len(full))
    yield "one slip", full[:place] + chance.choice("abcdefghijklmnopqrstuvwxyz") + full[place + 1 :]
    yield "every third letter wrong", "".join("q" if n % 3 == 2 else letter for n, letter in enumerate(letters))
    yield "another order", written[len(written) // 2 :] + written[: len(written) // 2]
    yield "part of a name", characters[len(characters) // 3 :][:8]
    yield "English", item.name.en
    yield "code", item.code


def _swap(sound: str) -> str:
    for one, other in _SWAPPED.items():
        if one in sound:
            return sound.replace(one, other, 1)
    return sound
