"""What the staff service answers: who is logged in, why somebody is not, and why an act is refused."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.domain.pins import Weakness
from kiosk.domain.staff import Act, Role, may


@dataclass(frozen=True, slots=True)
class Session:
    """A member of staff who logged in. It is no right: each act asks the database again (`Staff.demand`).

    With `must_change` nothing is allowed but `Staff.change_pin`.
    """

    member: str  # the id
    login: str
    name: str
    roles: frozenset[Role]
    must_change: bool = False

    def may(self, act: Act) -> bool:
        """Tell whether a screen should offer an act: by the roles at log-in; the service decides at the act."""
        return not self.must_change and may(self.roles, act)


class WhyNot(Enum):
    """Why somebody is not logged in."""

    WRONG = "wrong"  # login or secret; which of them is not said
    WAIT = "wait"  # too many wrong ones: the try was not even looked at
    LOCKED = "locked"  # only a supervisor opens it
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class NotLoggedIn:
    """A refused log-in; the next try is looked at after `seconds` (0: at once; a locked one never)."""

    why: WhyNot
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff as a list shows it; `seconds` until the next try, None where only a supervisor opens it."""

    id: str
    login: str
    name: str
    roles: frozenset[Role]
    must_change: bool
    disabled: datetime | None  # hall's local time
    failures: int
    seconds: int | None


class Refusal(Enum):
    """Why a member of staff may not do something now."""

    NO_RIGHT = "no-right"
    DISABLED = "disabled"
    MUST_CHANGE = "must-change"  # the first PIN, given by somebody else, is to be changed before anything


class NotAllowed(Exception):
    """A member of staff may not do this; nothing was stored."""

    def __init__(self, refusal: Refusal, act: Act) -> None:
        super().__init__(f"{act.value}: {refusal.value}")
        self.refusal = refusal
        self.act = act


class Hindrance(Enum):
    """What stands in the way of a change to the accounts."""

    FIRST_IS_THERE = "first-is-there"  # somebody else made the first account
    FIRST_ROLES = "first-roles"
    NO_ROLE = "no-role"
    NO_SUCH_MEMBER = "no-such-member"
    LOGIN_TAKEN = "login-taken"
    LOGIN_UNFIT = "login-unfit"
    NAME_UNFIT = "name-unfit"
    NOBODY_LEFT = "nobody-left"  # who could manage the accounts or open a locked one
    OTHERS_THERE = "others-there"  # who can open and give a PIN, so that it is not the command line that does


class NotDone(Exception):
    """An account was not made or changed; `why` says what is in the way of it, `about` the word that does not fit."""

    def __init__(self, why: Hindrance | Weakness, about: str = "") -> None:
        super().__init__(why.value)
        self.why = why
        self.about = about
