"""The visit behind the screen: what a visitor gets, whatever is brought, asked twice, or asked outside hours."""

import json
from dataclasses import replace

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.items import ServiceItem
from kiosk.domain.jobs import JobState
from kiosk.domain.site import Queue
from kiosk.domain.text import Text
from kiosk.domain.tickets import Priority, TicketState
from kiosk.domain.verdict import Answer, Outcome
from kiosk.domain.visit import Visit, Wish
from kiosk.services.accounts import Accounts
from kiosk.services.answers import Closed, Issued, NoSuchCode, Resumed, Theirs
from kiosk.services.counts import CountsOfDay
from kiosk.services.crowd import Crowds
from kiosk.services.hall import Hall, open_hall
from kiosk.services.help_calls import HelpCalls
from kiosk.services.notices import Notices
from kiosk.services.printing import Printing
from kiosk.services.renewal import Renewal
from kiosk.services.seeds import SITE_FILE
from kiosk.services.settings import Settings
from kiosk.services.visits import Visits
from kiosk.services.windows import Windows
from kiosk.store.database import execute
from kiosk.store.tickets import new_id
from tests.services.conftest import HandClock, all_brought


@pytest.fixture
def quiet(hall: Hall) -> Visits:
    """The service with no printer's owner running."""
    return Visits(hall)


def number(visits: Visits, visit: Visit, wish: Wish = Wish.NUMBER) -> Issued:
    """Take a number that must be given."""
    given = visits.issue(visit, wish)
    assert isinstance(given, Issued)
    return given


def test_whoever_touches_twice_has_one_number(quiet: Visits, food: ServiceItem, hall: Hall) -> None:
    visit = all_brought(food)
    first, second = number(quiet, visit), number(quiet, visit)

    assert (first.number, second.number) == ("F001", "F001")
    assert second.again
    assert CountsOfDay(hall).of(hall.where().day).tickets == 1


@pytest.mark.parametrize("wish", [Wish.NUMBER, Wish.HELP])
def test_a_letter_that_changes_in_mid_visit_is_on_the_number_so_that_a_window_calls_it(
    quiet: Visits, food: ServiceItem, hall: Hall, clock: HandClock, wish: Wish
) -> None:
    old, visit = "F" if wish is Wish.NUMBER else "H", all_brought(food)
    renewal = Renewal(hall)
    assert renewal.settings() is None
    elsewhere = replace(open_hall(hall.home), clock=clock)
    settings = Settings(elsewhere)
    settings.change(None, settings.one(SITE_FILE, f"queue.{old}.prefix"), "K")
    settings.change(None, settings.one(SITE_FILE, "name"), "济阳政务大厅")

    assert number(quiet, visit, wish).number == "K001"

    called = Windows(elsewhere).call("K", "21")
    assert called is not None
    assert called.number == "K001"
    assert hall.site.name.zh == "济阳市民中心"  # all else waits until nobody stands there
    assert renewal.settings() is not None
    elsewhere.store.close()


def test_a_letter_that_changes_before_a_purpose_was_touched_is_on_its_number(
    quiet: Visits, hall: Hall, clock: HandClock
) -> None:
    elsewhere = replace(open_hall(hall.home), clock=clock)
    settings = Settings(elsewhere)
    settings.change(None, settings.one(SITE_FILE, "queue.U.prefix"), "K")
    elsewhere.store.close()

    given = quiet.issue_purpose(Visit(new_id(), purpose="collect"), "U")

    assert isinstance(given, Issued)
    assert given.number == "K001"


def test_a_missing_paper_on_the_list_gives_the_number_with_a_latest_day(quiet: Visits, food: ServiceItem) -> None:
    visit = all_brought(food, 制度清单=Answer.MISSING)

    assert quiet.verdict(visit).outcome is Outcome.PLEDGE
    given = number(quiet, visit)
    assert [name.zh for name in given.pledged] == ["食品安全管理制度清单"]
    assert given.pledge_until is not None
    assert given.pledge_until.isoformat() == "2026-05-26"


