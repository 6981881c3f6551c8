"""What services answer to a screen or the command line: plain values, expected troubles among them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kiosk.domain.appointments import Coming, Slot
from kiosk.domain.items import ServiceItem
from kiosk.domain.jobs import JobState
from kiosk.domain.several import Part
from kiosk.domain.site import Place
from kiosk.domain.text import Language, Text
from kiosk.domain.verdict import Answer, Outcome
from kiosk.domain.visit import Visit
from kiosk.domain.waits import Wait


@dataclass(frozen=True, slots=True)
class Line:
    """How many wait in one queue, and how long a newcomer would wait; `wait` None where nobody knows."""

    queue: str
    waiting: int
    wait: Wait | None
    about: bool = False  # others may be called in between, by priority or appointment, so that *ahead* is 约
    used_up: bool = False  # today's quota is given


@dataclass(frozen=True, slots=True)
class Crowd:
    """The waiting of the whole hall now, per queue and per floor; `booked` while some with an appointment may come."""

    lines: dict[str, Line]
    floors: dict[int, int]
    booked: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """A number that is safe in the database.

    `again` is true where the visit already had it (a second touch). `pledged`, `stated` and `pending` name the
    requirements that may follow, are replaced by a statement, or are 待补 on a number taken all the same.
    """

    ticket: str
    number: str
    queue: str
    help: bool
    title: Text
    place: Place
    ahead: int | None  # None where nobody knows: the kiosk is cut off
    about: bool
    wait: Wait | None
    outcome: Outcome | None
    pledged: tuple[Text, ...]
    pledge_until: date | None
    stated: tuple[Text, ...]
    pending: tuple[Text, ...]
    token: str
    discreet: bool
    at: datetime  # hall's local time
    job: str
    again: bool = False
    visit: str = ""
    slot: Slot | None = None  # hall's local time, of one who is booked and came in time
    items: tuple[Text, ...] = ()  # the short names of several items that it is for
    further: tuple["Issued", ...] = ()  # where the items lie with several groups of windows
    shut: tuple["Closed | Theirs", ...] = ()  # groups among them that give no number now
    notice: "NoticeMade | None" = None  # of the items that were left for another day
    language: Language = Language.CHINESE  # of its visitor, where a restarted kiosk opens on it


@dataclass(frozen=True, slots=True)
class NoticeMade:
    """A told-once notice with its resume code, on its way to paper."""

    code: str
    valid_until: date
    job: str


@dataclass(frozen=True, slots=True)
class CodeMade:
    """A pre-review with its code, on its way to paper."""

    code: str
    valid_until: date
    job: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The queue gives no numbers now; again from `opens` (local time, None where that is not known).

    With a `quota`, because that many were given today.
    """

    queue: str
    opens: datetime | None
    quota: int = 0


@dataclass(frozen=True, slots=True)
class Theirs:
    """Another system gives the numbers of this queue; `go` says where."""

    queue: str
    go: Text


@dataclass(frozen=True, slots=True)
class Resumed:
    """What a code brings back: item, situations and answers as they were.

    `pre_review` is the id of a help agent's check, which ends with the number; empty for a visitor's own notice.
    `others` are further items, `withdrawn` the names of those that today's catalogue has no more.
    """

    item: ServiceItem
    situations: Mapping[str, str]
    answers: Mapping[str, Answer]
    stated: frozenset[str]
    pre_review: str = ""
    others: tuple[Part, ...] = ()
    withdrawn: tuple[Text, ...] = ()
    appointment: str = ""  # its id, where the visit was one by appointment

    def onto(self, visit: Visit) -> Visit:
        """Return `visit` with what the code kept."""
        first = Part(self.item, self.situations, self.answers, self.stated)
        told = replace(visit, pre_review=self.pre_review, appointment=self.appointment)
        return told.with_parts((first, *self.others))


@dataclass(frozen=True, slots=True)
class NoSuchCode:
    """A code that opens nothing.

    `why` is one of: unreadable, mistyped, unknown, expired, withdrawn, used, forged, foreign (another hall's), cut-off
    (only the hall may know it, and the kiosk cannot ask); and of
    appointments: cancelled, booked-withdrawn (its item), served, passed (it had its number on another day), missed
    (its number was called). `places` (from 0) are the characters of a mistyped one that look wrong, where that can be
    told.
    """

    why: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Booked:
    """An appointment that a code opens: its item and slot, from when on it can be checked in (hall's local time).

    `how` is None for an appointment of another day. `begun` is what was answered before, at the desk or under a code,
    and `withdrawn` names what of it today's catalogue has no more.
    """

    appointment: str
    item: ServiceItem
    slot: Slot
    opens: datetime
    how: Coming | None
    day: date
    begun: Visit | None = None
    withdrawn: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class JobView:
    """What a screen needs of a slip on its way: its state, and whether 再打一次 may be offered."""

    job: str
    state: JobState
    reason: str
    printer: str  # drivers' PrinterState value
    may_print_again: bool


@dataclass(frozen=True, slots=True)
class HelpCallView:
    """A visitor's call for a person; `taken_by` is empty until somebody takes it."""

    id: str
    device: str
    item: str
    step: str
    at: datetime
    taken_by: str


class BrokenKey(Exception):
    """The file of one of this machine's keys cannot be read or written, or is none; `why` says it.

    Only what is signed or hashed here has to wait: codes are verified, numbers are given.
    """

    def __init__(self, file: str, why: Text) -> None:
        super().__init__(f"{file}: {why.en}")
        self.file = file
        self.why = why


class OutOfService(Exception):
    """The kiosk cannot store: disk full, read-only, damaged, locked, or a database of a newer version.

    `blame` is `machine` or `ours`; `technical` goes to the log and the command line, never to a visitor. `line_lost`
    tells that only the line to the hall's database is gone.
    """

    def __init__(self, blame: str, technical: str, *, line_lost: bool = False) -> None:
        super().__init__(technical)
        self.blame = blame
        self.line_lost = line_lost
        self.technical = technical
