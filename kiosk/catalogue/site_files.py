"""site.toml and machine.toml as they are written, read into the domain's types."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from kiosk.catalogue.toml import Entry
from kiosk.domain import site as domain
from kiosk.domain.text import NOTHING, Text

PlaceId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$")]
Prefix = Annotated[str, Field(pattern=r"^[A-HJ-NP-Z]$", description="a letter, not I or O")]


class PlaceEntry(Entry):
    """A place that a visitor can be sent to."""

    id: PlaceId
    name: str
    english: str
    floor: int
    windows: str = ""

    def place(self) -> domain.Place:
        """Return the domain's place."""
        return domain.Place(self.id, Text(self.name, self.english), self.floor, self.windows)


def _session(text: str) -> domain.Session:
    """Read `9:00-12:00` or, with the last-number time, `9:00-12:00 last 11:40`."""
    span, _, last = text.partition(" last ")
    opens, _, closes = span.partition("-")
    start, end = _time(opens), _time(closes)
    until = _time(last) if last else end
    if not start < until <= end:
        raise ValueError("opens < last ≤ closes, such as 9:00-12:00 last 11:40")
    return domain.Session(start, end, until)


def _time(text: str) -> time:
    hour, _, minute = text.strip().partition(":")
    return time(int(hour), int(minute))


class QueueEntry(Entry):
    """A queue and its hours."""

    prefix: Prefix
    name: str
    english: str
    place: PlaceId
    workday: list[str] = []
    saturday: list[str] = []
    first: int = Field(default=1, ge=0)
    last_number: int = Field(default=999, ge=1)
    theirs: str = ""
    theirs_en: str = ""
    help: bool = False

    @field_validator("workday", "saturday")
    @classmethod
    def _hours(cls, texts: list[str]) -> list[str]:
        ends = time(0)
        for text in texts:
            session = _session(text)
            if session.opens < ends:
                raise ValueError("stretches in order that do not overlap")
            ends = session.closes
        return texts

    @model_validator(mode="after")
    def _range(self) -> "QueueEntry":
        if self.first > self.last_number:
            raise ValueError("first ≤ last_number")
        return self

    def queue(self) -> domain.Queue:
        """Return the domain's queue."""
        hours = domain.Hours(tuple(map(_session, self.workday)), tuple(map(_session, self.saturday)))
        theirs = Text(self.theirs, self.theirs_en) if self.theirs else NOTHING
        return domain.Queue(
            self.prefix,
            Text(self.name, self.english),
            self.place,
            hours,
            self.first,
            self.last_number,
            theirs,
            self.help,
        )


class PurposeEntry(Entry):
    """A purpose without a checklist."""

    id: PlaceId
    name: str
    english: str
    hint: str
    hint_en: str
    where: str
    where_en: str
    icon: str
    queues: list[Prefix] = Field(min_length=1)

    def purpose(self) -> domain.Purpose:
        """Return the domain's purpose."""
        return domain.Purpose(
            self.id,
            Text(self.name, self.english),
            Text(self.hint, self.hint_en),
            Text(self.where, self.where_en),
            self.icon,
            tuple(self.queues),
        )


class FloorEntry(Entry):
    """A floor and what it is for."""

    floor: int
    name: str
    english: str
    short: str
    short_en: str

    def group(self) -> domain.FloorGroup:
        """Return the domain's floor group."""
        return domain.FloorGroup(self.floor, Text(self.name, self.english), Text(self.short, self.short_en))


class SpaceEntry(Entry):
    """A public space."""

    name: str
    english: str
    say: str
    say_en: str
    floor: int
    icon: str

    def space(self) -> domain.Space:
        """Return the domain's space."""
        return domain.Space(Text(self.name, self.english), Text(self.say, self.say_en), self.floor, self.icon)


class CalendarEntry(Entry):
    """Public holidays and 调休 workdays."""

    until: date
    holidays: list[date] = []
    workdays: list[date] = []

    def calendar(self) -> domain.Calendar:
        """Return the domain's calendar."""
        return domain.Calendar(frozenset(self.holidays), frozenset(self.workdays), self.until)


class SiteFile(Entry):
    """site.toml."""

    id: PlaceId
    name: str
    english: str
    motto: str
    motto_en: str
    farewell: str
    farewell_en: str
    time_zone: str
    hotline: str
    consult_phone: str
    supervise_phone: str
    help_queue: Prefix
    help_desk: PlaceId
    info_desk: PlaceId
    calendar: CalendarEntry
    place: list[PlaceEntry] = Field(min_length=1)
    queue: list[QueueEntry] = Field(min_length=1)
    purpose: list[PurposeEntry] = []
    floor: list[FloorEntry] = Field(min_length=1)
    space: list[SpaceEntry] = []

    def site(self) -> domain.Site:
        """Return the domain's site."""
        return domain.Site(
            id=self.id,
            name=Text(self.name, self.english),
            motto=Text(self.motto, self.motto_en),
            farewell=Text(self.farewell, self.farewell_en),
            zone=self.time_zone,
            hotline=self.hotline,
            consult_phone=self.consult_phone,
            supervise_phone=self.supervise_phone,
            help_queue=self.help_queue,
            help_desk=self.help_desk,
            info_desk=self.info_desk,
            places=tuple(entry.place() for entry in self.place),
            queues=tuple(entry.queue() for entry in self.queue),
            purposes=tuple(entry.purpose() for entry in self.purpose),
            floors=tuple(entry.group() for entry in self.floor),
            spaces=tuple(entry.space() for entry in self.space),
            calendar=self.calendar.calendar(),
        )


class PrinterEntry(Entry):
    """This machine's slip printer."""

    name: PlaceId
    profile: str
    connection: Annotated[str, Field(pattern=r"^(tcp://[^/\s]+(:\d+)?|serial:/?\S+)$")]


class MachineFile(Entry):
    """machine.toml."""

    device: PlaceId
    name: str
    english: str
    floor: int
    orientation: Literal["portrait", "landscape"]
    panel_width_mm: float = Field(gt=50, lt=3000)
    panel_height_mm: float = Field(gt=50, lt=3000)
    lower_edge_mm: float = Field(ge=0, le=2000)
    scanner: bool = False
    printer: PrinterEntry | None = None

    def machine(self) -> domain.Machine:
        """Return the domain's machine."""
        p = self.printer
        return domain.Machine(
            device=self.device,
            name=Text(self.name, self.english),
            floor=self.floor,
            orientation=self.orientation,
            panel_width_mm=self.panel_width_mm,
            panel_height_mm=self.panel_height_mm,
            lower_edge_mm=self.lower_edge_mm,
            printer=domain.PrinterAddress(p.name, p.profile, p.connection) if p else None,
            scanner=self.scanner,
        )
