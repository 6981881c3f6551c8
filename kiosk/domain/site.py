"""The hall itself: its places, queues, hours and phones (site.toml), and this machine (machine.toml)."""

from dataclasses import dataclass, replace
from datetime import date, time

from kiosk.domain.text import NOTHING, Language, Text


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the hall that a visitor can be sent to: zone, help desk, terminal, window group."""

    id: str
    name: Text
    floor: int
    windows: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    """A public space to wait in (六个公共空间)."""

    name: Text
    say: Text
    floor: int
    icon: str


@dataclass(frozen=True, slots=True)
class Session:
    """A stretch of opening, local time; no number after `last`, which may be `closes` itself."""

    opens: time
    closes: time
    last: time


@dataclass(frozen=True, slots=True)
class Hours:
    """When a queue is open: workdays, Saturdays (empty = closed); lunch duty is one long session."""

    workday: tuple[Session, ...]
    saturday: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Public holidays and the weekend days that are worked for them (调休), as the State Council publishes them."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    until: date | None = None  # last day that the published calendar covers


@dataclass(frozen=True, slots=True)
class Queue:
    """One prefix letter, one line of people.

    `place` names the zone where it waits; `first`–`last_number` is the day's range, past which it goes on.
    `theirs` says where to go when another system gives the numbers (tax often does). `quota` is how many it gives a
    day, 0 as many as are asked for; the help queue has none. `was` are its letters of before, by which items may still
    name it; from the hall day `next_from` on its letter is `next_prefix`.
    """

    prefix: str
    name: Text
    place: str
    hours: Hours
    first: int = 1
    last_number: int = 999
    theirs: Text = NOTHING
    help: bool = False
    quota: int = 0
    was: tuple[str, ...] = ()
    next_prefix: str = ""
    next_from: date | None = None


@dataclass(frozen=True, slots=True)
class Purpose:
    """A reason to come that needs no checklist (来意): 咨询, 领证 …, with the queues that serve it."""

    id: str
    name: Text
    hint: Text
    where: Text
    icon: str
    queues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FloorGroup:
    """A floor as the home and the choosing by department show it."""

    floor: int
    name: Text
    short: Text


@dataclass(frozen=True, slots=True)
class SlipLogo:
    """The logo on slips: `key` names it in a printer's memory, `picture` is a PNG of the data folder, a pixel a dot.

    `always`: a printer that keeps no pictures gets it with every slip.
    """

    key: str
    picture: str
    always: bool = False


@dataclass(frozen=True, slots=True)
class CardList:
    """The most frequent items of a field (TOP10, TOP30), of which cards are made (一次告知卡).

    `items` are names or codes in the order that holds where nothing was counted; counts rank the items of `queues`.
    """

    id: str
    name: Text
    top: int
    queues: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How many minutes before an appointment one may check in, and after its slot one still is on time."""

    early_minutes: int = 30
    late_minutes: int = 15


@dataclass(frozen=True, slots=True)
class Site:
    """One hall, the same on every machine of it; its kiosks begin with the first of `languages`."""

    id: str
    name: Text
    motto: Text
    farewell: Text
    zone: str  # IANA time zone of the hall day
    hotline: str
    consult_phone: str
    supervise_phone: str
    help_queue: str
    help_desk: str  # place id
    info_desk: str  # place id
    places: tuple[Place, ...]
    queues: tuple[Queue, ...]
    purposes: tuple[Purpose, ...]
    floors: tuple[FloorGroup, ...]
    spaces: tuple[Space, ...]
    calendar: Calendar
    slip_logo: SlipLogo | None = None
    cards: tuple[CardList, ...] = ()
    cards_address: str = ""  # where the hall's own web pages tell of an item; empty where it has none
    appointments: Tolerance = Tolerance()
    languages: tuple[Language, ...] = (Language.CHINESE, Language.ENGLISH)

    def place(self, id: str) -> Place:
        """Return the place with this id; the site file's check has made sure that it is there."""
        return next(place for place in self.places if place.id == id)

    def queue(self, prefix: str) -> Queue:
        """Return the queue with this prefix letter, now or before; the site file's check has made sure of it."""
        found = next((queue for queue in self.queues if prefix == queue.prefix or prefix in queue.was), None)
        if found is None:  # a number that another program gave, after a letter changed of which this one does not know
            raise LookupError(prefix)
        return found

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The letters of the queues, in their order."""
        return tuple(queue.prefix for queue in self.queues)

    @property
    def letters(self) -> dict[str, str]:
        """Letters of before, and what each is now."""
        return {old: queue.prefix for queue in self.queues for old in queue.was}

    def lettered_as(self, other: "Site") -> "Site":
        """Return this hall with the queues of another, and with what names them by their letters."""
        return replace(
            self, queues=other.queues, help_queue=other.help_queue, purposes=other.purposes, cards=other.cards
        )

    def on(self, day: date) -> "Site":
        """Return the hall as it is on a hall day: a queue whose letter changed until then has its new one."""
        due = [queue for queue in self.queues if queue.next_from is not None and queue.next_from <= day]
        if not due:
            return self
        new = {queue.prefix: queue.next_prefix for queue in due}

        def led(letters: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(new.get(each, each) for each in letters)

        return replace(
            self,
            queues=tuple(_lettered(queue) if queue in due else queue for queue in self.queues),
            help_queue=new.get(self.help_queue, self.help_queue),
            purposes=tuple(replace(each, queues=led(each.queues)) for each in self.purposes),
            cards=tuple(replace(each, queues=led(each.queues)) for each in self.cards),
        )


def _lettered(queue: Queue) -> Queue:
    return replace(queue, prefix=queue.next_prefix, was=(*queue.was, queue.prefix), next_prefix="", next_from=None)


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What one printer has other than its family's profile says; None where it is as the profile (`printer_settings`).

    Dots are those of its paper's width and of the feed before the cut; `density` is -5 to 5.
    """

    dots: int | None = None
    charset: str | None = None
    fs: bool | None = None
    qr: str | None = None
    cut: str | None = None
    feed: int | None = None
    retract_seconds: int | None = None
    near_end: bool | None = None
    density: int | None = None
    black_mark: bool | None = None
    completion: str | None = None

    def given(self) -> dict[str, str | int | bool]:
        """Return those that it has of its own, by key."""
        values = ((key, getattr(self, key)) for key in self.__slots__)
        return {key: value for key, value in values if value is not None}


