"""Who of the staff is logged in, and what each may do at this moment.

Another service begins each act so, all of it one transaction:

    with hall.store.writing():
        staff.demand(session, Act.ESCALATE)
        …
        audit.append(session, Act.ESCALATE, about=f"case:{case}", details={"reason": code})
"""

import math
from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.domain.lockout import OPEN, failed, looked_at, wait
from kiosk.domain.pins import Weakness, plain, weakness
from kiosk.domain.staff import Act
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.pins import hashed, matches
from kiosk.services.rights import demand
from kiosk.services.sessions import NotDone, NotLoggedIn, Session, WhyNot
from kiosk.store.rows import MemberRow


class Staff:
    """Logs members of staff in and asks what they may. What takes a secret is slow by design: never on Qt's thread."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._rows = hall.store.staff
        self._audit = Audit(hall)

    @out_of_service
    def at_the_desk(self) -> list[tuple[str, str]]:
        """Return (login, name) of all who can log in, for the switch between them; it tells nothing else."""
        return [(row.login, row.name) for row in self._rows.all(self._hall.site.id) if row.disabled is None]

    def demand(self, session: Session, act: Act) -> None:
        """Raise `NotAllowed` unless the member may do `act` by what the database says now (`rights.demand`)."""
        demand(self._hall, session, act)

    @out_of_service
    def log_in(self, login: str, secret: str) -> Session | NotLoggedIn:
        """Log in by login and PIN or password; a wrong one counts, and then costs time (`kiosk.domain.lockout`)."""
        return self._proved(tidy_login(login), secret, Act.LOG_IN)

    @out_of_service
    def log_out(self, session: Session) -> None:
        """Note that a member left the desk, by hand or because it was idle."""
        with self._hall.store.writing():
            self._audit.append(session, Act.LOG_OUT)

    @out_of_service
    def change_pin(self, session: Session, old: str, new: str) -> Session | NotLoggedIn:
        """Change one's own PIN; a wrong old one counts as at the log-in. Raises `NotDone` where the new one is weak."""
        if plain(new) == plain(old):
            raise NotDone(Weakness.AS_BEFORE)
        return self._proved(session.login, old, Act.CHANGE_PIN, strong(new, session.login))

    def _proved(self, login: str, secret: str, act: Act, new: str = "") -> Session | NotLoggedIn:
        """Do `act` for one who proves to be the member: the slow part first, then one transaction that decides."""
        asked = self._rows.by_login(self._hall.site.id, login)
        if asked is None:
            return NotLoggedIn(WhyNot.WRONG)
        shut = _shut(asked, self._now())  # then the secret is not even looked at
        is_right = shut is None and matches(asked.secret, secret)
        with self._hall.store.writing():
            self._rows.hold(self._hall.site.id, asked.id)
            row = self._rows.get(asked.id)
            assert row is not None  # nobody is ever removed
            now = self._now()
            row = self._looked_at(row, now)
            # of many tries at the same moment each meets what those before it left
            shut = shut or _shut(row, now)
            return shut or self._decide(row, is_right and row.secret == asked.secret, act, new)

    def _looked_at(self, row: MemberRow, now: datetime) -> MemberRow:
        seen = replace(row, lock=looked_at(row.lock, now))
        if seen != row:
            self._rows.change(seen)
        return seen

    def _decide(self, row: MemberRow, is_right: bool, act: Act, new: str) -> Session | NotLoggedIn:
        about = f"staff:{row.id}"
        if not is_right:
            row = replace(row, lock=failed(row.lock, self._now()))
            self._rows.change(row)
            told: dict[str, str | int] = {"refused": WhyNot.WRONG.value, "failures": row.lock.failures}
            self._audit.append(None, act, about, told)
            return _shut(row, self._now(), WhyNot.WRONG) or NotLoggedIn(WhyNot.WRONG)
        if row.disabled is not None:
            self._audit.append(None, act, about, {"refused": WhyNot.DISABLED.value})
            return NotLoggedIn(WhyNot.DISABLED)
        kept = replace(row, lock=OPEN)
        if new:
            kept = replace(kept, secret=new, must_change=False)
        if kept != row:
            self._rows.change(kept)
        session = session_of(kept)
        self._audit.append(session, act, about)
        return session

    def _now(self) -> datetime:
        return self._hall.where().at


def session_of(row: MemberRow) -> Session:
    """Return the session of a member who has proved to be this one."""
    return Session(row.id, row.login, row.name, row.roles, row.must_change)


def tidy_login(typed: str) -> str:
    """Return a login as it is stored, whatever width and case it was typed in."""
    return plain(typed).strip().casefold()


def strong(secret: str, login: str) -> str:
    """Return what is stored of a new PIN or password; raise `NotDone` where everybody would try it first."""
    if why := weakness(secret, login):
        raise NotDone(why)
    return hashed(secret)


def seconds_left(row: MemberRow, now: datetime) -> int | None:
    """Return the whole seconds until a member's next try, 0 where there is none to wait; None where it is locked."""
    left = wait(row.lock, now)
    return None if left is None else math.ceil(left / timedelta(seconds=1))


def _shut(row: MemberRow, now: datetime, why: WhyNot = WhyNot.WAIT) -> NotLoggedIn | None:
    left = seconds_left(row, now)
    if left is None:
        return NotLoggedIn(WhyNot.LOCKED)
    return NotLoggedIn(why, left) if left else None
