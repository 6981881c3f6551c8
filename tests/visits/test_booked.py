"""A visitor with an appointment at the kiosk: the code begins the visit, the number goes first, nobody is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from drivers.printer.emulator import Emulator
from kiosk.domain.appointments import AppointmentState
from kiosk.domain.cases import Case, CaseOutcome, CaseState
from kiosk.domain.jobs import JobState
from kiosk.domain.site import ScannerAddress
from kiosk.domain.tickets import Priority
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step, all_in_hand
from kiosk.services.accounts import Accounts
from kiosk.services.appointments import Appointments, Entry
from kiosk.services.booked_cases import BookedCases
from kiosk.services.cases import Cases
from kiosk.services.check_ins import CheckIns
from kiosk.services.hall import open_hall
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from tests.halls import lay
from tests.visits.conftest import MORNING, OpenKiosk, Visitor

TODAY = date(2026, 5, 12)
FOOD = "食品经营许可"
KEY_MS = 150  # a finger is no quicker on one key


@pytest.fixture
def booked(tmp_path: Path, kiosk_of: OpenKiosk) -> Visitor:
    """A visitor at a kiosk of a hall where some are booked: at 9:30 (730514), at 9:00 (1001), on Thursday (YY…)."""
    hall = open_hall(lay(tmp_path / "home"), MORNING)
    session = Accounts(hall).make_first("赵晴", "270591")
    food = hall.catalogue.find(FOOD)
    assert food is not None
    for code, day, at in (
        ("730514", TODAY, time(9, 30)),
        ("1001", TODAY, time(9)),
        ("YY-2051-4001", date(2026, 5, 14), time(9)),
    ):
        Appointments(hall).enter(session, Entry(day, at, at, food, "张三", code))
    hall.store.close()
    visitor = kiosk_of()
    machine = replace(visitor.hall.machine, code_scanner=ScannerAddress())
    visitor.kiosk.hall.machine = visitor.kiosk.shell._hall.machine = machine
    return visitor


def _desk_checks(visitor: Visitor, code: str, *, give_code: bool = False) -> tuple[Session, Case]:
    """Pre-review a booked visitor at the desk: everything is there; with `give_code` the case ends with a code."""
    hall = visitor.kiosk.hall
    session, cases = Staff(hall).log_in("01", "270591"), Cases(hall)
    assert isinstance(session, Session)
    case = BookedCases(hall, cases).resume(session, code)
    assert isinstance(case, Case)
    kept = cases.keep(session, replace(case, visit=all_in_hand(case.visit)))
    assert isinstance(kept, Case)
    if give_code:
        assert isinstance(cases.give_code(session, kept), tuple)
    return session, kept


def _types(visitor: Visitor, code: str) -> None:
    visitor.on("Home")
    visitor.kiosk.journey.start(Step.CODE)
    visitor.on("Code")
    visitor.until(lambda: visitor.shows("输入单子上或预约的码"), "keys for a code of another system")
    presenter: Any = visitor.kiosk.shell.presenter
    for number, key in enumerate(code, start=1):
        visitor.touch(key)
        visitor.until(lambda n=number: presenter.place == n, f"the key {key}")  # type: ignore[misc]
        visitor.wait(KEY_MS)
    visitor.touch("输完了")


def test_a_code_typed_at_the_kiosk_begins_at_the_checklist_and_its_number_goes_first(
    booked: Visitor, printer: Emulator
) -> None:
    _types(booked, "730574")
    booked.until(lambda: booked.shows("没有查到这张单"), "a look at the whole code: the next one may be another's")
    for key in ("删一位", "删一位", "1", "4"):
        booked.wait(KEY_MS)
        booked.touch(key)
    booked.touch("输完了")
    booked.on("Item")  # who does it in person is asked first
    booked.in_person()
    booked.bring()
    booked.touch("下一步")
    number = booked.number()
    booked.on("Issued")
    booked.until(lambda: booked.shows(f"{FOOD} · 预约 9:30"), "the slot")
    booked.slip(JobState.CONFIRMED)
    assert "预约 9:30" in printer.slips[0].text

    booked.touch("拿好了")
    _types(booked, "730514")
    booked.on("Issued")
    assert (booked.number(), booked.shows("请记住这个号")) == (number, True)
    assert (booked.tickets(), len(printer.slips)) == (1, 1)


def test_late_or_on_another_day_an_ordinary_number_is_there_all_the_same(booked: Visitor) -> None:
    _types(booked, "1001")
    booked.on("Booked")
    booked.until(lambda: booked.shows("过了 9:00，照样能办"), "kind words")
    booked.touch("返回")
    booked.on("Code")
    booked.touch("返回")
    booked.on("Home")
    booked.kiosk.window.requestActivate()
    booked.until(booked.kiosk.window.isActive, "the kiosk in front")
    for character in "YY20514001":  # a scanner that is wired as a keyboard
        QTest.keyClick(booked.kiosk.window, character)  # type: ignore[call-overload]
    QTest.keyClick(booked.kiosk.window, Qt.Key.Key_Return)
    booked.on("Booked")
    booked.until(lambda: booked.shows("您的预约在 5 月 14 日 9:00"), "the day")
    booked.touch("现在办，取普通号")
    booked.on("Item")

    assert booked.kiosk.journey.visit.appointment == ""  # it is kept for its day


def test_who_comes_early_reads_what_to_do_and_goes_home_with_the_appointment_as_it_was(booked: Visitor) -> None:
    hall = booked.kiosk.hall
    hall.clock = lambda: datetime(2026, 5, 12, 0, 50, tzinfo=UTC)  # 08:50 in the hall: numbers are given from 9:00
    _types(booked, "730514")
    booked.on("Booked")
    for words in ("预约 9:30，来早了", FOOD, "9:00 起，用这个码取号", "3 楼 市场准入区 21–28 号窗口", "要带 4 样起"):
        assert booked.shows(words), words
    assert not booked.shows("现在办，取普通号")  # no window gives one yet
    booked.touch("先看要带什么")
    booked.on("Item")
    assert (booked.kiosk.journey.looking_up, booked.kiosk.journey.visit.appointment) == (True, "")
    booked.touch("返回")
    booked.on("Home")

    _types(booked, "730514")
    booked.on("Booked")
    booked.touch("到时候再来，回首页")
    booked.on("Home")
    row = CheckIns(hall).find("730514")
    assert row is not None
    assert (row.state, booked.tickets()) == (AppointmentState.BOOKED, 0)


def test_whose_papers_the_desk_checked_gets_the_number_at_once_and_the_case_ends_with_it(booked: Visitor) -> None:
    hall = booked.kiosk.hall
    _, case = _desk_checks(booked, "730514")
    _types(booked, "730514")
    number = booked.number()
    booked.on("Issued")

    assert booked.shows(f"{FOOD} · 预约 9:30")
    assert booked.kiosk.journey.visit.id == case.visit.id
    row = hall.store.cases.get(case.id)
    assert row is not None
    assert (row.state, row.outcome) == (CaseState.CLOSED, CaseOutcome.NUMBER)
    ticket = hall.store.tickets.get(row.subject)
    assert ticket is not None
    assert (ticket.number, ticket.priority) == (number, Priority.BOOKED)


def test_who_comes_late_is_not_asked_for_papers_that_the_desk_has_checked(booked: Visitor) -> None:
    _desk_checks(booked, "1001")
    _types(booked, "1001")
    booked.on("Booked")
    booked.until(lambda: booked.shows("不用重新约：材料对过了，按普通号排队。"), "what is left to do")
    booked.touch("现在办，取普通号")
    booked.number()
    booked.on("Issued")


def test_what_lacked_at_the_desk_stands_at_the_verdict_with_the_rest_ticked(booked: Visitor) -> None:
    hall = booked.kiosk.hall
    session, case = _desk_checks(booked, "730514")
    cases = Cases(hall)
    found = cases.find(case.id)
    assert found is not None
    cases.keep(session, replace(found, visit=found.visit.answer("layout", Answer.MISSING)))
    _types(booked, "730514")
    booked.on("Verdict")
    booked.until(lambda: booked.shows("还差 1 样"), "what lacks")
    booked.touch("返回")
    booked.on("Checklist")
    booked.touch("经营场所布局和操作流程图：带了")
    booked.until(lambda: not booked.kiosk.journey.visit.unanswered(), "every answer")
    booked.touch("下一步")

    booked.number()
    booked.on("Issued")
    row = hall.store.cases.get(case.id)
    assert row is not None
    assert row.outcome is CaseOutcome.NUMBER


@pytest.mark.parametrize("comes_with", ["draft", "booking", "pre-review"])
def test_who_was_pre_reviewed_days_before_gets_the_number_first_on_the_day(booked: Visitor, comes_with: str) -> None:
    hall, journey = booked.kiosk.hall, booked.kiosk.journey
    _, case = _desk_checks(booked, "YY-2051-4001", give_code=comes_with != "draft")
    day = datetime(2026, 5, 14, 1, 5, tzinfo=UTC)  # 09:05 in the hall, booked at 9:00
    hall.clock = lambda: day
    code = "YY-2051-4001"
    if comes_with == "pre-review":
        kept = hall.store.pre_reviews.of_appointment(hall.site.id, case.visit.appointment, hall.where().day)
        assert kept is not None
        code = kept.code
    journey.start(Step.CODE)
    journey.resume(code)
    booked.number()
    booked.on("Issued")

    assert booked.shows("预约 9:00")
    issued, row = journey.issued, CheckIns(hall).find("YY-2051-4001")
    assert issued is not None
    assert row is not None
    assert (row.state, row.ticket) == (AppointmentState.NUMBERED, issued.ticket)
    assert hall.store.pre_reviews.of_appointment(hall.site.id, row.id, hall.where().day) is None  # used up with it
