"""From the home's most wanted to the number: at most N + Q + pages + 2 touches, counted for every item."""

import math

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.domain.items import ServiceItem, asked
from kiosk.domain.visit import Step, Visit
from tests.visits.conftest import OpenKiosk, Visitor

ROWS_A_PAGE = 5


def touches(visitor: Visitor, item: ServiceItem) -> int:
    """Walk an item with every paper in hand, by touch, and count."""
    journey = visitor.kiosk.journey
    journey.choose(item)
    visitor.on("Item")
    count = 1  # the item on the home
    while (question := journey.visit.next_question()) is not None:
        choice = next(c for c in reversed(question.choices) if not c.leads_to)
        visitor.touch(choice.label.zh)
        visitor.until(lambda asked=question.id: asked in journey.visit.situations, "an answer")  # type: ignore[misc]
        visitor.wait(700)
        count += 1
    visitor.touch("下一步，对材料")
    visitor.on("Checklist")
    count += 1
    while unanswered := journey.visit.unanswered():
        name = unanswered[0].name.zh.replace("|", "")
        if visitor.find(f"{name}：") is None:
            visitor.touch("看下一页")
            visitor.wait(700)
            count += 1
        visitor.touch(f"{name}：")
        visitor.until(lambda r=unanswered[0].id: r in journey.visit.answers, name)  # type: ignore[misc]
        count += 1
    visitor.touch("下一步")
    count += 1
    visitor.number()
    return count


def by_finger(items: tuple[ServiceItem, ...]) -> list[ServiceItem]:
    """Return the items that are walked by finger: the most wanted, the longest name, the longest list of each queue."""
    rows = {item.code: len(asked(item, {})) for item in items}
    longest = max(items, key=lambda item: len(item.name.zh))
    of_queues = [max((i for i in items if i.queue == q), key=lambda i: rows[i.code]) for q in {i.queue for i in items}]
    chosen = {item.code for item in (*(i for i in items if i.wanted), longest, *of_queues)}
    return [item for item in items if item.code in chosen]


@pytest.mark.timeout(300)
def test_an_item_takes_at_most_its_rows_questions_pages_and_two(kiosk_of: OpenKiosk) -> None:
    visitor = kiosk_of()
    for item in by_finger(visitor.hall.catalogue.items):
        count = touches(visitor, item)
        visit = visitor.kiosk.journey.visit
        rows, questions = len(visit.asked()), len(visit.questions())
        pages = math.ceil(rows / ROWS_A_PAGE)
        assert count <= rows + questions + pages + 2, item.name.zh
        visitor.kiosk.journey.end()
        visitor.on("Home")


@pytest.mark.timeout(300)
def test_every_item_asks_five_rows_a_page(kiosk_of: OpenKiosk) -> None:
    """What a visitor touches is counted above; here the real screen says of every item on how many pages it asks."""
    visitor = kiosk_of()
    journey = visitor.kiosk.journey
    crammed: list[str] = []
    visitor.prepared("食品经营许可")
    standing = checklist(visitor)
    for item in visitor.hall.catalogue.items:
        visit = Visit(journey.visit.id).choose(item)
        while (question := visit.next_question()) is not None:
            visit = visit.situate(question.id, next(c for c in reversed(question.choices) if not c.leads_to).id)
        journey.put(visit.to(Step.ITEM).to(Step.CHECKLIST))
        rows = visit.asked()
        assert [row["id"] for row in standing.property("entries")] == [r.id for r in rows]
        if standing.property("pages") > math.ceil(len(rows) / ROWS_A_PAGE):
            crammed.append(f"{item.name.zh}: {len(rows)} rows on {standing.property('pages')} pages")
    assert not crammed, "; ".join(crammed)


def checklist(visitor: Visitor) -> QQuickItem:
    """Return the paged list of the checklist that stands."""
    return [item for item in visitor.items() if item.property("pages") is not None and item.property("entries")][-1]
