"""What the store takes and gives: one plain row type for each thing that is stored."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from kiosk.domain.appointments import AppointmentState, Slot
from kiosk.domain.cases import CaseOutcome, CaseState
from kiosk.domain.cut_off import CutOffState
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.lockout import Lock
from kiosk.domain.sent_back import SentBackState
from kiosk.domain.staff import Role
from kiosk.domain.tickets import Priority, TicketState

LIST, DESK = "list", "desk"  # where an appointment is from: an imported list, or entered by an agent
GONE = "gone"  # from a list, and an agent took it out: no later list brings it back
SAMPLE = "sample"  # the kind of a job that prints what a paper should look like
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(at: datetime) -> int:
    """Return an aware time as UTC microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def from_micros(at: int) -> datetime:
    """Return UTC microseconds since 1970 as an aware time."""
    return _EPOCH + timedelta(microseconds=at)


@dataclass(frozen=True, slots=True)
class Where:
    """Where and when a row is born: `day` is the hall day at `at`."""

    site: str
    device: str
    day: date
    at: datetime
    hour: int


@dataclass(frozen=True, slots=True)
class NewTicket:
    """Everything of a ticket but its number, ready before the write lock is taken.

    `more` are the codes of the items beside `item`; `together` is the visit that this number goes with, where one
    visitor's items need several.
    """

    id: str
    visit: str
    language: str
    queue: str
    first: int
    priority: Priority
    purpose: str
    item: str
    version: int
    outcome: str
    wish: str
    discreet: bool
    checklist: str
    token: str
    quota: int = 0  # how many its queue gives a day; 0 as many as are asked for
    slot: Slot | None = None  # of one who is booked and in time
    more: tuple[str, ...] = ()
    together: str = ""


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A stored ticket; times are aware UTC."""

    id: str
    visit: str
    device: str
    day: date
    at: datetime
    queue: str
    count: int
    number: str
    state: TicketState
    place: float
    priority: Priority
    purpose: str
    item: str
    version: int
    outcome: str
    wish: str
    discreet: bool
    checklist: str
    token: str
    called: datetime | None
    window: str
    slot: Slot | None = None
    more: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The codes of all items that it is for."""
        return (self.item, *self.more) if self.item else ()


@dataclass(frozen=True, slots=True)
class LeaseRow:
    """Numbers `first` to `last` of a queue that a machine gives while it is cut off; `given` is the last given."""

    id: str
    device: str
    queue: str
    first: int
    last: int
    given: int

    @property
    def left(self) -> int:
        """How many are left."""
        return self.last - self.given


@dataclass(frozen=True, slots=True)
class CutOffRow:
    """A number given while its kiosk was cut off; `ticket` its id, `other` the ticket that a double may be one with."""

    ticket: str
    device: str
    day: date
    at: datetime
    visit: str
    number: str
    state: CutOffState
    other: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """A stored print job; `kind` is `ticket`, `notice` or `sample`, `subject` the id of what it prints.

    A sample is nothing that is stored: its subject is `ITEM/REQUIREMENT/LANGUAGE`.
    """

    id: str
    seq: int
    device: str
    day: date
    at: datetime
    printer: str
    kind: str
    subject: str
    visit: str
    copy: int
    state: JobState
    reason: str
    owner: str
    accepted: int
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A fact for the counts, stored in the transaction of what it tells of; `data` is JSON."""

    kind: str
    visit: str = ""
    queue: str = ""
    item: str = ""
    outcome: str = ""
    data: str = field(default="{}")


@dataclass(frozen=True, slots=True)
class EventRow:
    """A stored event; `hour` is the hall's, `data` JSON."""

    hour: int
    kind: str
    visit: str
    queue: str
    item: str
    outcome: str
    data: str


@dataclass(frozen=True, slots=True)
class IssuedTicket:
    """What the counts compare of a ticket; `at` is aware UTC."""

    at: datetime
    queue: str
    item: str
    outcome: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A stored told-once notice; `answers` is JSON of situations, answers and statements.

    `more` are the codes of further items, of a new one only: what was stored holds them in `answers`.
    """

    id: str
    visit: str
    code: str
    item: str
    version: int
    answers: str
    until: date
    at: datetime
    device: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreReviewRow:
    """A stored pre-review; `answers` is JSON as in a notice, `used` tells whether its number was given.

    `signed` is the long form of `code`, for a scanner; `more` as in a notice.
    """

    id: str
    visit: str
    code: str
    signed: str
    item: str
    version: int
    answers: str
    until: date
    agent: str
    at: datetime
    used: bool
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpCallRow:
    """A stored help call."""

    id: str
    device: str
    at: datetime
    visit: str
    item: str
    step: str
    taken_by: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A stored case of the help desk; `answers` is JSON, `at` (aware UTC) when it was opened, `due` None or a day."""

    id: str
    device: str
    day: date
    at: datetime
    visit: str
    ticket: str
    holder: str
    state: CaseState
    item: str
    version: int
    answers: str
    outcome: CaseOutcome | None
    subject: str
    said: str
    due: date | None
    revision: int


@dataclass(frozen=True, slots=True)
class SentBackRow:
    """A stored sending back; `at` and `answered` are aware UTC, `answered` None while it is open."""

    id: str
    device: str
    day: date
    at: datetime
    ticket: str
    desk_case: str
    item: str
    version: int
    discreet: bool
    requirement: str
    asked: str
    marked_by: str
    owner: str
    due: date
    state: SentBackState = SentBackState.OPEN
    said: str = ""
    answered_by: str = ""
    answered: datetime | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """A stored appointment; `slot` and `arrived` (None until the check-in) are aware UTC.

    `code` is folded, `name` 张*, `queue` where its item waited when it was booked, `origin` LIST, DESK
    or GONE, `ticket` empty until there is a number; `marks` are keyed hashes of what its visitor may tell instead of
    the code.
    """

    id: str
    day: date
    slot: Slot
    code: str
    name: str
    item: str
    queue: str
    origin: str
    state: AppointmentState
    arrived: datetime | None = None
    ticket: str = ""
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class QueueNow:
    """How many wait in a queue on a day, and how many of them go first: by priority, or booked."""

    waiting: int
    first: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A stored member of staff; `secret` is the hash of the PIN, `disabled` aware UTC."""

    id: str
    login: str
    name: str
    roles: frozenset[Role]
    secret: str
    must_change: bool
    disabled: datetime | None = None
    lock: Lock = field(default=Lock())


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What one key's codes are verified with: `public` in hexadecimal; aware UTC times, `retired` None while in use."""

    id: str
    device: str
    public: str
    at: datetime
    retired: datetime | None


@dataclass(frozen=True, slots=True)
class NewAct:
    """An act for the audit; `who` a member's id or empty, `about` as `what:id`, `details` JSON, nothing personal."""

    who: str
    act: str
    about: str = ""
    details: str = field(default="{}")
