"""The longest that a screen must hold: the items with the most to read, and twelve papers of the longest names."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kiosk.domain.items import ALWAYS, Catalogue, ServiceItem, Standing
from kiosk.domain.text import Language, Text

ROWS = 12  # requirements of the longest list that a visitor meets


def longest(catalogue: Catalogue) -> ServiceItem:
    """Return the shipped item with the longest name."""
    return max(catalogue.items, key=lambda item: len(item.name.zh))


def twelve(catalogue: Catalogue) -> ServiceItem:
    """Return the longest-named item with the twelve real requirements of the longest names in the catalogue."""
    every = [r for item in catalogue.items for r in item.requirements if r.standing is not Standing.HELD]
    named = {r.name.zh: r for r in every}
    chosen = sorted(named.values(), key=lambda r: -len(r.name.zh) - len(r.name.en) / 2)[:ROWS]
    rows = [replace(r, id=f"r{number}", when=ALWAYS) for number, r in enumerate(chosen)]
    return replace(longest(catalogue), requirements=tuple(rows))


def _words(said: Callable[[ServiceItem], Iterable[Text]]) -> Callable[[ServiceItem, Language], int]:
    return lambda item, language: max((len(words.in_(language)) for words in said(item)), default=0)


LENGTHS: tuple[Callable[[ServiceItem, Language], int], ...] = (
    _words(lambda i: (i.name,)),
    _words(lambda i: (i.short,)),
    _words(lambda i: (i.intro,)),
    _words(lambda i: (i.fee,)),
    _words(lambda i: (i.result,)),
    _words(lambda i: (r.name for r in i.requirements)),
    _words(lambda i: (r.note for r in i.requirements)),
    _words(lambda i: (way.say for r in i.requirements for way in r.ways)),
    _words(lambda i: (way.do for r in i.requirements for way in r.ways)),
    _words(lambda i: (q.question for q in i.situations)),
    _words(lambda i: (c.label for q in i.situations for c in q.choices)),
    _words(lambda i: (c.hint for q in i.situations for c in q.choices)),
    lambda i, _: max((len(q.choices) for q in i.situations), default=0),
    lambda i, _: len(i.requirements),
    lambda i, language: sum(len(r.name.in_(language)) for r in i.requirements),
)


def most_to_read(catalogue: Catalogue) -> tuple[ServiceItem, ...]:
    """Return the items that are the longest in any one thing that a screen shows, in either language."""
    found = [max(catalogue.items, key=lambda i: length(i, spoken)) for length in LENGTHS for spoken in Language]
    return tuple(dict.fromkeys(found))
