"""A transaction that fails leaves nothing and says why; a server that went away is found again."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from kiosk.store.database import answer_within, execute
from kiosk.store.errors import MachineFault, NewerSchema, OurFault, StoreFault
from kiosk.store.store import Store
from tests.faults.lines import line_to
from tests.store.conftest import WHERE, issue, ticket


@pytest.fixture
def hall(fresh_database: Callable[[], str]) -> Iterator[tuple[Store, str]]:
    """A store on PostgreSQL, and its address."""
    address = fresh_database()
    store = Store(address)
    yield store, address
    store.close()


def cut_off(address: str) -> None:
    """Have the server end every other connection to a database, as a restart or a cable does."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_lost_connection_between_two_visitors_is_found_again_by_itself(hall: tuple[Store, str]) -> None:
    store, address = hall
    assert issue(store).number == "F001"
    cut_off(address)

    assert issue(store).number == "F002"
    cut_off(address)
    assert len(store.tickets.of_day("jiyang", WHERE.day)) == 2  # reading too


def test_a_connection_lost_in_mid_transaction_stores_nothing_and_blames_the_machine(hall: tuple[Store, str]) -> None:
    store, address = hall
    add = store.journal.add

    def cut(*args: object, **kwargs: object) -> str:
        cut_off(address)
        return add(*args, **kwargs)  # type: ignore[arg-type]

    store.journal.add = cut  # type: ignore[method-assign]
    with pytest.raises(MachineFault) as fault:
        issue(store)
    store.journal.add = add  # type: ignore[method-assign]

    assert len(store.tickets.of_day("jiyang", WHERE.day)) == 0
    assert issue(store).number == "F001"
    server, password = re.fullmatch(r"postgresql://jishi:(.+)@(.+)", address).group(2, 1)  # type: ignore[union-attr]
    assert f"postgresql://{server}" in str(fault.value)
    assert password not in str(fault.value)


def test_a_server_that_is_not_there_is_the_machines_fault_with_its_address(hall: tuple[Store, str]) -> None:
    _, address = hall
    nobody = re.sub(r":\d+/", ":1/", address)
    with pytest.raises(MachineFault, match=r"127\.0\.0\.1:1/"):
        Store(nobody)


def test_a_line_that_hangs_is_given_up_in_time_and_what_comes_late_is_nobodys_answer(hall: tuple[Store, str]) -> None:
    with line_to(hall[1]) as line, closing(Store(line.address)) as store:
        issue(store)
        answer_within(store.database, 0.5)
        line.hang()
        began = time.monotonic()
        with pytest.raises(MachineFault, match=r"127\.0\.0\.1:\d+/\S+: connection given up: no answer within 0\.5 s"):
            issue(store)
        assert time.monotonic() - began < 1.5
        line.mend()
        answer_within(store.database, 30)

        assert issue(store).number == "F002"
        assert len(store.tickets.of_day("jiyang", WHERE.day)) == 2


def test_what_a_lost_kiosk_had_locked_keeps_the_others_waiting_for_ten_seconds_not_for_hours(
    hall: tuple[Store, str],
) -> None:
    _, address = hall
    with closing(Store(address)) as store, line_to(address) as line, closing(Store(line.address)) as lost:
        settings = ("tcp_keepalives_idle", "tcp_user_timeout", "idle_in_transaction_session_timeout")
        told = [execute(lost.database, f"SHOW {setting}").fetchone()[0] for setting in settings]
        assert told == ["5", "5000", "10s"]
        execute(lost.database, "SET idle_in_transaction_session_timeout = 300")  # as ten seconds, for a test
        answer_within(lost.database, 0.5)

        def lost_in_mid_transaction() -> None:
            with lost.writing():
                issue(lost)
                line.hang()
                assert issue(store).number == "F001"

        with pytest.raises(MachineFault):
            lost_in_mid_transaction()


def test_a_full_disk_is_blamed_though_the_rollback_after_it_fails_too(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "hall.db")) as store:
        issue(store)
        pages = execute(store.database, "PRAGMA page_count").fetchone()[0]
        execute(store.database, f"PRAGMA max_page_count = {pages}")
        with pytest.raises(MachineFault, match=r"hall\.db: database or disk is full"):
            issue_many(store)
        execute(store.database, "PRAGMA max_page_count = 1000000")
        before = len(store.tickets.of_day("jiyang", WHERE.day))

        assert issue(store).number == f"F{before + 1:03d}"  # nothing of the failed one is left


def issue_many(store: Store) -> None:
    """Give numbers until it no longer goes."""
    for _ in range(200):
        issue(store)


def test_a_value_that_should_never_have_been_sent_stays_our_fault_after_the_rollback(store: Store) -> None:
    row = issue(store)
    with pytest.raises(OurFault) as told:
        issue(store, replace(ticket(), id=row.id))
    assert row.id not in str(told.value)  # it goes into the log, and no row does

    assert issue(store).number == "F002"


def test_a_database_of_a_newer_version_is_refused_at_the_start_and_by_a_program_that_has_it_open(
    store: Store, address: str
) -> None:
    issue(store)
    execute(store.database, "INSERT INTO migration VALUES (9999)")

    with pytest.raises(NewerSchema, match="schema 9999 is newer"):
        issue(store)
    with pytest.raises(NewerSchema, match="schema 9999 is newer"):
        Store(address)
    execute(store.database, "DELETE FROM migration WHERE number = 9999")
    assert issue(store).number == "F002"


def test_a_writer_that_waits_in_vain_gives_up_in_time_and_says_that_it_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "hall.db"
    with closing(Store(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MachineFault, match=r"hall\.db: database is locked"):
            issue(store)
        other.execute("ROLLBACK")

        assert issue(store).number == "F001"


def test_a_file_that_is_no_database_is_said_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "hall.db").write_bytes(b"not a database at all" * 400)
    with pytest.raises(StoreFault, match=r"hall\.db: file is not a database"):
        Store(tmp_path / "hall.db")
