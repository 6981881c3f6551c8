"""Undo at the desk: a tick, a number that becomes 作废, a code that no kiosk takes any more."""

from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Answer
from kiosk.services.answers import NoSuchCode
from kiosk.services.pre_reviews import PreReviews
from tests.desk.conftest import Agent, OpenDesk

FOOD = ("3", "1")  # 饭店, 本人来办


def test_the_last_tick_is_taken_back(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "1", "空格", "a", "z")
    first = agent.case.visit.asked()[0].id
    assert dict(agent.case.visit.answers) == {first: Answer.BROUGHT}
    agent.press("z", "z")

    assert agent.case.visit.answers == {}
    assert agent.desk.papers.question != ""


def test_a_number_given_by_mistake_becomes_void_and_the_answers_stay(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "Enter")
    number, before = agent.number(), agent.case
    agent.press("z")
    agent.until(lambda: agent.case.id != before.id, "the case goes on")

    where = agent.hall.where()
    row = agent.hall.store.tickets.by_number(where.site, where.day, number)
    assert row is not None
    assert row.state is TicketState.VOID
    assert agent.case.visit.answers == before.visit.answers
    agent.press("Enter")
    assert agent.number() == "F002"


def test_a_number_that_was_called_stays(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "Enter")
    agent.number()
    assert agent.hall.store.tickets.call("F", "21", agent.hall.where()) is not None
    agent.press("z")

    agent.shows("收不回了")


def test_the_slip_of_a_number_that_was_taken_back_is_not_printed(agent: Agent) -> None:
    agent.printer.paper_out = True
    agent.shows("小票机没纸了")
    agent.opens("spjy")
    agent.press(*FOOD, "a", "Enter")
    agent.number()
    before = agent.case
    agent.press("z")
    agent.until(lambda: agent.case.id != before.id, "the case goes on")
    agent.printer.load_roll()
    agent.press("Enter")
    agent.until(lambda: bool(agent.printer.slips), "the next number's slip")

    assert ["F002" in slip.text for slip in agent.printer.slips] == [True]
    agent.press("n", *"f001", "Enter")
    agent.shows("F001 已作废")


def test_a_code_that_was_taken_back_opens_nothing(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "c")
    agent.shows("预审码，5 月 19 日前")
    code = str(agent.desk.outcome.code)
    before = agent.case
    agent.press("z")
    agent.until(lambda: agent.case.id != before.id, "the case goes on")

    assert PreReviews(agent.hall).open(code) == NoSuchCode("used")


def test_whose_number_still_waits_gets_another_only_in_its_place(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "Enter")
    number = agent.number()
    agent.press("n", *number.lower(), "下", "Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    agent.shows("手里的 F001 还在排队：再发号或预审码，它就作废")
    agent.press(*FOOD, "a", "Enter")
    agent.until(lambda: agent.desk.outcome.number == "F002", "the other number")
    agent.shows("原来的 F001 已作废")

    where = agent.hall.where()
    row = agent.hall.store.tickets.by_number(where.site, where.day, number)
    assert row is not None
    assert row.state is TicketState.VOID


def test_who_was_called_meanwhile_keeps_the_number(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press(*FOOD, "a", "Enter")
    number = agent.number()
    agent.press("n", *number.lower(), "下", "Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    assert agent.hall.store.tickets.call("F", "21", agent.hall.where()) is not None
    agent.press(*FOOD, "a", "Enter")
    agent.until(lambda: agent.desk.outcome.number == "F002", "the other number")

    where = agent.hall.where()
    row = agent.hall.store.tickets.by_number(where.site, where.day, number)
    assert row is not None
    assert row.state is TicketState.CALLED
    assert "已作废" not in agent.words()


def test_who_works_at_two_desks_does_not_read_their_own_name_as_somebody_elses(agent: Agent, desk_of: OpenDesk) -> None:
    agent.opens("spjy")
    agent.press(*FOOD)
    other = desk_of("02")
    other.desk.stand.openRow(f"case:{agent.case.id}")
    other.until(lambda: other.desk.openCase.case is not None, "the case")
    other.press("a", "Enter")
    other.number()
    agent.press("1", "空格")

    agent.shows("这件刚在别处变过")
    assert "王敏刚改过" not in agent.words()
