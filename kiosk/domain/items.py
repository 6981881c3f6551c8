"""What the hall offers: service items, the questions that split them, what each requires, how a gap is mended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from kiosk.domain.text import NOTHING, Text


class Kind(Enum):
    """What a requirement is; persons, conditions and steps are asked before papers."""

    MATERIAL = "material"
    PERSON = "person"
    CONDITION = "condition"
    STEP = "step"


class Standing(Enum):
    """What may be done where a requirement is missing."""

    CORE = "core"  # must be there: 必带
    PLEDGEABLE = "pledgeable"  # on the item's published list: 可容缺
    STATEMENT = "statement"  # a signed statement replaces it for good: 告知承诺
    HELD = "held"  # the government has it: 免提交；查不到时再出示


class WayKind(Enum):
    """How a way to mend a gap works; the order is the order of nearness."""

    AGENT = "agent"  # a help agent does it with you, at a place of this hall
    HERE = "here"  # made or printed at this hall: terminal, photo booth, tax desk
    SAMPLE = "sample"  # after a sample that this kiosk shows
    PHONE = "phone"  # on the visitor's own phone
    SELF = "self"  # the visitor or somebody hired writes it
    ELSEWHERE = "elsewhere"  # another house: bank, hospital, police station, village
    STATEMENT = "statement"  # 到窗口签声明
    PLEDGE = "pledge"  # 可申请容缺，由窗口确认


@dataclass(frozen=True, slots=True)
class Way:
    """One way to turn a missing requirement into done (补救).

    `do` is a word or two (帮您画), `say` the sentence with place and time; `place` names a place of the site file.
    `minutes` is an estimate of the time on the spot, 0 where nobody knows.
    """

    kind: WayKind
    do: Text
    say: Text
    place: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """Situations in which something applies: for each question the answers that switch it on (all must hold)."""

    answers: tuple[tuple[str, frozenset[str]], ...] = ()

    def holds(self, situations: dict[str, str]) -> bool:
        """Tell whether every named question was answered with one of its answers; true where none is named."""
        return all(situations.get(question) in wanted for question, wanted in self.answers)


ALWAYS = When()


@dataclass(frozen=True, slots=True)
class Sample:
    """What a good paper shows: up to six points, read beside the requirement (样张).

    `drawing` names a kind of paper in `kiosk.domain.samples`, and `marks` for each point the spot of it where the
    point can be seen; empty where the drawing does not show it.
    """

    points: tuple[Text, ...]
    hint: Text = NOTHING
    drawing: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """Anything that must be there: a material, a person who must come, a condition, a step before.

    `name` of a material may carry a break `|`. `original` and `copies` count sheets; `per` says for whom each
    count is meant (每位买方). `max_age` is words such as 3个月内开具; `any_of` lists alternatives of which one does.
    """

    id: str
    kind: Kind
    name: Text
    standing: Standing = Standing.CORE
    original: int = 0
    copies: int = 0
    per: Text = NOTHING
    max_age: Text = NOTHING
    any_of: tuple[Text, ...] = ()
    note: Text = NOTHING
    source: Text = NOTHING
    sample: Sample | None = None
    when: When = ALWAYS
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a situation question; `leads_to` is the code of another item or place entry, or empty."""

    id: str
    label: Text
    hint: Text = NOTHING
    icon: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """A question whose answer decides what is required; at most four an item, nothing preselected."""

    id: str
    question: Text
    choices: tuple[Choice, ...]
    when: When = ALWAYS


class TermUnit(Enum):
    """What a legal term is counted in: the word of a file."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    MONTHS = "months"
    HOURS = "hours"


_SAID = {
    TermUnit.WORKING_DAYS: Text("{}个工作日", "{} working days"),
    TermUnit.DAYS: Text("{}日", "{} days"),
    TermUnit.MONTHS: Text("{}个月", "{} months"),
    TermUnit.HOURS: Text("{}小时", "{} hours"),
}


_AT_MOST = {TermUnit.WORKING_DAYS: 1.0, TermUnit.DAYS: 1.0, TermUnit.MONTHS: 23.0, TermUnit.HOURS: 1 / 24}


@dataclass(frozen=True, slots=True)
class Term:
    """How long something may take; 0 working days is on the spot."""

    number: int
    unit: TermUnit = TermUnit.WORKING_DAYS

    @property
    def said(self) -> Text:
        """The term in words: 20个工作日."""
        words = _SAID[self.unit]
        return Text(words.zh.format(self.number), words.en.format(self.number))

    @property
    def working_days(self) -> float:
        """The most working days that can lie in it, for a comparison with a promised time."""
        return self.number * _AT_MOST[self.unit]


class HandedOut(Enum):
    """How a result comes to its applicant (service-guide §1)."""

    WINDOW = "window"
    POST = "post"
    ELECTRONIC = "electronic"
    TERMINAL = "terminal"
    NOTICE = "notice"  # 公告


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Who keeps an entry true: the kind of source it follows, its owner, when it was last compared with the source.

    `worked_out` marks the frequent items whose every answer was thought through; `incomplete` those that came from
    a bare list of names and hold only what is usual in their department.
    """

    follows: str = ""
    owner: str = ""
    checked: date | None = None
    worked_out: bool = False
    incomplete: bool = False


