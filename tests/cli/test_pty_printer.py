"""`jishi printer emulate --pty`: a serial printer as a process of its own, for whoever has none."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.printer.escpos import EscposPrinter
from drivers.printer.profile import profile
from drivers.printer.protocol import Outcome, PrinterState
from drivers.printer.serial import Line, SerialTransport
from tests.drivers.conftest import picture_17


class PtyPrinter:
    """The running command, and where its printer is."""

    def __init__(self, process: "subprocess.Popen[str]", paper: Path) -> None:
        assert process.stdout is not None
        self._process, self.paper = process, paper
        said = json.loads(process.stdout.readline())
        assert said["port"] is None
        self.device = str(said["device"])

    def switch(self, **what: object) -> None:
        """Set a switch on its standard input."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[PtyPrinter]:
    """The command, running; it ends with 0 when its input ends."""
    paper, pipe = tmp_path / "paper", subprocess.PIPE
    command = [sys.executable, "-m", "kiosk", "printer", "emulate", "--pty", "--paper", str(paper)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield PtyPrinter(process, paper)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(10) == 0


@pytest.fixture
def driver(printer: PtyPrinter) -> Iterator[EscposPrinter]:
    """The driver that a real serial printer gets."""
    real = EscposPrinter(lambda: SerialTransport(Line(printer.device)), profile("generic-80"))
    yield real
    real.close()


def comes_to(driver: EscposPrinter, state: PrinterState) -> bool:
    """Ask until the printer is in a state; each question takes its own time."""
    return any(driver.status() is state for _ in range(200))


def nothing() -> None:
    """There is nothing to store before the body."""


def test_the_serial_driver_prints_to_the_pty_it_names_and_the_folder_gets_the_paper(
    printer: PtyPrinter, driver: EscposPrinter
) -> None:
    assert driver.status() is PrinterState.READY
    assert driver.print(picture_17(), nothing).outcome is Outcome.CONFIRMED
    assert driver.print(picture_17(), nothing).outcome is Outcome.CONFIRMED

    kept = sorted(file.name for file in printer.paper.iterdir())
    assert kept == ["0001.bin", "0001.png", "0001.txt", "0002.bin", "0002.png", "0002.txt"]
    assert "食品经营许可".encode("gb18030") in (printer.paper / "0001.bin").read_bytes()
    assert "F012" in (printer.paper / "0001.txt").read_text("utf-8")
    assert (printer.paper / "0001.png").read_bytes()[:4] == b"\x89PNG"


def test_its_switches_trouble_the_serial_driver_too(printer: PtyPrinter, driver: EscposPrinter) -> None:
    printer.switch(paper_out=True)
    assert comes_to(driver, PrinterState.PAPER_OUT)
    assert driver.print(picture_17(), nothing).outcome is Outcome.FAILED

    printer.switch(load_roll=True)
    assert comes_to(driver, PrinterState.READY)
    assert driver.print(picture_17(), nothing).outcome is Outcome.CONFIRMED
    assert len(list(printer.paper.glob("*.bin"))) == 1


def test_a_driver_that_comes_and_goes_finds_the_same_printer(printer: PtyPrinter) -> None:
    outcomes: list[Outcome] = []
    for _ in range(2):
        driver = EscposPrinter(lambda: SerialTransport(Line(printer.device)), profile("generic-80"))
        outcomes.append(driver.print(picture_17(), nothing).outcome)
        driver.close()

    assert outcomes == [Outcome.CONFIRMED, Outcome.CONFIRMED]