def test_a_missing_core_paper_is_never_the_end(quiet: Visits, food: ServiceItem) -> None:
    visit = all_brought(food, 流程图=Answer.UNSURE)

    assert quiet.verdict(visit).outcome is Outcome.REMEDY
    assert number(quiet, replace(visit, id=new_id()), Wish.HELP).number == "H001"
    anyway = number(quiet, visit, Wish.ANYWAY)
    assert anyway.number == "F001"
    assert ["流程图" in name.zh for name in anyway.pending] == [True]


def test_a_plain_number_without_the_core_papers_is_a_fault_of_the_program(quiet: Visits, food: ServiceItem) -> None:
    with pytest.raises(ValueError, match="verdict"):
        quiet.issue(all_brought(food, 流程图=Answer.MISSING), Wish.NUMBER)


def test_the_notices_code_brings_the_answers_back(hall: Hall, food: ServiceItem, clock: HandClock) -> None:
    visit = all_brought(food, 流程图=Answer.MISSING)
    made = Notices(hall).make(visit)
    clock.move(hours=24)

    back = Notices(hall).resume(f"{made.code[:4]}-{made.code[4:]}".lower())
    assert isinstance(back, Resumed)
    assert back.item == food
    assert back.answers == visit.answers
    assert back.situations == visit.situations


def test_a_code_that_opens_nothing_says_which_kind(hall: Hall, food: ServiceItem, clock: HandClock) -> None:
    made = Notices(hall).make(all_brought(food, 流程图=Answer.MISSING))
    wrong = made.code[:-1] + ("A" if made.code[-1] != "A" else "B")

    assert Notices(hall).resume(wrong) == NoSuchCode("unreadable")
    assert Notices(hall).resume("2222222Y") in (NoSuchCode("unknown"), NoSuchCode("unreadable"))
    clock.move(days=31)
    assert Notices(hall).resume(made.code) == NoSuchCode("expired")


def test_the_same_answers_get_the_same_notice_and_others_a_new_one(hall: Hall, food: ServiceItem) -> None:
    visit = all_brought(food, 流程图=Answer.MISSING)
    notices = Notices(hall)

    assert notices.make(visit).code == notices.make(visit).code
    changed = visit.answer(visit.asked()[0].id, Answer.UNSURE)
    assert notices.make(changed).code != notices.make(visit).code


def test_outside_hours_the_kiosk_says_when_numbers_start_again(
    quiet: Visits, food: ServiceItem, clock: HandClock
) -> None:
    clock.move(hours=9)

    closed = quiet.issue(all_brought(food), Wish.NUMBER)
    assert isinstance(closed, Closed)
    assert closed.opens is not None
    assert f"{closed.opens:%Y-%m-%d %H:%M}" == "2026-05-13 09:00"
    assert quiet.verdict(all_brought(food)).outcome is Outcome.READY


def test_at_noon_a_split_queue_is_closed_and_help_is_not(quiet: Visits, food: ServiceItem, clock: HandClock) -> None:
    clock.move(hours=2, minutes=30)

    assert isinstance(quiet.issue(all_brought(food), Wish.NUMBER), Closed)
    assert number(quiet, all_brought(food), Wish.HELP).queue == "H"


def test_before_the_hall_opens_a_help_number_is_said_to_start_with_the_first_queue_of_any(
    quiet: Visits, food: ServiceItem, clock: HandClock
) -> None:
    clock.move(hours=-2)  # 07:41

    closed = quiet.issue(all_brought(food), Wish.HELP)
    assert isinstance(closed, Closed)
    assert closed.opens is not None
    assert f"{closed.opens:%Y-%m-%d %H:%M}" == "2026-05-12 09:00"


def test_a_help_number_given_after_hours_is_said_to_start_on_the_next_open_day(
    quiet: Visits, food: ServiceItem, clock: HandClock
) -> None:
    clock.move(hours=24 * 3 + 10)  # Friday 19:41; some queues open on Saturday morning, and the help queue with them

    closed = quiet.issue(all_brought(food), Wish.HELP)
    assert isinstance(closed, Closed)
    assert closed.opens is not None
    assert f"{closed.opens:%Y-%m-%d %H:%M}" == "2026-05-16 09:00"
    clock.move(hours=13, minutes=30)  # Saturday 09:11
    assert number(quiet, all_brought(food), Wish.HELP).number == "H001"


