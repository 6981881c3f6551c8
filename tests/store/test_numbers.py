"""Numbers in the hall's database, on SQLite and on a real PostgreSQL: never twice, never missing, never half."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import peewee
import pytest

from kiosk.domain.jobs import JobState
from kiosk.domain.tickets import Priority, TicketState, WrongMove
from kiosk.store.database import execute
from kiosk.store.errors import OurFault, StoreFault
from kiosk.store.rows import NewTicket, TicketRow, Where
from kiosk.store.store import Store
from kiosk.store.tickets import new_id

WHERE = Where("jiyang", "K1", date(2026, 5, 12), datetime(2026, 5, 12, 1, 41, tzinfo=UTC), 9)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "hall.db")
    fresh: Callable[[], str] = request.getfixturevalue("fresh_database")
    return fresh()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An opened store."""
    opened = Store(address)
    yield opened
    opened.close()


def ticket(visit: str = "", queue: str = "F", priority: Priority = Priority.ORDINARY) -> NewTicket:
    """Return a ticket that a visit asks for."""
    return NewTicket(
        id=new_id(),
        visit=visit or new_id(),
        language="zh",
        queue=queue,
        first=1,
        priority=priority,
        purpose="",
        item="X",
        version=1,
        outcome="ready",
        wish="number",
        discreet=False,
        checklist="{}",
        token=new_id(),
    )


def issue(store: Store, new: NewTicket | None = None, where: Where = WHERE) -> TicketRow:
    """Give one number."""
    row, _, _ = store.tickets.issue(new or ticket(), where, "slip")
    return row


def in_threads(store: Store, count: int, act: Callable[[int], TicketRow | None]) -> list[TicketRow | None]:
    """Do `act` in so many threads at the same moment, each with a connection of its own."""
    start = threading.Barrier(count)

    def one(number: int) -> TicketRow | None:
        start.wait()
        try:
            return act(number)
        finally:
            store.close()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(one, range(count)))


def test_numbers_of_a_queue_count_up_and_start_anew_each_day_with_the_history_kept(store: Store) -> None:
    tomorrow = replace(WHERE, day=WHERE.day + timedelta(days=1))

    assert [issue(store).number for _ in range(3)] == ["F001", "F002", "F003"]
    assert issue(store, ticket(queue="A")).number == "A001"
    assert issue(store, where=tomorrow).number == "F001"
    assert issue(store).number == "F004"  # the clock came back to a used day
    assert store.tickets.issued_on("jiyang", WHERE.day) == 5


def test_one_visit_asking_from_eight_threads_gets_one_number(store: Store) -> None:
    numbers = {row.number for row in in_threads(store, 8, lambda _: issue(store, ticket("same"))) if row}

    assert numbers == {"F001"}
    assert store.tickets.issued_on("jiyang", WHERE.day) == 1


def test_eight_visits_at_once_get_eight_numbers_without_a_gap(store: Store) -> None:
    numbers = sorted(row.number for row in in_threads(store, 8, lambda _: issue(store)) if row)

    assert numbers == [f"F{n:03d}" for n in range(1, 9)]


def test_eight_windows_calling_at_once_never_get_one_visitor(store: Store) -> None:
    for _ in range(5):
        issue(store)
    called = [row.number for row in in_threads(store, 8, lambda n: store.tickets.call("F", str(n), WHERE)) if row]

    assert sorted(called) == ["F001", "F002", "F003", "F004", "F005"]


def test_a_ticket_its_event_and_its_slip_are_stored_together_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise peewee.OperationalError("database or disk is full")

    monkeypatch.setattr(store.journal, "add", full)
    with pytest.raises(StoreFault):
        issue(store)
    monkeypatch.undo()

    assert store.tickets.issued_on("jiyang", WHERE.day) == 0
    assert store.events.counts("jiyang", WHERE.day) == []
    assert issue(store).number == "F001"


def test_priority_goes_first_but_at_most_every_second(store: Store) -> None:
    for priority in (Priority.ORDINARY, Priority.ORDINARY, Priority.PRIORITY, Priority.PRIORITY):
        issue(store, ticket(priority=priority))
    order = []
    for minute in range(4):
        row = store.tickets.call("F", "21", replace(WHERE, at=WHERE.at + timedelta(minutes=minute)))
        assert row is not None
        order.append(row.number)

    assert order == ["F003", "F001", "F004", "F002"]


def test_one_who_missed_the_call_waits_three_places_back(store: Store) -> None:
    for _ in range(6):
        issue(store)
    missed = store.tickets.call("F", "21", WHERE)
    assert missed is not None
    gone = store.tickets.change(missed, TicketState.NO_SHOW, WHERE)
    store.tickets.change(gone, TicketState.WAITING, WHERE)
    order = [row.number for _ in range(6) if (row := store.tickets.call("F", "21", WHERE)) is not None]

    assert order == ["F002", "F003", "F004", "F001", "F005", "F006"]


def test_a_move_that_the_table_forbids_is_refused_and_changes_nothing(store: Store) -> None:
    row = issue(store)
    with pytest.raises(WrongMove):
        store.tickets.change(row, TicketState.DONE, WHERE)

    kept = store.tickets.get(row.id)
    assert kept is not None
    assert kept.state is TicketState.WAITING


def test_two_owners_that_claim_one_slip_at_once_get_it_once(store: Store) -> None:
    _, job, _ = store.tickets.issue(ticket(), WHERE, "slip")
    row = store.journal.get(job)
    assert row is not None
    start = threading.Barrier(4)

    def claim(owner: int) -> bool:
        start.wait()
        try:
            return store.journal.to(row, JobState.SENT, WHERE, owner=str(owner))
        finally:
            store.close()

    with ThreadPoolExecutor(4) as owners:
        assert sorted(owners.map(claim, range(4))) == [False, False, False, True]


def test_sqlite_keeps_what_it_acknowledged_through_a_power_cut(tmp_path: Path) -> None:
    opened = Store(tmp_path / "hall.db")

    assert execute(opened.database, "PRAGMA journal_mode").fetchone() == ("wal",)
    assert execute(opened.database, "PRAGMA synchronous").fetchone() == (2,)  # FULL
    opened.close()


def test_a_statement_that_should_never_have_been_sent_is_our_fault(store: Store) -> None:
    row = issue(store)
    with pytest.raises(OurFault):
        issue(store, replace(ticket(), id=row.id))
