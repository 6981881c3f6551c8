"""The day's appointments at the desk: everything by keys, from the list to the number that goes first."""

import re
import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from kiosk.catalogue.appointments.reading import AppointmentList
from kiosk.domain.tickets import Priority, TicketState
from kiosk.services.appointments import Appointments
from tests.desk.conftest import Agent, OpenDesk
from tests.visits.conftest import MORNING

FOOD = ("3", "1")  # answers to the questions of 食品经营许可, see test_one_case


def _rows(agent: Agent) -> list[tuple[str, str, str, str]]:
    return [(row["time"], row["name"], row["what"], row["state"]) for row in agent.desk.appointments.rows]


def _write(agent: Agent, field: str, words: str) -> None:
    """Go on to a field by Tab and write there."""
    for _ in range(4):
        if field == _focused(agent):
            break
        agent.press("Tab")
    assert field == _focused(agent)
    agent.write(words)


def _focused(agent: Agent) -> str:
    """Return the field that the keys go to."""
    at: QQuickItem | None = agent.window.activeFocusItem()
    while at is not None and not at.objectName():
        at = at.parentItem()
    return at.objectName() if at is not None else ""


def _enters(agent: Agent, time: str, *, item: str = "spjy", name: str = "张三丰", code: str = "") -> None:
    """Open the page and enter an appointment by hand."""
    if not agent.desk.appointments.shown:
        agent.press("F5")
    rows = len(_rows(agent))
    agent.press("F7")
    agent.until(lambda: agent.desk.appointments.entry.shown, "the form")
    for field, words in (("entryTime", time), ("entryName", name), ("entryItem", item), ("entryCode", code)):
        _write(agent, field, words)
    agent.press("Enter")
    agent.until(lambda: len(_rows(agent)) > rows, "the row")


