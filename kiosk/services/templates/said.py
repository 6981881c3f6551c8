"""What each slip's template can say: plain values in the visitor's language, worked out before it is asked.

A name of a field here is the name in the file. No names, no identity numbers: they are in no slip (service-guide §7).
"""

from dataclasses import dataclass

from kiosk.domain.slip import Sketch


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What every slip can say; `hall_english` and every `…_chinese` are empty where they would repeat something."""

    hall: str
    hall_english: str
    logo: str  # its key in the printer's memory, empty where the hall has none
    hotline: str
    printed: str  # 2026-05-12 09:41
    machine: str
    farewell: str
    english: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Going(Said):
    """A slip that sends somewhere; `windows` is 21-28, or empty; `one_window` tells that it is a single one."""

    floor: int
    place: str
    place_chinese: str
    windows: str
    one_window: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wait in minutes."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A line of a ticket's checklist; `mark` is in-order, held, stated, pledged or pending."""

    name: str
    name_chinese: str
    count: str
    mark: str
    missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket(Going):
    """A number: of an item, a purpose or the help desk; `copy` 0 is the first slip, `until` the pledge's last day.

    `items` are the short names of several items that it is for, none of a single one. `ahead` is none where nobody
    knows: the kiosk is cut off from the hall.
    """

    number: str
    title: str
    title_chinese: str
    ahead: int | None
    about: bool
    wait: Waiting | None
    items: tuple[str, ...]
    lines: tuple[Checked, ...]
    ready: int
    until: str
    code: str
    copy: int
    taken: str
    desk: str
    desk_floor: int
    booked: str = ""  # 9:30-10:00 of who came by appointment, in time


@dataclass(frozen=True, slots=True, kw_only=True)
class PreReview(Going):
    """What a help agent found, with the code that opens it at any kiosk: `code` typed, `scanned` in the QR."""

    title: str
    title_chinese: str
    items: tuple[str, ...]
    lines: tuple[Checked, ...]
    ready: int
    until: str
    code: str
    scanned: str
    valid_until: str
    agent: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is there; `held` ones need not be brought (免提交)."""

    name: str
    count: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is still to come.

    `need` is must, hold, pledge or statement; `kind` material, person, condition or step; `pledge_days` 0 where it
    cannot follow later.
    """

    name: str
    name_chinese: str
    need: str
    kind: str
    unsure: bool
    held: bool
    count: str
    max_age: str
    note: str
    points: str
    any_of: str
    source: str
    ways: tuple[str, ...]
    sample: bool
    pledge_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Going):
    """A told-once notice; nothing that names the item stands in a discreet one's fields.

    `code` is typed, `scanned` in the QR: empty where the machine that prints has no scanner.
    """

    title: str
    title_chinese: str
    situation: str
    total: int
    missing: tuple[Missing, ...]
    open: int
    in_order: tuple[Paper, ...]
    code: str
    scanned: str
    valid_until: str
    workday: str
    saturday: str
    instant: bool
    promised: int
    legal: str
    promised_note: str
    fee: str
    result: str
    basis: str
    ask: str
    complain: str


@dataclass(frozen=True, slots=True)
class Group:
    """What is to be brought in one case; `name` is empty for what everybody brings."""

    name: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Going):
    """A card of a frequent item: `scanned` is in its QR (empty where nothing fits), `text` where that is the notice.

    `counted` tells whether real counts gave it its `rank` among the `top` of a list.
    """

    title: str
    title_chinese: str
    field: str
    top: int
    rank: int
    counted: bool
    terms: str
    groups: tuple[Group, ...]
    held: str
    scanned: str
    text: bool
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Said):
    """What a good paper looks like."""

    title: str
    title_chinese: str
    item: str
    wanted: str
    hint: str
    sketch: Sketch | None
    points: tuple[str, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPage(Said):
    """What a technician looks at; `ruler` counts the columns, `lines` are more than a printer's buffer holds."""

    printer: str
    profile: str
    connection: str
    charset: str
    completion: str
    ruler: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(Going):
    """The form of a pledge on A4; `copy` 1 is filed, 2 goes with the applicant; `again` 0 is the first print of it."""

    copy: int
    again: int
    title: str
    title_chinese: str
    situation: str
    papers: tuple[Paper, ...]
    days: int
    until: str
    ask: str
    complain: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A name and how many."""

    name: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals(Said):
    """What a day came to (经办统计); `items`: what the `issued` numbers were for, some for several."""

    day: str
    visits: int
    issued: int
    items: int
    notices: int
    left: int
    help_calls: int
    nothing_found: int
    per_hour: tuple[Tally, ...]
    per_queue: tuple[Tally, ...]
    per_item: tuple[Tally, ...]
    verdicts: tuple[Tally, ...]
    slips: tuple[Tally, ...]
    missing: tuple[Tally, ...]
    agree: bool


TEMPLATES: dict[str, type[Said]] = {
    "ticket": Ticket,
    "ticket-discreet": Ticket,
    "help-number": Ticket,
    "notice": Notice,
    "notice-discreet": Notice,
    "sample": Sample,
    "pre-review": PreReview,
    "test-page": TestPage,
    "daily-totals": Totals,
    "pledge": Pledge,
    "card": Card,
}
