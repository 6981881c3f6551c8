"""A department's file: its items as hall staff write them, read into the domain's types."""

from typing import Annotated

from pydantic import Field, model_validator

from kiosk.catalogue.toml import Entry
from kiosk.domain import items as domain
from kiosk.domain.text import Text

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class WayEntry(Entry):
    """One way to mend a gap: exactly one of the place keys says which kind; its value is a place id or true."""

    agent: str = ""
    here: str = ""
    sample: bool = False
    phone: bool = False
    self_: bool = Field(default=False, alias="self")
    elsewhere: bool = False
    do: str
    do_en: str
    say: str
    say_en: str
    minutes: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _one_kind(self) -> "WayEntry":
        if len(self.kinds()) != 1:
            raise ValueError("exactly one of agent, here, sample, phone, self, elsewhere")
        return self

    def kinds(self) -> list[domain.WayKind]:
        """Return the kinds that are named; a good way names one."""
        named = {
            domain.WayKind.AGENT: self.agent,
            domain.WayKind.HERE: self.here,
            domain.WayKind.SAMPLE: self.sample,
            domain.WayKind.PHONE: self.phone,
            domain.WayKind.SELF: self.self_,
            domain.WayKind.ELSEWHERE: self.elsewhere,
        }
        return [kind for kind, value in named.items() if value]

    def way(self) -> domain.Way:
        """Return the domain's way."""
        place = self.agent or self.here
        return domain.Way(
            self.kinds()[0], Text(self.do, self.do_en), Text(self.say, self.say_en), place, self.minutes
        )


class SampleEntry(Entry):
    """Up to six points that a good paper shows, in both languages, in the same order."""

    points: list[str] = Field(min_length=1, max_length=6)
    points_en: list[str]
    hint: str = ""
    hint_en: str = ""

    @model_validator(mode="after")
    def _same_length(self) -> "SampleEntry":
        if len(self.points) != len(self.points_en):
            raise ValueError("points_en with as many entries as points")
        return self

    def sample(self) -> domain.Sample:
        """Return the domain's sample."""
        points = tuple(Text(zh, en) for zh, en in zip(self.points, self.points_en, strict=True))
        return domain.Sample(points, Text(self.hint, self.hint_en))


_KINDS = {
    "material": domain.Kind.MATERIAL,
    "person": domain.Kind.PERSON,
    "condition": domain.Kind.CONDITION,
    "step": domain.Kind.STEP,
}


class RequirementEntry(Entry):
    """Something that must be there; the key that names it says what kind it is."""

    id: Id
    material: str = ""
    person: str = ""
    condition: str = ""
    step: str = ""
    english: str
    original: int = Field(default=0, ge=0, le=20)
    copies: int = Field(default=0, ge=0, le=20)
    per: str = ""
    per_en: str = ""
    max_age: str = ""
    max_age_en: str = ""
    any_of: list[str] = []
    any_of_en: list[str] = []
    note: str = ""
    note_en: str = ""
    source: str = ""
    source_en: str = ""
    pledgeable: bool = False
    statement: bool = False
    held: bool = False
    when: dict[str, list[str]] = {}
    sample: SampleEntry | None = None
    remedy: list[WayEntry] = []

    @model_validator(mode="after")
    def _sound(self) -> "RequirementEntry":
        if len(self._named()) != 1:
            raise ValueError("exactly one of material, person, condition, step")
        if self.pledgeable + self.statement + self.held > 1:
            raise ValueError("at most one of pledgeable, statement, held")
        if self.any_of_en and len(self.any_of) != len(self.any_of_en):
            raise ValueError("any_of_en with as many entries as any_of")
        if not self.material and (self.pledgeable or self.original or self.copies):
            raise ValueError("counts and pledges only for a material")
        return self

    def _named(self) -> list[str]:
        return [key for key in _KINDS if getattr(self, key)]

    def _standing(self) -> domain.Standing:
        if self.held:
            return domain.Standing.HELD
        if self.statement:
            return domain.Standing.STATEMENT
        return domain.Standing.PLEDGEABLE if self.pledgeable else domain.Standing.CORE

    def requirement(self) -> domain.Requirement:
        """Return the domain's requirement."""
        key = self._named()[0]
        english = self.any_of_en or [""] * len(self.any_of)
        return domain.Requirement(
            id=self.id,
            kind=_KINDS[key],
            name=Text(getattr(self, key), self.english),
            standing=self._standing(),
            original=self.original,
            copies=self.copies,
            per=Text(self.per, self.per_en),
            max_age=Text(self.max_age, self.max_age_en),
            any_of=tuple(Text(zh, en) for zh, en in zip(self.any_of, english, strict=True)),
            note=Text(self.note, self.note_en),
            source=Text(self.source, self.source_en),
            sample=self.sample.sample() if self.sample else None,
            when=_when(self.when),
            ways=tuple(entry.way() for entry in self.remedy),
        )


