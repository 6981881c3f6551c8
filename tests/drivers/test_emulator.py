"""The emulated printer is strict, and its troubles come when and how a test wants them."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.printer.emulator import ACTS, SWITCHES, Emulator
from drivers.printer.encode import CLEAR

ASK_PAPER = b"\x10\x04\x04"
CUT = b"\x1dV\x42\x00"
OUT = 0x7E


@pytest.fixture
def line(printer: Emulator) -> Iterator[socket.socket]:
    """A wire to the printer."""
    with socket.create_connection(("127.0.0.1", printer.port)) as connection:
        connection.settimeout(5)
        yield connection


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"\x1b\x99\n", "unknown"),  # a command that no manual has
        (b"\x1c&\xe5\x0a\n", "unknown"),  # half a character
        (b"\x1dv0\x00\x04\x00\x04\x00" + b"\xff" * 15, "stops short"),  # a raster without its last byte
        ("中".encode("gb18030"), "unknown"),  # Chinese without FS &
        (b"\x1dR1\x3c", "a presenter"),  # a presenter that is to wait a minute
    ],
)
def test_what_no_printer_understands_is_an_error(printer: Emulator, line: socket.socket, sent: bytes, why: str) -> None:
    line.sendall(sent)

    assert printer.wait_for(lambda p: p.taken == len(sent))
    assert printer.wait_for(lambda p: any(why in error for error in p.errors), 2)


def test_a_full_buffer_takes_no_more_and_goes_on_when_the_roll_is_changed(
    printer: Emulator, line: socket.socket
) -> None:
    printer.paper_out = True
    line.sendall(b"words\n" * 2000 + CUT)
    assert printer.wait_for(lambda p: p.full)
    assert not printer.wait_for(lambda p: p.taken > 6000, 0.2)

    printer.load_roll()

    assert printer.wait_for(lambda p: len(p.slips) == 1)
    assert len(printer.slips[0].lines) == 2000


def test_a_fault_comes_at_its_byte_and_not_one_later(printer: Emulator, line: socket.socket) -> None:
    printer.at_byte(9, "paper_out")
    line.sendall(b"one\ntwo\n" + b"3\n" + CUT + ASK_PAPER)

    assert line.recv(1)[0] == OUT
    assert printer.paper.lines == ["one", "two"]


def test_a_file_sets_switches_each_time_that_it_is_changed(tmp_path: Path) -> None:
    file = tmp_path / "switches.json"
    printer = Emulator(switches=file)
    file.write_text('{"cover_open": true, "at": {"3": "paper_out"}}', "utf-8")
    said = bytearray()

    printer.step(b"", said.extend)
    assert printer.cover_open
    printer.step(b"ab\n", said.extend)
    assert printer.paper_out
    file.write_text('{"load_roll": true', "utf-8")  # half written
    printer.step(b"", said.extend)
    assert printer.paper_out
    file.write_text('{"load_roll": true} ', "utf-8")
    printer.step(b"", said.extend)
    assert not printer.paper_out


def test_every_trouble_has_a_name_and_another_name_is_refused() -> None:
    printer = Emulator()

    for name in (*SWITCHES, *ACTS):
        printer.apply(name)
    with pytest.raises(KeyError):
        printer.apply("explode")


def test_torn_paper_stays_in_the_mouth_until_it_is_cut(printer: Emulator, line: socket.socket) -> None:
    line.sendall(b"torn\n")
    assert printer.wait_for(lambda p: p.paper.lines == ["torn"])
    line.sendall(CLEAR + b"whole\n" + CUT)
    assert printer.wait_for(lambda p: len(p.slips) == 1)
    assert (printer.slips[0].lines, printer.slips[0].whole) == (["torn", "whole"], False)

    line.sendall(b"torn\n")
    assert printer.wait_for(lambda p: p.paper.lines == ["torn"])
    line.sendall(CLEAR + CUT + b"whole\n" + CUT)
    assert printer.wait_for(lambda p: len(p.slips) == 2)
    assert (printer.slips[1].lines, printer.slips[1].whole) == (["whole"], True)
    assert printer.scraps[-1].lines == ["torn"]
