"""The members of staff and their failed tries."""

from datetime import datetime
from typing import Any

import peewee as pw

from kiosk.domain.lockout import Lock
from kiosk.domain.staff import Role
from kiosk.store.database import alone
from kiosk.store.errors import blamed
from kiosk.store.models import StaffMember
from kiosk.store.rows import MemberRow, Where, from_micros, micros
from kiosk.store.statements import Statement, given, insert


class StaffMembers:
    """The members of staff of a hall; what changes them runs inside the caller's transaction."""

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._insert = insert(database, StaffMember)
        here = StaffMember.site == given("site")
        self._by_id = Statement(database, StaffMember.select().where(StaffMember.id == given("id")))
        self._by_login = Statement(database, StaffMember.select().where(here & (StaffMember.login == given("login"))))
        self._all = Statement(database, StaffMember.select().where(here).order_by(StaffMember.login))
        self._one = Statement(database, StaffMember.select(StaffMember.id).where(here).limit(1))
        self._change = Statement(
            database,
            StaffMember.update(
                secret=given("secret"),
                must_change=given("must_change"),
                disabled=given("disabled"),
                failures=given("failures"),
                failed_latest=given("failed_latest"),
                failed_since=given("failed_since"),
            ).where(StaffMember.id == given("id")),
        )

    def hold(self, site: str, *members: str) -> None:
        """Keep every other transaction that holds one of these members waiting until this one ends.

        Outside a transaction there is nothing to hold for.
        """
        if not self._database.in_transaction():
            return
        for member in sorted(set(members)):  # in one order everywhere, so that no two wait for each other
            alone(self._database, f"staff {site} {member}")

    def add(self, member: MemberRow, where: Where) -> None:
        """Add a member inside the caller's transaction; raise `OurFault` where the login is taken."""
        self._insert.run(
            {
                "site": where.site,
                "device": where.device,
                "day": where.day.isoformat(),
                "at": micros(where.at),
                "login": member.login,
                "name": member.name,
                "roles": " ".join(sorted(role.value for role in member.roles)),
                **_changing(member),
            }
        )

    def change(self, member: MemberRow) -> None:
        """Store a member's secret, whether it must be changed, whether disabled, and the failed tries."""
        self._change.run(_changing(member))

    def get(self, member: str) -> MemberRow | None:
        """Return the member with this id, or None."""
        return self._find(self._by_id, {"id": member})

    def by_login(self, site: str, login: str) -> MemberRow | None:
        """Return the member of a hall with this login, or None."""
        return self._find(self._by_login, {"site": site, "login": login})

    def all(self, site: str) -> list[MemberRow]:
        """Return the members of a hall by their login."""
        with blamed(self._database):
            return [_row(row) for row in self._all.rows({"site": site})]

    def nobody(self, site: str) -> bool:
        """Tell whether a hall has no account yet."""
        with blamed(self._database):
            return self._one.one({"site": site}) is None

    def _find(self, statement: Statement, values: dict[str, Any]) -> MemberRow | None:
        with blamed(self._database):
            found = statement.one(values)
        return None if found is None else _row(found)


def _changing(member: MemberRow) -> dict[str, Any]:
    return {
        "id": member.id,
        "secret": member.secret,
        "must_change": int(member.must_change),
        "disabled": _stamp(member.disabled),
        "failures": member.lock.failures,
        "failed_latest": _stamp(member.lock.latest),
        "failed_since": _stamp(member.lock.since),
    }


def _stamp(at: datetime | None) -> int | None:
    return None if at is None else micros(at)


def _time(at: int | None) -> datetime | None:
    return None if at is None else from_micros(at)


def _row(values: dict[str, Any]) -> MemberRow:
    return MemberRow(
        id=values["id"],
        login=values["login"],
        name=values["name"],
        roles=frozenset(Role(word) for word in values["roles"].split()),
        secret=values["secret"],
        must_change=bool(values["must_change"]),
        disabled=_time(values["disabled"]),
        lock=Lock(values["failures"], _time(values["failed_latest"]), _time(values["failed_since"])),
    )
