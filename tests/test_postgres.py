"""The database that the other tests stand on is a real one, durable, and empty for each."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.postgres import running_server


def test_a_server_syncs_to_disk_as_in_a_hall(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        settings = {name: connection.execute(f"SHOW {name}").fetchone() for name in ("fsync", "synchronous_commit")}

    assert settings == {"fsync": ("on",), "synchronous_commit": ("on",)}


def test_each_fresh_database_is_empty_and_its_own(fresh_database: Callable[[], str]) -> None:
    first, second = fresh_database(), fresh_database()

    with psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE ticket (number text)")

    with psycopg.connect(second) as connection:
        assert connection.execute("SELECT to_regclass('ticket')").fetchone() == (None,)


def test_nothing_is_left_when_the_session_ends() -> None:
    with running_server() as address, psycopg.connect(address) as connection:
        shown = connection.execute("SHOW data_directory").fetchone()
        assert shown is not None
        folder = Path(shown[0]).parent

    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError, match="refused"):
        psycopg.connect(address)
