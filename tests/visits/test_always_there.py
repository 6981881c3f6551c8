"""What is always there: the switches on the water, also under a sheet, and the pledge's day, however large the type."""

import pytest

from kiosk.domain.verdict import Answer
from tests.visits.conftest import OpenKiosk, Visitor

FOOD = "食品经营许可"


def asked_whether_still_there(visitor: Visitor) -> None:
    """Let 65 seconds go by without a touch."""
    idle = visitor.kiosk.idle
    start = idle._monotonic()
    idle._monotonic = lambda: start + 65.0
    idle.look()
    visitor.until(lambda: visitor.shows("您还在吗？"), "the question")


def test_who_cannot_read_the_question_switches_to_english_and_goes_on(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    visitor.kiosk.idle.touched()
    asked_whether_still_there(visitor)

    visitor.touch("English")

    visitor.until(lambda: visitor.shows("Food business licence"), "the item in English")
    visitor.until(lambda: not visitor.shows("Are you still there?"), "the visit goes on")
    assert visitor.screen == "Item"


def test_who_called_a_person_reads_where_to_go_in_english(visitor: Visitor) -> None:
    visitor.touch("叫人帮办")
    visitor.until(lambda: visitor.shows("帮办员在 3 楼帮办区"), "the panel")

    visitor.touch("English")

    visitor.until(lambda: visitor.shows("Help agents: Floor 3, Help desk"), "the panel in English")
    where = visitor.hall.where()
    assert len(visitor.hall.store.help_calls.untaken(where.site, where.day)) == 1


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("switch", ["大字", "低位"])
def test_the_pledges_last_day_stands_before_the_number_is_taken(
    kiosk_of: OpenKiosk, orientation: str, switch: str
) -> None:
    visitor = kiosk_of(orientation)
    visitor.touch(switch)
    visitor.prepared(FOOD, 制度清单=Answer.MISSING)
    visitor.touch("下一步")
    visitor.on("Verdict")

    assert visitor.shows("可申请容缺，由窗口确认，最迟 5 月 26 日补齐")
