"""The shape of the files that a hall writes: one table a class, unknown keys and wrong types found by pydantic.

A text's English stands beside it as `KEY_en`; the English of a name is `english`. Only the checking path imports this.
"""

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.domain.text import Text

INSTANT = "instant"
NO_TERM = "none"
_DAYS = re.compile(r"([1-9]\d*) working days?")
_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


def expected(zh: str, en: str) -> PydanticCustomError:
    """Return the fault ‘this was expected’ in both languages, for a validator to raise."""
    return PydanticCustomError("expected", "expected", {"zh": zh, "en": en})


def _days(value: Any) -> Any:
    """Read `10 working days`, `instant` (0) or `none` (None)."""
    if value in (INSTANT, NO_TERM):
        return 0 if value == INSTANT else None
    match = _DAYS.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise expected("“10 working days”、“instant”（当场办好）或“none”", "“10 working days”, “instant” or “none”")
    return int(match[1])


def _span(value: Any) -> Any:
    """Read `9:00-12:00` into minutes of the day."""
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    numbers = [int(n) for n in match.groups()] if match else [24, 60, 24, 60]
    if numbers[0] > 23 or numbers[2] > 23 or numbers[1] > 59 or numbers[3] > 59:
        raise expected("“9:00-12:00”这样的时段", "a stretch like “9:00-12:00”")
    return numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]


Days = Annotated[int | None, BeforeValidator(_days)]
Span = Annotated[tuple[int, int], BeforeValidator(_span)]
Word = Annotated[str, Field(min_length=1)]
Pair = Annotated[list[Word], Field(min_length=1, max_length=2)]  # 中文, English


class Table(BaseModel):
    """A table of a file: strict types, no unknown keys."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=False)

    def text(self, key: str) -> Text:
        """Return the text under `key` with the English beside it."""
        return Text(getattr(self, key) or "", getattr(self, f"{key}_en") or "")


class Named(Table):
    """A table with a name."""

    name: Word
    english: str = ""

    @property
    def named(self) -> Text:
        """The name in both languages."""
        return Text(self.name, self.english)


class WayTable(Table):
    """`{ agent = "3F-help", do = "帮您画", minutes = 15, say = "…" }`: the first key says how it works."""

    agent: str = ""
    here: str = ""
    sample: bool = False
    phone: bool = False
    self_: bool = Field(False, alias="self")
    elsewhere: bool = False
    do: str = ""
    do_en: str = ""
    say: str = ""
    say_en: str = ""
    minutes: int = Field(0, ge=0, le=480)

    @property
    def kinds(self) -> list[str]:
        """The keys that say how it works; there must be exactly one."""
        names = ("agent", "here", "sample", "phone", "self_", "elsewhere")
        return [name.rstrip("_") for name in names if getattr(self, name)]

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if len(self.kinds) != 1:
            raise expected(
                "正好一个：agent、here、sample、phone、self、elsewhere",
                "exactly one of agent, here, sample, phone, self, elsewhere",
            )
        if not self.say and not (self.agent or self.here or self.sample):
            raise expected("say：一句话，说在哪儿、怎么办", "say: a sentence that tells where and how")
        if not self.do and not self.sample:
            raise expected("do：一两个词，比如“帮您画”", "do: a word or two, such as “Draw it with us”")
        return self


class RequirementTable(Table):
    """One requirement; its first key is its kind and holds its name."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    material: str = ""
    person: str = ""
    condition: str = ""
    step: str = ""
    english: str = ""
    pledgeable: bool = False
    statement: bool = False
    held: bool = False
    original: int = Field(0, ge=0, le=50)
    copies: int = Field(0, ge=0, le=50)
    per: str = ""
    per_en: str = ""
    max_age: str = ""
    max_age_en: str = ""
    any_of: list[Pair] = []
    note: str = ""
    note_en: str = ""
    source: str = ""
    source_en: str = ""
    sample: list[Pair] = Field([], max_length=6)
    sample_hint: str = ""
    sample_hint_en: str = ""
    when: dict[str, str | list[str]] = {}
    ways: list[WayTable] = []

    @property
    def kinds(self) -> list[str]:
        """The keys that name it; there must be exactly one."""
        return [kind for kind in ("material", "person", "condition", "step") if getattr(self, kind)]

    @property
    def standings(self) -> list[str]:
        """The marks that say what may be done where it is missing; none means that it must be there."""
        return [mark for mark in ("pledgeable", "statement", "held") if getattr(self, mark)]

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if len(self.kinds) != 1:
            raise expected(
                "正好一个名字：material、person、condition 或 step",
                "exactly one name: material, person, condition or step",
            )
        if len(self.standings) > 1:
            raise expected("pledgeable、statement、held 最多一个", "at most one of pledgeable, statement, held")
        return self


class ChoiceTable(Table):
    """One answer to a question; `leads_to` is the code, name or short name of another entry."""

    id: Word
    label: Word
    label_en: str = ""
    hint: str = ""
    hint_en: str = ""
    icon: str = ""
    leads_to: str = ""


class SituationTable(Table):
    """A question that decides what is required."""

    id: Word
    question: Word
    question_en: str = ""
    when: dict[str, str | list[str]] = {}
    choices: list[ChoiceTable] = Field(min_length=2, max_length=6)


