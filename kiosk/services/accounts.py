"""The accounts of the staff: the first one, the others, and what becomes of them. None is ever removed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from kiosk.domain.lockout import OPEN
from kiosk.domain.staff import FIRST_ROLES, Act, Role, may
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Hindrance, Member, NotDone, Session
from kiosk.services.staff import seconds_left, session_of, strong, tidy_login
from kiosk.store.rows import MemberRow
from kiosk.store.tickets import new_id

NAME_LETTERS = 32
LOGIN_LETTERS = 16
_KEEPING = (Act.MANAGE_STAFF, Act.UNLOCK_STAFF)
_ALL = ""  # held by whoever changes accounts: two who disable each other at once would leave nobody


class Accounts:
    """Makes and changes accounts; every method raises `NotAllowed` and `NotDone`. Secrets make it slow, as `Staff`."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._site = hall.site.id
        self._rows = hall.store.staff
        self._audit = Audit(hall)

    @out_of_service
    def nobody_yet(self) -> bool:
        """Tell whether the hall has no account: then desk and technician mode begin with `make_first`."""
        return self._rows.nobody(self._site)

    @out_of_service
    def make_first(self, name: str, secret: str, login: str = "", roles: frozenset[Role] = FIRST_ROLES) -> Session:
        """Make the first account, supervisor and manager, with a PIN that its owner chose; log it in."""
        if not roles >= FIRST_ROLES:
            raise NotDone(Hindrance.FIRST_ROLES)
        new = replace(_new(name, roles, login or "01"), must_change=False)
        new = replace(new, secret=strong(secret, new.login))
        session = session_of(new)
        with self._hall.store.writing():
            self._rows.hold(self._site, _ALL)
            if not self._rows.nobody(self._site):
                raise NotDone(Hindrance.FIRST_IS_THERE)
            self._store_new(session, new)
        return session

    @out_of_service
    def add(self, session: Session, name: str, roles: frozenset[Role], secret: str, login: str = "") -> Member:
        """Add a member with a first PIN, to be changed at the first log-in; without `login` it is the next number."""
        new = _new(name, roles, login)
        new = replace(new, secret=strong(secret, new.login))
        with self._hall.store.writing():
            self._rows.hold(self._site, _ALL, session.member)
            demand(self._hall, session, Act.MANAGE_STAFF)
            new = replace(new, login=new.login or self._next_number())
            if self._rows.by_login(self._site, new.login):
                raise NotDone(Hindrance.LOGIN_TAKEN, new.login)
            self._store_new(session, new)
        return self._member(new)

    @out_of_service
    def disable(self, session: Session, login: str) -> Member:
        """Disable a member, logged in or not: the next act is refused."""
        with self._changing(session, login, Act.DISABLE_STAFF) as row:
            gone = replace(row, disabled=row.disabled or self._hall.where().at)
            self._leave_somebody(gone)
            self._change(session, Act.DISABLE_STAFF, gone, "disabled")
        return self._member(gone)

    @out_of_service
    def enable(self, session: Session, login: str) -> Member:
        """Let a disabled member log in again."""
        with self._changing(session, login, Act.MANAGE_STAFF) as row:
            back = replace(row, disabled=None)
            self._change(session, Act.MANAGE_STAFF, back, "enabled")
        return self._member(back)

    @out_of_service
    def unlock(self, session: Session, login: str) -> Member:
        """Open a member who is locked after wrong PINs."""
        with self._changing(session, login, Act.UNLOCK_STAFF) as row:
            opened = replace(row, lock=OPEN)
            self._change(session, Act.UNLOCK_STAFF, opened, "unlocked")
        return self._member(opened)

    @out_of_service
    def recover(self, login: str, secret: str) -> Member:
        """Open a member and give a first PIN anew, where nobody else is left who could: never from a screen.

        It is for the command line of the machine: whoever runs that may write the database anyhow. The audit says that
        nobody was logged in.
        """
        stored = strong(secret, tidy_login(login))
        with self._changing(None, login, Act.MANAGE_STAFF) as row:
            others = [o for o in self._rows.all(self._site) if o.id != row.id and not o.lock.for_good]
            if all(any(_can(other, act) for other in others) for act in _KEEPING):
                raise NotDone(Hindrance.OTHERS_THERE, login)
            again = replace(row, lock=OPEN, secret=stored, must_change=True)
            self._change(None, Act.MANAGE_STAFF, again, "recovered")
        return self._member(again)

    @out_of_service
    def give_pin(self, session: Session, login: str, secret: str) -> Member:
        """Give one who forgot the PIN a first one anew, to be changed at the next log-in."""
        stored = strong(secret, tidy_login(login))
        with self._changing(session, login, Act.MANAGE_STAFF) as row:
            given = replace(row, secret=stored, must_change=True)
            self._change(session, Act.MANAGE_STAFF, given, "first-pin")
        return self._member(given)

    @out_of_service
    def everybody(self, session: Session) -> list[Member]:
        """Return all members by their login, disabled ones included."""
        demand(self._hall, session, Act.READ_STAFF)
        return [self._member(row) for row in self._rows.all(self._site)]

    @contextmanager
    def _changing(self, session: Session | None, login: str, act: Act) -> Iterator[MemberRow]:
        """Give the row to be changed, in a transaction that nobody else's change can cross."""
        with self._hall.store.writing():
            self._rows.hold(self._site, _ALL)
            if session is not None:
                demand(self._hall, session, act)
            row = self._rows.by_login(self._site, tidy_login(login))
            if row is None:
                raise NotDone(Hindrance.NO_SUCH_MEMBER, login)
            self._rows.hold(self._site, row.id)
            row = self._rows.get(row.id)  # as it is now that a log-in under way has ended
            assert row is not None
            yield row

    def _change(self, session: Session | None, act: Act, row: MemberRow, what: str) -> None:
        self._rows.change(row)
        self._audit.append(session, act, f"staff:{row.id}", {"what": what})

    def _store_new(self, session: Session, new: MemberRow) -> None:
        self._rows.add(new, self._hall.where())
        roles = " ".join(sorted(role.value for role in new.roles))
        self._audit.append(session, Act.MANAGE_STAFF, f"staff:{new.id}", {"what": "added", "roles": roles})

    def _leave_somebody(self, gone: MemberRow) -> None:
        """Refuse to disable the last who may manage the accounts, or open a locked one."""
        left = [row for row in self._rows.all(self._site) if row.id != gone.id]
        for act in _KEEPING:
            if may(gone.roles, act) and not any(_can(row, act) for row in left):
                raise NotDone(Hindrance.NOBODY_LEFT, gone.login)

    def _next_number(self) -> str:
        numbers = [int(row.login) for row in self._rows.all(self._site) if row.login.isdecimal()]
        return f"{max(numbers, default=0) + 1:02d}"

    def _member(self, row: MemberRow) -> Member:
        now = self._hall.where().at
        disabled = None if row.disabled is None else self._hall.local(row.disabled)
        left = seconds_left(row, now)
        return Member(row.id, row.login, row.name, row.roles, row.must_change, disabled, row.lock.failures, left)


def _can(row: MemberRow, act: Act) -> bool:
    return row.disabled is None and may(row.roles, act)


def _new(name: str, roles: frozenset[Role], login: str) -> MemberRow:
    """Return a new member without a secret; raise `NotDone` where name, login or roles will not do."""
    name, login = name.strip(), tidy_login(login)
    if not 0 < len(name) <= NAME_LETTERS or not name.isprintable():
        raise NotDone(Hindrance.NAME_UNFIT, name)
    if login and not (login.isalnum() and len(login) <= LOGIN_LETTERS):
        raise NotDone(Hindrance.LOGIN_UNFIT, login)
    if not roles:
        raise NotDone(Hindrance.NO_ROLE, name)
    return MemberRow(new_id(), login, name, roles, secret="", must_change=True)
