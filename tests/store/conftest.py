"""A hall's store on SQLite and on a real PostgreSQL, and what a test asks of it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.domain.tickets import Priority
from kiosk.store.rows import NewTicket, TicketRow, Where
from kiosk.store.store import Store
from kiosk.store.tickets import new_id

T = TypeVar("T")
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


def in_threads(store: Store, count: int, act: Callable[[int], T]) -> list[T]:
    """Do `act` in so many threads at the same moment, each with a connection of its own."""
    start = threading.Barrier(count)

    def one(number: int) -> T:
        start.wait()
        try:
            return act(number)
        finally:
            store.close()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(one, range(count)))
