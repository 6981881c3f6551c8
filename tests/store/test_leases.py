"""Numbers that a kiosk holds for when it is cut off, on SQLite and on a real PostgreSQL."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.store.leases import NoneLeft
from kiosk.store.rows import LeaseRow
from kiosk.store.store import Store
from tests.store.conftest import WHERE, in_threads, issue, ticket


def test_kiosks_that_lease_and_give_at_once_never_have_one_number_twice(store: Store) -> None:
    def at_once(number: int) -> list[int]:
        where = replace(WHERE, device=f"K{number}")
        found: list[int] = []
        for _ in range(3):
            found += [issue(store, where=where).count, issue(store, where=where).count]
            row = store.leases.take("F", 1, 99, where)
            found += range(row.first, row.last + 1)
        return found

    numbers = [count for found in in_threads(store, 6, at_once) for count in found]

    assert len(numbers) == len(set(numbers)) == 6 * 3 * 32
    assert issue(store).number not in {f"F{count:03d}" for count in numbers}


def test_what_a_kiosk_holds_begins_at_the_top_and_leaves_no_gap_below(store: Store) -> None:
    issue(store)
    row = store.leases.take("F", 1, 999, WHERE)

    assert (row.first, row.last) == (970, 999)
    assert issue(store).number == "F002"
    assert store.leases.of_device("jiyang", "K1", WHERE.day) == [row]
    assert store.leases.of_device("jiyang", "K2", WHERE.day) == []


def test_a_kiosk_that_is_cut_off_gives_its_own_numbers_and_each_is_to_be_settled(tmp_path: Path) -> None:
    own = Store(tmp_path / "cut-off.db", cut_off=True)
    for id_, first in (("a", 970), ("b", 940)):
        own.leases.keep(LeaseRow(id_, "K1", "F", first, first + 1, first - 1), WHERE)
    numbers = [issue(own).number for _ in range(4)]
    visit = ticket()

    assert sorted(numbers) == ["F940", "F941", "F970", "F971"]
    with pytest.raises(NoneLeft):
        issue(own, visit)
    assert own.tickets.of_visit(visit.visit) is None
    with pytest.raises(NoneLeft):
        issue(own, ticket(queue="A"))
    own.close()