class ChoiceEntry(Entry):
    """One answer to a question."""

    id: Id
    say: str
    english: str
    hint: str = ""
    hint_en: str = ""
    icon: str = ""
    leads_to: str = ""

    def choice(self) -> domain.Choice:
        """Return the domain's choice."""
        hint = Text(self.hint, self.hint_en)
        return domain.Choice(self.id, Text(self.say, self.english), hint, self.icon, self.leads_to)


class SituationEntry(Entry):
    """A question whose answer decides what is required."""

    id: Id
    ask: str
    english: str
    choice: list[ChoiceEntry] = Field(min_length=2, max_length=4)
    when: dict[str, list[str]] = {}

    def situation(self) -> domain.Situation:
        """Return the domain's situation."""
        choices = tuple(entry.choice() for entry in self.choice)
        return domain.Situation(self.id, Text(self.ask, self.english), choices, _when(self.when))


class ItemEntry(Entry):
    """One service item."""

    code: Annotated[str, Field(min_length=4, max_length=64)]
    name: Annotated[str, Field(min_length=2, max_length=200)]
    english: str
    short: str = ""
    short_en: str = ""
    queue: Annotated[str, Field(pattern=r"^[A-HJ-NP-Z]$")]
    floor: int = Field(ge=-3, le=60)
    zone: str
    instant: bool = False
    promised: int | None = Field(default=None, ge=1)
    legal: int | None = Field(default=None, ge=0)
    promised_note: str = ""
    promised_note_en: str = ""
    intro: str = ""
    intro_en: str = ""
    everyday: list[str] = []
    supervisor: str = ""
    fee: str = "不收费"
    fee_en: str = "Free of charge"
    result: str = ""
    result_en: str = ""
    basis: str = ""
    basis_en: str = ""
    kind: str = ""
    life_events: list[str] = []
    icon: str = "document"
    discreet: bool = False
    special_zone: str = ""
    nearer: str = ""
    nearer_en: str = ""
    wanted: int = Field(default=0, ge=0)
    situation: list[SituationEntry] = []
    requirement: list[RequirementEntry] = Field(min_length=1)

    def item(self, department: str) -> domain.ServiceItem:
        """Return the domain's item."""
        return domain.ServiceItem(
            code=self.code,
            name=Text(self.name, self.english),
            short=Text(self.short or self.name, self.short_en or self.english),
            department=department,
            queue=self.queue,
            floor=self.floor,
            zone=self.zone,
            instant=self.instant,
            promised=self.promised,
            legal=self.legal,
            promised_note=Text(self.promised_note, self.promised_note_en),
            intro=Text(self.intro, self.intro_en),
            everyday=tuple(self.everyday),
            supervisor=self.supervisor,
            fee=Text(self.fee, self.fee_en),
            result=Text(self.result, self.result_en),
            basis=Text(self.basis, self.basis_en),
            kind=self.kind,
            life_events=tuple(self.life_events),
            icon=self.icon,
            discreet=self.discreet,
            special_zone=self.special_zone,
            nearer=Text(self.nearer, self.nearer_en),
            wanted=self.wanted,
            situations=tuple(entry.situation() for entry in self.situation),
            requirements=tuple(entry.requirement() for entry in self.requirement),
        )


class DepartmentFile(Entry):
    """One file of the catalogue folder: a department and its items."""

    department: Id
    item: list[ItemEntry] = []


class DepartmentEntry(Entry):
    """A department of departments.toml."""

    id: Id
    name: str
    english: str
    short: str
    short_en: str
    floor: int

    def department(self) -> domain.Department:
        """Return the domain's department."""
        return domain.Department(self.id, Text(self.name, self.english), Text(self.short, self.short_en), self.floor)


class LifeEventEntry(Entry):
    """A life event of departments.toml."""

    id: Id
    name: str
    english: str
    hint: str
    hint_en: str
    icon: str

    def life_event(self) -> domain.LifeEvent:
        """Return the domain's life event."""
        return domain.LifeEvent(self.id, Text(self.name, self.english), Text(self.hint, self.hint_en), self.icon)


class ElsewhereEntry(Entry):
    """Something done in another house."""

    code: Id
    name: str
    english: str
    go: str
    go_en: str
    everyday: list[str] = []

    def elsewhere(self) -> domain.Elsewhere:
        """Return the domain's entry."""
        return domain.Elsewhere(
            self.code, Text(self.name, self.english), Text(self.go, self.go_en), tuple(self.everyday)
        )


class FrameFile(Entry):
    """departments.toml: departments, life events, and what is done elsewhere."""

    department: list[DepartmentEntry] = Field(min_length=1)
    life_event: list[LifeEventEntry] = []
    elsewhere: list[ElsewhereEntry] = []


def _when(entry: dict[str, list[str]]) -> domain.When:
    return domain.When(tuple((question, frozenset(answers)) for question, answers in entry.items()))