class ItemTable(Named):
    """One item. Floor and zone are those of its queue, unless `zone` names another place."""

    code: Annotated[str, Field(pattern=r"^[0-9A-Z]{18}[1-6][0-9]{12}([0-9]{2})?$")]
    short: str = ""
    short_en: str = ""
    department: str = ""
    queue: Word
    zone: str = ""
    promised: Days = None
    promised_note: str = ""
    promised_note_en: str = ""
    legal: Days = None
    intro: str = ""
    intro_en: str = ""
    everyday: list[Word] = []
    supervisor: str = ""
    fee: str = ""
    fee_en: str = ""
    result: str = ""
    result_en: str = ""
    basis: str = ""
    basis_en: str = ""
    kind: str = ""
    life_events: list[Word] = []
    icon: str = "document"
    discreet: bool = False
    special_zone: str = ""
    nearer: str = ""
    nearer_en: str = ""
    wanted: int = Field(0, ge=0)
    situation: list[SituationTable] = []
    requirement: list[RequirementTable] = []


class DepartmentTable(Named):
    """A department; `short` for narrow places."""

    id: Word
    short: Word
    short_en: str = ""
    floor: int


class LifeEventTable(Named):
    """A way to choose by what happens in life."""

    id: Word
    hint: str = ""
    hint_en: str = ""
    icon: str


class ElsewhereTable(Named):
    """Something done in another house."""

    code: Word
    go: Word
    go_en: str = ""
    everyday: list[Word] = []


class UsualTable(Table):
    """What many items share; an entry takes it over with `like = ID` and may change any key of it."""

    requirement: list[RequirementTable] = []
    situation: list[SituationTable] = []


class CatalogueFile(Table):
    """One catalogue file; `items_of` names the department of its items."""

    items_of: str = ""
    item: list[ItemTable] = []
    department: list[DepartmentTable] = []
    life_event: list[LifeEventTable] = []
    elsewhere: list[ElsewhereTable] = []
    usual: UsualTable = UsualTable()


class PlaceTable(Named):
    """A place that a visitor can be sent to."""

    id: Word
    floor: int = Field(ge=-5, le=200)
    windows: str = ""


class SpaceTable(Named):
    """A public space to wait in."""

    say: Word
    say_en: str = ""
    floor: int
    icon: str


class HoursTable(Table):
    """When queues are open: `workday = ["9:00-12:00", "13:00-17:00"]`; the last number some minutes before."""

    id: Word
    workday: list[Span] = Field(min_length=1)
    saturday: list[Span] = []
    last_number_minutes: int = Field(0, ge=0, le=240)


class QueueTable(Named):
    """One prefix letter, one line of people."""

    prefix: Annotated[str, Field(pattern=r"^[A-HJ-NP-Z]$")]
    place: Word
    hours: Word
    first: int = Field(1, ge=1)
    last: int = Field(999, ge=1)
    theirs: str = ""
    theirs_en: str = ""
    help: bool = False


class PurposeTable(Named):
    """A reason to come that needs no checklist."""

    id: Word
    hint: str = ""
    hint_en: str = ""
    where: str = ""
    where_en: str = ""
    icon: str
    queues: list[Word] = Field(min_length=1)


class FloorTable(Named):
    """A floor as the home shows it."""

    floor: int
    short: Word
    short_en: str = ""


class CalendarTable(Table):
    """Public holidays and worked weekend days, as published."""

    holidays: list[date] = []
    workdays: list[date] = []
    until: date | None = None


class SiteFile(Named):
    """site.toml."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    motto: str = ""
    motto_en: str = ""
    farewell: str = ""
    farewell_en: str = ""
    time_zone: Word
    hotline: Word
    consult_phone: str = ""
    supervise_phone: str = ""
    help_queue: Word
    help_desk: Word
    info_desk: Word
    floor: list[FloorTable] = Field(min_length=1)
    place: list[PlaceTable] = Field(min_length=1)
    hours: list[HoursTable] = Field(min_length=1)
    queue: list[QueueTable] = Field(min_length=1)
    purpose: list[PurposeTable] = []
    space: list[SpaceTable] = []
    calendar: CalendarTable = CalendarTable()


class PanelTable(Table):
    """The panel that people touch, in mm; `lower_edge_mm` above the floor."""

    orientation: str
    width_mm: float = Field(gt=50, lt=3000)
    height_mm: float = Field(gt=50, lt=3000)
    lower_edge_mm: float = Field(ge=0, lt=2000)

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.orientation not in ("portrait", "landscape"):
            raise expected("orientation：portrait（竖）或 landscape（横）", "orientation: portrait or landscape")
        return self


class PrinterTable(Table):
    """How this machine reaches its slip printer."""

    name: Word
    profile: Word
    connection: Annotated[str, Field(pattern=r"^(tcp://.+:\d+|serial:.+|usb:.+|file:.+)$")]


class MachineFile(Named):
    """machine.toml."""

    device: Word
    floor: int
    panel: PanelTable
    printer: PrinterTable | None = None
    scanner: bool = False
