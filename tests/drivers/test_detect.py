"""The settings of a serial printer are found by asking: on a pty, and on a scripted line for what no pty has."""
# ruff: noqa: ARG002 - a transport is told deadlines

import os
import pty
import threading
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from drivers.printer.detect import SPEEDS, Heard, detect
from drivers.printer.emulator import Emulator
from drivers.printer.protocol import Reason, Unreachable
from drivers.printer.serial import Line, SerialTransport
from drivers.printer.status import REAL_TIME

ANSWERS = (0x12, 0x12, 0x12, 0x12)


@dataclass
class Scripted:
    """A line at whose other end a printer has settings of its own, and understands nothing that comes otherwise."""

    own: Line
    ours: Line = field(default_factory=lambda: Line(""))
    says: tuple[int, ...] = ANSWERS
    sent: bytes = b""
    where: str = "/dev/scripted"
    answers: bool = True
    _coming: bytes = b""

    @property
    def alike(self) -> bool:
        """Whether both ends are set alike."""
        return (self.own.baud, self.own.bits, self.own.parity) == (self.ours.baud, self.ours.bits, self.ours.parity)

    def opens(self, line: Line) -> "Scripted":
        """Open the line with other settings."""
        self.ours, self._coming = line, b""
        return self

    def write(self, data: bytes, deadline: float) -> int:
        """Take bytes; a printer understands them where all is set alike."""
        self.sent += data
        if self.alike:
            self._coming += bytes([self.says[REAL_TIME.index(data)]])
        return len(data)

    def read(self, deadline: float) -> bytes:
        """Give what came, at once."""
        came, self._coming = self._coming, b""
        if not came:
            time.sleep(0.001)
        return came

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A scripted printer answers at once or never."""
    if "scripted" in request.node.name:
        monkeypatch.setattr("drivers.printer.detect.ANSWER_SECONDS", 0.002)


@pytest.mark.parametrize("baud", [1200, 19200])
def test_the_speed_of_a_printer_is_found_and_nothing_comes_out_of_it(baud: int) -> None:
    with Emulator.on_pty(baud=baud) as printer:
        found = detect(printer.device, SerialTransport)

        assert found.line == Line(printer.device, baud)
        assert [tried.baud for tried in found.tries] == list(SPEEDS[: SPEEDS.index(baud) + 1])
        assert found.tries[-1].heard is Heard.ANSWERS
        assert (printer.slips, printer.scraps) == ([], [])


@pytest.mark.parametrize(("bits", "parity"), [(8, "even"), (8, "odd"), (7, "even"), (7, "odd")])
def test_the_framing_of_a_scripted_printer_is_found_with_status_questions_only(bits: int, parity: str) -> None:
    printer = Scripted(Line("", 38400, bits, parity))

    found = detect("/dev/scripted", printer.opens)

    assert found.line == Line("/dev/scripted", 38400, bits, parity)
    asked = {printer.sent[at : at + 3] for at in range(0, len(printer.sent), 3)}
    assert asked == set(REAL_TIME)


def test_a_scripted_printer_that_stands_still_is_found_too() -> None:
    printer = Scripted(Line("", 9600), says=(0x1A, 0x36, 0x12, 0x7E))

    assert detect("/dev/scripted", printer.opens).line == Line("/dev/scripted", 9600)


def test_a_scripted_line_with_one_byte_of_chance_is_no_printer() -> None:
    printer = Scripted(Line("", 9600), says=(0x12, 0x99, 0x12, 0x12))
    found = detect("/dev/scripted", printer.opens)

    assert (found.line, found.tries[0].heard) == (None, Heard.NOISE)
    assert len(found.tries) == len(SPEEDS) * 5


@contextmanager
def device_that(answers: Callable[[bytes], bytes]) -> Iterator[tuple[str, bytearray]]:
    """Run a device on a pty that answers in its own way; give its name and all that it was sent."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    got = bytearray()

    def serve() -> None:
        try:
            while data := os.read(ours, 256):
                got.extend(data)
                os.write(ours, answers(data))
        except OSError:
            return

    serving = threading.Thread(target=serve, daemon=True)
    serving.start()
    try:
        yield os.ttyname(theirs), got
    finally:
        os.close(theirs)
        serving.join(10)
        os.close(ours)


def test_what_speaks_otherwise_is_no_printer_and_was_sent_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.printer.detect.ANSWER_SECONDS", 0.02)
    with device_that(lambda _data: b"\r\nERROR 22\r\n") as (name, got):
        found = detect(name, SerialTransport)

        assert found.line is None
        assert {tried.heard for tried in found.tries} == {Heard.NOISE}
        assert set(bytes(got)) <= {0x10, 0x04, 1, 2, 3}


def test_a_port_that_goes_away_in_the_middle_and_one_that_is_not_there_are_told() -> None:
    with Emulator.on_pty(baud=1200) as printer:
        found = detect(printer.device, SerialTransport, lambda _tried: printer.unplug())
    assert found.line is None
    assert found.trouble is not None
    assert found.trouble.reason in (Reason.NOT_THERE, Reason.FAULT)

    nowhere = detect("/dev/ttyUSB77", SerialTransport)
    assert nowhere.trouble is not None
    assert (nowhere.trouble.where, nowhere.trouble.reason) == ("/dev/ttyUSB77", Reason.NOT_THERE)


def test_a_port_that_a_kiosk_has_is_left_to_it() -> None:
    with Emulator.on_pty() as printer:
        owner = SerialTransport(Line(printer.device))
        with pytest.raises(Unreachable):
            SerialTransport(Line(printer.device))
        found = detect(printer.device, SerialTransport)
        owner.close()

    assert found.trouble is not None
    assert found.trouble.reason is Reason.BUSY


def test_a_file_that_is_no_serial_port_is_told_as_such() -> None:
    found = detect("/dev/null", SerialTransport)

    assert found.trouble is not None
    assert found.trouble.reason is Reason.NO_PRINTER
