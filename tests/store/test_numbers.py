"""Numbers in the hall's database, on SQLite and on a real PostgreSQL: never twice, never missing, never half."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import peewee
import pytest

from kiosk.domain.jobs import JobState
from kiosk.domain.tickets import TicketState, WrongMove
from kiosk.store.database import execute
from kiosk.store.errors import OurFault, StoreFault
from kiosk.store.store import Store
from tests.store.conftest import WHERE, in_threads, issue, ticket


def test_numbers_of_a_queue_count_up_and_start_anew_each_day_with_the_history_kept(store: Store) -> None:
    tomorrow = replace(WHERE, day=WHERE.day + timedelta(days=1))

    assert [issue(store).number for _ in range(3)] == ["F001", "F002", "F003"]
    assert issue(store, ticket(queue="A")).number == "A001"
    assert issue(store, where=tomorrow).number == "F001"
    assert issue(store).number == "F004"  # the clock came back to a used day
    assert len(store.tickets.of_day("jiyang", WHERE.day)) == 5


def test_one_visit_asking_from_eight_threads_gets_one_number(store: Store) -> None:
    numbers = {row.number for row in in_threads(store, 8, lambda _: issue(store, ticket("same"))) if row}

    assert numbers == {"F001"}
    assert len(store.tickets.of_day("jiyang", WHERE.day)) == 1


def test_eight_visits_at_once_get_eight_numbers_without_a_gap(store: Store) -> None:
    numbers = sorted(row.number for row in in_threads(store, 8, lambda _: issue(store)) if row)

    assert numbers == [f"F{n:03d}" for n in range(1, 9)]


def test_a_ticket_its_event_and_its_slip_are_stored_together_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise peewee.OperationalError("database or disk is full")

    monkeypatch.setattr(store.journal, "add", full)
    with pytest.raises(StoreFault):
        issue(store)
    monkeypatch.undo()

    assert len(store.tickets.of_day("jiyang", WHERE.day)) == 0
    assert store.events.of_day("jiyang", WHERE.day) == []
    assert issue(store).number == "F001"


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
