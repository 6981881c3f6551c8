"""The key that codes are signed with: changed at once, what it signed good for its time and no longer, and broken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from nacl.signing import SigningKey
from psycopg import sql

from kiosk.domain.items import ServiceItem
from kiosk.domain.signed import LONGEST_DAYS, body_of, is_accepted, read, scanned
from kiosk.domain.site import Machine, ScannerAddress
from kiosk.domain.staff import Role
from kiosk.domain.verdict import Answer
from kiosk.services.answers import BrokenKey, NoSuchCode, OutOfService, Resumed
from kiosk.services.code_keys import CodeKeys
from kiosk.services.doctor.keys import keys as looked_at
from kiosk.services.doctor.patient import Patient
from kiosk.services.documents import Documents
from kiosk.services.hall import Hall
from kiosk.services.key_file import key_file
from kiosk.services.notices import Notices
from kiosk.services.pre_reviews import PreReviews
from kiosk.services.sessions import NotAllowed, Session
from kiosk.store.rows import MemberRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.paper import read as paper
from tests.services.conftest import HandClock, all_brought
from tests.services.test_pre_reviews import made
from tests.store.conftest import WHERE, address

__all__ = ["address"]
TODAY = date(2026, 5, 12)


def has(hall: Hall, role: Role) -> Session:
    """Give the hall a member of this role."""
    row = MemberRow(new_id(), role.value, role.value, frozenset({role}), "", must_change=False)
    with hall.store.writing():
        hall.store.staff.add(row, hall.where())
    return Session(row.id, row.login, row.name, row.roles)


@pytest.fixture
def desk(hall: Hall, tmp_path: Path) -> Hall:
    """Another machine of the same hall, with a key of its own."""
    return replace(hall, home=tmp_path / "desk", machine=replace(hall.machine, device="D1"))


def test_after_a_rotation_new_codes_have_the_new_key_and_old_ones_stay_good_for_their_time(
    hall: Hall, desk: Hall, food: ServiceItem, clock: HandClock
) -> None:
    desk.home.mkdir()
    kiosk, before, elsewhere = PreReviews(hall), made(hall, food), made(desk, food)
    assert isinstance(kiosk.open(before.signed), Resumed)  # the kiosk has read the keys
    new = CodeKeys(hall).rotate(has(hall, Role.TECHNICIAN))
    after = made(hall, food)

    assert read(after.signed).key == new.id != read(before.signed).key
    assert isinstance(kiosk.open(before.signed), Resumed)
    assert isinstance(kiosk.open(after.signed), Resumed)
    listed = {key.id: key for key in CodeKeys(hall).all()}
    assert (listed[new.id].here, listed[new.id].retired) == (True, None)
    assert listed[read(before.signed).key].last == TODAY + timedelta(days=LONGEST_DAYS)
    assert listed[read(elsewhere.signed).key].retired is None  # another machine's

    clock.move(days=LONGEST_DAYS + 2)
    made(hall, food)
    assert set(listed) - {key.id for key in CodeKeys(hall).all()} == {read(before.signed).key}
    assert kiosk.open(before.signed) == NoSuchCode("expired")


def test_who_kept_a_retired_key_signs_nothing_for_later(hall: Hall, food: ServiceItem, clock: HandClock) -> None:
    row = made(hall, food)
    stolen = SigningKey(bytes.fromhex(key_file(hall.home).read_text("ascii")))
    CodeKeys(hall).rotate(has(hall, Role.MANAGER))
    assert stolen.encode().hex() not in key_file(hall.home).read_text("ascii")

    def forged(until: date) -> str:
        body = body_of(hall.site.id, read(row.signed).key, until, row.code)
        return scanned(body, stolen.sign(body).signature)

    last = TODAY + timedelta(days=LONGEST_DAYS)
    assert isinstance(PreReviews(hall).open(forged(last)), Resumed)
    assert PreReviews(hall).open(forged(last + timedelta(days=1))) == NoSuchCode("forged")
    assert is_accepted(last + timedelta(days=9), None)


def test_who_may_not_changes_no_key_and_each_change_is_in_the_audit(hall: Hall, food: ServiceItem) -> None:
    made(hall, food)
    own = key_file(hall.home).read_bytes()
    for role in (Role.AGENT, Role.SUPERVISOR):
        with pytest.raises(NotAllowed):
            CodeKeys(hall).rotate(has(hall, role))
    assert key_file(hall.home).read_bytes() == own
    new = CodeKeys(hall).rotate(has(hall, Role.TECHNICIAN))

    acts = [(link.act, link.about) for link in hall.store.audit.of_day(hall.site.id, TODAY)]
    assert acts == [("rotate-keys", f"key:{new.id}")]
    assert key_file(hall.home).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("broken", ["", "zz" * 32, "00" * 16, "\ufffd\x00" * 20])
def test_a_broken_key_stops_what_is_signed_here_and_nothing_else_and_is_replaced(
    hall: Hall, food: ServiceItem, broken: str
) -> None:
    before = made(hall, food)
    file = key_file(hall.home)
    file.write_text(broken, "utf-8")
    patient = Patient(hall.home, "", None, None, ())

    with pytest.raises(BrokenKey, match=r"code\.key"):
        made(hall, food)
    assert isinstance(PreReviews(hall).open(before.signed), Resumed)  # what was given is good
    assert (looked_at(patient).health.name, "rotate" in looked_at(patient).next.en) == ("BROKEN", True)
    CodeKeys(hall).rotate(has(hall, Role.MANAGER))
    assert isinstance(PreReviews(hall).open(made(hall, food).signed), Resumed)
    assert looked_at(patient).health.name == "FINE"
    retired = {key.id: key.retired for key in CodeKeys(hall).all()}
    assert retired[read(before.signed).key] is not None  # it was this machine's, whatever became of its file


def test_a_machine_has_one_key_in_use_on_both_databases(address: str) -> None:
    store = Store(address)
    rows = store.pre_reviews
    for key in ("aaaa", "bbbb"):
        rows.add_key(key, "00", WHERE)
    rows.add_key("cccc", "00", replace(WHERE, device="D1"))
    rows.add_key("aaaa", "11", WHERE)  # there already: stays as it is
    found = rows.keys("jiyang")
    assert {key: row.retired is None for key, row in found.items()} == {"aaaa": False, "bbbb": True, "cccc": True}
    assert found["aaaa"].public == "00"
    rows.retire_key("cccc", WHERE)
    rows.drop_keys("jiyang", WHERE.at + timedelta(seconds=1))
    assert set(rows.keys("jiyang")) == {"bbbb"}
    store.close()


def test_a_notice_from_a_machine_with_a_scanner_is_scanned_for_thirty_days_and_with_a_broken_key_typed(
    hall: Hall, food: ServiceItem, clock: HandClock
) -> None:
    def notice(machine: Machine) -> tuple[str, list[str]]:
        here = replace(hall, machine=machine)
        code = Notices(here).make(all_brought(food, 申请书=Answer.MISSING)).code
        row = hall.store.notices.by_code(code)
        assert row is not None
        return code, list(paper(Documents(here)._notice(row, 0), "generic-80").codes)

    scans = replace(hall.machine, code_scanner=ScannerAddress())
    code, (held,) = notice(scans)
    assert notice(hall.machine)[1] == []
    assert read(held).code == code
    clock.move(days=LONGEST_DAYS)
    found = PreReviews(hall).open(held)
    assert isinstance(found, Resumed)
    assert (found.item, found.pre_review) == (food, "")
    clock.move(days=1)
    assert PreReviews(hall).open(held) == NoSuchCode("expired")
    key_file(hall.home).write_text("torn")
    assert notice(scans)[1] == []


def test_with_the_halls_database_cut_off_signature_hall_and_day_are_verified_and_nothing_is_used_up(
    hall: Hall, food: ServiceItem, clock: HandClock, fresh_database: Callable[[], str], postgres_url: str
) -> None:
    address = fresh_database()
    here = replace(hall, store=Store(address))
    row, kiosk = made(here, food), PreReviews(here)
    assert isinstance(kiosk.open(row.signed), Resumed)  # the keys were read
    with psycopg.connect(postgres_url, autocommit=True) as line:
        name = address.rpartition("/")[2]
        line.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        line.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
    altered = row.signed[:100] + ("A" if row.signed[100] != "A" else "B") + row.signed[101:]

    assert kiosk.open(altered) == NoSuchCode("forged")
    assert PreReviews(replace(here, site=replace(hall.site, id="shanghe"))).open(row.signed) == NoSuchCode("foreign")
    with pytest.raises(OutOfService):
        kiosk.open(row.signed)  # whether it was used is known there alone
    clock.move(days=8)
    assert kiosk.open(row.signed) == NoSuchCode("expired")
    here.store.close()