def _checks_in(agent: Agent) -> str:
    """Check the chosen visitor in, tick every paper and give the number."""
    agent.press("Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    agent.press(*FOOD, "a", "Enter")
    return agent.number()


def test_an_appointment_is_entered_by_hand_and_a_time_that_is_none_is_said(agent: Agent) -> None:
    agent.press("F5")
    agent.shows("这一天还没有预约")
    assert agent.words().count("这一天还没有预约") == 1
    agent.press("F7")
    agent.until(lambda: agent.desk.appointments.entry.shown, "the form")
    _write(agent, "entryTime", "明天")
    _write(agent, "entryItem", "spjy")
    agent.press("Enter")
    agent.shows("时间没看懂")
    _write(agent, "entryTime", "9:30-10:00")
    _write(agent, "entryName", "张三丰")
    agent.press("Enter")

    agent.shows("记下了，预约码")
    agent.until(lambda: bool(_rows(agent)), "the row")
    assert _rows(agent) == [("9:30–10:00", "张*", "食品经营许可", "还没到")]
    assert re.fullmatch("[2-9A-Z]{4}-[2-9A-Z]{4}", agent.desk.appointments.code)


def test_who_has_an_appointment_is_checked_in_by_enter_and_the_number_goes_first(agent: Agent) -> None:
    _enters(agent, "9:30-10:00")
    number = _checks_in(agent)

    assert not agent.desk.appointments.shown
    hall = agent.hall
    row = hall.store.tickets.by_number(hall.site.id, hall.where().day, number)
    assert row is not None
    assert row.priority is Priority.BOOKED
    agent.until(lambda: len(agent.printer.slips) == 1, "the slip")
    assert "预约 9:30-10:00" in agent.printer.slips[0].text


def test_who_comes_early_hears_what_can_be_done_now_and_later_begins_at_the_verdict_with_either_agent(
    desk_of: OpenDesk,
) -> None:
    agent = desk_of("02")
    _enters(agent, "10:30-11:00", code="730514")
    agent.until(lambda: _focused(agent) == "appointmentSearch", "the search")
    agent.hits(*"730514", "Enter")
    agent.shows("预约 10:30–11:00，来早了：现在就能预审，答案留着；10:00 起回来发号，排在前面。")
    agent.shows("等不及，现在发普通号：不排前面，这个预约也就用掉了。")
    agent.press(*FOOD, "a")
    agent.shows("都齐了，可以取号")
    case = agent.case.id
    agent.press("Esc")

    other = desk_of("03", MORNING.replace(hour=10, minute=5))
    other.press("F5")
    other.until(lambda: len(_rows(other)) == 1, "the appointment")
    other.press("Enter")
    other.until(lambda: other.desk.openCase.case is not None, "the case")
    assert other.case.id == case
    other.shows("都齐了，可以取号")
    other.shows("预约 10:30–11:00，发的号排在前面。")
    other.press("Enter")
    hall, number = other.hall, other.number()
    row = hall.store.tickets.by_number(hall.site.id, hall.where().day, number)
    assert row is not None
    assert row.priority is Priority.BOOKED


def test_who_comes_days_before_is_pre_reviewed_and_the_answers_wait_for_the_day(desk_of: OpenDesk) -> None:
    agent = desk_of("02")
    agent.press("F5", "PageDown")
    _enters(agent, "9:00", code="730514")
    agent.until(lambda: len(_rows(agent)) == 1, "tomorrow's row")
    agent.shows("先预审，对材料")
    agent.press("Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    agent.shows("预约 5 月 13 日 9:00：今天先预审，答案留着，那天签到排在前面。今天就发号：不排前面，预约还留着。")
    agent.press(*FOOD, "a")
    agent.shows("都齐了，可以取号")
    case = agent.case.id
    agent.press("Esc")

    other = desk_of("03", MORNING.replace(day=13))
    other.press(*"730514", "Enter")
    other.until(lambda: other.desk.openCase.case is not None, "the case")
    assert other.case.id == case
    other.shows("都齐了，可以取号")
    other.press("Enter")
    hall, number = other.hall, other.number()
    row = hall.store.tickets.by_number(hall.site.id, hall.where().day, number)
    assert row is not None


def test_a_number_given_days_before_leaves_the_appointment_for_its_day(agent: Agent) -> None:
    agent.press("F5", "PageDown")
    _enters(agent, "9:00", code="730514")
    agent.until(lambda: len(_rows(agent)) == 1, "tomorrow's row")
    agent.press("Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    agent.press(*FOOD, "a")
    agent.shows("今天就发号")
    agent.press("f")
    hall, number = agent.hall, agent.number()
    row = hall.store.tickets.by_number(hall.site.id, hall.where().day, number)
    assert row is not None
    assert row.priority is Priority.ORDINARY
    agent.press("F5", "PageDown")
    agent.until(lambda: [row[3] for row in _rows(agent)] == ["还没到"], "still to come")


def test_who_comes_late_hears_so_for_as_long_as_the_case_is_checked(agent: Agent) -> None:
    _enters(agent, "8:30-9:00", code="730514")
    agent.until(lambda: _focused(agent) == "appointmentSearch", "the search")
    agent.hits(*"730514", "Enter")
    agent.shows("预约 8:30–9:00，过了点：按普通号排，照样办。")


def test_a_check_in_and_its_number_are_taken_back_one_step_after_the_other(agent: Agent) -> None:
    _enters(agent, "9:30-10:00")
    number = _checks_in(agent)
    hall = agent.hall
    row = hall.store.tickets.by_number(hall.site.id, hall.where().day, number)
    assert row is not None

    agent.press("F5")
    agent.shows(f"已取号 {number}")
    agent.press("Enter")
    agent.shows(f"这位已取号 {number}")
    agent.press("Esc", "z")
    agent.shows("已收回：号已作废")
    agent.press("F5")
    agent.shows("已签到")
    agent.press("F3")
    agent.shows("已退回上一步")
    agent.until(lambda: _rows(agent)[0][3] == "还没到", "not here yet")
    void = hall.store.tickets.get(row.id)
    assert void is not None
    assert void.state is TicketState.VOID


def test_a_code_typed_or_scanned_with_enter_at_once_checks_in_its_own_visitor_and_nobody_else(agent: Agent) -> None:
    _enters(agent, "9:30", code="730514")
    _enters(agent, "9:40", code="730516", item="gssl")
    agent.until(lambda: _focused(agent) == "appointmentSearch", "the search")
    agent.hits(*"730516", "Enter")

    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    agent.press("F5")
    agent.until(lambda: len(_rows(agent)) == 2, "both")
    assert [row[3] for row in _rows(agent)] == ["还没到", "已签到"]


def test_a_code_in_the_search_for_items_checks_its_visitor_in_and_never_opens_a_strangers_item(agent: Agent) -> None:
    _enters(agent, "9:30", code="730514")
    agent.press("Esc")
    agent.until(lambda: not agent.desk.appointments.shown, "the desk")
    agent.press(*"730516", "Enter")
    agent.shows("这像一个预约码，但没查到：请再核对，或按 F5 用时间、姓名找")
    assert agent.desk.openCase.case is None

    agent.press("Esc", *"730514", "Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    assert agent.case.visit.appointment
    agent.shows("预约 9:30，发的号排在前面。")


def test_eight_figures_of_another_system_are_called_no_mistyped_code_of_the_hall(agent: Agent) -> None:
    _enters(agent, "9:30", code="23514001")
    agent.press("Esc")
    agent.until(lambda: not agent.desk.appointments.shown, "the desk")
    agent.press(*"23514007", "Enter")
    agent.shows("没有查到这个码：请再核对；是预约的，按 F5 用时间、姓名找")
    agent.press("Esc", *"23514001", "Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    assert agent.case.visit.appointment


def test_enter_at_once_on_what_several_may_mean_checks_nobody_in(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.desk.appointments.SEEN_SECONDS", 60.0)  # however slow this machine is, it is at once
    _enters(agent, "9:30", code="730514")
    _enters(agent, "9:40", code="730516")
    agent.hits(*"7305", "Enter")
    agent.until(lambda: not agent.desk._door.busy and not agent.desk.busy, "everything is done")

    assert agent.desk.openCase.case is None
    assert [row[3] for row in _rows(agent)] == ["还没到", "还没到"]
    agent.press("Enter")  # both lines stand there, and came only now
    agent.until(lambda: not agent.desk._door.busy and not agent.desk.busy, "everything is done")
    assert agent.desk.openCase.case is None

    agent.press("下", "上", "Enter")  # chosen with open eyes
    agent.until(lambda: agent.desk.openCase.case is not None, "the case of the first")


def test_what_is_typed_on_the_page_never_stands_in_the_search_behind_it(agent: Agent) -> None:
    _enters(agent, "9:30")
    agent.press("Del")  # an act: the desk behind the page changes, and says so
    agent.shows("的预约已取消")
    agent.press(*"370112199001010018")

    assert agent.desk.appointments.told == "370112199001010018"
    assert agent.desk.finder.query == ""


def test_a_list_is_brought_in_by_keys_whole_or_not_at_all_and_everyone_is_found(agent: Agent, tmp_path: Path) -> None:
    discreet = next(item for item in agent.hall.catalogue.items if item.discreet)
    path = tmp_path / "名单.csv"
    path.write_text("时间,姓名,手机,事项,预约码\n9:30,张三,13800001111,没有这事,730514\n", "utf-8")
    agent.press("F5", "F8")
    agent.until(lambda: agent.desk.appointments.file.shown, "the form")
    _write(agent, "listPath", str(path))
    agent.press("Enter")
    agent.shows("1 处不对，什么都没导入")
    agent.shows("名单.csv 第 2 行 D 列（事项）：现在是 “没有这事”")
    assert _rows(agent) == []

    path.write_text(
        "时间,姓名,手机,事项,预约码\n9:30,张三,13800001111,食品经营许可,730514\n"
        f"9:00,李四,13800002222,{discreet.name.zh},730515\n",
        "gb18030",
    )
    agent.press("Enter")
    agent.shows("读时已丢弃，没有存：“手机”2 格、姓名 2 个只留“张*”")
    agent.press("Esc")
    group = agent.hall.site.queue(discreet.queue).name.zh
    agent.until(lambda: len(_rows(agent)) == 2, "both")
    assert _rows(agent) == [("9:00", "李*", group, "过点没来，来了照办"), ("9:30", "张*", "食品经营许可", "还没到")]
    agent.press(*"1111")
    agent.until(lambda: [row[1] for row in _rows(agent)] == ["张*"], "found by the phone's last four")
    agent.press("Del")
    agent.shows("9:30 张* 的预约已取消")
    agent.press("Esc", "F5")
    assert not agent.desk.appointments.shown


def test_what_one_desk_or_kiosk_does_the_other_shows_and_nothing_stays_of_who_left(desk_of: OpenDesk) -> None:
    agent = desk_of("02")
    agent.press("F5")
    agent.shows("这一天还没有预约")
    other = desk_of("03")
    other.press("F5", "F7")
    other.until(lambda: other.desk.appointments.entry.shown, "the form")
    _write(other, "entryTime", "10:30")
    _write(other, "entryItem", "spjy")
    other.press("Enter")
    agent.until(lambda: len(_rows(agent)) == 1, "what the other desk entered")
    agent.desk.sign_in.lock()
    agent.until(lambda: not agent.desk.appointments.shown, "nothing of who left stays")


def test_a_list_that_is_left_while_it_is_read_is_not_brought_in(
    agent: Agent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("时间,姓名,事项,预约码\n9:30,张三,食品经营许可,730514\n", "utf-8")
    read, go_on = Appointments.read, threading.Event()

    def slowly(self: Appointments, file: Path, day: date) -> AppointmentList:
        assert go_on.wait(10)
        return read(self, file, day)

    monkeypatch.setattr(Appointments, "read", slowly)
    form = agent.desk.appointments.file
    agent.press("F5", "F8")
    agent.until(lambda: form.shown, "the form")
    for _ in range(2):
        form.bring(str(path))
        assert form.reading
        form.key(Qt.Key.Key_Escape)
        assert not form.reading
        form.open(agent.hall.where().day)
    go_on.set()
    agent.until(lambda: not any(each.name == "list" for each in threading.enumerate()), "both were read")
    agent.wait(100)
    assert (_rows(agent), form.said) == ([], [])

    monkeypatch.setattr(Appointments, "read", lambda *_: 1 / 0)
    form.bring(str(path))
    agent.shows("这份名单读不了")
    assert not form.reading
    monkeypatch.setattr(Appointments, "read", read)
    agent.desk._work.busy = True
    form.bring(str(path))
    agent.shows("名单没有导入")
    agent.desk._work.busy = False
    form.bring(str(path))
    agent.until(lambda: len(_rows(agent)) == 1, "it is brought in")
