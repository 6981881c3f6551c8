"""From the home's most wanted to the number: at most N + Q + pages + 2 touches, counted for every item."""

import math

import pytest

from kiosk.domain.items import ServiceItem
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


@pytest.mark.timeout(300)
def test_every_item_is_at_most_its_rows_questions_pages_and_two(kiosk_of: OpenKiosk) -> None:
    visitor = kiosk_of()
    for item in visitor.hall.catalogue.items:
        count = touches(visitor, item)
        visit = visitor.kiosk.journey.visit
        rows, questions = len(visit.asked()), len(visit.questions())
        pages = math.ceil(rows / ROWS_A_PAGE)
        assert count <= rows + questions + pages + 2, item.name.zh
        visitor.kiosk.journey.end()
        visitor.on("Home")
