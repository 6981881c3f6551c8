"""Desk and kiosk on one database: calls for a person, help numbers, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step
from tests.desk.conftest import Agent, OpenDesk
from tests.visits.conftest import Visitor, standing


@pytest.fixture
def visitor(agent: Agent, home: Path, printer: Emulator) -> Iterator[Visitor]:
    """A visitor at the kiosk of the same hall."""
    with standing(home, printer) as here:
        yield here


def test_a_call_at_the_kiosk_shows_here_and_only_when_it_is_taken_the_kiosk_says_who_comes(
    agent: Agent, visitor: Visitor
) -> None:
    visitor.choose("食品经营许可")
    visitor.touch("叫人帮办")
    agent.shows("取号机 K2 叫人帮办 · 食品经营许可 · 看事项")
    assert not visitor.shows("接到了")
    agent.press("F2")

    visitor.until(lambda: visitor.shows("王敏 接到了"), "who comes")
    agent.shows("请到取号机 K2")
    agent.until(lambda: agent.desk.calls.said == "", "nobody calls any more")


def test_the_desk_says_in_words_how_its_printer_is(agent: Agent) -> None:
    agent.shows("小票机正常")
    agent.printer.paper_out = True
    agent.shows("小票机没纸了")
    assert agent.desk.header.printerStands
    agent.printer.load_roll()
    agent.shows("小票机正常")


def test_a_help_number_from_the_kiosk_is_next_with_its_ticks_and_ends_with_a_number(
    agent: Agent, visitor: Visitor
) -> None:
    visitor.prepared("食品经营许可", 流程图=Answer.MISSING)
    visitor.touch("下一步")
    visitor.on("Verdict")
    visitor.touch("请帮办员一起补齐")
    assert visitor.number() == "H001"
    agent.shows("等帮办 1 人")
    agent.desk.acts.do("next")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case of H001")
    ticked = len(agent.case.visit.answers)
    agent.press("3", "1")
    assert ticked == len(agent.case.visit.asked()) - 1  # all but what was missing
    agent.press("a", "Enter")

    assert agent.number() == "F001"
    where = agent.hall.where()
    came = agent.hall.store.tickets.by_number(where.site, where.day, "H001")
    assert came is not None
    assert came.state is TicketState.DONE


def test_whom_the_desk_sent_home_with_a_notice_is_asked_at_the_kiosk_only_for_what_was_missing(
    agent: Agent, visitor: Visitor
) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "a")
    missing = next(n for n, wanted in enumerate(agent.case.visit.asked(), 1) if "流程图" in wanted.name.zh)
    agent.press(str(missing), "空格", "Enter")
    agent.shows("回访码")
    code = str(agent.desk.outcome.code)
    visitor.kiosk.journey.start(Step.CODE)
    visitor.on("Code")
    visitor.kiosk.journey.resume(code)
    visitor.on("Checklist")

    answers = visitor.kiosk.journey.visit.answers
    assert [answer for answer in answers.values() if answer is not Answer.BROUGHT] == [Answer.MISSING]


def test_a_case_is_handed_to_another_agent_with_its_ticks_and_leaves_this_desk(agent: Agent, desk_of: OpenDesk) -> None:
    other = desk_of("03")
    agent.opens("spjy")
    agent.press("3", "1", "1")
    case = agent.case.id
    ticked = dict(agent.case.visit.answers)
    agent.press("h")
    agent.shows("这件转给谁接着办？")
    agent.press("右", "Enter")  # 赵晴 stands first, 李强 behind her

    agent.shows("这件已转给李强")
    agent.until(lambda: agent.desk.openCase.case is None, "an empty desk")
    other.shows("李强 正在预审")
    other.desk.stand.openRow(f"case:{case}")
    other.until(lambda: other.desk.openCase.case is not None, "the case")
    assert dict(other.case.visit.answers) == ticked
    acts = agent.hall.store.audit.of_day(agent.hall.site.id, agent.hall.where().day)
    assert [act.about for act in acts if act.act == "hand-over"] == [f"case:{case}"]
