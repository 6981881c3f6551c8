"""The shape of site.toml and machine.toml; see `schema` for how tables are checked.

What two keys say together is the fault of the later one: pydantic looks at a table as a whole only where each key fits,
and everything is told in one round.
"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from kiosk.catalogue.schema import Icon, Named, Table, Word, expected
from kiosk.domain.printer_settings import BY_KEY, OWN, NoSuchValue, said, value_of

_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


def _span(value: Any) -> Any:
    """Read `9:00-12:00` into minutes of the day."""
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    numbers = [int(n) for n in match.groups()] if match else [24, 60, 24, 60]
    if numbers[0] > 23 or numbers[2] > 23 or numbers[1] > 59 or numbers[3] > 59:
        raise expected("“9:00-12:00”这样的时段", "a stretch like “9:00-12:00”")
    return numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]


Span = Annotated[tuple[int, int], BeforeValidator(_span)]


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
    icon: Icon


class HoursTable(Table):
    """When queues are open: `workday = ["9:00-12:00", "13:00-17:00"]`; the last number some minutes before."""

    id: Word
    workday: list[Span] = Field(min_length=1)
    saturday: list[Span] = []
    last_number_minutes: int = Field(0, ge=0, le=240)


Letter = Annotated[str, Field(pattern=r"^[A-HJ-NP-Z]$")]


class QueueTable(Named):
    """One prefix letter, one line of people; `was` it had before, `next_prefix` it has from a day on."""

    prefix: Letter
    was: list[Letter] = []
    next_prefix: Letter | None = None
    next_from: date | None = Field(default=None, validate_default=True)
    place: Word
    hours: Word
    first: int = Field(1, ge=1)
    last: int = Field(999, ge=1)
    theirs: str = ""
    theirs_en: str = ""
    help: bool = False
    quota: int = Field(0, ge=0, le=99_999)

    @field_validator("next_from")
    @classmethod
    def _both(cls, value: date | None, so_far: ValidationInfo) -> date | None:
        if "next_prefix" in so_far.data and (so_far.data["next_prefix"] is None) != (value is None):
            raise expected("next_prefix 和 next_from 两个都写", "both next_prefix and next_from")
        return value


class PurposeTable(Named):
    """A reason to come that needs no checklist."""

    id: Word
    hint: str = ""
    hint_en: str = ""
    where: str = ""
    where_en: str = ""
    icon: Icon
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


class SlipLogoTable(Table):
    """The logo that printers store; `key` are two printable ASCII characters (GS ( L, key code).

    `always` sends it with every slip to those that store none.
    """

    key: Annotated[str, Field(pattern=r"^[!-~]{2}$")]
    picture: Annotated[str, Field(pattern=r"^[^/\\].*\.png$")]
    always: bool = False


class CardsTable(Named):
    """A list of cards: the `top` most frequent items of these queues; `items` hold until there are counts."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    top: int = Field(ge=1, le=100)
    queues: list[Word] = Field(min_length=1)
    items: list[Word] = []


class AppointmentsTable(Table):
    """How early one may check in for an appointment, and how late one still is on time, in minutes."""

    early_minutes: int = Field(default=30, ge=0, le=240)
    late_minutes: int = Field(default=15, ge=0, le=240)


def _address(value: Any) -> Any:
    """Let a web address through in which the item's code can be put."""
    if value and not (isinstance(value, str) and re.fullmatch(r"https?://\S+", value) and "{code}" in value):
        said = "https://大厅的网址/{code}"
        raise expected(f"“{said}”这样的网址，{{code}} 处填事项编码", "an address like “https://hall.example/{code}”")
    return value


def _languages(value: Any) -> Any:
    """Let through which languages a kiosk offers; Chinese is always among them."""
    if not isinstance(value, list) or sorted(map(str, value)) not in (["zh"], ["en", "zh"]):
        ways = '["zh", "en"], ["en", "zh"], ["zh"]'
        raise expected(f"{ways.replace(', [', '、[')} 之一，中文不能少", f"one of {ways}: never without Chinese")
    return value


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
    slip_logo: SlipLogoTable | None = None
    cards: list[CardsTable] = []
    cards_address: Annotated[str, BeforeValidator(_address)] = ""
    appointments: AppointmentsTable = AppointmentsTable()
    languages: Annotated[list[str], BeforeValidator(_languages)] = ["zh", "en"]


class PanelTable(Table):
    """The panel that people touch, in mm; `lower_edge_mm` above the floor."""

    orientation: str
    width_mm: float = Field(gt=50, lt=3000)
    height_mm: float = Field(gt=50, lt=3000)
    lower_edge_mm: float = Field(ge=0, lt=2000)

    @field_validator("orientation")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in ("portrait", "landscape"):
            raise expected("portrait（竖）或 landscape（横）", "portrait or landscape")
        return value


_CONNECTION = re.compile(
    r"tcp://(?P<host>\[[0-9A-Fa-f:.]+\]|[^/:\s]+):(?P<port>\d{1,5})"
    r"|serial:[^?\s]+(\?(&?(baud=[1-9]\d{0,6}|bits=[78]|parity=(none|even|odd)|stop=[12]|flow=(none|xonxoff|rtscts|dsrdtr)))+)?"
    r"|usb:[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}(:\S+)?"
    r"|usblp:\S+|file:.+"
)


def _connection(value: Any) -> Any:
    """Let an address through that a driver can be made for."""
    found = _CONNECTION.fullmatch(value) if isinstance(value, str) else None
    if found is None or not _has_host(found["host"] or "", int(found["port"] or 0)):
        ways = (
            "tcp://192.168.1.9:9100 · serial:/dev/ttyS0?baud=19200&bits=8&parity=none&stop=1&flow=none · "
            "usb:04b8:0202 · usb:04b8:0202:SERIAL · usblp:/dev/usb/lp0 · file:/path"
        )
        raise expected(f"这几样之一：{ways}", f"one of: {ways}")
    return value


def _has_host(host: str, port: int) -> bool:
    try:
        host.encode("idna")  # two dots in a row, or a name too long for a network
    except UnicodeError:
        return False
    return port <= 65535


def _setting(key: str) -> BeforeValidator:
    """Let through what this key of a printer can be."""

    def look(value: Any) -> Any:
        try:
            known = value_of(key, said(value)) if isinstance(value, (str, int)) else None
        except NoSuchValue as wrong:
            raise expected(wrong.expected.zh, wrong.expected.en) from None
        if type(known) is not type(value):
            offers = [repr(offer) if isinstance(offer, str) else said(offer) for offer in BY_KEY[key].offers]
            words = ["true", "false"] if isinstance(BY_KEY[key].offers[0], bool) else offers
            raise expected("、".join(words), ", ".join(words))
        return value

    return BeforeValidator(look)


class StandbyTable(Table):
    """How this machine reaches a slip printer, and what that one has other than its profile says."""

    name: Word
    profile: Word
    connection: Annotated[str, BeforeValidator(_connection)]
    dots: Annotated[int | None, _setting("dots")] = None
    charset: Annotated[str | None, _setting("charset")] = None
    fs: Annotated[bool | None, _setting("fs")] = None
    qr: Annotated[str | None, _setting("qr")] = None
    cut: Annotated[str | None, _setting("cut")] = None
    feed: Annotated[int | None, _setting("feed")] = None
    retract_seconds: Annotated[int | None, _setting("retract_seconds")] = None
    near_end: Annotated[bool | None, _setting("near_end")] = None
    density: Annotated[int | None, _setting("density")] = None
    black_mark: Annotated[bool | None, _setting("black_mark")] = None
    completion: Annotated[str | None, _setting("completion")] = None
    head_km: int = Field(default=0, ge=0, le=10_000)
    cutter_cuts: int = Field(default=0, ge=0, le=100_000_000)

    def own(self) -> dict[str, Any]:
        """Return what is written of it beside name, profile and connection."""
        return {key: value for key in OWN if (value := getattr(self, key)) is not None}


class BackupTable(Table):
    """How the daily backups are kept; `folder` may lie on another disk."""

    keep_days: int = Field(default=14, ge=1, le=3650)
    folder: str = ""


class IdleTable(Table):
    """How long a screen waits for its visitor, in seconds."""

    quiet_seconds: int = Field(default=30, ge=10, le=600)
    ring_seconds: int = Field(default=30, ge=10, le=120)
    ask_seconds: int = Field(default=20, ge=10, le=120)


class SoundTable(Table):
    """How loud this machine's sounds are, in percent."""

    volume: int = Field(default=100, ge=0, le=100)


class PrinterTable(StandbyTable):
    """This machine's slip printer, and a second one that stands by for it."""

    standby: StandbyTable | None = None


class A4Table(Table):
    """How this machine reaches a printer of A4 pages; the name of a queue is as CUPS allows it."""

    name: Word
    connection: str

    @field_validator("connection")
    @classmethod
    def _way(cls, value: str) -> str:
        if not re.fullmatch(r"cups:[A-Za-z0-9_][^\s/#?'\"\\]{0,126}|file:.+", value):
            raise expected("cups:打印机名 或 file:/文件夹", "cups:QUEUE or file:/FOLDER")
        return value


SCANNER_BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)


