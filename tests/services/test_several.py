"""Several items in one visit: one number for one group of windows, papers once, and the code that brings all back."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.cases import Case, Note, Noted
from kiosk.domain.jobs import JobState
from kiosk.domain.verdict import Answer, Outcome
from kiosk.domain.visit import Visit, Wish, all_in_hand
from kiosk.services import frozen
from kiosk.services.answers import Closed, Issued, NoSuchCode, NoticeMade, Resumed
from kiosk.services.case_rows import case_of, case_row, ticked
from kiosk.services.counts import CountsOfDay
from kiosk.services.hall import Hall
from kiosk.services.notices import Notices
from kiosk.services.printing import Printing
from kiosk.services.visits import Visits
from kiosk.store.errors import MachineFault
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.services.conftest import HandClock, job_of

FOOD, TRADER, SIGN = "食品经营许可", "个体工商户设立登记", "门头招牌设置备案"


def chosen(hall: Hall, *names: str, **but: Answer) -> Visit:
    """Return a visit with these items and everything brought but what is named by a part of its name."""
    visit = Visit(new_id())
    for name in names:
        item = hall.catalogue.find(name)
        assert item is not None, name
        visit = (visit.add() if visit.items else visit).choose(item)
    visit = all_in_hand(visit)
    for wanted in visit.asked():
        answer = next((answer for part, answer in but.items() if part in wanted.name.zh), Answer.BROUGHT)
        visit = visit.answer(wanted.id, answer)
    return visit


def given(answer: object) -> Issued:
    """Return a number that must have been given."""
    assert isinstance(answer, Issued)
    return answer


def paper(printing: Printing, printer: Emulator, issued: Issued) -> str:
    """Wait for a number's slip and return what it says."""
    assert printing.settle(issued.job, 10.0) == JobState.CONFIRMED.value
    return next(slip.text for slip in printer.slips if issued.number in slip.text)


def test_two_items_of_one_group_of_windows_have_one_number_and_one_list(
    hall: Hall, visits: Visits, printing: Printing, printer: Emulator
) -> None:
    visit = chosen(hall, FOOD, TRADER)
    visits.begin(visit)
    visits.verdict(visit)
    issued = given(visits.issue(visit, Wish.NUMBER))
    assert (issued.number, issued.further) == ("F001", ())

    text = paper(printing, printer, issued)
    assert text.index("2件事一起办") < text.index("1. 食品经营许可") < text.index("2. 个体户设立登记")
    assert text.count("身份证") == 1
    assert "经营场所布局和操作流程图" in text
    assert "个体工商户登记申请书" in text

    counts = CountsOfDay(hall).of(hall.where().day)
    assert (counts.visits, counts.issued, counts.items, counts.agree) == (1, 1, 2, True)
    assert sorted(counts.per_item.values()) == [1, 1]
    wanted = hall.store.events.most_wanted("jiyang", hall.where().day, 9)
    assert sorted(wanted) == sorted(item.code for item in visit.items)
    again = given(visits.issue(visit, Wish.HELP))
    assert (again.number, again.again) == ("F001", True)


def test_what_is_missing_counts_for_its_own_item(hall: Hall, visits: Visits) -> None:
    visit = chosen(hall, FOOD, TRADER, 登记申请书=Answer.MISSING)

    assert visits.verdict(visit).outcome is Outcome.REMEDY
    assert [v.outcome for v in visits.judge_each(visit).parts] == [Outcome.READY, Outcome.REMEDY]
    missing = CountsOfDay(hall).of(hall.where().day).missing_of_items
    assert missing == {f"{visit.items[1].code}/application": 1}


def test_who_has_one_item_ready_goes_on_with_it_and_takes_a_notice_of_the_other(
    hall: Hall, visits: Visits, printing: Printing, printer: Emulator
) -> None:
    visit = chosen(hall, FOOD, TRADER, 登记申请书=Answer.MISSING)
    issued = given(visits.issue_ready(visit))
    assert issued.notice is not None

    text = paper(printing, printer, issued)
    assert "食品经营许可" in text
    assert "个体工商户" not in text
    assert printing.settle(issued.notice.job, 10.0) == JobState.CONFIRMED.value
    told = printer.slips[-1].text
    assert "个体工商户设立登记" in told
    assert "登记申请书" in told
    back = Notices(hall).resume(issued.notice.code)
    assert isinstance(back, Resumed)
    assert [item.name.zh for item in back.onto(Visit("x")).items] == [TRADER]
    assert visits.unfinished() == issued  # where a restarted kiosk opens: the notice's code stands there as before


