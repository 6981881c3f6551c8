"""The numbers of one visitor whose items lie with several groups of windows, on SQLite and on a real PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

from kiosk.store.database import execute
from kiosk.store.store import Store
from tests.store.conftest import WHERE, issue, ticket


def test_further_numbers_go_with_the_first_and_end_with_it(store: Store) -> None:
    first = issue(store, replace(ticket("one"), more=("Y", "Z")))
    issue(store, replace(ticket("one-a", queue="A"), together="one"))
    issue(store, ticket("somebody-else"))
    since = WHERE.at - timedelta(minutes=3)

    assert (first.number, first.items) == ("F001", ("X", "Y", "Z"))
    assert [row.number for row in store.tickets.together("one")] == ["A001"]
    assert store.tickets.together("") == []  # who has one number goes with nobody
    assert issue(store, replace(ticket("one-a", queue="A"), together="one")).number == "A001"
    items = execute(store.database, "SELECT item FROM visit_item WHERE visit = 'one' ORDER BY position", [])
    assert [item for (item,) in items.fetchall()] == ["X", "Y", "Z"]
    store.tickets.end_visit("somebody-else", WHERE.at)
    standing = store.tickets.unfinished(WHERE.device, since)
    assert standing is not None
    assert standing.visit == "one"
    store.tickets.end_visit("one", WHERE.at)
    assert store.tickets.visit_ended("one-a")
    assert store.tickets.unfinished(WHERE.device, since) is None