AS_ITS_FAMILY = OwnSettings()


@dataclass(frozen=True, slots=True)
class PrinterAddress:
    """How this machine reaches a slip printer, and what that one has of its own."""

    name: str
    profile: str
    connection: str  # tcp://host:port, serial:/dev/ttyS0?baud=19200, usb:VID:PID, usblp:/dev/usb/lp0 or file:/path
    own: OwnSettings = AS_ITS_FAMILY
    head_km: int = 0  # how much paper its head is made for, as its sheet says; 0 as its family
    cutter_cuts: int = 0  # the same of its knife


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """How this machine's daily backups are kept: so many days, in a folder (empty: `backups` of the data folder)."""

    keep_days: int = 14
    folder: str = ""


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """How long a screen waits for its visitor, in seconds: quietly, with the ring, with the question 您还在吗."""

    quiet: int = 30
    ring: int = 30
    ask: int = 20


@dataclass(frozen=True, slots=True)
class A4Address:
    """How this machine reaches a printer of A4 pages."""

    name: str
    connection: str  # cups:QUEUE or file:/path


@dataclass(frozen=True, slots=True)
class ScannerAddress:
    """How this machine reaches a scanner of codes: wired as a keyboard (no port), or at a serial port.

    `ends` tells whether it sends something behind each code; else a silence ends it.
    """

    port: str = ""
    baud: int = 9600
    ends: bool = True

    @property
    def keyboard(self) -> bool:
        """Whether it types like a keyboard, so that nobody can tell whether it is there."""
        return not self.port


@dataclass(frozen=True, slots=True)
class Machine:
    """This kiosk: where it stands, its panel and how high it hangs, its printers and scanner (machine.toml)."""

    device: str
    name: Text
    floor: int
    orientation: str  # portrait | landscape
    panel_width_mm: float
    panel_height_mm: float
    lower_edge_mm: float
    printer: PrinterAddress | None
    code_scanner: ScannerAddress | None = None
    backup: BackupPlan = BackupPlan()
    standby: PrinterAddress | None = None  # takes the next slip while `printer` cannot print
    a4: A4Address | None = None  # for what is signed and kept
    idle: IdleTimes = IdleTimes()
    volume: int = 100  # of its sounds, 0 (none) to 100

    @property
    def printers(self) -> tuple[PrinterAddress, ...]:
        """Its slip printers: the first, then its standby."""
        return tuple(address for address in (self.printer, self.standby) if address)

    def with_printer(self, address: PrinterAddress) -> "Machine":
        """Return this machine with other settings for the printer of that name; as it is where it has none."""
        if self.standby is not None and self.standby.name == address.name:
            return replace(self, standby=address)
        if self.printer is not None and self.printer.name == address.name:
            return replace(self, printer=address)
        return self

    def with_new(self, said: "Machine") -> "Machine":
        """Return this machine with what can change while it runs; a printer that it knows stays as it is reached now.

        What became of such a printer's settings its owner hears otherwise; panel and scanner want another start.
        """
        known = {each.name: each for each in self.printers}

        def kept(each: PrinterAddress | None) -> PrinterAddress | None:
            here = known.get(each.name, each) if each else None
            return replace(here, head_km=each.head_km, cutter_cuts=each.cutter_cuts) if here and each else here

        first, second = kept(said.printer), kept(said.standby)
        return replace(self, printer=first, standby=second, idle=said.idle, volume=said.volume)
