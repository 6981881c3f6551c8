"""The longest that a screen must hold: the items with the most to read, and twelve papers of the longest names."""

from collections.abc import Callable, Iterable

from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.text import Language, Text
from kiosk.services.slip_specimens import longest, twelve

__all__ = ["LENGTHS", "longest", "most_to_read", "twelve"]


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
    # the fullest page: the most answers below the longest name and sentence
    lambda i, language: (
        1000 * sum(len(q.choices) for q in i.situations[:1]) + len(i.name.in_(language) + i.intro.in_(language))
    ),
    lambda i, _: len(i.requirements),
    lambda i, language: sum(len(r.name.in_(language)) for r in i.requirements),
)


def most_to_read(catalogue: Catalogue) -> tuple[ServiceItem, ...]:
    """Return the items that are the longest in any one thing that a screen shows, in either language."""
    found = [max(catalogue.items, key=lambda i: length(i, spoken)) for length in LENGTHS for spoken in Language]
    return tuple(dict.fromkeys(found))
