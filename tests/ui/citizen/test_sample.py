"""What a good paper looks like: the drawing with its marks over the list, and the sample that can be taken along."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF

from kiosk.domain.verdict import Answer
from tests.ui.citizen.test_item_to_number import look
from tests.visits.conftest import OpenKiosk, Visitor
from tests.visits.test_several import TRADER, adds

LAYOUT = "经营场所布局和操作流程图"


def open_sample(visitor: Visitor) -> None:
    """Stand before the sample of the floor plan."""
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.kiosk.journey.look_at_crowd()
    visitor.until(lambda: visitor.kiosk.journey.printer == "ready", "the printer's state")
    visitor.touch(f"看样张：{LAYOUT}")
    visitor.until(lambda: visitor.shows("看好了，回去选"), "the sample")
    visitor.wait(300)


def test_the_sample_is_drawn_marked_can_be_taken_along_and_the_answers_are_kept(visitor: Visitor) -> None:
    open_sample(visitor)

    for words in (
        "样张",
        "某某饭店，80 平方米",
        "各间做什么用",
        "原料到出餐怎么走",
        "帮您画：3 楼帮办区，约 15 分钟画好",
    ):
        assert visitor.shows(words), words
    drawn = [item for item in visitor.items() if str(item.property("name") or "").startswith("paper-kitchen")]
    assert len(drawn) == 1
    on_it = [str(item.property("text")) for item in visitor.items(drawn[0]) if item.property("text")]
    assert on_it == ["1", "2", "3", "4"]

    visitor.touch("打印这张样张，带走照着做")
    visitor.until(lambda: len(visitor.printer.slips) == 1, "the sample on paper")
    assert LAYOUT in visitor.printer.slips[0].text
    assert "1. 各间做什么用" in visitor.printer.slips[0].text
    assert visitor.shows("正在打印，请看下方出票口")
    visitor.touch("看好了，回去选")
    visitor.until(lambda: not visitor.shows("看好了，回去选"), "the list")
    visitor.touch(f"{LAYOUT}：带了")
    visitor.until(lambda: visitor.kiosk.journey.visit.answers == {"layout": Answer.BROUGHT}, "the answer")


def test_the_sample_of_a_second_items_paper_can_be_taken_along_too(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    adds(visitor, TRADER)
    visitor.in_person()
    visitor.kiosk.journey.look_at_crowd()
    visitor.until(lambda: visitor.kiosk.journey.printer == "ready", "the printer's state")
    presenter: Any = visitor.kiosk.shell.presenter
    presenter.openSample(next(r.id for r in presenter.visit.asked() if "登记申请书" in r.name.zh))
    visitor.until(lambda: visitor.shows("看好了，回去选"), "the sample")
    visitor.wait(300)
    visitor.touch("打印这张样张，带走照着做")

    visitor.until(lambda: len(visitor.printer.slips) == 1, "the sample on paper")
    assert "个体工商户登记申请书" in visitor.printer.slips[0].text


def test_without_paper_no_sample_is_offered(visitor: Visitor) -> None:
    visitor.printer.paper_out = True
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.kiosk.journey.look_at_crowd()
    visitor.until(lambda: visitor.kiosk.journey.printer == "paper out", "the printer's state")
    visitor.touch(f"看样张：{LAYOUT}")
    visitor.until(lambda: visitor.shows("看好了，回去选"), "the sample")

    assert visitor.find("打印这张样张，带走照着做") is None


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_the_sample_fits_however_it_is_seen(kiosk_of: OpenKiosk, orientation: str) -> None:
    visitor = kiosk_of(orientation)
    open_sample(visitor)
    for large in (False, True):
        for english in (False, True):
            look(visitor, english, large, low=False)
            visitor.wait(150)
            sheet = next(i for i in visitor.items() if i.metaObject().className().startswith("SampleSheet"))
            end = float(sheet.property("readEnd"))
            for item in visitor.items(sheet):
                text, y = str(item.property("text") or ""), item.mapToItem(sheet, QPointF(0, 0)).y()
                cut = text and y < end - 40 < end < y + item.height()
                assert not cut, (large, english, text)
            drawn = next(i for i in visitor.items(sheet) if str(i.property("name") or "").startswith("paper-"))
            assert drawn.width() >= 440, (large, english)
            look(visitor, english, large, low=False)  # back again
