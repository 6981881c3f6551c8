"""Made-up people: names, identity numbers with their check character, mobile numbers. None of them is anybody."""

import random
from datetime import date, timedelta
from typing import NamedTuple

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, ISO 7064 MOD 11-2
_SURNAMES = "濮宓璩桓郗亓仉靳逄笪"
_GIVEN = "翀烜琬琰彧祎鋆堃喆骁珩玥珺晗焱淼"


class Person(NamedTuple):
    """One who does not exist."""

    name: str
    identity: str
    mobile: str


def identity(born: date, order: int) -> str:
    """Return an identity number of a county that gives none."""
    body = f"379999{born:%Y%m%d}{order:03d}"
    left = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[left]


def mobile(tail: int) -> str:
    """Return a mobile number."""
    return f"1{3 + tail % 7}{tail:09d}"[:11]


def people(count: int) -> list[Person]:
    """Return so many different people, the same each time."""
    chance = random.Random(2026)
    found: dict[str, Person] = {}
    while len(found) < count:
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(25_000))
        name = chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, 2))
        card = identity(born, chance.randrange(1000))
        found[card] = Person(name, card, mobile(chance.randrange(10**9)))
    return list(found.values())
