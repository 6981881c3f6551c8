"""The day's appointments: the list of a hall with all its mess, who checks in when, and who goes first."""

import csv
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from drivers.printer.emulator import Emulator
from kiosk.catalogue.problems import Refused
from kiosk.domain.appointments import Coming
from kiosk.domain.findings import Health
from kiosk.domain.staff import Role
from kiosk.domain.tickets import Priority, TicketState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit, Wish, all_in_hand
from kiosk.services.accounts import Accounts
from kiosk.services.answers import Booked, BrokenKey, Closed, Issued, NoSuchCode
from kiosk.services.appointment_lines import Comes
from kiosk.services.appointments import KEPT_DAYS, Appointments, DayTaken, Entry, Kept, Taken
from kiosk.services.backups.making import make_backup
from kiosk.services.check_ins import CheckIns
from kiosk.services.counts import CountsOfDay
from kiosk.services.doctor.keys import keys
from kiosk.services.doctor.patient import Patient
from kiosk.services.hall import Hall
from kiosk.services.hash_key import HashKey, hash_key_file
from kiosk.services.printing import Printing
from kiosk.services.sessions import NotAllowed, Session
from kiosk.services.visits import Visits
from kiosk.store.rows import MemberRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.services.conftest import HandClock, all_brought
from tests.services.test_quota import with_quota
from tests.services.test_several import FOOD, SIGN, chosen, given

PIN = "270591"
TODAY = date(2026, 5, 12)
Row = tuple[object, ...]
HEAD: Row = ("时间", "姓名", "事项", "预约码")


@pytest.fixture
def session(hall: Hall) -> Session:
    """The first account: supervisor and manager."""
    return Accounts(hall).make_first("赵晴", PIN)


@pytest.fixture
def listed(hall: Hall, session: Session, tmp_path: Path) -> Callable[..., Taken]:
    """Take a CSV of these rows over."""

    def take(*rows: Row, head: Row = HEAD) -> Taken:
        appointments = Appointments(hall)
        return appointments.take(session, appointments.read(_csv(tmp_path / "名单.csv", head, *rows), TODAY))

    return take


