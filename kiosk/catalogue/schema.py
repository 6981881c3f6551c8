"""The shape of the item files that a hall writes: one table a class, unknown keys and wrong types found by pydantic.

A text's English stands beside it as `KEY_en`; the English of a name is `english`. Only the checking path imports this.
"""

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from kiosk.catalogue.problems import one_of
from kiosk.domain.icons import ICONS
from kiosk.domain.items import HandedOut, Term, TermUnit
from kiosk.domain.several import MOST_ITEMS
from kiosk.domain.text import NOTHING, Text

INSTANT = "instant"
NO_TERM = "none"
MOST_CHOICES = 6
ITEM_CODE = r"^[0-9A-Z]{18}[1-6][0-9]{12}([0-9]{2})?$"  # 实施编码, 业务办理项 with two more (GB/T 39554.1)
REQUIREMENT_ID = r"^[a-z][a-z0-9-]*$"
_DAYS = re.compile(r"([1-9]\d*) working days?")
_TERM = re.compile(r"([1-9]\d*) (working days|days|months|hours)")


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


def _term(value: Any) -> Any:
    """Read `20 working days`, `30 days`, `3 months`, `24 hours`, `instant` or `none` (None)."""
    if value in (INSTANT, NO_TERM):
        return Term(0) if value == INSTANT else None
    match = _TERM.fullmatch(_plural(value)) if isinstance(value, str) else None
    if match is None:
        raise expected(
            "“20 working days”、“30 days”、“3 months”、“24 hours”、“instant”或“none”",
            "“20 working days”, “30 days”, “3 months”, “24 hours”, “instant” or “none”",
        )
    return Term(int(match[1]), TermUnit(match[2]))


def _plural(term: str) -> str:
    return term if term.endswith("s") else f"{term}s"


def _icon(value: Any) -> Any:
    if not isinstance(value, str) or value not in ICONS:
        known = one_of(ICONS, str(value))
        raise expected(known.zh, known.en)
    return value


def _handed_out(value: Any) -> Any:
    ways = [way.value for way in HandedOut]
    if value not in ways:
        raise expected(f"其中一个：{'、'.join(ways)}", f"one of {', '.join(ways)}")
    return HandedOut(value)


def _days_said(days: int | None) -> str:
    """Write what `_days` reads."""
    return {None: NO_TERM, 0: INSTANT}.get(days, f"{days} working days")


def _term_said(term: Term | None) -> str:
    """Write what `_term` reads."""
    if term is None or not term.number:
        return NO_TERM if term is None else INSTANT
    return f"{term.number} {term.unit.value}"


Days = Annotated[int | None, BeforeValidator(_days), PlainSerializer(_days_said)]
LegalTerm = Annotated[Any, BeforeValidator(_term), PlainSerializer(_term_said)]
HandingOut = Annotated[Any, BeforeValidator(_handed_out), PlainSerializer(lambda way: way.value)]
Word = Annotated[str, Field(min_length=1)]
Icon = Annotated[str, BeforeValidator(_icon)]
Pair = Annotated[list[Word], Field(min_length=1, max_length=2)]  # 中文, English
Point = Annotated[list[str], Field(min_length=1, max_length=3)]  # 中文, English, the spot of the drawing


class Table(BaseModel):
    """A table of a file: strict types, no unknown keys."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=False)

    def text(self, key: str) -> Text:
        """Return the text under `key` with the English beside it."""
        zh, en = getattr(self, key) or "", getattr(self, f"{key}_en") or ""
        return Text(zh, en) if zh or en else NOTHING  # one for all: fifty thousand items leave ten texts empty each


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

    id: Annotated[str, Field(pattern=REQUIREMENT_ID)]
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
    sample: list[Point] = Field([], max_length=6)
    sample_of: str = ""
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
    icon: Icon = ""
    leads_to: str = ""


class SituationTable(Table):
    """A question that decides what is required."""

    id: Word
    question: Word
    question_en: str = ""
    when: dict[str, str | list[str]] = {}
    choices: list[ChoiceTable] = Field(min_length=2, max_length=MOST_CHOICES)


class ItemTable(Named):
    """One item. Floor and zone are those of its queue, unless `zone` names another place."""

    code: Annotated[str, Field(pattern=ITEM_CODE)]
    short: str = ""
    short_en: str = ""
    department: str = ""
    queue: Word
    zone: str = ""
    promised: Days = None
    promised_note: str = ""
    promised_note_en: str = ""
    legal: LegalTerm = None
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
    icon: Icon = "document"
    discreet: bool = False
    public_safety: bool = False
    special_zone: str = ""
    nearer: str = ""
    nearer_en: str = ""
    wanted: int = Field(default=0, ge=0)
    for_whom: list[Word] = []
    handed_out: list[HandingOut] = []
    visits: int | None = Field(default=None, ge=0, le=2)
    reach: str = ""
    worked_out: bool = False
    incomplete: bool = False
    follows: str = ""
    owner: str = ""
    checked: date | None = None
    situation: list[SituationTable] = []
    requirement: list[RequirementTable] = []


class DepartmentTable(Named):
    """A department; `short` for narrow places, `usual` what its items require where only their names are known."""

    id: Word
    short: Word
    short_en: str = ""
    floor: int
    usual: list[Word] = []


class LifeEventTable(Named):
    """A way to choose by what happens in life."""

    id: Word
    hint: str = ""
    hint_en: str = ""
    icon: Icon


class ElsewhereTable(Named):
    """Something done in another house."""

    code: Word
    go: Word
    go_en: str = ""
    everyday: list[Word] = []


class BundleTable(Named):
    """Several items taken together (一件事), by code, name or short name; `follows` says after which kind of list."""

    id: Word
    hint: str = ""
    hint_en: str = ""
    icon: Icon
    life_events: list[Word] = Field(min_length=1)
    items: list[Word] = Field(min_length=2, max_length=MOST_ITEMS)
    follows: Word


class UsualTable(Table):
    """What many items share; an entry takes it over with `like = ID` and may change any key of it."""

    requirement: list[RequirementTable] = []
    situation: list[SituationTable] = []


class SynonymTable(Table):
    """What people say and what it finds, the likeliest first; `asks` where a word means several things."""

    words: list[Word] = Field(min_length=1)
    finds: list[Word] = Field(min_length=1)
    asks: str = ""
    asks_en: str = ""


class CatalogueFile(Table):
    """One catalogue file; `items_of`, `owner`, `follows` and `checked` hold for the items that name no other.

    `synonym` is of a whole catalogue: what stands in `synonyms.toml` or a workbook's sheet, None where neither told.
    """

    items_of: str = ""
    owner: str = ""
    follows: str = ""
    checked: date | None = None
    item: list[ItemTable] = []
    department: list[DepartmentTable] = []
    life_event: list[LifeEventTable] = []
    elsewhere: list[ElsewhereTable] = []
    bundle: list[BundleTable] = []
    usual: UsualTable = UsualTable()
    synonym: list[SynonymTable] | None = None
