"""One visit has one number, whatever it asked for before and however many ask for it at once."""

from datetime import timedelta

import pytest

from kiosk.domain.tickets import TicketState
from kiosk.store.rows import NoticeRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.store.conftest import WHERE, in_threads, issue, ticket


def notice(visit: str, answers: str = "{}") -> NoticeRow:
    """Return a told-once notice that a visit asks for."""
    until = WHERE.day + timedelta(days=30)
    return NoticeRow(new_id(), visit, new_id()[:8].upper(), "X", 1, answers, until, WHERE.at, WHERE.device)


def test_a_visitor_who_printed_the_notice_first_still_gets_a_number(store: Store) -> None:
    store.notices.add(notice("same"), "zh", WHERE, "slip")

    assert issue(store, ticket("same")).number == "F001"
    assert issue(store, ticket("same")).number == "F001"
    assert len(store.tickets.of_day("jiyang", WHERE.day)) == 1


def test_after_a_notice_eight_requests_at_once_still_give_one_number(store: Store) -> None:
    store.notices.add(notice("same"), "zh", WHERE, "slip")

    numbers = {row.number for row in in_threads(store, 8, lambda _: issue(store, ticket("same"))) if row}

    assert numbers == {"F001"}
    assert len(store.tickets.of_day("jiyang", WHERE.day)) == 1
    assert len(store.journal.of_day("jiyang", WHERE.day)) == 2  # the notice's slip and the number's


@pytest.mark.parametrize("numbered", [False, True], ids=["first", "after its number"])
def test_eight_requests_at_once_for_the_same_notice_print_one(store: Store, numbered: bool) -> None:
    if numbered:
        issue(store, ticket("same"))
    codes = in_threads(store, 8, lambda _: store.notices.add(notice("same"), "zh", WHERE, "slip")[0].code)

    assert len(set(codes)) == 1
    assert [job.kind for job in store.journal.of_day("jiyang", WHERE.day)] == ["ticket"] * numbered + ["notice"]


def test_a_number_that_was_called_meanwhile_is_given_back_to_its_visit_not_replaced(store: Store) -> None:
    issue(store, ticket("same"))
    row = store.tickets.call("F", "21", WHERE)
    assert row is not None
    store.tickets.change(row, TicketState.VOID, WHERE)

    assert issue(store, ticket("same")).number == "F001"
