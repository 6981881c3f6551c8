"""From a printer's address in machine.toml to the driver that speaks to it."""

import contextlib
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from urllib.parse import parse_qs, urlsplit

from drivers.printer.escpos import ANSWER_SECONDS, EscposPrinter, Open
from drivers.printer.network import NetworkTransport
from drivers.printer.passed import Passed
from drivers.printer.profile import NoSuchProfile, Profile, adjusted, profile
from drivers.printer.protocol import (
    Completion,
    Outcome,
    Printer,
    PrinterState,
    Reason,
    Said,
    Transport,
    Trouble,
    Unreachable,
)
from kiosk.domain.site import PrinterAddress
from kiosk.domain.slip import Slip
from kiosk.services.logs import logger

NETWORK_PORT = 9100
MOST_BAUD = 9_999_999
PARITIES, FLOWS = ("none", "even", "odd"), ("none", "xonxoff", "rtscts", "dsrdtr")
_USB = re.compile(r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::(.+))?")


def open_printer(address: PrinterAddress, patience: float = ANSWER_SECONDS) -> Printer:
    """Return the printer at an address (see `line_to`); its line opens at the first question.

    `patience` is how long a status question may stay without an answer, in seconds.

    A machine.toml that names a profile or an address that nothing can be made of gets a printer out of reach, and a
    line in the log.
    """
    try:
        return EscposPrinter(line_to(address.connection), model_of(address), patience)
    except NoSuchProfile as unknown:
        logger("printers").error("machine.toml: printer.profile", reason=str(unknown))
        return OutOfReach(Trouble(address.profile, Reason.WRONG_ADDRESS, str(unknown)))
    except Unreachable as fault:
        logger("printers").error("machine.toml: printer.connection", reason=str(fault))
        return OutOfReach(fault.trouble)


def model_of(address: PrinterAddress) -> Profile:
    """Return what a printer can do: its family's profile with what it has of its own; raise `NoSuchProfile`."""
    return adjusted(profile(address.profile), address.own.given())


def why_unreachable(address: PrinterAddress) -> Trouble | None:
    """Try to open the line to a printer that nobody reaches, and let it go; return what is in the way, if anything."""
    try:
        line_to(address.connection)().close()
    except Unreachable as fault:
        return fault.trouble
    return None


def line_to(connection: str) -> Open:
    """Return what opens the line to an address; raise `Unreachable` where it is none.

    tcp://host:port · serial:/dev/ttyS0?baud=19200&bits=8&parity=none&stop=1&flow=none · usb:VID:PID or
    usb:VID:PID:SERIAL (hexadecimal, as `lsusb` shows them) · usblp:/dev/usb/lp0 · file:/path.
    """
    wrong = Unreachable(Trouble(connection, Reason.WRONG_ADDRESS))
    try:
        opens = _opener(connection)
    except ValueError:
        raise wrong from None
    if opens is None:
        raise wrong
    return opens


def _opener(connection: str) -> Open | None:
    parts = urlsplit(connection)
    rest = connection.partition(":")[2]
    match parts.scheme:
        case "tcp":
            host, port = parts.hostname or "127.0.0.1", parts.port or NETWORK_PORT
            host.encode("idna")  # raises `ValueError` where it is none: 192.168..9
            return lambda: NetworkTransport(host, port)
        case "serial":
            return _serial(parts.path, {key: values[0] for key, values in parse_qs(parts.query).items()})
        case "usb":
            return _usb(rest)
        case "usblp" | "file":
            return _device(parts.scheme, rest)
        case _:
            return None


def _device(scheme: str, path: str) -> Open | None:
    def opens() -> Transport:
        from drivers.printer.device import DeviceTransport, FileTransport

        return DeviceTransport(path) if scheme == "usblp" else FileTransport(path)

    return opens if path else None


def _usb(rest: str) -> Open | None:
    found = _USB.fullmatch(rest)
    if found is None:
        return None

    def opens() -> Transport:
        try:
            from drivers.printer.usb import UsbAddress, UsbTransport  # pyusb: only where a USB printer is configured
        except ImportError as lacking:
            raise Unreachable(Trouble(f"usb:{rest}", Reason.NO_LIBRARY, str(lacking))) from lacking

        return UsbTransport(UsbAddress(int(found[1], 16), int(found[2], 16), found[3] or ""))

    return opens


def load_fonts(address: PrinterAddress) -> None:
    """Load pictures and fonts where a printer without its own needs them, before the first slip waits for them."""
    with contextlib.suppress(NoSuchProfile):
        model = model_of(address)
        if model.charset == "none" or model.qr != "native":
            import_module("drivers.printer.raster")


class OutOfReach:
    """A printer that cannot be spoken to: numbers are safe, their slips wait."""

    said = Said()
    passed: Sequence[Passed] = ()

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble

    def status(self) -> PrinterState:
        """Say so."""
        return PrinterState.UNREACHABLE

    def expect_torn(self) -> None:
        """Part nothing."""

    def overhear(self) -> PrinterState | None:
        """Hear nothing."""
        return None

    def print(self, slip: Slip, before_body: Callable[[], None]) -> Completion:
        """Print nothing."""
        del slip, before_body
        return Completion(Outcome.FAILED, 0, PrinterState.UNREACHABLE.value)

    def close(self) -> None:
        """Hold nothing."""


class Lent(OutOfReach):
    """A printer whose port was lent to a technician: nothing is known of it, and nothing is printed."""

    def __init__(self, where: str) -> None:
        super().__init__(Trouble(where, Reason.BUSY))

    def status(self) -> PrinterState:
        """Say that nobody knows."""
        return PrinterState.UNKNOWN


def _serial(port: str, settings: dict[str, str]) -> Open:
    """Return what opens a serial port; raise `ValueError` where a number is none."""
    baud, bits, stop = (int(settings.get(name, usual)) for name, usual in (("baud", 19200), ("bits", 8), ("stop", 1)))
    parity, flow = settings.get("parity", "none"), settings.get("flow", "none")
    known = bits in (7, 8) and stop in (1, 2) and parity in PARITIES and flow in FLOWS
    if not port or not known or not 0 < baud <= MOST_BAUD:
        raise ValueError(port)

    def opens() -> Transport:
        from drivers.printer.serial import Line, SerialTransport  # pyserial: only where a serial printer is configured

        return SerialTransport(Line(port, baud, bits, parity, stop, flow))

    return opens