def test_a_notice_of_two_items_tells_what_the_law_wants_of_each_and_brings_both_back(
    hall: Hall, printing: Printing, printer: Emulator
) -> None:
    visit = chosen(hall, FOOD, TRADER, 流程图=Answer.MISSING, 登记申请书=Answer.UNSURE)
    made = Notices(hall, printing.kick).make(visit)
    assert printing.settle(made.job, 10.0) == JobState.CONFIRMED.value

    told = "\n".join(slip.text for slip in printer.slips)  # the cut between the two parts them
    assert told.count("一次告知单") == told.count(f"{made.code[:4]}-{made.code[4:]}") == 2
    assert "食品安全法第35条" in told
    back = Notices(hall).resume(made.code)
    assert isinstance(back, Resumed)
    assert back.onto(visit) == visit
    assert job_of(hall, made.job).copy == 0


def test_an_item_that_was_withdrawn_meanwhile_is_told_and_the_other_comes_back(hall: Hall) -> None:
    made = Notices(hall).make(chosen(hall, FOOD, TRADER, 流程图=Answer.MISSING))
    without = [item for item in hall.catalogue.items if item.name.zh != FOOD]
    shrunk = replace(hall, catalogue=replace(hall.catalogue, items=tuple(without)))

    back = Notices(shrunk).resume(made.code)
    assert isinstance(back, Resumed)
    assert (back.item.name.zh, [name.zh for name in back.withdrawn]) == (TRADER, [FOOD])
    assert back.onto(Visit("x")).unanswered() == ()
    bare = replace(hall, catalogue=replace(hall.catalogue, items=()))
    assert Notices(bare).resume(made.code) == NoSuchCode("withdrawn")


def _came_back(hall: Hall, made: NoticeMade, visit: str) -> dict[str, set[str]]:
    """Come back with everything; return for each item what is counted as brought since the notice."""
    back = Notices(hall).resume(made.code)
    assert isinstance(back, Resumed)
    Visits(hall).verdict(all_in_hand(replace(back.onto(Visit(visit)), resumed=made.code)))
    day, names = hall.where().day, {item.code: item.name.zh for item in hall.catalogue.items}
    endings = hall.store.figures.endings("jiyang", day, day)
    return {names[item]: set(ending.before) for item, ending, _ in endings}


def test_what_comes_back_counts_for_the_item_that_lacked_it_also_when_the_other_was_withdrawn(hall: Hall) -> None:
    visit = chosen(hall, FOOD, TRADER, 流程图=Answer.MISSING, 登记申请书=Answer.MISSING)
    made = Notices(hall).make(visit)
    lacked = {
        part.item.name.zh: {id_ for id_, a in part.answers.items() if a is Answer.MISSING} for part in visit.parts
    }
    assert all(lacked.values())

    left = tuple(item for item in hall.catalogue.items if item.name.zh != FOOD)
    shrunk = replace(hall, catalogue=replace(hall.catalogue, items=left))
    assert _came_back(shrunk, made, "x") == {TRADER: lacked[TRADER]}
    hall.clock.move(days=1)  # type: ignore[attr-defined]
    assert _came_back(hall, made, "y") == lacked


def test_a_case_goes_on_with_the_items_that_are_left_and_tells_which_went(hall: Hall) -> None:
    visit = chosen(hall, FOOD, TRADER).looking_at(0)
    row = case_row(Case("c", visit, "me", notes={"owner-id": Noted(Note.SEEN)}), 1, hall.where())
    assert case_of(row, hall.catalogue) == Case("c", visit, "me", notes={"owner-id": Noted(Note.SEEN)})

    left = tuple(item for item in hall.catalogue.items if item.name.zh != FOOD)
    case = case_of(row, replace(hall.catalogue, items=left))
    assert case is not None
    assert ([item.name.zh for item in case.visit.items], [name.zh for name in case.gone]) == ([TRADER], [FOOD])
    assert case_of(row, replace(hall.catalogue, items=())) is None


