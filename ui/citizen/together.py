"""Several items in one visit, in words: their names, which of them lacks what, whose a paper is."""

from PySide6.QtCore import QCoreApplication

from kiosk.domain.several import short_name
from kiosk.domain.verdict import Outcome
from ui.citizen.journey import Journey
from ui.citizen.wording import kept

NAMED = 2  # so many items are named in one line; more are counted


def _tr(words: str, count: int = -1) -> str:
    return QCoreApplication.translate("Together", words, "", count)


def count_words(count: int) -> str:
    """Return `2 件事一起办`."""
    return _tr("%n 件事一起办", count)


def together_words(journey: Journey) -> str:
    """Return the names of a visit's items, or how many there are; and what a code could not bring back."""
    items = journey.visit.items
    names = _tr("、").join(kept(journey.say(short_name(item))) for item in items)
    return " · ".join([names if len(items) <= NAMED else count_words(len(items)), *gone_words(journey)])


def gone_words(journey: Journey) -> list[str]:
    """Return what is to be said of items under a code that the hall offers no more."""
    names = _tr("、").join(journey.say(name) for name in journey.withdrawn)
    return [_tr("“%1”现在不办了，其余的接着办").replace("%1", names)] if names else []


def each_words(journey: Journey) -> list[str]:
    """Return of each item whether it is in order, or how much it lacks; of many only how many are what."""
    if journey.judged is None:
        return []
    if len(journey.judged.parts) > NAMED:
        ready = sum(found.outcome is Outcome.READY for found in journey.judged.parts)
        lacking = len(journey.judged.parts) - ready
        return [_tr("%n 件已齐", ready), _tr("%n 件还差材料", lacking)] if ready else [_tr("%n 件还差材料", lacking)]
    told = []
    for item, found in zip(journey.visit.items, journey.judged.parts, strict=False):
        ready = found.outcome is Outcome.READY
        words = _tr("%1已齐") if ready else _tr("%1还差 %n 样", len(found.gaps))
        told.append(words.replace("%1", journey.say(short_name(item))))
    return told


def whose_words(journey: Journey) -> dict[str, str]:
    """Return of each paper of a visit of several items whose it is: one item's name, or that several share it."""
    items = journey.visit.items
    if len(items) < 2:
        return {}
    return {
        id_: journey.say(short_name(items[places[0]])) if len(places) == 1 else _tr("%n 件合用", len(places))
        for id_, places in journey.visit.wanted_by().items()
    }
