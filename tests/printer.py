"""The emulated printer that the tests print on, and the driver that a real one gets, at its other end."""

from collections.abc import Iterator

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.escpos import EscposPrinter
from drivers.printer.network import NetworkTransport
from drivers.printer.profile import profile


@pytest.fixture
def printer() -> Iterator[Emulator]:
    """The machine's printer, on a real wire."""
    with Emulator.tcp() as emulated:
        yield emulated


@pytest.fixture
def driver(printer: Emulator) -> Iterator[EscposPrinter]:
    """The driver that a real printer gets, with the profile that asks GS ( H."""
    real = EscposPrinter(lambda: NetworkTransport("127.0.0.1", printer.port), profile("epson-tm-t88"))
    yield real
    real.close()
