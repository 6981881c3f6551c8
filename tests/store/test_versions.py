"""Versions of what was read from files and workbooks; a database of the first schema is brought up as it stands."""

from datetime import UTC, datetime

import pytest

from kiosk.store import database as db
from kiosk.store.store import Store
from kiosk.store.versions import Versions

AT = datetime(2026, 5, 12, 1, 41, tzinfo=UTC)


def test_the_same_files_are_not_added_twice_even_after_a_workbook(store: Store) -> None:
    first = store.versions.add("catalogue", "digest", "{}", AT, "written")
    brought = store.versions.bring_in("catalogue", "[]", AT, "x.xlsx", "other")

    assert (first, brought) == (1, 2)
    assert store.versions.add("catalogue", "digest", "{}", AT) == 1
    assert store.versions.digest("catalogue") == "digest"
    assert store.versions.newest("catalogue") == (2, "[]")
    assert [store.versions.tables("catalogue", number) for number in (1, 2, 3)] == ["written", "other", None]
    assert store.versions.number("site") == 0


def test_an_older_database_keeps_its_versions(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = db.migrations()
    with monkeypatch.context() as older:
        older.setattr(db, "migrations", lambda: steps[:1])
        older.setattr(db, "newest_schema", lambda: 1)
        old = db.open_database(address)
        db.execute(old, "INSERT INTO version VALUES ('catalogue', 1, 0, 'digest', '{}')")
        old.close()

    opened = db.open_database(address)

    versions = Versions(opened)
    assert versions.newest("catalogue") == (1, "{}")
    assert versions.digest("catalogue") == "digest"
    assert versions.tables("catalogue", 1) == ""
    opened.close()
