"""The rules that decide a visit, tried with anything that a hall could write and a visitor could answer."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import jobs, tickets
from kiosk.domain.codes import ALPHABET, LENGTH, for_the_eye, is_code, near, new_code, strangers, tidy
from kiosk.domain.hours import is_working_day
from kiosk.domain.items import Kind, Requirement, ServiceItem, Standing
from kiosk.domain.numbers import hall_day, number_text
from kiosk.domain.site import Calendar
from kiosk.domain.text import Text
from kiosk.domain.tickets import Priority, TicketState, Waiting, WrongMove, in_order, next_call, place_back
from kiosk.domain.verdict import Answer, NotAnswered, Outcome, judge, pledge_until
from kiosk.domain.visit import AFTER as STEPS
from kiosk.domain.visit import Step, Visit
from kiosk.domain.waits import wait_range

TODAY = date(2026, 5, 12)
PLAIN = Calendar()
MORNING = datetime(2026, 5, 12, 1, 41, tzinfo=UTC)


@st.composite
def items(draw: st.DrawFn) -> ServiceItem:
    """An item with up to eight requirements of any standing, instant or committed."""
    standings = draw(st.lists(st.sampled_from(list(Standing)), min_size=1, max_size=8))
    instant = draw(st.booleans())
    requirements = tuple(
        Requirement(f"r{number}", draw(st.sampled_from(list(Kind))), Text(f"材料{number}"), standing)
        for number, standing in enumerate(standings)
    )
    promised = None if instant else draw(st.integers(1, 30))
    return ServiceItem(
        "code", Text("事项"), Text("事项"), "d", "F", 3, "z", instant, promised, requirements=requirements
    )


@st.composite
def judged(draw: st.DrawFn) -> tuple[ServiceItem, dict[str, Answer], frozenset[str]]:
    """An item, an answer to each of its requirements, and statements for some of them."""
    item = draw(items())
    answers = {r.id: draw(st.sampled_from(list(Answer))) for r in item.requirements}
    stated = draw(st.frozensets(st.sampled_from([r.id for r in item.requirements])))
    return item, answers, stated


@given(judged())
def test_no_visit_has_a_dead_end(case: tuple[ServiceItem, dict[str, Answer], frozenset[str]]) -> None:
    item, answers, stated = case
    verdict = judge(item, {}, answers, stated, TODAY, PLAIN)

    assert all(1 <= len(gap.ways) <= 3 for gap in verdict.gaps)
    assert (verdict.outcome is Outcome.READY) == (not verdict.gaps)
    assert len(verdict.in_order) + len(verdict.gaps) == len(item.requirements)


@given(judged())
def test_a_pledge_needs_a_promised_time_and_only_papers_of_the_list_missing(
    case: tuple[ServiceItem, dict[str, Answer], frozenset[str]],
) -> None:
    item, answers, stated = case
    verdict = judge(item, {}, answers, stated, TODAY, PLAIN)

    if verdict.outcome is Outcome.PLEDGE:
        assert not item.instant
        assert all(gap.requirement.standing is Standing.PLEDGEABLE for gap in verdict.gaps)
        assert verdict.pledge_until is not None
        assert verdict.pledge_until > TODAY
    else:
        assert verdict.pledge_until is None


@given(judged())
def test_not_sure_counts_as_missing(case: tuple[ServiceItem, dict[str, Answer], frozenset[str]]) -> None:
    item, answers, stated = case
    missing = {id_: Answer.MISSING if answer is Answer.UNSURE else answer for id_, answer in answers.items()}

    unsure_verdict = judge(item, {}, answers, stated, TODAY, PLAIN)
    missing_verdict = judge(item, {}, missing, stated, TODAY, PLAIN)
    assert unsure_verdict.outcome is missing_verdict.outcome
    assert unsure_verdict.in_order == missing_verdict.in_order


@given(judged())
def test_a_statement_counts_only_where_the_item_allows_it(
    case: tuple[ServiceItem, dict[str, Answer], frozenset[str]],
) -> None:
    item, answers, stated = case
    verdict = judge(item, {}, answers, stated, TODAY, PLAIN)

    assert all(r.standing is Standing.STATEMENT and r.id in stated for r in verdict.stated)
    assert all(r not in [gap.requirement for gap in verdict.gaps] for r in verdict.stated)


def test_a_requirement_without_an_answer_is_named() -> None:
    item = ServiceItem(
        "c",
        Text("事"),
        Text("事"),
        "d",
        "F",
        3,
        "z",
        True,
        requirements=(Requirement("id", Kind.MATERIAL, Text("证")),),
    )
    with pytest.raises(NotAnswered) as fault:
        judge(item, {}, {}, frozenset(), TODAY, PLAIN)
    assert fault.value.ids == ("id",)


@given(st.integers(1, 60), st.frozensets(st.dates(date(2026, 5, 1), date(2026, 8, 30)), max_size=30))
def test_the_last_day_of_a_pledge_is_the_promised_number_of_working_days_away(
    promised: int, holidays: frozenset[date]
) -> None:
    calendar = Calendar(holidays=holidays)
    until = pledge_until(TODAY, promised, calendar)
    days = [TODAY + timedelta(days=n) for n in range(1, (until - TODAY).days + 1)]

    assert sum(is_working_day(day, calendar) for day in days) == promised
    assert is_working_day(until, calendar)


def test_a_weekend_that_is_worked_counts_and_a_holiday_does_not() -> None:
    calendar = Calendar(frozenset({date(2026, 5, 4)}), frozenset({date(2026, 5, 9)}))

    assert not is_working_day(date(2026, 5, 4), calendar)
    assert is_working_day(date(2026, 5, 9), calendar)
    assert not is_working_day(date(2026, 5, 10), calendar)


@pytest.mark.parametrize(("count", "text"), [(1, "F001"), (999, "F999"), (1000, "F1000"), (12345, "F12345")])
def test_numbers_go_on_past_the_range(count: int, text: str) -> None:
    assert number_text("F", count) == text


def test_the_hall_day_changes_at_the_halls_own_midnight() -> None:
    assert hall_day(datetime(2026, 5, 12, 15, 59, tzinfo=UTC), "Asia/Shanghai") == date(2026, 5, 12)
    assert hall_day(datetime(2026, 5, 12, 16, 0, tzinfo=UTC), "Asia/Shanghai") == date(2026, 5, 13)


@pytest.mark.parametrize(("state", "to"), list(product(TicketState, TicketState)))
def test_a_ticket_moves_only_by_its_table(state: TicketState, to: TicketState) -> None:
    allowed = {
        (TicketState.WAITING, TicketState.CALLED),
        (TicketState.WAITING, TicketState.VOID),
        (TicketState.CALLED, TicketState.DONE),
        (TicketState.CALLED, TicketState.NO_SHOW),
        (TicketState.CALLED, TicketState.VOID),
        (TicketState.NO_SHOW, TicketState.WAITING),
    }
    if (state, to) in allowed:
        assert tickets.move(state, to) is to
    else:
        with pytest.raises(WrongMove):
            tickets.move(state, to)


def test_nothing_uncertain_is_ever_printed_again() -> None:
    for state in jobs.JobState:
        with pytest.raises(WrongMove):
            jobs.move(jobs.JobState.UNCERTAIN, state)


def test_a_visit_has_a_way_home_from_every_step_but_while_a_number_is_on_its_way() -> None:
    for step in Step:
        if step not in (Step.HOME, Step.ISSUING):
            assert Step.HOME in STEPS[step], step


LINES = st.lists(st.builds(Priority, st.sampled_from([0, 1])), max_size=30).map(
    lambda line: [Waiting(f"t{n}", float(n), n, priority) for n, priority in enumerate(line, start=1)]
)


@given(LINES)
def test_at_most_every_second_call_goes_by_priority_so_nobody_starves(line: list[Waiting]) -> None:
    left, last_first, called = list(line), False, []
    while (chosen := next_call(left, last_first, MORNING)) is not None:
        ordinary_wait = any(w.priority is Priority.ORDINARY for w in left)
        if last_first and ordinary_wait:
            assert chosen.priority is Priority.ORDINARY
        last_first = chosen.priority is Priority.PRIORITY
        called.append(chosen)
        left.remove(chosen)

    assert sorted(w.id for w in called) == sorted(w.id for w in line)
    ordinary = [w.count for w in called if w.priority is Priority.ORDINARY]
    assert ordinary == sorted(ordinary)


@given(LINES)
def test_one_who_comes_back_stands_behind_three(line: list[Waiting]) -> None:
    back = Waiting("back", place_back(line), 0, Priority.ORDINARY)
    order = [w.id for w in in_order([*line, back])]

    assert order.index("back") == min(3, len(line))


@given(st.lists(st.integers(0, 31), min_size=LENGTH - 1, max_size=LENGTH - 1), st.integers(0, 7), st.integers(0, 31))
def test_one_wrong_character_is_always_seen(body: list[int], place: int, other: int) -> None:
    picks = iter(body)
    code = new_code(lambda _: next(picks))
    assert is_code(code)
    assert is_code(tidy(for_the_eye(code).lower()))
    wrong = code[:place] + ALPHABET[other] + code[place + 1 :]
    assert is_code(wrong) == (wrong == code)


@given(st.lists(st.integers(0, 31), min_size=LENGTH - 1, max_size=LENGTH - 1), st.integers(0, 7), st.integers(0, 31))
def test_of_one_slip_of_a_finger_the_meant_code_and_its_place_are_among_few(
    body: list[int], place: int, other: int
) -> None:
    picks = iter(body)
    code = new_code(lambda _: next(picks))
    wrong = code[:place] + ALPHABET[other] + code[place + 1 :]
    assert wrong == code or near(wrong)[code] == (place,)
    swapped = code[:place] + code[place : place + 2][::-1] + code[place + 2 :]
    if not is_code(swapped):
        assert near(swapped)[code] == (place, place + 1)
    assert len(near(wrong)) <= LENGTH + LENGTH - 1
    assert strangers(code[:2] + "0O" + code[4:]) == (2, 3)


@given(st.integers(0, 60), st.lists(st.integers(0, 90), max_size=20))
def test_a_wait_is_a_range_or_not_said(ahead: int, minutes_ago: list[int]) -> None:
    calls = [MORNING - timedelta(minutes=minutes) for minutes in minutes_ago]
    wait = wait_range(ahead, calls, MORNING)

    if sum(minutes <= 30 for minutes in minutes_ago) < 2:
        assert wait is None
    else:
        assert wait is not None
        assert 0 <= wait.least < wait.most


def test_another_item_starts_with_no_answers() -> None:
    first = ServiceItem("a", Text("甲"), Text("甲"), "d", "F", 3, "z", True)
    second = ServiceItem("b", Text("乙"), Text("乙"), "d", "F", 3, "z", True)
    visit = Visit("v").choose(first).answer("r", Answer.BROUGHT)

    assert visit.choose(first).answers == {"r": Answer.BROUGHT}
    assert visit.choose(second).answers == {}


@given(st.integers(1, 40), st.sets(st.integers(1, 60)))
def test_past_the_published_calendar_a_pledge_is_never_due_later_than_it_turns_out(
    promised: int, worked: set[int]
) -> None:
    end = TODAY + timedelta(days=5)
    known = Calendar(until=end)
    published = Calendar(workdays=frozenset(end + timedelta(days=day) for day in worked))
    assert pledge_until(TODAY, promised, known) <= pledge_until(TODAY, promised, published)
