"""Cases at the help desk: what a visitor brings along to the desk, and what an undo leaves them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from typing import TypeVar

import pytest

from kiosk.domain.cases import Case
from kiosk.domain.text import Language
from kiosk.domain.tickets import Priority, TicketState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit, Wish, all_in_hand
from kiosk.services.accounts import Accounts
from kiosk.services.answers import Booked, Issued, NoSuchCode, OutOfService, Resumed
from kiosk.services.appointments import Appointments, Entry
from kiosk.services.cases import Cases, SomebodyElse
from kiosk.services.check_ins import CheckIns
from kiosk.services.crowd import Crowds
from kiosk.services.front_page import FrontPage
from kiosk.services.hall import Hall
from kiosk.services.help_calls import HelpCalls
from kiosk.services.pre_reviews import PreReviews
from kiosk.services.printing import Printing
from kiosk.services.sessions import Session
from kiosk.services.visits import Visits
from kiosk.store.errors import LineLost
from kiosk.store.tickets import new_id
from tests.services.test_several import FOOD, SIGN, TRADER, chosen, given

T = TypeVar("T")


@pytest.fixture
def session(hall: Hall) -> Session:
    """The first account: supervisor and manager."""
    return Accounts(hall).make_first("赵晴", "270591")


def case_of(answer: object) -> Case:
    """Return a case that must be there."""
    assert isinstance(answer, Case)
    return answer


def with_all(case: Case) -> Case:
    """Return the case with everything in hand."""
    return replace(case, visit=all_in_hand(case.visit))


def numbered(answer: object) -> tuple[Case, Issued]:
    """Return a closed case and the number that it must have given."""
    assert isinstance(answer, tuple), answer
    return answer


def booked_at_0930(hall: Hall, session: Session, code: str) -> str:
    """Enter an appointment and check its visitor in; return its id."""
    food = hall.catalogue.find(FOOD)
    assert food is not None
    Appointments(hall).enter(session, Entry(date(2026, 5, 12), time(9, 30), time(10), food, "张三", code))
    booked = CheckIns(hall).open(code)
    assert isinstance(booked, Booked)
    return booked.appointment


def test_a_number_for_what_is_ready_that_is_taken_back_at_the_desk_leaves_its_code_used(
    hall: Hall, session: Session
) -> None:
    reviews, cases = PreReviews(hall), Cases(hall)
    with hall.store.writing():
        code = reviews.make(Case(new_id(), chosen(hall, FOOD, TRADER, 登记申请书=Answer.MISSING), "王敏"), "王敏")[
            0
        ].code
    opened = reviews.open(code)
    assert isinstance(opened, Resumed)
    closed, _ = numbered(cases.give_ready(session, case_of(cases.resume(session, code))))

    assert reviews.issue_ready(opened.onto(Visit(new_id()))) == NoSuchCode("used")
    case_of(cases.undo(session, closed))
    assert reviews.issue_ready(opened.onto(Visit(new_id()))) == NoSuchCode("used")
    where = hall.where()
    assert len(hall.store.tickets.of_day(where.site, where.day)) == 1


def test_who_has_an_appointment_and_a_pre_review_uses_both_up_with_one_number(hall: Hall, session: Session) -> None:
    reviews, check_ins = PreReviews(hall), CheckIns(hall)
    with hall.store.writing():
        code = reviews.make(Case(new_id(), chosen(hall, FOOD), "王敏"), "王敏")[0].code
    opened = reviews.open(code)
    assert isinstance(opened, Resumed)
    booked = booked_at_0930(hall, session, "1001")
    visit = replace(opened.onto(Visit(new_id())), appointment=booked)

    first = given(check_ins.issue(visit, Wish.NUMBER))
    assert reviews.open(code) == NoSuchCode("used")
    again = given(check_ins.issue(visit, Wish.NUMBER))
    assert (again.number, again.again) == (first.number, True)
    other = replace(opened.onto(Visit(new_id())), appointment=booked_at_0930(hall, session, "1002"))
    assert check_ins.issue_ready(other) == NoSuchCode("used")
    assert isinstance(check_ins.open("1002"), Booked)


def test_who_is_booked_and_takes_a_help_number_is_booked_at_the_desk_too_and_gets_one_number(
    hall: Hall, session: Session
) -> None:
    visit = replace(chosen(hall, FOOD), appointment=booked_at_0930(hall, session, "1001"), language=Language.ENGLISH)
    helped = given(Visits(hall).issue(visit, Wish.HELP))
    case = case_of(Cases(hall).receive(session, helped.ticket))

    other = Cases(hall)  # a draft that goes on at another desk, or after a power cut
    case = case_of(other.find(case.id))
    _, issued = numbered(other.give_number(session, with_all(case), Wish.NUMBER))

    row = hall.store.tickets.get(issued.ticket)
    assert row is not None
    assert (row.priority, hall.store.tickets.language(row.visit)) == (Priority.BOOKED, "en")
    assert given(CheckIns(hall).open("1001")).number == issued.number


def test_who_goes_first_on_their_word_does_so_after_the_help_desk_too(hall: Hall, session: Session) -> None:
    helped = given(Visits(hall).issue(replace(chosen(hall, FOOD), priority=Priority.PRIORITY), Wish.HELP))
    case = case_of(Cases(hall).receive(session, helped.ticket))
    other = Cases(hall)
    _, issued = numbered(other.give_number(session, with_all(case_of(other.find(case.id))), Wish.NUMBER))

    row = hall.store.tickets.get(issued.ticket)
    assert row is not None
    assert row.priority is Priority.PRIORITY


def with_code(hall: Hall, session: Session) -> str:
    """Check everything at the desk; return the code of the pre-review."""
    cases = Cases(hall)
    case = case_of(cases.keep(session, with_all(cases.begin(session, hall.catalogue.find(FOOD)))))  # type: ignore[arg-type]
    _, made = numbered(cases.give_code(session, case))
    return made.code  # type: ignore[attr-defined,no-any-return]


def test_a_pre_review_is_used_up_by_the_desk_also_where_its_visitor_took_a_help_number(
    hall: Hall, session: Session
) -> None:
    code = with_code(hall, session)
    opened = PreReviews(hall).open(code)
    assert not isinstance(opened, NoSuchCode)
    helped = given(Visits(hall).issue(opened.onto(Visit(new_id())), Wish.HELP))
    cases = Cases(hall)
    numbered(cases.give_number(session, with_all(case_of(cases.receive(session, helped.ticket))), Wish.NUMBER))

    assert PreReviews(hall).open(code) == NoSuchCode("used")


def test_who_came_with_a_code_gets_a_number_again_after_an_undo(hall: Hall, session: Session) -> None:
    cases = Cases(hall)
    case = case_of(cases.resume(session, with_code(hall, session)))
    closed, first = numbered(cases.give_number(session, with_all(case), Wish.NUMBER))
    again = case_of(cases.undo(session, closed))

    _, second = numbered(cases.give_number(session, again, Wish.NUMBER))
    assert (first.number, second.number) == ("F001", "F002")


def test_an_undo_takes_all_numbers_of_a_case_back_and_not_one_of_them_twice(hall: Hall, session: Session) -> None:
    cases, find = Cases(hall), hall.catalogue.find
    case = cases.begin(session, *(item for name in (SIGN, FOOD) if (item := find(name)) is not None))
    closed, issued = numbered(cases.give_number(session, with_all(case), Wish.NUMBER))
    assert [each.number for each in (issued, *issued.further)] == ["T001", "F001"]
    case_of(cases.undo(session, closed))

    assert hall.store.tickets.crowd(hall.site.id, date(2026, 5, 12)) == {}
    assert not isinstance(cases.undo(session, closed), Case)


def test_the_front_page_stands_whatever_an_answer_is_called(hall: Hall, session: Session) -> None:
    shared = next(item for item in hall.catalogue.items if item.code == "11370115MB200004754372036004006")
    cases = Cases(hall)
    case = cases.begin(session, shared)
    case_of(cases.keep(session, replace(case, visit=case.visit.situate("kin", "others"))))
    front = FrontPage(hall, Crowds(hall), HelpCalls(hall), Printing(hall)).now()

    assert [(line.item, line.items) for line in front.cases] == [(shared.code, 1)]


def test_a_closed_case_stays_on_the_front_page_as_it_was_and_open_ones_stand_before_it(
    hall: Hall, session: Session
) -> None:
    cases, food = Cases(hall), hall.catalogue.find(FOOD)
    assert food is not None
    front = FrontPage(hall, Crowds(hall), HelpCalls(hall), Printing(hall))
    done, issued = numbered(cases.give_number(session, with_all(cases.begin(session, food)), Wish.NUMBER))
    first = front.now().cases
    later = cases.begin(session, food)

    assert [(line.case, line.number) for line in first] == [(done.id, issued.number)]
    assert [(line.case, line.number) for line in front.now().cases] == [(later.id, ""), (done.id, issued.number)]


def test_whose_booked_number_still_waits_gets_another_in_its_place_and_goes_first_with_it(
    hall: Hall, session: Session
) -> None:
    visit = replace(chosen(hall, FOOD), appointment=booked_at_0930(hall, session, "1001"))
    first = given(CheckIns(hall).issue(visit, Wish.NUMBER))
    cases = Cases(hall)
    case = case_of(cases.of_number(session, first.number))
    _, second = numbered(cases.give_number(session, with_all(case), Wish.NUMBER))

    before, after = (hall.store.tickets.get(issued.ticket) for issued in (first, second))
    assert before is not None
    assert after is not None
    assert (before.state, after.state, after.priority) == (TicketState.VOID, TicketState.WAITING, Priority.BOOKED)
    assert given(CheckIns(hall).open("1001")).number == second.number


def test_where_a_kiosk_ended_a_case_its_agent_is_not_named_as_whoever_changed_it(hall: Hall, session: Session) -> None:
    booked, cases = booked_at_0930(hall, session, "1001"), Cases(hall)
    food = hall.catalogue.find(FOOD)
    assert food is not None
    case = cases.begin(session, food, appointment=booked)
    given(CheckIns(hall).issue(replace(chosen(hall, FOOD), appointment=booked), Wish.NUMBER))

    assert cases.keep(session, with_all(case)) == SomebodyElse("")


def test_a_draft_that_was_stored_before_the_line_was_lost_is_no_change_of_somebody_elses(
    hall: Hall, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, food = Cases(hall), hall.catalogue.find(FOOD)
    assert food is not None
    first = case_of(desk.begin(session, food))
    writing = hall.store.writing

    @contextmanager
    def unheard() -> Iterator[None]:
        with writing():
            yield
        raise LineLost("its answer did not arrive")

    monkeypatch.setattr(hall.store, "writing", unheard)
    with pytest.raises(OutOfService):
        desk.keep(session, first)
    monkeypatch.undo()

    assert case_of(desk.keep(session, with_all(first))).visit.answers
    elsewhere = Cases(hall)
    other = case_of(elsewhere.find(first.id))
    case_of(elsewhere.keep(session, other))
    assert isinstance(desk.keep(session, first), SomebodyElse)
