"""Accounts, log-ins and rights as the desk's services meet them, on SQLite and on PostgreSQL."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.domain.chain import Finding
from kiosk.domain.pins import Weakness
from kiosk.domain.staff import Act, Role
from kiosk.services import pins
from kiosk.services.accounts import Accounts
from kiosk.services.answers import OutOfService
from kiosk.services.audit import Audit
from kiosk.services.hall import Hall, open_hall
from kiosk.services.pins import hashed
from kiosk.services.sessions import (
    Hindrance,
    NotAllowed,
    NotDone,
    NotLoggedIn,
    Refusal,
    Session,
    WhyNot,
)
from kiosk.services.staff import Staff
from kiosk.store.database import execute
from kiosk.store.rows import MemberRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.halls import lay
from tests.services.conftest import HandClock

PIN, OTHER, WRONG = "481516", "234208", "170892"
BOSS = frozenset({Role.SUPERVISOR, Role.MANAGER})


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id at its least cost: how slow it is matters to who guesses, and to no test but the last."""
    monkeypatch.setattr(pins, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@cache
def stored_pin() -> str:
    """What is stored of `PIN`, made once: it is slow by design."""
    return hashed(PIN)


@pytest.fixture(params=["sqlite", "postgresql"])
def hall(request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock) -> Iterator[Hall]:
    """The shipped hall without an account, its database of each kind."""
    opened = replace(open_hall(lay(tmp_path)), clock=clock)
    if request.param == "postgresql":
        fresh: Callable[[], str] = request.getfixturevalue("fresh_database")
        opened.store.close()
        opened = replace(opened, store=Store(fresh()))
    yield opened
    opened.store.close()


def restart(hall: Hall) -> None:
    """Let the hall be as a program that was started again finds it: it has what the database has."""
    hall.store.close()
    hall.store = Store(hall.store.database.database)


def has(hall: Hall, login: str, *roles: Role, failures: int = 0) -> Session:
    """Give the hall a member whose PIN is `PIN`, made his own and logged in."""
    row = MemberRow(new_id(), login, f"{login}号", frozenset(roles), stored_pin(), must_change=False)
    row = replace(row, lock=replace(row.lock, failures=failures))
    with hall.store.writing():
        hall.store.staff.add(row, hall.where())
    return Session(row.id, row.login, row.name, row.roles)


def refused(act: Callable[[], object]) -> Refusal | None:
    """Do something; return why it was refused, None where it went through."""
    try:
        act()
    except NotAllowed as why:
        return why.refusal
    return None


def acts(hall: Hall) -> list[str]:
    """What the audit has, each act by its word; it is whole."""
    assert broken(hall) == []
    return [link.act for site, device in hall.store.audit.chains() for link in hall.store.audit.chain(site, device)]


def broken(hall: Hall) -> list[Finding]:
    """What an examination of all chains finds."""
    return [finding for chain in Audit(hall).verify() for finding in chain.findings]


def test_a_new_hall_has_no_account_and_no_pin_that_opens_anything(hall: Hall) -> None:
    accounts, staff = Accounts(hall), Staff(hall)
    assert accounts.nobody_yet()
    for login in ("", "01", "admin", "root"):
        for pin in ("", "000000", "123456", "admin", "888888"):
            assert staff.log_in(login, pin) == NotLoggedIn(WhyNot.WRONG)
    for weak in ("123456", "000000", "48151", "password"):
        with pytest.raises(NotDone):
            accounts.make_first("王芳", weak)
    with pytest.raises(NotDone, match=Hindrance.FIRST_ROLES.value):
        accounts.make_first("王芳", PIN, roles=frozenset({Role.AGENT}))
    assert accounts.nobody_yet()

    first = accounts.make_first("王芳", PIN)

    assert (first.login, first.roles, first.must_change) == ("01", BOSS, False)
    with pytest.raises(NotDone, match=Hindrance.FIRST_IS_THERE.value):
        accounts.make_first("李强", OTHER)
    assert staff.log_in(" ０１ ", "４８１５１６") == first  # as a Chinese input method types it
    assert acts(hall) == ["manage-staff", "log-in"]


def test_a_first_pin_opens_nothing_until_its_owner_has_changed_it(hall: Hall) -> None:
    boss, staff = has(hall, "01", *BOSS), Staff(hall)
    member = Accounts(hall).add(boss, "李强", frozenset({Role.AGENT}), PIN)
    session = staff.log_in(member.login, PIN)
    assert isinstance(session, Session)
    assert session.must_change
    assert refused(lambda: staff.demand(session, Act.PRE_REVIEW)) is Refusal.MUST_CHANGE
    with pytest.raises(NotDone, match=Weakness.AS_BEFORE.value):
        staff.change_pin(session, PIN, PIN)
    with pytest.raises(NotDone, match=Weakness.RUNNING.value):
        staff.change_pin(session, PIN, "987654")
    assert staff.change_pin(session, WRONG, OTHER) == NotLoggedIn(WhyNot.WRONG)

    changed = staff.change_pin(session, PIN, OTHER)

    assert isinstance(changed, Session)
    assert not changed.must_change
    assert refused(lambda: staff.demand(changed, Act.PRE_REVIEW)) is None
    assert staff.log_in(member.login, PIN) == NotLoggedIn(WhyNot.WRONG)
    assert staff.log_in(member.login, OTHER) == changed


# A agent, S supervisor, T technician, M manager
TABLE = """
log-in             A S T M
log-out            A S T M
change-pin         A S T M
take-help-call     A S T .
pre-review         A S . .
issue              A S . .
issue-code         A S . .
undo               A S . .
hand-over          A S . .
keep-appointments  A S . .
send-back          A S . .
escalate           A S . .
decide-escalation  . S . .
correct-entry      . S . M
settle-print-job   A S T .
settle-double      A S . .
configure-printer  . . T .
rotate-keys        . . T M
edit-slip          . . T .
configure-kiosk    . . T M
read-staff         . S . M
unlock-staff       . S . .
disable-staff      . S . M
manage-staff       . . . M
read-audit         . S . M
read-figures       . S . M
"""
ROLES = {"A": Role.AGENT, "S": Role.SUPERVISOR, "T": Role.TECHNICIAN, "M": Role.MANAGER}


def test_every_cell_of_role_and_act_is_as_the_table_says(hall: Hall) -> None:
    expected = {Act(act): marks.split() for act, marks in (line.split(None, 1) for line in TABLE.strip().splitlines())}
    assert set(expected) == set(Act)
    sessions = {letter: has(hall, letter.lower(), role) for letter, role in ROLES.items()}
    staff = Staff(hall)

    for act, marks in expected.items():
        for letter, session in sessions.items():
            with hall.store.writing():
                found = refused(lambda s=session, a=act: staff.demand(s, a))  # type: ignore[misc]
            assert found is (None if letter in marks else Refusal.NO_RIGHT), (act, letter)


def test_the_accounts_themselves_ask_for_the_right_at_each_act(hall: Hall) -> None:
    sessions = {letter: has(hall, letter.lower(), role) for letter, role in ROLES.items()}
    has(hall, "x", Role.AGENT)
    accounts, audit = Accounts(hall), Audit(hall)
    doors: dict[str, tuple[str, Callable[[Session], object]]] = {
        "add": ("M", lambda s: accounts.add(s, "新人", frozenset({Role.AGENT}), PIN)),
        "disable": ("SM", lambda s: accounts.disable(s, "x")),
        "enable": ("M", lambda s: accounts.enable(s, "x")),
        "unlock": ("S", lambda s: accounts.unlock(s, "x")),
        "give a PIN": ("M", lambda s: accounts.give_pin(s, "x", OTHER)),
        "list": ("SM", accounts.everybody),
        "audit": ("SM", lambda s: audit.of_day(s, hall.where().day)),
    }
    for name, (able, door) in doors.items():
        for letter, session in sessions.items():
            before = len(acts(hall))
            found = refused(lambda d=door, s=session: d(s))  # type: ignore[misc]
            assert found is (None if letter in able else Refusal.NO_RIGHT), (name, letter)
            written = 0 if found or name == "list" else 1  # one row an act; a list of names changes nothing
            assert len(acts(hall)) == before + written, (name, letter)


def test_guessing_costs_time_over_a_restart_and_over_a_clock_set_back(hall: Hall, clock: HandClock) -> None:
    has(hall, "07", Role.AGENT)
    tries = [Staff(hall).log_in("07", WRONG) for _ in range(6)]
    assert tries == [
        *[NotLoggedIn(WhyNot.WRONG)] * 4,
        NotLoggedIn(WhyNot.WRONG, 15),
        NotLoggedIn(WhyNot.WAIT, 15),  # not looked at, not counted
    ]
    clock.move(seconds=5)
    restart(hall)
    assert Staff(hall).log_in("07", PIN) == NotLoggedIn(WhyNot.WAIT, 10)
    clock.move(hours=-24)
    assert Staff(hall).log_in("07", PIN) == NotLoggedIn(WhyNot.WAIT, 15)
    restart(hall)
    clock.move(seconds=14)
    assert Staff(hall).log_in("07", PIN) == NotLoggedIn(WhyNot.WAIT, 1)
    clock.move(hours=24)  # put right: 19 s after the failure by the clock, 19 s in truth
    assert isinstance(Staff(hall).log_in("07", PIN), Session)
    assert Staff(hall).log_in("07", WRONG) == NotLoggedIn(WhyNot.WRONG)  # counted from the beginning


def test_fifteen_failures_lock_for_good_until_a_supervisor_opens(hall: Hall, clock: HandClock) -> None:
    has(hall, "07", Role.AGENT, failures=13)
    supervisor, manager = has(hall, "s", Role.SUPERVISOR), has(hall, "m", Role.MANAGER)
    clock.move(days=1)
    assert Staff(hall).log_in("07", WRONG) == NotLoggedIn(WhyNot.WRONG, 7680)
    clock.move(hours=3)
    assert Staff(hall).log_in("07", WRONG) == NotLoggedIn(WhyNot.LOCKED)
    restart(hall)
    clock.move(days=400)
    assert Staff(hall).log_in("07", PIN) == NotLoggedIn(WhyNot.LOCKED)
    assert refused(lambda: Accounts(hall).unlock(manager, "07")) is Refusal.NO_RIGHT

    Accounts(hall).unlock(supervisor, "07")

    assert isinstance(Staff(hall).log_in("07", PIN), Session)
    assert acts(hall) == ["log-in", "log-in", "unlock-staff", "log-in"]


def in_threads(hall: Hall, *works: Callable[[], object]) -> list[object]:
    """Do things at the same moment; return what each gave, or the exception it ended with."""
    start, given = threading.Barrier(len(works)), dict[int, object]()

    def one(number: int) -> None:
        hall.store.staff.nobody(hall.site.id)  # each has its connection before it begins
        start.wait()
        try:
            given[number] = works[number]()
        except (NotAllowed, NotDone) as why:
            given[number] = why
        finally:
            hall.store.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [given[number] for number in range(len(works))]


class AtOnce:
    """Argon2id that answers nobody before it has looked at as many PINs as were tried."""

    def __init__(self, tries: int) -> None:
        self._all = threading.Barrier(tries)
        self._real = PasswordHasher()

    def verify(self, stored: str, secret: str) -> bool:
        """Compare as argon2 does."""
        try:
            return self._real.verify(stored, secret)
        finally:
            self._all.wait(30)


def test_many_tries_at_the_same_moment_are_no_more_tries_than_one_after_the_other(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = has(hall, "07", Role.AGENT, failures=4)
    staff, at_once = Staff(hall), AtOnce(4)
    monkeypatch.setattr(pins, "_hasher", lambda: at_once)

    answers = in_threads(hall, *[lambda: staff.log_in("07", WRONG)] * 4)

    assert sorted(str(answer) for answer in answers) == sorted(
        str(answer) for answer in [NotLoggedIn(WhyNot.WRONG, 15), *[NotLoggedIn(WhyNot.WAIT, 15)] * 3]
    )
    row = hall.store.staff.get(member.member)
    assert row is not None
    assert row.lock.failures == 5


def test_one_who_is_disabled_while_logged_in_is_refused_at_the_next_act(hall: Hall) -> None:
    boss, agent = has(hall, "01", *BOSS), has(hall, "07", Role.AGENT)
    Staff(hall).demand(agent, Act.ISSUE)

    Accounts(hall).disable(boss, "07")

    assert refused(lambda: act_of(hall, agent)) is Refusal.DISABLED
    assert acts(hall) == ["disable-staff"]
    assert Staff(hall).log_in("07", PIN) == NotLoggedIn(WhyNot.DISABLED)
    assert Staff(hall).log_in("07", WRONG) == NotLoggedIn(WhyNot.WRONG)  # nothing is told to who does not know the PIN
    Accounts(hall).enable(boss, "07")
    assert refused(lambda: act_of(hall, agent)) is None


def act_of(hall: Hall, session: Session, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Do what another service does: ask, act, write the audit, all in one transaction."""
    with hall.store.writing():
        Staff(hall).demand(session, Act.ISSUE)
        meanwhile()
        Audit(hall).append(session, Act.ISSUE, f"ticket:{new_id()}")


def test_an_act_under_way_ends_before_its_member_is_disabled(hall: Hall) -> None:
    boss, agent = has(hall, "01", *BOSS), has(hall, "07", Role.AGENT)
    done = threading.Event()

    def disable() -> None:
        Accounts(hall).disable(boss, "07")
        done.set()
        hall.store.close()

    thread = threading.Thread(target=disable)

    def meanwhile() -> None:
        thread.start()
        assert not done.wait(0.3)

    act_of(hall, agent, meanwhile)
    thread.join()
    assert acts(hall) == ["issue", "disable-staff"]


def test_two_who_disable_each_other_at_once_leave_one(hall: Hall) -> None:
    one, two = has(hall, "01", *BOSS), has(hall, "02", *BOSS)
    accounts = Accounts(hall)

    in_threads(hall, lambda: accounts.disable(one, "02"), lambda: accounts.disable(two, "01"))

    assert len(Staff(hall).at_the_desk()) == 1
    last = one if Staff(hall).at_the_desk()[0][0] == "01" else two
    with pytest.raises(NotDone, match=Hindrance.NOBODY_LEFT.value):
        accounts.disable(last, last.login)


def test_the_last_manager_who_forgot_the_pin_is_helped_at_the_machine_and_only_the_last(hall: Hall) -> None:
    has(hall, "01", *BOSS, failures=15)
    other = has(hall, "02", *BOSS)
    accounts = Accounts(hall)
    with pytest.raises(NotDone, match=Hindrance.OTHERS_THERE.value):
        accounts.recover("01", OTHER)
    accounts.disable(other, "02")  # the other one leaves, though 01 is locked: it is an account all the same

    accounts.recover("01", OTHER)

    session = Staff(hall).log_in("01", OTHER)
    assert isinstance(session, Session)
    assert session.must_change
    assert [link.who for link in hall.store.audit.chain(hall.site.id, hall.machine.device)][1] == ""


def test_what_cannot_be_written_into_the_audit_is_not_done(hall: Hall) -> None:
    boss = has(hall, "01", *BOSS)
    execute(hall.store.database, "DROP TABLE audit")
    with pytest.raises(OutOfService):
        Accounts(hall).add(boss, "李强", frozenset({Role.AGENT}), PIN)
    assert Staff(hall).at_the_desk() == [("01", "01号")]


UNFIT = {
    (" ", ""): Hindrance.NAME_UNFIT,
    ("王" * 33, ""): Hindrance.NAME_UNFIT,
    ("王\n芳", ""): Hindrance.NAME_UNFIT,
    ("王芳", "0 1"): Hindrance.LOGIN_UNFIT,
    ("王芳", "0" * 17): Hindrance.LOGIN_UNFIT,
    ("王芳", "０１"): Hindrance.LOGIN_TAKEN,
}


def test_a_name_or_number_that_will_not_do_is_refused(hall: Hall) -> None:
    boss = has(hall, "01", *BOSS)
    for (name, login), why in UNFIT.items():
        with pytest.raises(NotDone, match=why.value):
            Accounts(hall).add(boss, name, frozenset({Role.AGENT}), PIN, login)
    with pytest.raises(NotDone, match=Hindrance.NO_ROLE.value):
        Accounts(hall).add(boss, "王芳", frozenset(), PIN)
    assert acts(hall) == []


def test_numbers_are_given_on_and_the_audit_knows_nobody_by_name(hall: Hall, clock: HandClock) -> None:
    boss, accounts = has(hall, "09", *BOSS), Accounts(hall)
    added = [accounts.add(boss, name, frozenset({Role.AGENT}), PIN).login for name in ("李强", "赵敏")]
    assert added == ["10", "11"]
    clock.move(minutes=1)
    Staff(hall).log_out(boss)

    chain = list(hall.store.audit.chain(hall.site.id, hall.machine.device))
    assert all("李强" not in str(link) and "赵敏" not in str(link) for link in chain)
    read = Audit(hall).of_day(boss, hall.where().day)
    assert [(entry.who, entry.act) for entry in read] == [
        ("09号", "manage-staff"),
        ("09号", "manage-staff"),
        ("09号", "log-out"),
        ("09号", "read-audit"),
    ]
    assert read[0].about == "staff:李强"  # a name is looked up for who may read it
    with pytest.raises(ValueError, match="belongs into the case"), hall.store.writing():
        Audit(hall).append(boss, Act.ESCALATE, details={"reason": "他说" * 40})


def test_what_is_stored_is_costly_to_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    stored = hashed(PIN)
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert stored != hashed(PIN)  # two with one PIN do not show it
    assert pins.matches(stored, PIN)
    assert not pins.matches(stored, WRONG)
    assert not pins.matches("", PIN)
