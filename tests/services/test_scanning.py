"""A kiosk's serial scanner: pulled out and put back, and lent to whoever tries it."""

import queue
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.printer.protocol import Reason
from drivers.scanner.emulator import Emulator
from drivers.scanner.serial import SerialScanner
from kiosk.domain.site import ScannerAddress
from kiosk.services import scanning
from kiosk.services.hall import Hall
from kiosk.services.scanning import Scanning

CODE = "JSAEBAGBAFAYDQQCIK"
PATIENCE = 10.0


class Reader:
    """What `Scanning` tells, waited for."""

    def __init__(self, hall: Hall, port: Path, *, borrows: bool = False) -> None:
        address = ScannerAddress(str(port))
        here = replace(hall, machine=replace(hall.machine, code_scanner=address))
        self.scans: queue.Queue[str] = queue.Queue()
        self.reading = Scanning(here, self.scans.put, borrows=borrows)
        self.reading.start()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        ends = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < ends, what
            time.sleep(0.01)


def test_a_scanner_pulled_out_is_looked_for_and_read_again(hall: Hall, scanner: Emulator) -> None:
    kiosk = Reader(hall, scanner.port)
    kiosk.until(lambda: kiosk.reading.there, "the scanner")
    scanner.unplug()
    kiosk.until(lambda: kiosk.reading.trouble is not None, "that it is gone")
    assert kiosk.reading.trouble is not None
    assert kiosk.reading.trouble.reason is Reason.NOT_THERE
    assert not kiosk.reading.there
    scanner.plug()
    kiosk.until(lambda: kiosk.reading.there, "the scanner again")
    scanner.scan(CODE)
    assert kiosk.scans.get(timeout=PATIENCE) == CODE
    kiosk.reading.stop()


def test_whoever_tries_the_scanner_is_lent_it_and_gives_it_back(hall: Hall, scanner: Emulator) -> None:
    kiosk = Reader(hall, scanner.port)
    kiosk.until(lambda: kiosk.reading.there, "the kiosk's scanner")
    technician = Reader(hall, scanner.port, borrows=True)
    technician.until(lambda: technician.reading.there, "the loan")
    assert not kiosk.reading.there
    assert kiosk.reading.trouble is None  # nothing is wrong with it
    scanner.scan(CODE)
    assert technician.scans.get(timeout=PATIENCE) == CODE
    assert kiosk.scans.empty()
    technician.reading.stop()
    kiosk.until(lambda: kiosk.reading.there, "what was lent")
    kiosk.reading.stop()


def test_a_port_that_dies_at_each_look_is_looked_at_less_and_less_often(
    hall: Hall, scanner: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[float] = []

    class Dying(SerialScanner):
        """A port that can be opened and gives an input/output error at once."""

        def read(self, seconds: float) -> list[str] | None:
            opened.append(seconds)
            return None

    monkeypatch.setattr(scanning, "SerialScanner", Dying)
    monkeypatch.setattr(scanning, "BACK_OFF", (0.05, 60.0))
    kiosk = Reader(hall, scanner.port)
    kiosk.until(lambda: len(opened) == 2, "the second look")
    time.sleep(0.3)
    assert len(opened) == 2
    assert not kiosk.reading.there
    kiosk.reading.stop()
