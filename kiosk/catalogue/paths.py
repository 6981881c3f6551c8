"""Every way through an item's questions, and which requirements each of them asks."""

from collections.abc import Iterator

from kiosk.domain.items import ServiceItem, Situation, asked_situations

Answers = dict[str, str]


def paths(item: ServiceItem) -> Iterator[Answers]:
    """Yield each full set of answers that stays with this item (an answer that leads to another item ends there)."""
    yield from _from(item, {})


def _from(item: ServiceItem, given: Answers) -> Iterator[Answers]:
    question = _next(item, given)
    if question is None:
        yield given
        return
    for choice in question.choices:
        if not choice.leads_to:
            yield from _from(item, {**given, question.id: choice.id})


def _next(item: ServiceItem, given: Answers) -> Situation | None:
    return next((q for q in asked_situations(item, given) if q.id not in given), None)
