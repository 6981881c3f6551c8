"""Codes from the desk: printed, scanned or typed at a kiosk, good once; and the visitor who comes back to the desk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from drivers.printer.emulator import Emulator
from kiosk.domain.cases import CaseOutcome
from kiosk.domain.codes import check_character
from kiosk.domain.text import Text
from kiosk.domain.verdict import Answer
from kiosk.services import pre_reviews
from kiosk.services.answers import Resumed
from kiosk.services.pre_reviews import PreReviews
from tests.desk.conftest import Agent, OpenDesk
from tests.visits.conftest import MORNING, Visitor, standing

FOOD = ("3", "1")  # 饭店, 本人来办


@pytest.fixture
def visitor(agent: Agent, home: Path, printer: Emulator) -> Iterator[Visitor]:
    """A visitor at a kiosk of the same hall, which has a scanner."""
    with (home / "machine.toml").open("a", encoding="utf-8") as file:
        file.write('\n[scanner]\nkind = "keyboard"\n')
    with standing(home, printer) as here:
        yield here


def pre_reviewed(agent: Agent) -> str:
    """Check 食品经营许可 at the desk and give its code; return what the slip's QR holds."""
    agent.opens("spjy")
    agent.press(*FOOD, "a", "c")
    agent.shows("预审码，5 月 19 日前到任何一台取号机取号")
    agent.until(lambda: bool(agent.printer.slips), "the slip")
    assert agent.desk.outcome.code in agent.printer.slips[0].text
    assert agent.case.outcome is CaseOutcome.CODE
    found = zxingcpp.read_barcodes(agent.printer.slips[0].picture())
    assert [code.format.name for code in found] == ["QRCode"]
    return str(found[0].text)


def scan(visitor: Visitor, text: str) -> None:
    """Let a scanner that is wired as a keyboard type what it read, and Enter."""
    visitor.kiosk.window.requestActivate()
    visitor.until(visitor.kiosk.window.isActive, "the kiosk in front")
    for character in text:
        QTest.keyClick(visitor.kiosk.window, character)  # type: ignore[call-overload]
    QTest.keyClick(visitor.kiosk.window, Qt.Key.Key_Return)


def test_what_the_desk_checked_is_scanned_at_the_kiosk_printed_and_dead(agent: Agent, visitor: Visitor) -> None:
    held = pre_reviewed(agent)
    assert set(held) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    scan(visitor, held)

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    assert "F001" in visitor.printer.slips[1].text
    visitor.touch("拿好了")
    visitor.on("Home")
    scan(visitor, held)
    visitor.on("Code")
    visitor.until(lambda: visitor.shows("这张预审单已经取过号"), "what to do now")
    assert visitor.tickets() == 1


def test_a_pre_review_whose_papers_may_follow_goes_to_the_pledge(agent: Agent, visitor: Visitor) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a")
    at = next(n for n, wanted in enumerate(agent.case.visit.asked(), 1) if "制度" in wanted.name.zh)
    agent.press(str(at), "空格", "c")
    agent.shows("预审码，5 月 19 日前")
    scan(visitor, str(agent.desk.outcome.code).replace("-", ""))
    visitor.on("Verdict")
    visitor.touch("先取号，到窗口签承诺")

    assert visitor.number() == "F001"


def test_a_code_whose_window_is_shut_still_leads_to_a_help_number_and_stays_good(
    agent: Agent, visitor: Visitor
) -> None:
    held = pre_reviewed(agent)
    site = visitor.kiosk.hall.site
    shut = [replace(q, theirs=Text("到税务取号", "At tax")) if q.prefix == "F" else q for q in site.queues]
    visitor.kiosk.hall.site = replace(site, queues=tuple(shut))
    scan(visitor, held)
    visitor.on("Later")
    visitor.touch("领帮办号")

    assert visitor.number() == "H001"
    assert isinstance(PreReviews(agent.hall).open(held), Resumed)


def test_an_altered_code_is_led_to_a_person(agent: Agent, visitor: Visitor) -> None:
    held = pre_reviewed(agent)
    scan(visitor, held[:60] + ("A" if held[60] != "A" else "B") + held[61:])
    visitor.on("Code")
    visitor.until(lambda: visitor.shows("请拿着单子到 3 楼帮办区"), "the way to a person")
    assert visitor.tickets() == 0


def test_who_types_a_code_wrongly_is_shown_the_character_and_touches_the_right_one(
    agent: Agent, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "3F7K92Q" + check_character("3F7K92Q")
    monkeypatch.setattr(pre_reviews, "new_code", lambda _pick: code)
    pre_reviewed(agent)
    wrong = code[:4] + "W" + code[5:]
    visitor.touch("扫码取号")
    visitor.on("Code")
    for letter in wrong:
        visitor.touch(letter)
    visitor.until(lambda: visitor.shows("第 5 位和单子上的不一样"), "which character")
    agent.press("Esc", *wrong.lower(), "Enter")
    agent.shows("第 5 位像是打错了")
    visitor.touch(code[4])

    assert visitor.number() == "F001"


def test_who_comes_back_with_a_number_is_asked_only_for_what_was_missing(agent: Agent, desk_of: OpenDesk) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "a", "1", "空格", "t")
    number, asked = agent.number(), agent.case.visit.asked()
    tomorrow = desk_of("03", MORNING + timedelta(days=1))
    tomorrow.press(*number.lower(), "下", "Enter")
    tomorrow.until(lambda: tomorrow.desk.openCase.case is not None, "the case")
    tomorrow.press("3", "1")

    assert [wanted.id for wanted in tomorrow.case.visit.unanswered()] == [asked[0].id]
    tomorrow.press("Esc", "/", *"f777", "下", "Enter")
    tomorrow.shows("没有 F777 这个号")


def test_who_comes_back_to_the_desk_with_a_code_finds_yesterdays_ticks(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "1", "空格", "Enter")  # the application form is missing: the notice
    agent.shows("回访码")
    code = str(agent.desk.outcome.code).replace("-", "")
    before = agent.case
    agent.press("Esc")
    agent.press(*code.lower())
    agent.shows("回访码、预审码或预约码：打开它的材料")
    agent.press("Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")

    assert agent.case.id != before.id
    assert [a for a in agent.case.visit.answers.values() if a is not Answer.BROUGHT] == [Answer.MISSING]


def test_a_lost_slip_is_printed_again_by_its_number(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "Enter")
    agent.number()
    agent.shows("小票已打出")
    agent.press("n", *"f001")
    agent.shows("本人手里没有这张票时")
    agent.press("Enter")

    agent.shows("F001 的小票正在补打")
    agent.until(lambda: len(agent.printer.slips) == 2, "the second slip")
    assert "补打" in agent.printer.slips[1].text


def test_an_agent_whose_key_is_broken_is_told_what_to_do_and_gives_the_number(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a")
    secrets = agent.hall.home / "secrets"
    secrets.mkdir(exist_ok=True)
    (secrets / "code.key").write_text("spilt coffee", "utf-8")
    agent.press("c")
    agent.shows("jishi keys rotate")
    agent.press("Enter")

    assert agent.number() == "F001"
