"""Whoever comes while the windows rest leaves with what to do next, and on the way back nothing is asked twice."""

from datetime import UTC, datetime
from typing import Any

from drivers.printer.emulator import Emulator
from kiosk.domain.jobs import JobState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Mode, Step
from tests.visits.conftest import OpenKiosk, Visitor

NOON = datetime(2026, 5, 12, 12, 10)  # noqa: DTZ001 - local time of the hall: market windows rest, help agents do not
NOON_UTC = datetime(2026, 5, 12, 4, 10, tzinfo=UTC)
AFTER_NOON = datetime(2026, 5, 12, 5, 10, tzinfo=UTC)  # 13:10 in the hall
FOOD = "食品经营许可"


def _types(visitor: Visitor, code: str) -> None:
    visitor.kiosk.journey.start(Step.CODE)
    visitor.on("Code")
    presenter: Any = visitor.kiosk.shell.presenter
    for key in code:
        presenter.press(key)


def test_all_in_hand_at_noon_a_paper_brings_back_to_the_number_with_nothing_asked_again(
    kiosk_of: OpenKiosk, printer: Emulator
) -> None:
    visitor = kiosk_of(at=NOON)
    journey = visitor.kiosk.journey
    visitor.prepared(FOOD)
    visitor.touch("下一步")
    visitor.on("Later")
    for words in ("13:00 开始取号", FOOD, "3 楼 市场准入区 21–28 号窗口", "9:00–12:00   13:00–17:00", "都齐了"):
        assert visitor.shows(words), words
    later: Any = visitor.kiosk.shell.presenter
    assert [way["act"] for way in later.ways] == ["keep", "help", "home"]  # there is nothing to help with
    visitor.touch("打印单子带走")
    visitor.on("Notice")
    visitor.slip(JobState.CONFIRMED)
    visitor.until(lambda: visitor.shows("上面写着要带什么。"), "what it is for")
    assert visitor.shows("到时候再来，不用重选")
    assert (visitor.tickets(), len(printer.slips)) == (0, 1)
    assert journey.notice is not None
    code = journey.notice.code
    visitor.touch("拿好了")
    visitor.on("Home")

    visitor.hall.clock = lambda: AFTER_NOON
    _types(visitor, code)
    visitor.on("Checklist")
    assert not journey.visit.unanswered()
    visitor.touch("下一步")
    assert visitor.number() == "F001"


def test_with_a_paper_missing_at_noon_help_comes_first_and_the_paper_is_there_too(kiosk_of: OpenKiosk) -> None:
    visitor = kiosk_of(at=NOON)
    visitor.prepared(FOOD, 制度=Answer.MISSING)
    visitor.touch("下一步")
    visitor.on("Verdict")
    visitor.touch("先取号，到窗口签承诺")
    visitor.on("Later")
    assert visitor.shows("还差 1 样")
    later: Any = visitor.kiosk.shell.presenter
    assert [way["act"] for way in later.ways] == ["help", "keep", "home"]
    visitor.touch("领帮办号")
    assert visitor.number() == "H001"


def test_back_from_all_in_hand_that_no_queue_takes_now_the_list_to_take_along_is_what_helps(
    visitor: Visitor,
) -> None:
    journey = visitor.kiosk.journey
    journey.start(Step.CHOOSE, Mode.LOOK_UP)
    visitor.prepared(FOOD)
    visitor.touch("下一步")
    visitor.on("Verdict")
    visitor.until(lambda: visitor.find("都带来了，现在取号") is not None, "that a number may be had")
    visitor.hall.clock = lambda: NOON_UTC  # between the look and the touch
    visitor.touch("都带来了，现在取号")
    visitor.on("Later")
    visitor.touch("返回")
    visitor.on("Verdict")

    assert visitor.shows("都齐了")
    assert visitor.find("都带来了，现在取号") is None
    assert visitor.find("请帮办员一起补齐") is visitor.find("仍要取号") is None
    visitor.touch("打印一次告知单")
    visitor.on("Notice")
    visitor.slip(JobState.CONFIRMED)
    assert visitor.tickets() == 0


def test_from_what_is_done_elsewhere_one_goes_on_to_another_matter_or_home(kiosk_of: OpenKiosk) -> None:
    visitor = kiosk_of()
    journey = visitor.kiosk.journey
    journey.start(Step.CHOOSE)
    adoption = next(place for place in journey.hall.catalogue.elsewhere if place.code == "elsewhere-adoption")
    journey.open_elsewhere(adoption)
    visitor.on("Elsewhere")
    for words in ("收养登记", "先打 12345 问清地点和材料", "1 楼 咨询台"):
        assert visitor.shows(words), words
    visitor.touch("找别的事")
    visitor.on("Choose")
    visitor.touch("返回")
    visitor.on("Elsewhere")
    visitor.touch("知道了，回首页")
    visitor.on("Home")
