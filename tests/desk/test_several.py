"""Several items in one case at the desk, by keys alone: one more with J, shared papers once, the same ways out."""

import pytest

from kiosk.domain.cases import CaseOutcome, CaseState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services.answers import Resumed
from kiosk.services.counts import CountsOfDay
from kiosk.services.pre_reviews import PreReviews
from tests.desk.conftest import Agent, OpenDesk

FOOD, TRADER = "食品经营许可", "个体工商户设立登记"


def with_a_second(agent: Agent) -> None:
    """Open 食品经营许可 in person, add 个体工商户设立登记 in a shop of one's own."""
    agent.opens("spjy")
    agent.press("3", "1", "j", *"gtgshsldj", "Enter")
    agent.until(lambda: len(agent.case.visit.items) == 2, "the second item")
    assert [item.name.zh for item in agent.case.visit.items] == [FOOD, TRADER]
    assert agent.desk.papers.question == "个体户设立登记：店面是谁的？"
    agent.press("1")


def names(agent: Agent) -> list[str]:
    """Return the names of the papers column."""
    return [str(row["name"]) for row in agent.desk.papers.rows]


def test_a_second_item_joins_the_case_and_both_have_one_number(agent: Agent) -> None:
    with_a_second(agent)
    assert sum("身份证" in name for name in names(agent)) == 1
    assert any("2 件合用" in str(row["facts"]) for row in agent.desk.papers.rows)
    agent.press("a", "Enter")

    assert agent.number() == "F001"
    assert (agent.case.state, agent.case.outcome) == (CaseState.CLOSED, CaseOutcome.NUMBER)
    agent.until(lambda: bool(agent.printer.slips), "paper")
    assert "1. 食品经营许可" in agent.printer.slips[0].text
    assert "2. 个体户设立登记" in agent.printer.slips[0].text
    agent.shows("食品经营许可等 2 件")
    counts = CountsOfDay(agent.hall).of(agent.hall.where().day)
    assert (counts.issued, counts.items, counts.agree) == (1, 2, True)
    agent.press("z")
    agent.until(lambda: agent.case.state is CaseState.CHECKING, "taken back")
    assert len(agent.case.visit.items) == 2


@pytest.mark.parametrize("by", ["key", "button"])
def test_a_further_item_joins_at_the_verdict_and_what_was_ticked_stays(agent: Agent, by: str) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "a")
    agent.shows("都齐了，可以取号")
    ticked = dict(agent.case.visit.answers)
    if by == "key":
        agent.press("j")
    else:
        agent.click("再加一件事项")
    agent.press(*"gtgshsldj", "Enter")
    agent.until(lambda: len(agent.case.visit.items) == 2, "the second item")

    assert {key: agent.case.visit.said(key) for key in ticked} == ticked
    agent.press("1", "a", "Enter")
    assert agent.number() == "F001"


def test_what_is_ready_gets_its_number_and_the_rest_a_notice(agent: Agent) -> None:
    with_a_second(agent)
    at = next(n for n, name in enumerate(names(agent), 1) if "个体工商户" in name)
    agent.press("a", str(at), "空格")
    agent.shows("食品经营许可齐了；个体户设立登记差 1 样")
    agent.press("r")

    assert agent.number() == "F001"
    agent.shows("没齐的打了告知单，凭 ")
    agent.until(lambda: len(agent.printer.slips) == 2, "number and notice")
    number, notice = (slip.text for slip in agent.printer.slips)
    assert "个体工商户" not in number
    assert "个体工商户登记申请书" in notice


def test_an_item_goes_out_with_x_and_comes_back_with_z_and_its_notes_stay(agent: Agent) -> None:
    with_a_second(agent)
    agent.press("a", "2", ".")  # the ID card that both want
    own = next(n for n, name in enumerate(names(agent), 1) if "个体工商户" in name)
    agent.press("Enter", str(own), ".")
    noted = dict(agent.case.notes)
    at = next(n for n, name in enumerate(names(agent), 1) if name == "食品经营许可申请书")
    agent.press("Enter", str(at), "x")
    assert [item.name.zh for item in agent.case.visit.items] == [TRADER]
    assert (sorted(noted), sorted(agent.case.notes)) == (["2.application", "owner-id"], ["application", "owner-id"])
    assert [row["note"] for row in agent.desk.papers.rows if row["note"]] == ["快到期", "快到期"]
    assert agent.case.visit.unanswered() == ()

    agent.press("z")
    assert [item.name.zh for item in agent.case.visit.items] == [FOOD, TRADER]
    assert dict(agent.case.notes) == noted
    agent.press("j", *"spjy", "Enter")
    agent.shows("这一件已经在里面")
    assert len(agent.case.visit.items) == 2


def test_both_items_are_there_for_the_colleague_who_goes_on_and_under_the_code(agent: Agent, desk_of: OpenDesk) -> None:
    with_a_second(agent)
    agent.press("a")
    case = agent.case.id
    other = desk_of("03")
    other.desk.stand.openRow(f"case:{case}")
    other.until(lambda: other.desk.openCase.case is not None, "the case")
    assert [item.name.zh for item in other.case.visit.items] == [FOOD, TRADER]
    assert set(other.case.visit.answers.values()) == {Answer.BROUGHT}

    other.press("c")
    other.until(lambda: other.desk.outcome.code != "", "a code")
    opened = PreReviews(other.hall).open(other.desk.outcome.code)
    assert isinstance(opened, Resumed)
    assert [item.name.zh for item in opened.onto(Visit("x")).items] == [FOOD, TRADER]
    other.until(lambda: bool(other.printer.slips), "the slip")
    assert "2. 个体户设立登记" in other.printer.slips[-1].text


def test_a_bundle_is_found_by_its_letters_and_opens_with_all_its_items(agent: Agent) -> None:
    agent.press(*"kbcy")
    agent.shows("开办餐饮店一件事")
    agent.press("Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "an open case")

    assert [item.queue for item in agent.case.visit.items] == ["F", "F", "T", "U", "T"]
    agent.press("x")  # while a question stands, the last one
    assert [item.queue for item in agent.case.visit.items] == ["F", "F", "T", "U"]
