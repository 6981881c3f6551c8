"""Visits as the benchmarks play them: everything asked is answered with 带了."""

from datetime import datetime
from pathlib import Path

from kiosk.domain.items import ServiceItem
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services.hall import Hall, open_hall
from kiosk.store.tickets import new_id

MORNING = datetime(2026, 5, 12, 9, 41)  # noqa: DTZ001 - the hall's own time
FOOD = "食品经营许可"


def morning_hall(home: Path, printer: str) -> Hall:
    """Open the shipped hall for the first time, on a working morning."""
    return open_hall(home, MORNING, printer)


def food(hall: Hall) -> ServiceItem:
    """Return 食品经营许可."""
    item = hall.catalogue.find(FOOD)
    assert item is not None
    return item


def all_brought(item: ServiceItem) -> Visit:
    """Return the visit of one who brought everything and does it in person."""
    visit = Visit(new_id()).choose(item)
    while (question := visit.next_question()) is not None:
        choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
        visit = visit.situate(question.id, choice.id)
    for requirement in visit.asked():
        visit = visit.answer(requirement.id, Answer.BROUGHT)
    return visit
