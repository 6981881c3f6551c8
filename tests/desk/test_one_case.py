"""A case at the desk from the first letter to the paper, by keys alone."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.cases import Case, CaseOutcome, CaseState, Note, Noted
from kiosk.domain.items import Standing
from kiosk.domain.jobs import JobState
from kiosk.domain.site import A4Address
from kiosk.domain.verdict import Answer
from kiosk.services.cases import Cases
from kiosk.services.counts import CountsOfDay
from kiosk.services.page_jobs import PageJobs
from tests.desk.conftest import Agent, OpenDesk

FOOD = ("3", "1")  # 饭店, 本人来办


def test_a_usual_case_with_five_papers_all_there_takes_at_most_ten_keys(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD)
    assert len(agent.desk.papers.rows) == 5
    agent.press("a", "Enter")

    assert agent.number() == "F001"
    assert agent.pressed <= 10
    agent.until(
        lambda: agent.desk.openCase.slip is not None and agent.desk.openCase.slip.state is JobState.CONFIRMED, "paper"
    )
    assert "F001" in agent.printer.slips[0].text
    assert agent.printer.errors == []
    assert (agent.case.state, agent.case.outcome) == (CaseState.CLOSED, CaseOutcome.NUMBER)
    agent.shows("小票已打出")
    agent.shows("已取号 F001")


def test_a_whole_case_with_the_mouse_alone_keeps_the_desk_open(agent: Agent) -> None:
    agent.click("食品经营许可")
    agent.click("饭店、食堂")
    agent.click("本人来办")
    agent.desk.signIn._idle.stop()
    for wanted in agent.case.visit.asked():
        agent.click(f"{wanted.name.zh.replace('|', '')}：齐")
    assert agent.desk.signIn._idle.isActive()  # a mouse says that somebody is there
    agent.click("发号")
    assert agent.number() == "F001"
    agent.click("下一位")

    agent.shows("请下一位坐下")


def test_a_number_that_is_typed_is_that_number_and_no_guess_at_an_item(agent: Agent) -> None:
    agent.press(*"f005")
    agent.shows("今天的号")

    assert "没找到，这些最接近" not in agent.words()
    agent.press("Esc", *"qqqq")
    agent.shows("没找到，这些最接近")


def test_whoever_types_ahead_loses_no_key(agent: Agent) -> None:
    agent.hits(*"spjy", "Enter", *FOOD, "a", "Enter")

    assert agent.number() == "F001"


def test_what_is_typed_before_a_sheet_has_opened_stands_in_it(agent: Agent) -> None:
    agent.hits(*"spjy", "Enter", *FOOD, "u", *"nadx", "退格", *"c Z1", "下")
    agent.shows("请值班长：哪里拿不准？")

    agent.until(lambda: agent.item("words").property("text") == "nadc Z1", "what was typed ahead")
    assert agent.case.visit.answers == {}  # none of it was taken for a key of the case
    agent.press("Enter")
    agent.shows("已请值班长处理")
    assert agent.case.said == "nadc Z1"


def test_what_was_typed_for_a_sheet_that_does_not_open_ticks_nothing(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD)
    slow = threading.Event()
    agent.desk._door.ask(lambda _: slow.wait(), lambda _: None)
    agent.hits("b", *"a1", "空格")
    slow.set()

    agent.shows("先取了号、窗口又退回来的，才记在这里")
    agent.until(lambda: not agent.busy(), "the desk at rest")
    assert agent.case.visit.answers == {}


def test_nothing_that_was_typed_ahead_reaches_the_sheet_of_pins(agent: Agent) -> None:
    agent.press(*"spjy")
    slow = threading.Event()
    agent.desk._door.ask(lambda _: slow.wait(), lambda _: None)
    agent.hits("Enter", "F9", *"123")
    slow.set()
    agent.until(lambda: bool(agent.desk.signIn.shown), "the sheet of PINs")
    agent.wait(100)

    assert "123" not in agent.words()
    assert agent.desk.acts._ahead == []


def test_what_is_typed_in_the_search_while_a_slip_is_asked_for_stands_there_afterwards(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "Enter")
    number = agent.number()
    agent.shows("小票已打出")  # a slip that is still being printed is not printed again
    agent.press("Esc", *number.lower())
    agent.hits("Enter", *"77")
    agent.shows(f"{number} 的小票正在补打")

    agent.until(lambda: agent.desk.finder.query == f"{number.lower()}77", "what was typed meanwhile")
    assert agent.item("search").property("text") == f"{number.lower()}77"


def test_a_pledgeable_paper_that_is_missing_says_until_when_and_gives_the_number(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a")
    at = next(n for n, wanted in enumerate(agent.case.visit.asked(), 1) if "制度" in wanted.name.zh)
    agent.press(str(at), "空格")

    agent.shows("差 1 样，可容缺")
    agent.shows("最迟 5 月 26 日补齐")
    agent.press("Enter")
    assert agent.number() == "F001"
    agent.until(lambda: bool(agent.printer.slips), "paper")
    assert "可申请容缺·由窗口确认" in agent.printer.slips[0].text


def test_where_there_is_an_a4_printer_the_pledge_is_printed_twice_and_signed_before_the_number(
    desk_of: OpenDesk, tmp_path: Path
) -> None:
    (tmp_path / "a4").mkdir()
    agent = desk_of(a4=A4Address("desk-a4", f"file:{tmp_path}/a4/"))
    agent.opens("spjy")
    agent.press(*FOOD, "a")
    at = next(n for n, wanted in enumerate(agent.case.visit.asked(), 1) if "制度" in wanted.name.zh)
    agent.press(str(at), "空格")
    agent.shows("打承诺书（A4 两份）")
    agent.press("Enter")
    agent.shows("签好了，发号")
    agent.press("1", "空格")
    agent.shows("差 2 样，有办法")
    agent.press("z")
    agent.shows("签好了，发号")

    pages = list((tmp_path / "a4").glob("*.pdf"))
    assert len(pages) == 1
    assert pages[0].read_bytes().count(b"/Type /Page\n") == 2
    agent.press("Enter")
    assert agent.number() == "F001"


def test_a_pledge_that_was_printed_for_one_visitor_is_signed_by_nobody_else(
    desk_of: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a4").mkdir()
    agent = desk_of(a4=A4Address("desk-a4", f"file:{tmp_path}/a4/"))
    asked: list[Callable[[], object]] = []  # of a printer that takes its time
    now = PageJobs.print_behind
    monkeypatch.setattr(PageJobs, "print_behind", lambda *what: asked.append(lambda: now(*what)))
    agent.opens("spjy")
    agent.press(*FOOD, "a")
    at = next(n for n, wanted in enumerate(agent.case.visit.asked(), 1) if "制度" in wanted.name.zh)
    agent.press(str(at), "空格", "Enter", "Esc")
    agent.opens("spjy")
    agent.press(*FOOD, "a", str(at), "空格")
    asked.pop()()  # the pages of the one before come out
    agent.shows("承诺书（两份）")

    assert "签好了，发号" not in agent.words()
    agent.press("Enter")
    agent.until(lambda: bool(asked), "the pages of this one")
    asked.pop()()
    agent.shows("签好了，发号")


def test_a_pledge_that_was_printed_for_one_paper_is_not_signed_for_another(desk_of: OpenDesk, tmp_path: Path) -> None:
    (tmp_path / "a4").mkdir()
    agent = desk_of(a4=A4Address("desk-a4", f"file:{tmp_path}/a4/"))
    item = next(
        each
        for each in agent.hall.catalogue.items
        if not each.situations and sum(wanted.standing is Standing.PLEDGEABLE for wanted in each.requirements) > 1
    )
    agent.desk.stand.openRow(f"item:{item.code}")
    agent.until(lambda: agent.desk.openCase.case is not None, "an open case")
    asked = agent.case.visit.asked()
    first, second, *_ = [str(n) for n, wanted in enumerate(asked, 1) if wanted.standing is Standing.PLEDGEABLE]
    agent.press("a", first, "空格", "Enter")
    agent.shows("签好了，发号")
    agent.press(first, "空格", "空格", "空格", second, "空格")

    agent.shows("打承诺书（A4 两份）")
    assert "签好了，发号" not in agent.words()


def test_a_note_says_the_month_in_which_a_paper_expires_by_key_and_by_touch(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "1", ".")
    agent.shows("快到期")
    agent.press("5")
    agent.shows("5 月到期")
    agent.press("1", "2")
    agent.shows("12 月到期")
    agent.press("Enter", "2", ".")  # Enter ends the month, not the case; figures choose papers again
    first, second, *_ = [wanted.id for wanted in agent.case.visit.asked()]
    agent.click("9 月")
    agent.until(lambda: agent.case.notes.get(second) == Noted(Note.EXPIRES_SOON, 9), "the month that was touched")
    assert agent.case.notes[first] == Noted(Note.EXPIRES_SOON, 12)
    assert agent.case.state is CaseState.CHECKING

    def stored() -> Case | None:
        return Cases(agent.hall).find(agent.case.id)

    agent.until(lambda: stored() == agent.case, "the months in the database, for whoever goes on with the case")


def test_a_core_paper_that_is_missing_has_ways_and_the_notice_brings_the_visitor_back(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a")
    at = next(n for n, wanted in enumerate(agent.case.visit.asked(), 1) if "流程图" in wanted.name.zh)
    agent.press(str(at), "空格", ".", ".")

    agent.shows("差 1 样，有办法")
    agent.shows("复印件不清楚")
    assert list(agent.case.notes.values()) == [Noted(Note.UNREADABLE)]
    agent.press("Enter")
    agent.shows("回访码")
    code = str(agent.desk.outcome.code)
    agent.until(lambda: bool(agent.printer.slips), "paper")
    assert code in agent.printer.slips[0].text
    assert agent.case.outcome is CaseOutcome.NOTICE


def test_nobody_is_sent_away_a_number_is_given_all_the_same(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "1", "空格", "t")

    assert agent.number() == "F001"
    assert agent.case.outcome is CaseOutcome.ANYWAY
    agent.shows("已取号 F001，材料待补")


def test_a_question_can_be_asked_again_and_the_ticks_stay(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "1", "空格")
    first = agent.case.visit.asked()[0].id
    assert agent.case.visit.answers[first] is Answer.BROUGHT
    agent.desk.acts.do("askAgain")
    agent.until(lambda: agent.desk.papers.question != "", "the question")
    agent.press("1")

    assert agent.case.visit.answers[first] is Answer.BROUGHT


def test_what_was_ticked_is_there_again_after_a_power_cut(agent: Agent, desk_of: OpenDesk) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "1", "空格")
    agent.until(lambda: not agent.desk._door.busy, "the draft is stored")
    again = desk_of("03")  # the first desk never closed its case: its power was cut

    again.shows("王敏 正在预审")
    again.desk.stand.openRow(f"case:{agent.case.id}")
    again.until(lambda: again.desk.openCase.case is not None, "the case")
    assert again.case.visit.answers == agent.case.visit.answers
    again.shows("这件在王敏手里")


def test_a_case_whose_item_was_withdrawn_meanwhile_says_so_and_leads_to_the_search(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD)
    agent.until(lambda: not agent.desk._door.busy, "the draft is stored")
    case, food = agent.case.id, agent.case.visit.item
    agent.press("Esc")
    agent.hall.catalogue = replace(
        agent.hall.catalogue, items=tuple(item for item in agent.hall.catalogue.items if item != food)
    )
    agent.desk.refresh()
    agent.shows("事项已停办")
    agent.desk.stand.openRow(f"case:{case}")

    agent.shows("这一位还没选事项，或事项已停办：请在上面搜事项")
    assert agent.desk.stand.searching


def test_two_with_one_case_lose_nothing_and_the_second_is_told(agent: Agent, desk_of: OpenDesk) -> None:
    agent.opens("spjy")
    agent.press(*FOOD)
    other = desk_of("03")
    other.desk.stand.openRow(f"case:{agent.case.id}")
    other.until(lambda: other.desk.openCase.case is not None, "the case")
    agent.press("1", "空格")
    agent.until(lambda: not agent.desk._door.busy, "王敏's tick is stored")
    other.press("2", "空格")

    other.shows("王敏刚改过这件")
    first = agent.case.visit.asked()[0].id
    other.until(lambda: other.case.visit.answers == {first: Answer.BROUGHT}, "what 王敏 ticked")


def test_a_tick_that_cannot_be_stored_stays_on_the_screen_and_is_stored_when_it_can(agent: Agent, home: Path) -> None:
    agent.opens("spjy")
    agent.press(*FOOD)
    agent.until(lambda: not agent.desk._door.busy, "the draft is stored")
    with closing(sqlite3.connect(home / "jishi.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # somebody holds the database for longer than a writer waits
        agent.press("1", "空格")
        agent.shows("现在存不进数据库")
        other.execute("ROLLBACK")
    agent.until(lambda: agent.desk.trouble == "", "it is stored")

    row = agent.hall.store.cases.get(agent.case.id)
    assert row is not None
    assert '"brought"' in row.answers


def test_the_counts_of_the_desk_and_the_tickets_agree(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "Enter")
    agent.number()
    agent.until(lambda: not agent.desk._door.busy, "everything is stored")
    counts = CountsOfDay(agent.hall).of(agent.hall.where().day)

    assert counts.agree
    assert (counts.visits, counts.issued) == (1, 1)
