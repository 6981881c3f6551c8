"""The audit on both databases: only added to, one chain a device, and a hand on the file itself is seen."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import peewee as pw
import psycopg
import pytest

from kiosk.domain.chain import Finding, Harm, examine
from kiosk.store.database import execute
from kiosk.store.errors import OurFault
from kiosk.store.rows import NewAct, Where
from kiosk.store.store import Store
from tests.store.conftest import WHERE, in_threads, issue

DESK = replace(WHERE, device="D1")


def act(store: Store, count: int = 1, where: Where = DESK) -> None:
    """Write so many acts, each in a transaction of its own."""
    for number in range(count):
        with store.writing():
            store.audit.append(NewAct("wang", "issue", f"ticket:{number}"), where)


def found(store: Store, device: str = "D1") -> list[Finding]:
    """Examine a device's chain."""
    return examine(store.audit.chain("jiyang", device))


def by_hand(address: str, *statements: str) -> None:
    """Do to the database what somebody does who owns it, with the triggers out of the way."""
    if address.startswith("postgresql"):
        with psycopg.connect(address) as connection:
            for statement in ("ALTER TABLE audit DISABLE TRIGGER ALL", *statements):
                connection.execute(statement)
        return
    with closing(sqlite3.connect(address)) as file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            file.execute(statement)
        file.commit()


HANDS: dict[str, tuple[tuple[str, ...], list[Finding]]] = {
    "another name": (("UPDATE audit SET who = 'li' WHERE sequence = 3",), [Finding(Harm.CHANGED, 3)]),
    "another time": (("UPDATE audit SET at = at + 1 WHERE sequence = 1",), [Finding(Harm.CHANGED, 1)]),
    "another hash": (("UPDATE audit SET hash = prev WHERE sequence = 5",), [Finding(Harm.CHANGED, 5)]),
    "the last one": (("UPDATE audit SET about = '' WHERE sequence = 6",), [Finding(Harm.CHANGED, 6)]),
    "two gone": (("DELETE FROM audit WHERE sequence IN (2, 3)",), [Finding(Harm.REMOVED, 2, 3)]),
    "the first gone": (("DELETE FROM audit WHERE sequence = 1",), [Finding(Harm.REMOVED, 1, 1)]),
    "two exchanged": (
        tuple(f"UPDATE audit SET sequence = {to} WHERE sequence = {was}" for was, to in ((2, 99), (4, 2), (99, 4))),
        [Finding(Harm.MOVED, 2, 4), Finding(Harm.MOVED, 4, 2)],
    ),
    "one gone and the others moved up": (
        (
            "DELETE FROM audit WHERE sequence = 4",
            "UPDATE audit SET sequence = 4 WHERE sequence = 5",
            "UPDATE audit SET sequence = 5 WHERE sequence = 6",
        ),
        [Finding(Harm.REMOVED, 4, 4), Finding(Harm.MOVED, 4, 5), Finding(Harm.MOVED, 5, 6)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("hand", HANDS)
def test_a_hand_on_the_database_itself_is_seen_and_each_row_named(store: Store, address: str, hand: str) -> None:
    act(store, 6)
    act(store, 2, WHERE)
    assert found(store) == []
    store.close()
    statements, expected = HANDS[hand]

    by_hand(address, *(f"{statement} AND device = 'D1'" for statement in statements))

    assert [(f.harm, f.sequence, f.other) for f in found(store)] == [(f.harm, f.sequence, f.other) for f in expected]
    assert found(store, "K1") == []  # another device's chain is another chain


def test_a_byte_changed_in_the_file_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "hall.db"
    with closing(Store(path)) as store:
        act(store, 3)
        execute(store.database, "PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        content = file.read()
        assert content.count(b"ticket:1") == 1
        file.seek(content.index(b"ticket:1"))
        file.write(b"ticket:9")

    with closing(Store(path)) as store:
        assert found(store) == [Finding(Harm.CHANGED, 2)]


CHANGE, REMOVE = "UPDATE audit SET who = 'li'", "DELETE FROM audit"
REPLACE, EMPTY = "INSERT OR REPLACE INTO audit SELECT * FROM audit", "TRUNCATE audit"


def test_the_database_refuses_to_change_or_remove_a_row(store: Store) -> None:
    act(store, 2)
    own_way = REPLACE if isinstance(store.database, pw.SqliteDatabase) else EMPTY
    for statement in (CHANGE, REMOVE, own_way):
        with pytest.raises((pw.IntegrityError, pw.DatabaseError), match="never"):
            execute(store.database, statement)
    assert found(store) == []
    assert len(list(store.audit.chain("jiyang", "D1"))) == 2


def issue_and_break_off(store: Store) -> None:
    """Give a number with its audit row, and be stopped before both are stored."""
    with store.writing():
        issue(store)
        store.audit.append(NewAct("wang", "issue"), DESK)
        raise KeyboardInterrupt


def test_an_act_that_fails_leaves_no_row_and_a_row_wants_the_transaction_of_its_act(store: Store) -> None:
    with pytest.raises(OurFault, match="transaction"):
        store.audit.append(NewAct("wang", "issue"), DESK)
    with pytest.raises(KeyboardInterrupt):
        issue_and_break_off(store)
    assert found(store) == []
    assert list(store.audit.chain("jiyang", "D1")) == []
    assert store.tickets.of_day("jiyang", DESK.day) == []


def test_programs_of_one_device_that_write_at_once_make_one_chain(store: Store) -> None:
    in_threads(store, 6, lambda _: act(store, 5))

    rows = list(store.audit.chain("jiyang", "D1"))
    assert [row.sequence for row in rows] == list(range(1, 31))
    assert found(store) == []


def test_a_long_chain_is_read_page_by_page(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.audit._PAGE", 2)
    with closing(Store(address)) as store:
        act(store, 5)
        assert [row.sequence for row in store.audit.chain("jiyang", "D1")] == [1, 2, 3, 4, 5]
        assert found(store) == []


def test_a_word_where_a_number_belongs_is_seen_not_stumbled_over(tmp_path: Path) -> None:
    with closing(Store(str(tmp_path / "hall.db"))) as store:
        act(store, 3)
        store.close()
        by_hand(str(tmp_path / "hall.db"), "UPDATE audit SET sequence = 'x', about = x'00ff' WHERE sequence = 2")
        assert Finding(Harm.CHANGED, 0) in found(store)