def test_items_of_two_groups_have_a_number_each_and_either_both_or_none(
    hall: Hall, visits: Visits, printing: Printing, printer: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = chosen(hall, FOOD, SIGN)
    tickets, calls = hall.store.tickets, 0

    def fails_at_the_second(*args: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise MachineFault("the disk is full")
        return issue(*args)

    issue = tickets.issue
    monkeypatch.setattr(tickets, "issue", fails_at_the_second)
    with pytest.raises(Exception, match="the disk is full"):
        visits.issue(visit, Wish.NUMBER)
    monkeypatch.undo()
    assert tickets.of_day("jiyang", hall.where().day) == []

    issued = given(visits.issue(visit, Wish.NUMBER))
    assert [each.number for each in (issued, *issued.further)] == ["F001", "T001"]
    again = given(visits.issue(visit, Wish.ANYWAY))
    assert [each.number for each in (again, *again.further)] == ["F001", "T001"]
    assert "门头招牌" in paper(printing, printer, issued.further[0])
    assert "门头招牌" not in paper(printing, printer, issued)
    standing = visits.unfinished()
    assert standing is not None
    assert [each.number for each in (standing, *standing.further)] == ["F001", "T001"]
    visits.end(visit.id)
    assert visits.unfinished() is None
    counts = CountsOfDay(hall).of(hall.where().day)
    assert (counts.issued, counts.items, counts.agree) == (2, 2, True)


def test_one_visit_of_two_groups_that_is_asked_for_four_times_at_once_has_its_two_numbers(hall: Hall) -> None:
    visit = chosen(hall, FOOD, SIGN)
    start = threading.Barrier(4)

    def ask(_: int) -> tuple[str, ...]:
        start.wait()
        issued = given(Visits(hall).issue(visit, Wish.NUMBER))
        hall.store.close()
        return issued.number, *(each.number for each in issued.further)

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(ask, range(4))) == {("F001", "T001")}
    assert CountsOfDay(hall).of(hall.where().day).tickets == 2


def test_two_who_chose_the_same_two_groups_the_other_way_round_never_wait_for_each_other(
    hall: Hall, fresh_database: Callable[[], str]
) -> None:
    shared = replace(hall, store=Store(fresh_database()))
    start = threading.Barrier(2)

    def ask(names: tuple[str, str]) -> int:
        visits = [chosen(shared, *names) for _ in range(15)]
        start.wait()
        answers = [given(Visits(shared).issue(visit, Wish.NUMBER)) for visit in visits]
        shared.store.close()
        return sum(1 + len(issued.further) for issued in answers)

    with ThreadPoolExecutor(2) as kiosks:
        assert list(kiosks.map(ask, [(FOOD, SIGN), (SIGN, FOOD)])) == [30, 30]
    shared.store.close()


def test_a_group_that_gives_no_number_now_is_told_beside_the_number_of_the_other(
    hall: Hall, visits: Visits, clock: HandClock
) -> None:
    tax = "存量房交易税费申报"
    issued = given(visits.issue(chosen(hall, tax, FOOD), Wish.NUMBER))
    if issued.shut:  # the tax hall has a queue system of its own
        assert (issued.number, issued.shut[0].queue) == ("F001", "Q")
    clock.move(hours=9)
    assert isinstance(visits.issue(chosen(hall, FOOD, SIGN), Wish.NUMBER), Closed)


def test_a_help_number_for_two_items_brings_both_to_the_desk_with_what_was_ticked(hall: Hall, visits: Visits) -> None:
    visit = chosen(hall, FOOD, TRADER, 登记申请书=Answer.MISSING)
    issued = given(visits.issue(visit, Wish.HELP))
    row = hall.store.tickets.get(issued.ticket)
    assert row is not None
    assert (row.number, len(row.items)) == ("H001", 2)

    at_the_desk = ticked(Visit("desk"), row, hall.catalogue)
    assert at_the_desk is not None
    assert [item.name.zh for item in at_the_desk.items] == [FOOD, TRADER]
    settled = at_the_desk.with_parts(
        tuple(replace(p, situations=v.situations) for p, v in zip(at_the_desk.parts, visit.parts, strict=True))
    )
    assert [r.name.zh.replace("|", "") for r in settled.unanswered()] == ["个体工商户登记申请书"]


def test_the_sample_of_a_further_items_paper_is_printed_unless_that_item_is_discreet(
    hall: Hall, printing: Printing, printer: Emulator
) -> None:
    discreet = next(
        item
        for item in hall.catalogue.items
        if item.discreet and any(r.sample and "申请表" in r.name.zh for r in chosen(hall, item.name.zh).asked())
    )
    visit = chosen(hall, discreet.name.zh, TRADER)
    notices = Notices(hall, printing.kick)

    form = next(r.id for r in visit.asked() if "登记申请书" in r.name.zh)
    assert form.startswith("2.")
    assert printing.settle(notices.print_sample(visit, form), 10.0) == JobState.CONFIRMED.value
    assert TRADER in printer.slips[0].text
    own = next(r.id for r in visit.asked() if visit.origin(r.id)[0] == discreet)
    assert notices.print_sample(visit, own) == ""


def test_one_discreet_item_makes_the_whole_slip_neutral(
    hall: Hall, visits: Visits, printing: Printing, printer: Emulator
) -> None:
    issued = given(visits.issue(chosen(hall, "残疾人证办理", "单位住房公积金缴存登记"), Wish.NUMBER))
    text = paper(printing, printer, issued)

    assert "残疾" not in text
    assert "公积金" not in text
    row = hall.store.tickets.get(issued.ticket)
    assert row is not None
    assert len(frozen.load(row.checklist).names) == 2
