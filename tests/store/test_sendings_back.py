"""Sendings back on both databases: one a ticket, answered once, counted with the tickets that were ready."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.sent_back import SentBackState
from kiosk.domain.tickets import TicketState, WrongMove
from kiosk.store.rows import SentBackRow, TicketRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.store.conftest import WHERE, in_threads, issue, ticket


def of(row: TicketRow, asked: str = "居住证", days: int = 1) -> SentBackRow:
    """Return what was asked for of the visitor with a ticket."""
    return SentBackRow(
        id=new_id(),
        device=WHERE.device,
        day=WHERE.day,
        at=WHERE.at,
        ticket=row.id,
        desk_case="",
        item=row.item,
        version=row.version,
        discreet=False,
        requirement="",
        asked=asked,
        marked_by="m",
        owner="o",
        due=WHERE.day + timedelta(days=days),
    )


def test_it_comes_back_as_it_was_stored_and_the_first_due_first(store: Store) -> None:
    late, soon = (of(issue(store), days=days) for days in (3, 1))
    for row in (late, soon):
        assert store.sendings_back.add(row, issue(store), WHERE)

    assert store.sendings_back.open(WHERE.site) == [soon, late]
    assert store.sendings_back.since(WHERE.site, WHERE.day) == [late, soon]
    assert store.sendings_back.since(WHERE.site, WHERE.day + timedelta(days=1)) == []
    assert store.sendings_back.get(soon.id) == soon
    told = [event for event in store.events.of_day(WHERE.site, WHERE.day) if event.kind == "sent-back"]
    assert [(event.item, event.outcome, event.data) for event in told] == [("X", "ready", "{}")] * 2  # no words


def test_of_eight_who_mark_one_ticket_one_does_and_of_eight_who_answer_one_does(store: Store) -> None:
    given = issue(store)
    rows = [of(given, asked=str(n)) for n in range(8)]
    assert sorted(in_threads(store, 8, lambda n: store.sendings_back.add(rows[n], given, WHERE))) == [False] * 7 + [
        True
    ]
    (row,) = store.sendings_back.open(WHERE.site)
    assert row.ticket == given.id

    def answer(number: int) -> bool:
        return store.sendings_back.answer(row, SentBackState.CORRECTED, str(number), "o", WHERE)

    assert sorted(in_threads(store, 8, answer)) == [False] * 7 + [True]
    now = store.sendings_back.get(row.id)
    assert now is not None
    assert (now.state, now.answered_by, now.answered) == (SentBackState.CORRECTED, "o", WHERE.at)
    with pytest.raises(WrongMove):
        store.sendings_back.answer(now, SentBackState.REJECTED, "", "o", WHERE)
    assert store.sendings_back.open(WHERE.site) == []


def test_only_the_windows_numbers_of_ready_visits_are_counted(store: Store) -> None:
    rows = [issue(store) for _ in range(3)]
    issue(store, replace(ticket(), outcome="pledge"))
    issue(store, replace(ticket(), wish="help"))
    issue(store, where=replace(WHERE, day=WHERE.day + timedelta(days=1)))
    done = store.tickets.call("F", "21", WHERE)
    assert done is not None
    store.tickets.change(done, TicketState.DONE, WHERE)
    marked = next(row for row in rows if row.id != done.id)
    assert store.sendings_back.add(of(marked), marked, WHERE)

    assert store.sendings_back.ends(WHERE.site, WHERE.day, WHERE.day) == {
        (TicketState.DONE, None): 1,
        (TicketState.WAITING, SentBackState.OPEN): 1,
        (TicketState.WAITING, None): 1,
    }
