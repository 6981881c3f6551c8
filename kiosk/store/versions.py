"""Numbered, immutable versions of what was read from files or a workbook: site, machine, catalogue."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import peewee as pw

from kiosk.store.database import alone, write
from kiosk.store.errors import blamed
from kiosk.store.models import Version
from kiosk.store.rows import micros
from kiosk.store.statements import Statement, given, insert

FILES = "files"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a version tells of itself: `origin` as in the model, `at` in UTC."""

    number: int
    at: datetime
    origin: str


class Versions:
    """The versions of each kind; the newest is in use."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, Version)
        of_kind = Version.kind == given("kind")
        newest = Version.select(Version.number, Version.body).where(of_kind).order_by(Version.number.desc()).limit(1)
        self._newest = Statement(database, newest)
        self._one = Statement(database, Version.select().where(of_kind & (Version.number == given("number"))))
        self._last = Statement(
            database, Version.select(Version.number).where(of_kind).order_by(Version.number.desc()).limit(1)
        )
        self._all = Statement(
            database,
            Version.select(Version.number, Version.at, Version.origin).where(of_kind).order_by(Version.number),
        )
        self._whole = Statement(database, Version.select().where(of_kind).order_by(Version.number))
        self._drop = Statement(database, Version.delete().where(of_kind))
        self._looked_at = Statement(
            database,
            Version.select(Version.digest)
            .where(of_kind & (Version.digest != ""))
            .order_by(Version.number.desc())
            .limit(1),
        )
        self._digest = Statement(
            database,
            Version.select(Version.number, Version.digest)
            .where(of_kind & (Version.origin == given("origin")))
            .order_by(Version.number.desc())
            .limit(1),
        )

    def digest(self, kind: str) -> str:
        """Return the digest of the files that were looked at last, or an empty text; the bodies stay there."""
        with blamed(self._database):
            found = self._looked_at.one({"kind": kind})
        return "" if found is None else str(found["digest"])

    def of_files(self, kind: str) -> str:
        """Return the body of the files that were taken over last, or an empty text."""
        with blamed(self._database):
            found = self._digest.one({"kind": kind, "origin": FILES})
            kept = found and self._one.one({"kind": kind, "number": found["number"]})
        return str(kept["body"]) if kept else ""

    def newest(self, kind: str) -> tuple[int, str] | None:
        """Return (number, body) of the version in use, or None."""
        with blamed(self._database):
            found = self._newest.one({"kind": kind})
        return None if found is None else (found["number"], found["body"])

    def body(self, kind: str, number: int) -> str | None:
        """Return the body of one version, None where there is none."""
        with blamed(self._database):
            found = self._one.one({"kind": kind, "number": number})
        return None if found is None else str(found["body"])

    def number(self, kind: str) -> int:
        """Return the number of the version in use, 0 where there is none."""
        with blamed(self._database):
            found = self._last.one({"kind": kind})
        return 0 if found is None else int(found["number"])

    def tables(self, kind: str, number: int) -> str | None:
        """Return what people wrote of one version, empty where an older program kept it, None where there is none."""
        with blamed(self._database):
            found = self._one.one({"kind": kind, "number": number})
        return None if found is None else str(found["tables"])

    def whole(self, kind: str, number: int) -> dict[str, Any] | None:
        """Return a version as another database keeps it by `keep`, without what its people wrote; None without one."""
        with blamed(self._database):
            found = self._one.one({"kind": kind, "number": number})
        return None if found is None else {**found, "tables": ""}

    def keep(self, version: dict[str, Any]) -> None:
        """Keep a version of another database here, and no other of its kind."""
        with blamed(self._database), write(self._database):
            self._drop.run({"kind": version["kind"]})
            self._insert.run(version)

    def all(self, kind: str) -> list[Kept]:
        """Return what there is, oldest first."""
        with blamed(self._database):
            found = self._all.rows({"kind": kind})
        return [_kept(row) for row in found]

    def bodies(self, kind: str) -> list[tuple[Kept, str, str]]:
        """Return what there is with its body and tables, oldest first."""
        with blamed(self._database):
            found = self._whole.rows({"kind": kind})
        return [(_kept(row), str(row["body"]), str(row["tables"])) for row in found]

    def add(self, kind: str, digest: str, body: str, at: datetime, tables: str = "") -> int:
        """Add a version of files and return its number; the same files are not added twice in a row."""
        with blamed(self._database), write(self._database):
            alone(self._database, "versions")  # two programs may start at once
            last = self._digest.one({"kind": kind, "origin": FILES})
            if last is not None and last["digest"] == digest:
                return int(last["number"])
            return self._put(kind, digest, body, at, FILES, tables)

    def bring_in(self, kind: str, body: str, at: datetime, origin: str, tables: str, digest: str = "") -> int:
        """Add a version that came from a workbook or from an older version; return its number.

        With the `digest` of the files it counts as made with them in view, so that the next start lets them be.
        """
        with blamed(self._database), write(self._database):
            alone(self._database, "versions")
            return self._put(kind, digest, body, at, origin, tables)

    def back_to(self, kind: str, number: int, at: datetime, digest: str = "") -> int | None:
        """Put an older version into use again, as a new one; return its number, None where there is no such version.

        `digest` as in `bring_in`.
        """
        with blamed(self._database), write(self._database):
            alone(self._database, "versions")
            old = self._one.one({"kind": kind, "number": number})
            if old is None:
                return None
            return self._put(kind, digest, old["body"], at, f"version {number}", old["tables"])

    def _put(self, kind: str, digest: str, body: str, at: datetime, origin: str, tables: str) -> int:
        last = self._last.one({"kind": kind})
        number = 1 if last is None else int(last["number"]) + 1
        row = {"kind": kind, "number": number, "at": micros(at), "digest": digest, "body": body}
        self._insert.run({**row, "origin": origin, "tables": tables})
        return number


def _kept(row: dict[str, Any]) -> Kept:
    return Kept(row["number"], datetime.fromtimestamp(row["at"] / 1e6, UTC), row["origin"])