NO_UPKEEP = Upkeep()


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """One thing a visitor can have done here (事项).

    `queue` is the prefix letter of its one queue; `promised` is working days (0 = on the spot), None where the guide
    names none, as with `legal`. `visits` is how often one must come, `reach` the 通办范围. `discreet` items show a
    neutral group name wherever others could read. `public_safety` items touch what no statement (告知承诺) may stand
    in for: national or public safety, finance, ecology, health, property, foreign affairs (service-guide §5).
    """

    code: str
    name: Text
    short: Text
    department: str
    queue: str
    floor: int
    zone: str
    instant: bool
    promised: int | None = None
    legal: Term | None = None
    promised_note: Text = NOTHING
    intro: Text = NOTHING
    everyday: tuple[str, ...] = ()
    supervisor: str = ""
    fee: Text = NOTHING
    result: Text = NOTHING
    basis: Text = NOTHING
    kind: str = ""
    life_events: tuple[str, ...] = ()
    icon: str = "document"
    discreet: bool = False
    public_safety: bool = False
    special_zone: str = ""
    nearer: Text = NOTHING
    wanted: int = 0
    for_whom: tuple[str, ...] = ()
    handed_out: tuple[HandedOut, ...] = ()
    visits: int | None = None
    reach: str = ""
    upkeep: Upkeep = NO_UPKEEP
    situations: tuple[Situation, ...] = ()
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something people ask for that is done in another house; search finds it and says where to go."""

    code: str
    name: Text
    go: Text
    everyday: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Department:
    """A department with items in this hall; `floor` is where most of its windows are."""

    id: str
    name: Text
    short: Text
    floor: int


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """A way to choose by what happens in life (人生事项): 买房过户, 生孩子 and the like."""

    id: str
    name: Text
    hint: Text
    icon: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several items that are often taken together (一件事): `items` are their codes.

    `letters` are the initials of its name, `follows` says after which kind of list it was made.
    """

    id: str
    name: Text
    hint: Text
    icon: str
    life_events: tuple[str, ...]
    items: tuple[str, ...]
    follows: str = ""
    letters: str = ""


class _ByCode:
    """The slot beside a catalogue's fields in which it keeps what is found by its code: 50,000 are not walked a key."""

    __slots__ = ("_codes",)
    _codes: dict[str, ServiceItem]


@dataclass(frozen=True, slots=True)
class Catalogue(_ByCode):
    """All that a hall offers, in one numbered, immutable version."""

    version: int
    items: tuple[ServiceItem, ...]
    departments: tuple[Department, ...]
    life_events: tuple[LifeEvent, ...]
    elsewhere: tuple[Elsewhere, ...] = ()
    bundles: tuple[Bundle, ...] = ()

    def led(self, letters: Mapping[str, str]) -> "Catalogue":
        """Return it with items that name a queue by another letter naming it so."""
        if not any(item.queue in letters for item in self.items):
            return self
        items = tuple(replace(item, queue=letters.get(item.queue, item.queue)) for item in self.items)
        return replace(self, items=items)

    def bundled(self, id_: str) -> tuple[ServiceItem, ...]:
        """Return the items of a bundle, none where there is no such bundle."""
        codes = next((bundle.items for bundle in self.bundles if bundle.id == id_), ())
        return tuple(item for code in codes if (item := self.find(code)) is not None)

    def bundles_meant(self, typed: str) -> list[Bundle]:
        """Return the bundles that typed letters or words mean.

        Letters are the initials from the first on, or the beginning of an English word; characters stand in the name.
        """
        word = typed.strip()
        return [bundle for bundle in self.bundles if _means(word, bundle)] if len(word) > 1 else []

    def find(self, key: str) -> ServiceItem | None:
        """Return the item with this code, or the only one with this official, short or English name."""
        try:
            codes = self._codes
        except AttributeError:  # nobody asked yet
            codes = {item.code: item for item in self.items}
            object.__setattr__(self, "_codes", codes)
        return codes.get(key) or self._named(key)

    def _named(self, key: str) -> ServiceItem | None:
        found = [item for item in self.items if key in (item.name.zh, item.short.zh, item.name.en)]
        return found[0] if len(found) == 1 else None


def _means(word: str, bundle: Bundle) -> bool:
    if not word.isascii():
        return word in bundle.name.zh.replace("|", "")
    letters = word.upper()
    english = len(letters) > 2 and f" {letters}" in f" {bundle.name.en.upper()}"
    return bundle.letters.startswith(letters) or english


def asked_situations(item: ServiceItem, answers: dict[str, str]) -> tuple[Situation, ...]:
    """Return the questions that apply, given the answers so far."""
    return tuple(question for question in item.situations if question.when.holds(answers))


ORDER = {Kind.CONDITION: 0, Kind.PERSON: 1, Kind.STEP: 2, Kind.MATERIAL: 3}


def required(item: ServiceItem, situations: dict[str, str]) -> tuple[Requirement, ...]:
    """Return what is required in these situations: conditions, persons and steps first, 免提交 last."""
    applies = (r for r in item.requirements if r.when.holds(situations))
    return tuple(sorted(applies, key=lambda r: (r.standing is Standing.HELD, ORDER[r.kind])))


def asked(item: ServiceItem, situations: dict[str, str]) -> tuple[Requirement, ...]:
    """Return the requirements that a visitor is asked about: all but those that the government holds."""
    return tuple(r for r in required(item, situations) if r.standing is not Standing.HELD)