def test_a_queue_of_another_system_says_where_to_go(hall: Hall, food: ServiceItem) -> None:
    def theirs(queue: Queue) -> Queue:
        return replace(queue, theirs=Text("到 1 楼税务取号机取号")) if queue.prefix == food.queue else queue

    other = replace(hall, site=replace(hall.site, queues=tuple(theirs(queue) for queue in hall.site.queues)))
    answer = Visits(other).issue(all_brought(food), Wish.NUMBER)

    assert isinstance(answer, Theirs)
    assert "税务取号机" in answer.go.zh


def test_a_purpose_gives_a_number_of_its_queue_without_a_checklist(quiet: Visits, hall: Hall) -> None:
    for purpose in hall.site.purposes:
        for queue in purpose.queues:
            given = quiet.issue_purpose(Visit(new_id(), purpose=purpose.id), queue)
            assert isinstance(given, Issued)
            assert given.queue == queue
            assert given.title == purpose.name


def test_a_discreet_item_shows_its_group_and_no_list(
    visits: Visits, printing: Printing, printer: Emulator, hall: Hall, food: ServiceItem
) -> None:
    hushed = replace(food, discreet=True)
    given = number(visits, all_brought(hushed))

    assert given.title == hall.site.queue("F").name
    assert printing.settle(given.job, 10) == "confirmed"
    assert "食品" not in printer.slips[0].text
    assert "√" not in printer.slips[0].text


def test_ahead_counts_and_is_about_while_priority_waits(quiet: Visits, food: ServiceItem) -> None:
    number(quiet, all_brought(food))
    assert number(quiet, all_brought(food)).ahead == 1
    number(quiet, replace(all_brought(food), priority=Priority.PRIORITY))

    assert number(quiet, all_brought(food)).about


def test_a_wait_is_said_only_once_it_was_measured(
    quiet: Visits, food: ServiceItem, hall: Hall, clock: HandClock
) -> None:
    for _ in range(6):
        assert number(quiet, all_brought(food)).wait is None
    windows = Windows(hall)
    for _ in range(3):
        clock.move(minutes=4)
        assert windows.call("F", "21") is not None

    assert Crowds(hall).crowd().lines["F"].wait is not None
    clock.move(minutes=31)
    assert Crowds(hall).crowd().lines["F"].wait is None


def test_the_home_shows_who_waits_on_each_floor(quiet: Visits, food: ServiceItem, hall: Hall) -> None:
    for _ in range(3):
        number(quiet, all_brought(food))

    assert Crowds(hall).crowd().floors[3] == 3


def test_the_most_wanted_are_the_shipped_list_until_there_are_counts(hall: Hall) -> None:
    items, counted = Crowds(hall).most_wanted()

    assert not counted
    assert [item.wanted for item in items] == sorted(item.wanted for item in items)


def test_a_restarted_kiosk_opens_on_the_number_of_a_visit_that_had_not_ended(
    quiet: Visits, food: ServiceItem, clock: HandClock
) -> None:
    visit = all_brought(food)
    given = number(quiet, visit)
    clock.move(minutes=2)
    found = quiet.unfinished()
    assert found is not None
    assert found.number == given.number

    quiet.end(visit.id)
    assert quiet.unfinished() is None


def test_a_restarted_kiosk_does_not_open_on_a_number_that_a_window_made_void(
    quiet: Visits, food: ServiceItem, hall: Hall
) -> None:
    given = number(quiet, all_brought(food))
    assert Windows(hall).change(given.number, TicketState.VOID)

    assert quiet.unfinished() is None


def test_a_help_call_is_taken_by_one_person_only(hall: Hall, food: ServiceItem) -> None:
    calls = HelpCalls(hall)
    call = calls.call(Visit(new_id()).choose(food), "checklist")
    assert call is not None

    assert [waiting.id for waiting in calls.untaken()] == [call.id]
    boss = Accounts(hall).make_first("赵晴", "270591")
    assert calls.take_by(boss, call.id)
    assert not calls.take_by(boss, call.id)
    taken = calls.get(call.id)
    assert taken is not None
    assert taken.taken_by == "赵晴"