def _csv(path: Path, *rows: Row, code: str = "gb18030") -> Path:
    with path.open("w", encoding=code, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def _lines(hall: Hall) -> list[tuple[str, str, str]]:
    return [(line.name, line.code, line.comes.value) for line in Appointments(hall).of_day(TODAY)]


def _found(hall: Hall, session: Session, told: str) -> list[tuple[str, str, str]]:
    return [(line.name, line.code, line.comes.value) for line in Appointments(hall).find(session, TODAY, told)]


def _number(hall: Hall, booked: Booked | Issued | NoSuchCode | object) -> Issued:
    """Go on from an opened code to the number, with everything brought."""
    assert isinstance(booked, Booked)
    visit = all_in_hand(Visit(new_id(), item=booked.item, appointment=booked.appointment))
    issued = CheckIns(hall).issue(visit, Wish.NUMBER)
    assert isinstance(issued, Issued)
    return issued


# -- lists ---------------------------------------------------------------------------------------------------------


def test_a_list_as_halls_have_it_is_read_whatever_it_looks_like(hall: Hall, session: Session, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["随便"])  # type: ignore[union-attr]
    page = book.create_sheet("预约")
    for row in (
        ["济阳市民中心预约名单", None, None, None, None, None],
        ["预约时段", "预约人", "手机号", "预约业务", "取号码", "备注"],
        ["９：３０～10:00", "张三", "13800001111", "食品 经营许可", 730514, "带孩子"],
        [None, "欧阳修", "13800002222", "公司设立登记", "yy-2051-7733", None],
        [time(14, 0), "李*", None, "二手房转移登记", None, None],
        [None, None, None, None, None, None],
    ):
        page.append(row)
    page.merge_cells("A3:A4")
    page.row_dimensions[4].hidden = True
    book.save(tmp_path / "名单.xlsx")
    appointments = Appointments(hall)

    taken = appointments.take(session, appointments.read(tmp_path / "名单.xlsx", TODAY))

    assert taken == Taken((DayTaken(TODAY, added=3),), (("手机号", 2), ("备注", 1)), 2)
    lines = appointments.of_day(TODAY)
    assert [(line.name, f"{line.slot.begins:%H:%M}", f"{line.slot.ends:%H:%M}", line.what.zh) for line in lines] == [
        ("张*", "09:30", "10:00", "食品经营许可"),
        ("欧*", "09:30", "10:00", "公司设立登记"),
        ("李*", "14:00", "14:00", "二手房转移登记"),
    ]
    assert [line.code for line in lines[:2]] == ["730514", "YY20517733"]
    assert len(lines[2].code) == 8  # the hall's own: the list had none
    assert [line.name for line in appointments.find(session, TODAY, "2222")] == ["欧*"]  # the phone's last four
    assert [line.name for line in appointments.find(session, TODAY, "14:00")] == ["李*"]


def test_every_bad_row_is_named_and_then_nothing_is_imported(hall: Hall, session: Session, tmp_path: Path) -> None:
    rows: list[Row] = [
        ("9:30", "张三", "食品经营许可", "730514"),
        ("明天", "张三", "食品经营许可", "730515"),
        ("9:30", "张三", "食品营业执照", "730516"),
        ("9:30", "张三", "", "730517"),
        ("9:30", "张三", "食品经营许可", "730514"),
        ("9:30", "张三", "食品经营许可", "7!"),
        ("2026-05-11 9:30", "张三", "食品经营许可", "730518"),
        ("370115199001011234", "张三", "食品经营许可", "730519"),
    ]
    path = _csv(tmp_path / "名单.csv", HEAD, *rows, code="utf-8")
    with pytest.raises(Refused) as refused:
        Appointments(hall).read(path, TODAY)

    told = refused.value.in_chinese()
    places = ["3 行 A", "4 行 C", "5 行 C", "6 行 D", "7 行 D", "8 行 A", "9 行 A"]
    assert [problem.where[:17] for problem in refused.value.problems] == [
        f"名单.csv 第 {place} 列（" for place in places
    ]
    assert "“食品营业执照”" in told
    assert "食品经营许可" in told
    assert "第 2 行已经用了" in told
    assert "199001011234" not in told  # a number that may be somebody's is not repeated
    assert _lines(hall) == []
    with pytest.raises(Refused, match="headings"):
        Appointments(hall).read(_csv(tmp_path / "x.csv", ("a", "b"), ("9:30", "c")), TODAY)


def test_a_row_of_which_day_time_and_item_are_wrong_is_told_once_for_all(
    hall: Hall, session: Session, tmp_path: Path
) -> None:
    path = _csv(tmp_path / "名单.csv", ("日期", "时间", "事项"), ("哪天", "25:00", "没有这事"), code="utf-8")

    with pytest.raises(Refused) as refused:
        Appointments(hall).read(path, TODAY)

    assert [problem.where.partition("（")[2] for problem in refused.value.problems] == ["时间）", "日期）", "事项）"]


def test_a_list_with_half_a_pair_of_quotation_marks_is_refused(hall: Hall, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    for many in (1, 5000):  # so many that the cell becomes longer than Python takes
        path.write_text('时间,姓名,事项\n9:30,"张三,食品经营许可\n' + "9:40,李四,食品经营许可\n" * many, "utf-8")
        with pytest.raises(Refused) as refused:
            Appointments(hall).read(path, TODAY)
        assert "名单.csv 第 2 行：现在是 引号没有成对" in refused.value.in_chinese()


def test_the_same_file_twice_changes_nothing_and_a_corrected_one_keeps_who_is_here(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    first = [
        ("9:30", "张三", "食品经营许可", "1001"),
        ("9:40", "李四", "食品经营许可", "1002"),
        ("10:00", "王五", "公司设立登记", ""),
    ]
    listed(*first)
    by_hand = Entry(TODAY, time(11), time(11), hall.catalogue.items[0], "赵六六", "2001")
    assert Appointments(hall).enter(session, by_hand) == Kept("2001")
    assert "已有这个码" in Appointments(hall).enter(session, by_hand).trouble.zh  # type: ignore[union-attr]
    before = Appointments(hall).of_day(TODAY)

    assert listed(*first).days == (DayTaken(TODAY, same=3),)
    assert Appointments(hall).of_day(TODAY) == before

    assert isinstance(CheckIns(hall).open("1001"), Booked)
    changed = listed(("15:00", "张三", "食品经营许可", "1001"), ("9:50", "李四", "食品经营许可", "1002"))
    assert changed.days == (DayTaken(TODAY, changed=1, withdrawn=1, kept=1),)
    assert _lines(hall)[:2] == [("张*", "1001", "arrived"), ("李*", "1002", "expected")]
    assert _found(hall, session, "赵") == [("赵*", "2001", "expected")]
    assert [line for line in _lines(hall) if line[2] == "withdrawn"] == [("王*", before[2].code, "withdrawn")]
    assert CheckIns(hall).open(before[2].code) == NoSuchCode("cancelled")
    assert listed(*first).days == (DayTaken(TODAY, changed=2, kept=1),)  # as it was


def test_of_a_thousand_names_numbers_and_phones_nothing_is_found_anywhere(
    hall: Hall, session: Session, tmp_path: Path, clock: HandClock
) -> None:
    rows = [
        ("9:30", f"测试{n:04d}名", "食品经营许可", f"8{n:05d}", f"3701151990{n:07d}X", f"1380{n:07d}", f"住址{n:04d}号")
        for n in range(1000)
    ]
    path = _csv(tmp_path / "outside.csv", (*HEAD, "身份证号", "手机", "家庭住址"), *rows, code="utf-8")
    personal = re.compile("测试[0-9]|3701151990|13800000[0-9]{3}|住址[0-9]".encode())
    assert len(personal.findall(path.read_bytes())) == 4000
    appointments = Appointments(hall)
    taken = appointments.take(session, appointments.read(path, TODAY))
    path.unlink()

    assert taken.dropped == (("身份证号", 1000), ("手机", 1000), ("家庭住址", 1000))
    assert taken.shortened == 1000
    assert [line.code for line in appointments.find(session, TODAY, str(rows[77][4]))] == ["800077"]
    _number(hall, CheckIns(hall).open("800077"))
    make_backup(hall, tmp_path / "copy.jishi-backup")
    files = list(filter(Path.is_file, tmp_path.rglob("*")))
    assert {"jishi.db", "hash.key", "copy.jishi-backup"} <= {file.name for file in files}
    for file in files:
        assert personal.search(file.read_bytes()) is None, file
    clock.move(days=1)
    appointments.take(
        session,
        appointments.read(
            _csv(tmp_path / "next.csv", HEAD, ("9:30", "李", "食品经营许可", "")), TODAY + timedelta(days=1)
        ),
    )
    assert not any(row.marks for row in hall.store.appointments.of_day(hall.site.id, TODAY))
    key = (hall.home / "secrets" / "hash.key").read_bytes()
    assert [file.name for file in files if key in file.read_bytes()] == ["hash.key"]


def test_only_who_may_keeps_appointments_and_every_act_is_in_the_audit(hall: Hall, session: Session) -> None:
    member = Accounts(hall).add(session, "孙工", frozenset({Role.TECHNICIAN}), PIN[::-1])
    technician = replace(session, member=member.id)
    entry = Entry(TODAY, time(11), time(11), hall.catalogue.items[0], "张", "2001")
    with pytest.raises(NotAllowed):
        Appointments(hall).enter(technician, entry)
    Appointments(hall).enter(session, entry)
    row = Appointments(hall).of_day(TODAY)[0]
    assert Appointments(hall).withdraw(session, row.id)
    assert not Appointments(hall).withdraw(session, row.id)
    assert Appointments(hall).undo(session, row.id)
    with pytest.raises(NotAllowed):
        Appointments(hall).withdraw(technician, row.id)
    with pytest.raises(NotAllowed):
        Appointments(hall).find(technician, TODAY, "370115199001011234")

    acts = [(link.act, link.details) for link in hall.store.audit.of_day(hall.site.id, TODAY)]
    kept = [details for act, details in acts if act == "keep-appointments"]
    assert kept == ['{"what":"added"}', '{"what":"withdrawn"}', '{"what":"undone"}']


def test_a_list_without_codes_from_another_machine_keeps_everybody(
    hall: Hall, session: Session, tmp_path: Path
) -> None:
    path = _csv(
        tmp_path / "名单.csv", ("时间", "姓名", "事项", "手机"),
        ("9:30", "张三", "食品经营许可", "13800001111"), ("9:30", "张四", "食品经营许可", "13800002222"),
    )  # fmt: skip
    here = Appointments(hall)
    here.take(session, here.read(path, TODAY))
    codes = {told: _found(hall, session, told)[0][1] for told in ("1111", "2222")}

    assert here.take(session, here.read(path, TODAY)).days == (DayTaken(TODAY, same=2),)
    assert {told: _found(hall, session, told)[0][1] for told in codes} == codes
    other = replace(hall, home=tmp_path / "other")
    other.home.mkdir()
    there = Appointments(other)
    assert there.take(session, there.read(path, TODAY)).days == (DayTaken(TODAY, same=2),)
    assert {line[1] for line in _lines(hall)} == set(codes.values())
    assert len(_found(other, session, "1111")) == 1  # who brought it in last can look for who comes


def test_a_later_list_brings_nobody_back_whom_an_agent_took_out_and_changes_nothing_entered_by_hand(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    rows = (("9:30", "张三", "食品经营许可", "1001"), ("9:40", "李四", "食品经营许可", ""))
    listed(*rows)
    appointments = Appointments(hall)
    for line in appointments.of_day(TODAY):
        assert appointments.withdraw(session, line.id)
    by_hand = Entry(TODAY, time(11), time(11), hall.catalogue.items[0], "赵六六", "2001")
    appointments.enter(session, by_hand)
    before = _lines(hall)

    assert listed(*rows, ("15:00", "钱", "食品经营许可", "2001")).days == (DayTaken(TODAY, kept=3),)
    assert _lines(hall) == before
    assert appointments.undo(session, appointments.of_day(TODAY)[0].id)
    assert listed(*rows).days == (DayTaken(TODAY, same=1, kept=1),)


def test_an_appointment_that_ends_before_it_begins_is_told(hall: Hall, session: Session) -> None:
    backwards = Entry(TODAY, time(11), time(10), hall.catalogue.items[0], "张", "2001")
    kept = Appointments(hall).enter(session, backwards)
    assert "结束" in kept.trouble.zh  # type: ignore[union-attr]
    assert _lines(hall) == []


def test_of_a_day_that_is_over_hashes_go_daily_and_after_ninety_days_the_appointments(
    hall: Hall, session: Session, tmp_path: Path, clock: HandClock
) -> None:
    path = _csv(tmp_path / "名单.csv", (*HEAD, "手机"), ("9:30", "张三", "食品经营许可", "1001", "13800001111"))
    appointments = Appointments(hall)
    appointments.take(session, appointments.read(path, TODAY))

    appointments.forget()
    (row,) = hall.store.appointments.of_day(hall.site.id, TODAY)
    assert row.marks
    clock.move(days=1)
    food = hall.catalogue.items[0]
    appointments.enter(session, Entry(TODAY + timedelta(days=1), time(9), time(9), food, "张"))
    assert hall.store.appointments.of_day(hall.site.id, TODAY) == [replace(row, marks=frozenset())]
    clock.move(days=KEPT_DAYS - 1)
    appointments.forget()
    assert _lines(hall)
    clock.move(days=1)
    appointments.forget()
    assert _lines(hall) == []


@pytest.mark.parametrize("broken", ["", "zz" * 32, "00" * 16])
def test_nothing_is_hashed_with_a_broken_key(hall: Hall, broken: str) -> None:
    file = hash_key_file(hall.home)
    file.parent.mkdir()
    file.write_text(broken)

    with pytest.raises(BrokenKey, match=r"hash\.key"):
        HashKey(hall.home).mark("phone:1234")
    found = keys(Patient(hall.home, "", None, None, ()))
    assert found.health is Health.BROKEN
    assert "再导入" in found.next.zh


def test_of_four_who_make_the_key_at_once_all_have_the_same(tmp_path: Path) -> None:
    for n in range(20):
        (tmp_path / str(n)).mkdir()
        start = threading.Barrier(4)

        def ask(_: int, home: Path = tmp_path / str(n), start: threading.Barrier = start) -> str:
            start.wait()
            return HashKey(home).mark("phone:1234")

        with ThreadPoolExecutor(4) as threads:
            assert len(set(threads.map(ask, range(4)))) == 1
        assert [file.name for file in (tmp_path / str(n) / "secrets").iterdir()] == ["hash.key"]


def test_lists_and_entries_of_the_same_days_wait_for_each_other_and_none_fails(
    hall: Hall, tmp_path: Path, fresh_database: Callable[[], str]
) -> None:
    here = replace(hall, store=Store(fresh_database()))
    boss = Accounts(here).make_first("赵晴", PIN)
    row = MemberRow(new_id(), "02", "孙工", frozenset({Role.AGENT}), "", must_change=False)
    with here.store.writing():
        here.store.staff.add(row, here.where())
    agent = Session(row.id, row.login, row.name, row.roles)
    food = next(item for item in hall.catalogue.items if item.name.zh == "食品经营许可")
    days = [TODAY + timedelta(days=n) for n in range(3)]
    rows = [(day, "9:30", "张三", "食品经营许可", f"1{n:03d}") for day in days for n in range(100)]
    path = _csv(tmp_path / "名单.csv", ("日期", *HEAD), *rows)

    def take() -> None:
        appointments = Appointments(here)
        for _ in range(4):
            appointments.take(boss, appointments.read(path, TODAY))
        here.store.close()

    def enter() -> None:
        for n in range(60):
            entry = Entry(days[1 + n % 2], time(10), time(11), food, "李", f"9{n:05d}")
            assert Appointments(here).enter(agent, entry).trouble is None
        here.store.close()

    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(take), pool.submit(enter)]:
            future.result()
    here.store.close()


# -- checking in ---------------------------------------------------------------------------------------------------


def test_a_booked_visitor_in_time_goes_first_within_the_slot_and_once(
    hall: Hall, session: Session, listed: Callable[..., Taken], clock: HandClock
) -> None:
    listed(("10:00-10:30", "张三", "食品经营许可", "730514"))
    food = hall.catalogue.find("食品经营许可")
    assert food is not None
    ordinary = [Visits(hall).issue(all_brought(food), Wish.NUMBER) for _ in range(3)]
    assert all(isinstance(issued, Issued) for issued in ordinary)
    assert isinstance(ordinary[2], Issued)
    assert ordinary[2].about  # somebody booked may come in between

    booked = CheckIns(hall).open(" 73-05l4".replace("l", "1"))  # 09:41 is within the half hour before
    assert isinstance(booked, Booked)
    assert booked.how is Coming.ON_TIME
    clock.move(minutes=60)  # checked in in time: a long checklist makes nobody late
    issued = _number(hall, booked)

    assert issued.slot is not None
    assert f"{issued.slot.begins:%H:%M}" == "10:00"
    row = hall.store.tickets.get(issued.ticket)
    assert row is not None
    assert row.priority is Priority.BOOKED
    assert (issued.ahead, issued.about) == (1, True)
    again = CheckIns(hall).open("730514")
    assert isinstance(again, Issued)
    assert again.number == issued.number
    assert again.again
    assert _number(hall, booked).number == issued.number  # a second kiosk that was at the checklist too
    called = hall.store.tickets.call("F", "21", hall.where())
    assert called is not None
    assert called.number == issued.number
    assert CountsOfDay(hall).of(TODAY).appointments == {"expected": 1, "on-time": 1, "not-come": 0}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_of_kiosks_with_one_code_at_the_same_moment_all_show_one_number(
    kind: str, hall: Hall, request: pytest.FixtureRequest
) -> None:
    here = replace(hall, store=Store(request.getfixturevalue("fresh_database")())) if kind == "postgresql" else hall
    boss = Accounts(here).make_first("赵晴", PIN)
    food = next(item for item in hall.catalogue.items if item.name.zh == "食品经营许可")
    Appointments(here).enter(boss, Entry(TODAY, time(9, 30), time(9, 30), food, "张", "1001"))
    start = threading.Barrier(4)

    def kiosk(_: int) -> str:
        opened = CheckIns(here).open("1001")
        start.wait()
        try:
            return _number(here, opened).number
        finally:
            here.store.close()

    with ThreadPoolExecutor(4) as kiosks:
        assert list(kiosks.map(kiosk, range(4))) == ["F001"] * 4
    assert len(here.store.tickets.of_day(here.site.id, TODAY)) == 1
    here.store.close()


def test_whoever_is_early_or_late_gets_an_ordinary_number(
    hall: Hall, session: Session, listed: Callable[..., Taken], clock: HandClock
) -> None:
    listed(
        ("9:25", "晚晚", "食品经营许可", "1001"), ("10:30", "早早", "食品经营许可", "1002"),
        ("9:00", "空空", "食品经营许可", "1003"), ("2026-05-14 9:00", "后天", "食品经营许可", "1004"),
    )  # fmt: skip
    late, early = CheckIns(hall).open("1001"), CheckIns(hall).open("1002")
    assert isinstance(late, Booked)
    assert late.how is Coming.LATE
    assert isinstance(early, Booked)
    assert early.how is Coming.EARLY
    assert f"{early.opens:%H:%M}" == "10:00"
    numbers = [_number(hall, booked) for booked in (late, early)]

    assert [issued.slot for issued in numbers] == [None, None]
    assert [hall.store.tickets.get(i.ticket).priority for i in numbers] == [Priority.ORDINARY] * 2  # type: ignore[union-attr]
    another_day = CheckIns(hall).open("1004")
    assert isinstance(another_day, Booked)
    assert another_day.how is None
    assert another_day.day == date(2026, 5, 14)
    assert _found(hall, session, "空") == [("空*", "1003", Comes.MISSED.value)]
    assert CountsOfDay(hall).of(TODAY).appointments == {"expected": 3, "early": 1, "late": 1, "not-come": 1}


def test_each_code_that_opens_no_appointment_says_why(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    listed(
        ("9:30", "张三", "食品经营许可", "YY730514"),
        ("9:30", "李四", "公司设立登记", "1002"),
        ("9:30", "王五", "公司设立登记", ""),
    )
    ours = next(code for name, code, _ in _lines(hall) if name == "王*")
    there = hall.store.appointments.by_code(hall.site.id, "1002")[0]
    elsewhere = replace(hall.where(), site="tianqiao")
    hall.store.appointments.add([replace(there, id=new_id(), code="9002")], elsewhere)
    opened = CheckIns(hall).open

    assert opened(ours[:3] + ("A" if ours[3] != "A" else "B") + ours[4:]) == NoSuchCode("mistyped", (3,))
    assert [opened(near) for near in ("YY730574", "1003")] == [NoSuchCode("unknown")] * 2  # the next may be another's
    assert opened("9002") == NoSuchCode("foreign")
    assert opened("5555") == NoSuchCode("unknown")
    assert opened("33333333") == NoSuchCode("mistyped")
    hall.catalogue = replace(hall.catalogue, items=tuple(i for i in hall.catalogue.items if i.code != there.item))
    assert CheckIns(hall).open("1002") == NoSuchCode("booked-withdrawn")
    assert [line.what.zh for line in Appointments(hall).find(session, TODAY, "1002")] == ["事项已停办"]


def test_a_number_taken_back_frees_the_appointment_but_not_one_that_was_called(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    listed(("9:30", "张三", "食品经营许可", "1001"))
    appointment = Appointments(hall).of_day(TODAY)[0].id
    first = _number(hall, CheckIns(hall).open("1001"))
    assert Appointments(hall).undo(session, appointment)
    assert hall.store.tickets.get(first.ticket).state is TicketState.VOID  # type: ignore[union-attr]

    second = _number(hall, CheckIns(hall).open("1001"))
    assert second.number != first.number
    assert hall.store.tickets.call("F", "21", hall.where()).number == second.number  # type: ignore[union-attr]
    assert not Appointments(hall).undo(session, appointment)
    called = hall.store.tickets.get(second.ticket)
    assert called is not None
    hall.store.tickets.change(called, TicketState.DONE, hall.where())
    assert CheckIns(hall).open("1001") == NoSuchCode("served")


def _call_and(hall: Hall, queue: str, to: TicketState) -> None:
    """Call the next of a queue, and say what became of it."""
    called = hall.store.tickets.call(queue, "21", hall.where())
    assert called is not None
    hall.store.tickets.change(called, to, hall.where())


def test_a_number_of_yesterday_or_one_that_was_called_in_vain_is_not_shown_as_if_it_waited(
    hall: Hall, session: Session, listed: Callable[..., Taken], clock: HandClock
) -> None:
    listed(("9:30", "张三", "食品经营许可", "1001"), ("9:30", "李四", "食品经营许可", "1002"))
    for code in ("1001", "1002"):
        _number(hall, CheckIns(hall).open(code))
    _call_and(hall, "F", TicketState.NO_SHOW)

    assert CheckIns(hall).open("1001") == NoSuchCode("missed")
    assert isinstance(CheckIns(hall).open("1002"), Issued)
    clock.move(days=1)
    assert [CheckIns(hall).open(code) for code in ("1001", "1002")] == [NoSuchCode("passed")] * 2


def _booked_for(hall: Hall, code: str, *names: str) -> Visit:
    """Return a visit with everything in hand whose appointment this code opens."""
    booked = CheckIns(hall).open(code)
    assert isinstance(booked, Booked)
    return replace(chosen(hall, *names), appointment=booked.appointment)


def _tickets(hall: Hall, issued: Issued) -> list[tuple[str, Priority]]:
    rows = [hall.store.tickets.get(each.ticket) for each in (issued, *issued.further)]
    return [(row.number, row.priority) for row in rows if row is not None]


def test_an_appointment_goes_first_for_its_own_item_only_wherever_that_stands(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    listed(("9:30", "张三", FOOD, "1001"), ("9:30", "李四", FOOD, "1002"), ("9:30", "王五", FOOD, "1003"))

    both = given(CheckIns(hall).issue(_booked_for(hall, "1001", SIGN, FOOD), Wish.NUMBER))
    assert _tickets(hall, both) == [("F001", Priority.BOOKED), ("T001", Priority.ORDINARY)]
    elderly = replace(_booked_for(hall, "1003", FOOD, SIGN), priority=Priority.PRIORITY)
    both = given(CheckIns(hall).issue(elderly, Wish.NUMBER))
    assert _tickets(hall, both) == [("F002", Priority.BOOKED), ("T002", Priority.PRIORITY)]

    other = given(CheckIns(hall).issue(_booked_for(hall, "1002", FOOD, SIGN).without(0), Wish.NUMBER))
    assert _tickets(hall, other) == [("T003", Priority.ORDINARY)]
    kept = _number(hall, CheckIns(hall).open("1002"))  # for another item it was not used up
    assert _tickets(hall, kept) == [("F003", Priority.BOOKED)]


def test_who_answers_that_it_is_a_neighbour_of_the_booked_item_keeps_the_appointment(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    pairs = (
        (item, hall.catalogue.find(choice.leads_to))
        for item in hall.catalogue.items
        for question in item.situations
        for choice in question.choices
        if choice.leads_to
    )
    item, led = next((i, other) for i, other in pairs if other and other.queue == i.queue and i.queue == "F")
    listed(("9:30", "张三", item.name.zh, "1001"))

    issued = given(CheckIns(hall).issue(_booked_for(hall, "1001", led.name.zh), Wish.NUMBER))
    assert _tickets(hall, issued) == [("F001", Priority.BOOKED)]


def test_the_booked_item_that_lacks_a_paper_gives_its_turn_to_no_other(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    listed(("9:30", "张三", FOOD, "1001"))
    visit = _booked_for(hall, "1001", FOOD, SIGN)
    lacking = next(r for r in visit.required() if "流程图" in r.name.zh)
    visit = visit.answer(lacking.id, Answer.MISSING)
    assert Visits(hall).judge_each(visit).ready == (1,)

    issued = given(CheckIns(hall).issue_ready(visit))
    assert _tickets(hall, issued) == [("T001", Priority.ORDINARY)]
    assert isinstance(CheckIns(hall).open("1001"), Booked)


def test_no_quota_refuses_who_is_booked_and_it_lends_no_turn_to_another_queue(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    hall.site = with_quota(with_quota(hall.site, "F", 1), "T", 1)
    listed(("9:30", "张三", FOOD, "1001"), ("9:30", "李四", FOOD, "1002"))
    given(Visits(hall).issue(chosen(hall, FOOD), Wish.NUMBER))
    assert isinstance(Visits(hall).issue(chosen(hall, FOOD), Wish.NUMBER), Closed)

    issued = given(CheckIns(hall).issue(_booked_for(hall, "1001", FOOD, SIGN), Wish.NUMBER))
    assert _tickets(hall, issued) == [("F002", Priority.BOOKED), ("T001", Priority.ORDINARY)]
    issued = given(CheckIns(hall).issue(_booked_for(hall, "1002", FOOD, SIGN), Wish.NUMBER))
    assert (_tickets(hall, issued), issued.shut[0].queue) == ([("F003", Priority.BOOKED)], "T")


def test_all_numbers_of_an_appointment_are_shown_again_and_taken_back_together(
    hall: Hall, session: Session, listed: Callable[..., Taken]
) -> None:
    listed(("9:30", "张三", FOOD, "1001"))
    visit = _booked_for(hall, "1001", FOOD, SIGN)
    CheckIns(hall).issue(visit, Wish.NUMBER)

    for again in (CheckIns(hall).open("1001"), CheckIns(hall).issue(replace(visit, id=new_id()), Wish.NUMBER)):
        assert [each.number for each in (given(again), *given(again).further)] == ["F001", "T001"]
    appointment = Appointments(hall).of_day(TODAY)[0].id
    assert Appointments(hall).undo(session, appointment)
    assert [hall.store.tickets.waiting(hall.site.id, TODAY, queue) for queue in "FT"] == [[], []]

    CheckIns(hall).issue(replace(visit, id=new_id()), Wish.NUMBER)
    _call_and(hall, "T", TicketState.NO_SHOW)
    assert not Appointments(hall).undo(session, appointment)  # they were called for one of the two
    assert len(hall.store.tickets.waiting(hall.site.id, TODAY, "F")) == 1


def test_the_slip_says_the_slot_also_where_it_names_nothing_else(
    hall: Hall, session: Session, listed: Callable[..., Taken], printing: Printing, printer: Emulator
) -> None:
    discreet = next(item for item in hall.catalogue.items if item.discreet)
    listed(("9:30-10:00", "张三", "食品经营许可", "1001"), ("9:45", "李四", discreet.name.zh, "1002"))
    for count, code in enumerate(("1001", "1002"), start=1):
        _number(hall, CheckIns(hall, printing.kick).open(code))
        assert printer.wait_for(lambda p, count=count: len(p.slips) == count)  # type: ignore[misc]

    assert ["预约 9:30-10:00" in printer.slips[0].text, "预约 9:45" in printer.slips[1].text] == [True, True]
    assert Appointments(hall).find(session, TODAY, "李")[0].what == hall.site.queue(discreet.queue).name
