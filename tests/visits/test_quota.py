"""Whoever comes after the day's last number leaves with a help number, and knows when the numbers go on."""

from dataclasses import replace

from kiosk.domain.visit import Wish
from kiosk.services.visits import Visits
from tests.services.conftest import all_brought
from tests.services.test_quota import with_quota
from tests.visits.conftest import Visitor


def test_a_visitor_after_the_last_number_is_told_ahead_and_takes_a_help_number(visitor: Visitor) -> None:
    journey, hall = visitor.kiosk.journey, visitor.hall
    hall.site = with_quota(hall.site, "F", 1)
    Visits(replace(hall, machine=replace(hall.machine, printer=None))).issue(
        all_brought(visitor.item("食品经营许可")), Wish.NUMBER
    )
    journey.look_at_crowd()
    visitor.choose("食品经营许可")
    visitor.until(lambda: visitor.shows("今天的号发完了"), "the word on the item's page")
    assert visitor.shows("明早 9:00 再取号")
    journey.end()

    visitor.prepared("食品经营许可")
    visitor.touch("下一步")
    visitor.on("Later")
    assert visitor.shows("明早 9:00 接着取号")
    assert visitor.shows("市场准入窗口今天的 1 个号都发出去了。材料可以现在先备好。帮办号不限数，现在就能取。")
    visitor.touch("领帮办号")
    assert visitor.number() == "H001"
