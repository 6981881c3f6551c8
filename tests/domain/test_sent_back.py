"""Who answers where a window asked for more than the guide says, until when, and which words count."""

from datetime import date

import pytest

from kiosk.domain.cases import NotSaid
from kiosk.domain.sent_back import (
    AFTER,
    Keeper,
    OneGo,
    Personal,
    SentBackState,
    due_day,
    fit,
    move,
    one_go,
    owner_of,
)
from kiosk.domain.site import Calendar
from kiosk.domain.staff import Role
from kiosk.domain.tickets import TicketState, WrongMove

HOLIDAYS = Calendar(frozenset({date(2026, 10, n) for n in range(1, 8)}), frozenset({date(2026, 10, 10)}))


@pytest.mark.parametrize(
    ("marked", "due"),
    [
        (date(2026, 5, 12), date(2026, 5, 13)),  # Tuesday
        (date(2026, 5, 15), date(2026, 5, 18)),  # over a weekend
        (date(2026, 9, 30), date(2026, 10, 8)),  # over the holiday
        (date(2026, 10, 9), date(2026, 10, 10)),  # a Saturday that is worked (调休)
    ],
)
def test_the_owner_answers_within_one_working_day(marked: date, due: date) -> None:
    assert due_day(marked, HOLIDAYS) == due


def test_every_answer_is_the_last() -> None:
    assert set(AFTER) == set(SentBackState)
    for answer in set(SentBackState) - {SentBackState.OPEN}:
        assert move(SentBackState.OPEN, answer) is answer
        for to in SentBackState:
            with pytest.raises(WrongMove):
                move(answer, to)


def test_whom_the_entry_names_answers_else_the_supervisor_never_one_who_may_not() -> None:
    agent = Keeper("a", frozenset({"王敏", "02"}), frozenset({Role.AGENT}))
    supervisor = Keeper("s", frozenset({"赵晴", "01"}), frozenset({Role.SUPERVISOR}))
    manager = Keeper("m", frozenset({"孙立", "09"}), frozenset({Role.MANAGER}))
    everybody = [agent, manager, supervisor]

    assert owner_of("孙立", everybody) == "m"
    assert owner_of("09", everybody) == "m"
    assert owner_of("户政管理大队", everybody) == "s"
    assert owner_of("", everybody) == "s"
    assert owner_of("王敏", everybody) == "s"  # an agent corrects no entry
    assert owner_of("", [agent, manager]) == "m"
    assert owner_of("王敏", [agent]) == ""


def test_words_that_are_wanted_are_there_and_hold_nobodys_number() -> None:
    assert fit("  要  居住证\n原件 ", wanted=True) == "要 居住证 原件"
    assert fit("", wanted=False) == ""
    assert fit("按 GB50763-2012 第 3.2 条，2026-05-12", wanted=True)
    for personal in ("他的电话 138 0013 8000", "37011219900307457X", "０１３８００１３８０００", "0531-84235678"):
        with pytest.raises(Personal):
            fit(personal, wanted=True)
    with pytest.raises(NotSaid):
        fit(" \n ", wanted=True)


def test_the_share_done_in_one_go_is_of_those_whose_end_is_known() -> None:
    ends = {
        (TicketState.DONE, None): 6,
        (TicketState.DONE, SentBackState.WITHDRAWN): 1,
        (TicketState.DONE, SentBackState.REJECTED): 1,  # the visitor was sent back all the same
        (TicketState.CALLED, SentBackState.OPEN): 1,
        (TicketState.WAITING, None): 4,
        (TicketState.VOID, None): 2,
    }
    assert one_go(ends) == OneGo(done=7, sent_back=2, unknown=4)
    assert one_go(ends).share == pytest.approx(7 / 9)
    assert one_go({(TicketState.WAITING, None): 3}).share is None
