"""From a printer's address in machine.toml to the driver that speaks to it."""

import contextlib
from collections.abc import Callable
from importlib import import_module
from urllib.parse import parse_qs, urlsplit

from drivers.printer.escpos import EscposPrinter
from drivers.printer.network import NetworkTransport
from drivers.printer.profile import NoSuchProfile, profile
from drivers.printer.protocol import Completion, Outcome, Printer, PrinterState, Transport
from kiosk.domain.site import PrinterAddress
from kiosk.domain.slip import Slip
from kiosk.services.logs import logger

NETWORK_PORT = 9100


def open_printer(address: PrinterAddress) -> Printer:
    """Return the printer at `tcp://host:port` or `serial:/dev/…?baud=…`; its line opens at the first question.

    A machine.toml that names a profile that is not there gets a printer out of reach, and a line in the log.
    """
    try:
        return _at(address)
    except NoSuchProfile as unknown:
        logger("printers").error("machine.toml: printer.profile", reason=str(unknown))
        return OutOfReach()


def load_fonts(address: PrinterAddress) -> None:
    """Load pictures and fonts where a printer without its own needs them, before the first slip waits for them."""
    with contextlib.suppress(NoSuchProfile):
        if profile(address.profile).charset == "none" or profile(address.profile).qr != "native":
            import_module("drivers.printer.raster")


class OutOfReach:
    """A printer that cannot be spoken to: numbers are safe, their slips wait."""

    def status(self) -> PrinterState:
        """Say so."""
        return PrinterState.UNREACHABLE

    def print(self, slip: Slip, before_body: Callable[[], None]) -> Completion:
        """Print nothing."""
        del slip, before_body
        return Completion(Outcome.FAILED, 0, PrinterState.UNREACHABLE.value)

    def close(self) -> None:
        """Hold nothing."""


def _at(address: PrinterAddress) -> Printer:
    parts = urlsplit(address.connection)
    if parts.scheme == "tcp":
        host, port = parts.hostname or "127.0.0.1", parts.port or NETWORK_PORT
        return EscposPrinter(lambda: NetworkTransport(host, port), profile(address.profile))
    settings = {key: values[0] for key, values in parse_qs(parts.query).items()}
    return EscposPrinter(lambda: _serial(parts.path, settings), profile(address.profile))


def _serial(port: str, settings: dict[str, str]) -> Transport:
    from drivers.printer.serial import Line, SerialTransport  # pyserial: only where a serial printer is configured

    line = Line(
        port,
        baud=int(settings.get("baud", "19200")),
        bits=int(settings.get("bits", "8")),
        parity=settings.get("parity", "none"),
        stop=int(settings.get("stop", "1")),
        flow=settings.get("flow", "none"),
    )
    return SerialTransport(line)