def test_the_counts_add_up_with_the_tickets(quiet: Visits, food: ServiceItem, hall: Hall) -> None:
    for answers in ({}, {"制度清单": Answer.MISSING}, {"流程图": Answer.UNSURE}):
        visit = all_brought(food, **answers)
        quiet.begin(visit)
        outcome = quiet.verdict(visit).outcome
        quiet.issue(visit, Wish.ANYWAY if outcome is Outcome.REMEDY else Wish.NUMBER)
    lost = Visit(new_id()).choose(food)
    quiet.begin(lost)
    quiet.leave(lost, "checklist")
    quiet.found_nothing(lost, "GSJNJ")

    counts = CountsOfDay(hall).of(hall.where().day)
    assert (counts.visits, counts.issued, counts.left, counts.nothing_found) == (4, 3, 1, 1)
    assert counts.verdicts == {"pledge": 1, "ready": 1, "remedy": 1}
    assert counts.per_queue == {"F": 3}
    assert counts.per_hour == {"9": 3}
    assert counts.left_at == {"checklist": 1}
    assert counts.per_verdict == counts.verdicts
    assert sum(counts.missing.values()) == 2
    assert counts.agree


def test_a_verdict_that_is_looked_at_again_counts_once_as_it_was_last(
    quiet: Visits, food: ServiceItem, hall: Hall
) -> None:
    visit = all_brought(food, 制度清单=Answer.MISSING)
    quiet.begin(visit)
    quiet.verdict(visit)
    quiet.verdict(visit)
    better = all_brought(food)
    quiet.verdict(replace(better, id=visit.id))

    counts = CountsOfDay(hall).of(hall.where().day)
    assert counts.verdicts == {"ready": 1}
    assert counts.missing == {}


def test_a_ticket_that_no_event_tells_of_is_named_in_every_table(quiet: Visits, food: ServiceItem, hall: Hall) -> None:
    number(quiet, all_brought(food))
    execute(hall.store.database, "DELETE FROM event WHERE kind = 'issued'")

    counts = CountsOfDay(hall).of(hall.where().day)

    assert not counts.agree
    assert [(row.table, row.name, row.events, row.tickets) for row in counts.apart] == [
        ("per_hour", "9", 0, 1),
        ("per_queue", "F", 0, 1),
        ("per_item", food.code, 0, 1),
        ("per_verdict", "ready", 0, 1),
    ]


def test_each_slip_counts_as_what_became_of_it_and_a_reprint_apart(
    quiet: Visits, food: ServiceItem, hall: Hall
) -> None:
    given = number(quiet, all_brought(food))
    row = hall.store.journal.get(given.job)
    assert row is not None
    for state in (JobState.FAILED, JobState.HELD):
        assert hall.store.journal.to(row, state, hall.where(), owner="")
        row = hall.store.journal.get(given.job)
        assert row is not None
    day = hall.where().day
    assert CountsOfDay(hall).of(day).slips == {"held": 1}

    again = hall.store.journal.get(hall.store.journal.reprint(row, hall.where()))
    assert again is not None
    for state in (JobState.SENT, JobState.CONFIRMED):
        assert hall.store.journal.to(again, state, hall.where(), owner="")
        again = hall.store.journal.get(again.id)
        assert again is not None
    assert (CountsOfDay(hall).of(day).slips, CountsOfDay(hall).of(day).reprints) == ({"confirmed": 1}, {"confirmed": 1})


def test_nothing_personal_stands_in_the_code_on_the_slip(quiet: Visits, food: ServiceItem, hall: Hall) -> None:
    given = number(quiet, all_brought(food))
    row = hall.store.tickets.get(given.ticket)
    assert row is not None

    assert given.number not in given.token
    assert len(given.token) == 32
    assert json.loads(row.checklist)["title"][0] == "食品经营许可"
