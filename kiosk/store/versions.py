"""Numbered, immutable versions of what was read from files: site, machine, catalogue."""

from datetime import datetime

import peewee as pw

from kiosk.store.database import alone, write
from kiosk.store.errors import blamed
from kiosk.store.models import Version
from kiosk.store.rows import micros
from kiosk.store.statements import Statement, given, insert


class Versions:
    """The versions of each kind; the newest is in use."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, Version)
        newest = Version.select().where(Version.kind == given("kind")).order_by(Version.number.desc()).limit(1)
        self._newest = Statement(database, newest)
        self._one = Statement(
            database, Version.select().where((Version.kind == given("kind")) & (Version.number == given("number")))
        )
        self._digest = Statement(
            database,
            Version.select(Version.number, Version.digest)
            .where(Version.kind == given("kind"))
            .order_by(Version.number.desc())
            .limit(1),
        )

    def digest(self, kind: str) -> str:
        """Return the digest of the newest version's files, or an empty text; cheap, since the body stays there."""
        with blamed(self._database):
            found = self._digest.one({"kind": kind})
        return "" if found is None else str(found["digest"])

    def newest(self, kind: str) -> tuple[int, str] | None:
        """Return (number, body) of the version in use, or None."""
        with blamed(self._database):
            found = self._newest.one({"kind": kind})
        return None if found is None else (found["number"], found["body"])

    def body(self, kind: str, number: int) -> str | None:
        """Return the body of one version, or None."""
        with blamed(self._database):
            found = self._one.one({"kind": kind, "number": number})
        return None if found is None else str(found["body"])

    def add(self, kind: str, digest: str, body: str, at: datetime) -> int:
        """Add a version and return its number; one with the newest's digest is not added twice."""
        with blamed(self._database), write(self._database):
            alone(self._database, "versions")  # two programs may start at once
            last = self._digest.one({"kind": kind})
            if last is not None and last["digest"] == digest:
                return int(last["number"])
            number = 1 if last is None else last["number"] + 1
            self._insert.run({"kind": kind, "number": number, "at": micros(at), "digest": digest, "body": body})
            return int(number)
