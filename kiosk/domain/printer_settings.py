"""What can be set of a slip printer on one machine: the keys, their values, and which of them cannot work together.

The keys are those of machine.toml's [printer]; `port` and the line's five stand there together as `connection`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kiosk.domain.text import Text

Value = str | int | bool
Whole = Mapping[str, Value]
"""All settings of a printer that are in effect, its family's included."""

PORT, PROFILE = "port", "profile"
LINE = ("baud", "bits", "parity", "stop", "flow")  # of a serial port alone
LINE_USUAL: dict[str, Value] = {"baud": 19200, "bits": 8, "parity": "none", "stop": 1, "flow": "none"}
ADDRESS = frozenset({PORT, *LINE})
"""What machine.toml says in one text, `connection`."""

RASTER_BYTES = 60_000  # of a ticket that goes out as dots (measured); the driver gives it 15 s
RASTER_SECONDS = 15
TEAR_DOTS = 80  # from the print head to the edge where paper is torn by hand, at the least (10 mm)


@dataclass(frozen=True, slots=True)
class Setting:
    """One key: the values that are offered, and for numbers what else is taken (`least` to `most` in steps)."""

    key: str
    offers: tuple[Value, ...] = ()
    least: int = 0
    most: int = -1
    step: int = 1


SETTINGS = (
    Setting(PROFILE),  # offers what drivers/printer/profiles has
    Setting(PORT),  # offers what is found on the machine
    Setting("baud", (9600, 19200, 38400, 57600, 115200, 4800, 2400, 1200)),
    Setting("bits", (8, 7)),
    Setting("parity", ("none", "even", "odd")),
    Setting("stop", (1, 2)),
    Setting("flow", ("none", "xonxoff", "rtscts", "dsrdtr")),
    Setting("dots", (384, 512, 576, 640), 192, 1200, 8),
    Setting("charset", ("gb18030", "gbk", "gb2312", "none")),
    Setting("fs", (True, False)),
    Setting("qr", ("native", "image")),
    Setting("cut", ("partial", "full", "none")),
    Setting("feed", (0, 40, 80, 120, 160, 240), 0, 1200),
    Setting("retract_seconds", (0, 3, 5, 7, 9), 0, 9),
    Setting("near_end", (True, False)),
    Setting("density", (-4, -2, 0, 2, 4), -5, 5),
    Setting("black_mark", (False, True)),
    Setting("completion", ("gs-h", "gs-r", "none")),
)
BY_KEY = {setting.key: setting for setting in SETTINGS}
OWN = tuple(setting.key for setting in SETTINGS if setting.key not in (PROFILE, *ADDRESS))
"""What one printer can have other than its family."""


class NoSuchValue(Exception):
    """A key or a value that is none; `found` as it was written, `expected` in words."""

    def __init__(self, key: str, found: str, expected: Text) -> None:
        super().__init__(f"{key}={found}: expected {expected.en}")
        self.key, self.found, self.expected = key, found, expected


class Clash(Enum):
    """Why settings cannot work together."""

    SEVEN_BITS = "seven bits"  # Chinese text and dots need all eight
    NOTHING_ANSWERS = "nothing answers"  # a proof of the paper is wanted on a way on which nothing comes back
    TORN_SHORT = "torn short"  # without a knife the last lines stay inside
    NO_KNIFE_TO_PRESENT = "no knife to present"  # a presenter draws back what was cut off
    TOO_SLOW = "too slow"  # everything goes as dots over a line that takes longer than the driver waits
    SAME_PORT = "same port"  # the machine's other printer is there


def way_of(port: str) -> str:
    """Return how a printer is reached: serial, tcp, usb, usblp or file."""
    return port.partition(":")[0]


def value_of(key: str, written: str) -> Value:
    """Return the value that somebody wrote; raise `NoSuchValue`. A port and a profile are looked at where they are."""
    setting = BY_KEY.get(key)
    if setting is None:
        raise NoSuchValue(key, written, Text("、".join(BY_KEY), ", ".join(BY_KEY)))
    if not setting.offers:
        return written
    known = {said(offer): offer for offer in setting.offers}
    if written in known:
        return known[written]
    if setting.most >= setting.least and written.lstrip("-").isdecimal():
        number = int(written)
        if setting.least <= number <= setting.most and number % setting.step == 0:
            return number
    raise NoSuchValue(key, written, _expected(setting, list(known)))


def said(value: Value) -> str:
    """Return a value as it is written behind a key."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _expected(setting: Setting, known: list[str]) -> Text:
    if setting.most < setting.least:
        return Text("、".join(known), ", ".join(known))
    step = f"，{setting.step} 的倍数" if setting.step > 1 else ""
    by = f", a multiple of {setting.step}" if setting.step > 1 else ""
    return Text(
        f"{setting.least} 到 {setting.most} 的整数{step}", f"a whole number from {setting.least} to {setting.most}{by}"
    )


def differing(before: Whole, after: Whole) -> list[str]:
    """Return the keys whose values another state has, in the order in which they are shown."""
    return [key for key in BY_KEY if key in after and before.get(key) != after[key]]


def clashes(whole: Whole, others: frozenset[str] = frozenset()) -> list[Clash]:
    """Return why settings cannot work together, nothing where they can; `others` are the ports of other printers.

    What is left out of `whole` is no setting of this printer.
    """
    way, dots_only = way_of(str(whole.get(PORT, ""))), whole.get("charset") == "none"
    no_knife = whole.get("cut") == "none"
    takes = RASTER_BYTES * _bits_a_byte(whole) / int(whole.get("baud", 0) or 1)
    found = {
        Clash.SEVEN_BITS: way == "serial" and whole.get("bits") == 7,
        Clash.NOTHING_ANSWERS: way == "file" and whole.get("completion") != "none",
        Clash.TORN_SHORT: no_knife and int(whole.get("feed", 0)) < TEAR_DOTS,
        Clash.NO_KNIFE_TO_PRESENT: no_knife and int(whole.get("retract_seconds", 0)) > 0,
        Clash.TOO_SLOW: way == "serial" and dots_only and takes > RASTER_SECONDS,
        Clash.SAME_PORT: whole.get(PORT) in others,
    }
    return [clash for clash, holds in found.items() if holds]


def _bits_a_byte(whole: Whole) -> int:
    return 1 + int(whole.get("bits", 8)) + (whole.get("parity", "none") != "none") + int(whole.get("stop", 1))
