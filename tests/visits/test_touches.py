"""From the home's most wanted to the number: at most N + Q + pages + 2 touches, counted for every item."""

import math
from typing import Any

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.domain.items import ServiceItem, asked
from kiosk.domain.visit import Step, Visit
from tests.visits.conftest import OpenKiosk, Visitor

ROWS_A_PAGE = 5
LETTER_AND_TURNS = 3  # in a long list: one key of letters, and pages turned


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
        count += 1
    visitor.touch("下一步，对材料")
    visitor.on("Checklist")
    count += 1
    while unanswered := journey.visit.unanswered():
        name = unanswered[0].name.zh.replace("|", "")
        if visitor.find(f"{name}：") is None:
            visitor.touch("看下一页")
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


@pytest.mark.timeout(300)
def test_by_life_event_what_is_most_wanted_is_two_touches_further(kiosk_of: OpenKiosk) -> None:
    """办事取号 and the life event, and there it stands; a longer list is narrowed for the others."""
    visitor = kiosk_of()
    nearest: dict[str, int] = {}
    for event in visitor.hall.catalogue.life_events:
        visitor.kiosk.journey.start(Step.CHOOSE)
        visitor.kiosk.journey.open_list(f"event:{event.id}")
        visitor.on("List")
        for code, taken in nearest_in_list(visitor).items():
            nearest[code] = min(taken, nearest.get(code, taken))
    items = visitor.hall.catalogue.items
    assert set(nearest) == {item.code for item in items}
    assert all(nearest[item.code] == 0 for item in items if item.wanted)
    assert max(nearest.values()) <= LETTER_AND_TURNS


def nearest_in_list(visitor: Visitor) -> dict[str, int]:
    """Return how many touches narrow and turn the list that stands until each of its items is seen."""
    shown: Any = visitor.kiosk.shell.presenter
    taken: dict[str, int] = {}
    items = {item.code for item in shown._items}
    for group in range(max(1, len(shown.keys))):
        if group:
            shown.narrow(group)
        standing = next(item for item in visitor.items() if item.property("usedHeight") is not None)
        for turned in range(standing.property("pages")):
            rows = shown.rows[standing.property("from") : standing.property("until")]
            for row in rows:
                kind, _, code = row["key"].partition(":")
                if kind != "item":
                    continue  # a bundle is several items at once
                taken[code] = min(taken.get(code, 99), turned + (1 if group else 0))
            standing.setProperty("first", standing.property("until"))
        standing.setProperty("first", 0)
    assert set(taken) == items
    return taken


def checklist(visitor: Visitor) -> QQuickItem:
    """Return the paged list of the checklist that stands."""
    return [item for item in visitor.items() if item.property("pages") is not None and item.property("entries")][-1]