class ScannerTable(Table):
    """This machine's scanner of codes; `suffix` is what it sends behind each code."""

    kind: str
    port: str = Field(default="", validate_default=True)
    baud: int = 9600
    suffix: str = "any"

    @field_validator("kind")
    @classmethod
    def _kind(cls, value: str) -> str:
        if value not in ("keyboard", "serial"):
            raise expected("keyboard（键盘口）或 serial（串口）", "keyboard or serial")
        return value

    @field_validator("baud")
    @classmethod
    def _baud(cls, value: int) -> int:
        if value not in SCANNER_BAUDS:
            said = "、".join(map(str, SCANNER_BAUDS))
            raise expected(f"扫码器说明书上的波特率：{said} 之一", f"the scanner's speed, one of {said}")
        return value

    @field_validator("suffix")
    @classmethod
    def _suffix(cls, value: str) -> str:
        if value not in ("any", "none"):
            raise expected(
                "any（码后送回车、换行或 Tab）或 none（码后什么也不送）", "any (CR, LF or TAB behind a code) or none"
            )
        return value

    @field_validator("port")
    @classmethod
    def _reached(cls, value: str, so_far: ValidationInfo) -> str:
        if "kind" in so_far.data and (so_far.data["kind"] == "serial") != bool(value.strip()):
            raise expected(
                "serial 要写 port（/dev/ttyACM0、COM3），keyboard 不写 port",
                "a port for serial (/dev/ttyACM0, COM3), none for keyboard",
            )
        return value


def _scanner(value: Any) -> Any:
    """Read `true` as a scanner that is wired as a keyboard: what a machine file said before there were others."""
    if isinstance(value, bool):
        return {"kind": "keyboard"} if value else None
    if not isinstance(value, dict):
        raise expected("[scanner] 表，或 true / false", "a table [scanner], or true / false")
    return value


class MachineFile(Named):
    """machine.toml."""

    device: Word
    floor: int
    panel: PanelTable
    printer: PrinterTable | None = None
    a4: A4Table | None = None
    scanner: Annotated[ScannerTable | None, BeforeValidator(_scanner)] = None
    backup: BackupTable = BackupTable()
    idle: IdleTable = IdleTable()
    sound: SoundTable = SoundTable()
