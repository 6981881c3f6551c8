"""Every way to a printer on its own wire: what is taken is counted, nothing waits for ever, and what is in the way is
said with the device and what to do."""

import errno
import os
import socket
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import serial

from drivers.printer.blame import blame
from drivers.printer.device import DeviceTransport, FileTransport
from drivers.printer.emulator import Emulator
from drivers.printer.encode import INITIAL, encode
from drivers.printer.escpos import EscposPrinter
from drivers.printer.network import NetworkTransport
from drivers.printer.profile import profile
from drivers.printer.protocol import Outcome, PrinterState, Reason, Transport, Trouble, Unreachable
from drivers.printer.serial import Line, SerialTransport
from kiosk.domain.slip import Slip
from kiosk.services.printer_words import state_words, trouble_words

AtOnce = Callable[[], None]


def test_a_device_file_is_a_printer_like_any_other(ticket: Slip, at_once: AtOnce) -> None:
    with Emulator.on_pty() as printer:
        driver = EscposPrinter(lambda: DeviceTransport(printer.device), profile("epson-tm-t88"))

        assert driver.status() is PrinterState.READY
        assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
        printer.unplug()
        while driver.status() is not PrinterState.UNREACHABLE:
            printer.wait_for(lambda _: False, 0.02)
        driver.close()
    assert printer.errors == []


def test_a_file_gets_the_slip_appended_is_asked_nothing_and_nothing_is_claimed(
    tmp_path: Path, ticket: Slip, at_once: AtOnce
) -> None:
    paper = tmp_path / "paper.bin"
    paper.write_bytes(b"before")
    driver = EscposPrinter(lambda: FileTransport(str(paper)), profile("generic-80"))

    began = time.monotonic()
    assert driver.status() is PrinterState.UNKNOWN
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN
    assert time.monotonic() - began < 5  # a question would wait for an answer for ever
    driver.close()
    kept = paper.read_bytes()
    assert kept.startswith(b"before")
    assert INITIAL + encode(ticket, profile("generic-80")) in kept
    assert b"\x10\x04" not in kept


def test_a_full_disk_takes_no_slip(ticket: Slip, at_once: AtOnce) -> None:
    driver = EscposPrinter(lambda: FileTransport("/dev/full"), profile("generic-80"))

    assert driver.print(ticket, at_once).outcome is Outcome.FAILED
    driver.close()


def opened(way: str, printer: Emulator) -> Transport:
    """Open one of the ways to an emulated printer."""
    if way == "tcp":
        return NetworkTransport("127.0.0.1", printer.port)
    return SerialTransport(Line(printer.device)) if way == "serial" else DeviceTransport(printer.device)


@pytest.mark.parametrize("way", ["serial", "device", "tcp"])
def test_a_printer_that_never_reads_ends_at_the_deadline_and_every_byte_is_counted(way: str) -> None:
    with Emulator.tcp() if way == "tcp" else Emulator.on_pty() as printer:
        printer.stalled = True
        line = opened(way, printer)
        data = bytes(20_000_000) if way == "tcp" else b"\n" * 100_000

        began = time.monotonic()
        sent = line.write(data, 0.3)

        assert 0.25 < time.monotonic() - began < 2
        assert 0 < sent < len(data)
        if way != "tcp":
            printer.stalled = False
            assert printer.wait_for(lambda p: p.taken == sent)
        line.close()


def test_xoff_really_holds_the_line_up_until_the_printer_goes_on() -> None:
    with Emulator.on_pty(baud=115200) as printer:
        line = SerialTransport(Line(printer.device, 115200, flow="xonxoff"))
        printer.stalled = True

        sent = line.write(b"\n" * 700, 1.0)
        assert printer.wait_for(lambda p: p.held_up)
        while line.write(b"\n", 0.1):  # what slips through while XOFF is under way; the system would take thousands
            sent += 1
        printer.stalled = False

        assert sent < 1500
        assert printer.wait_for(lambda p: p.taken == sent)
        assert line.write(b"\n", 1.0) == 1
        line.close()


def test_an_adapter_that_is_pulled_out_while_it_is_opened_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise termios.error(errno.EIO, "Input/output error")

    with Emulator.on_pty() as printer:
        monkeypatch.setattr(termios, "tcflush", gone)
        driver = EscposPrinter(lambda: SerialTransport(Line(printer.device)), profile("generic-80"))

        assert driver.status() is PrinterState.UNREACHABLE
        assert driver.trouble is not None
        assert driver.trouble.reason is Reason.FAULT


def test_a_name_server_that_is_silent_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [asked.wait(5)])
    began = time.monotonic()

    with pytest.raises(Unreachable) as said:
        NetworkTransport("printer.hall", 9100, 0.1)
    assert said.value.trouble.reason is Reason.NO_ROUTE
    assert time.monotonic() - began < 2
    asked.set()


def test_a_speed_or_a_name_that_cannot_be_is_a_wrong_address() -> None:
    with Emulator.on_pty() as printer:
        for opens in (
            lambda: SerialTransport(Line(printer.device, 99999999999)),
            lambda: NetworkTransport("192.168..9", 9100),
        ):
            with pytest.raises(Unreachable) as said:
                opens()
            assert said.value.trouble.reason is Reason.WRONG_ADDRESS


def test_while_dsr_is_down_a_printer_gets_nothing_but_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    up = threading.Event()
    monkeypatch.setattr(serial.Serial, "dsr", property(lambda _: up.is_set()))  # a pty has no such line
    with Emulator.on_pty() as printer:
        line = SerialTransport(Line(printer.device, flow="dsrdtr"))

        assert line.write(b"\n" * 100, 0.2) == 0
        assert line.write(b"\x10\x04\x01", 0.2) == 3
        assert printer.wait_for(lambda p: p.taken == 3)
        threading.Timer(0.1, up.set).start()
        assert line.write(b"\n" * 100, 2.0) == 100
        assert printer.wait_for(lambda p: p.taken == 103)

        up.clear()
        assert line.write(b"\n" * 100, 0.1) == 0
        line.close()


def test_a_port_without_dsr_prints_all_the_same(ticket: Slip, at_once: AtOnce) -> None:
    with Emulator.on_pty() as printer:
        driver = EscposPrinter(lambda: SerialTransport(Line(printer.device, flow="dsrdtr")), profile("generic-80"))

        assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
        driver.close()


@pytest.mark.parametrize("baud", [9600, 19200])
def test_a_paced_line_takes_the_time_that_its_speed_needs(baud: int, ticket: Slip, at_once: AtOnce) -> None:
    with Emulator.on_pty(baud=baud) as printer:
        driver = EscposPrinter(lambda: SerialTransport(Line(printer.device, baud)), profile("generic-80"))

        assert driver.status() is PrinterState.READY
        began = time.monotonic()
        assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
        assert time.monotonic() - began > 600 * 10 / baud * 0.8
        assert printer.errors == []
        driver.close()


def test_a_printer_of_another_speed_never_passes_for_one_that_printed(ticket: Slip, at_once: AtOnce) -> None:
    with Emulator.on_pty(baud=9600) as printer:
        driver = EscposPrinter(lambda: SerialTransport(Line(printer.device, 19200)), profile("generic-80"))

        assert driver.status() in (PrinterState.UNKNOWN, PrinterState.UNREACHABLE)
        done = driver.print(ticket, at_once)

        assert done.outcome in (Outcome.FAILED, Outcome.UNCERTAIN)
        assert printer.slips == []
        driver.close()


def test_a_web_servers_words_are_no_status_though_some_letters_look_like_one() -> None:
    page = b"HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22\r\nContent-Type: text/html\r\n\r\n"
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def serve() -> None:
            line, _ = server.accept()
            with line:
                line.recv(64)
                line.sendall(page)
                line.recv(64)

        serving = threading.Thread(target=serve)
        serving.start()
        driver = EscposPrinter(lambda: NetworkTransport("127.0.0.1", port), profile("generic-80"))
        assert driver.status() is PrinterState.UNREACHABLE
        assert driver.trouble == Trouble(f"127.0.0.1:{port}", Reason.NO_PRINTER)
        driver.close()
        serving.join()


def test_what_answers_nonsense_is_no_printer_and_gets_no_byte_of_a_slip(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    printer.nonsense = True

    assert driver.status() is PrinterState.UNREACHABLE
    assert driver.trouble == Trouble(f"127.0.0.1:{printer.port}", Reason.NO_PRINTER)
    assert driver.print(ticket, at_once).outcome is Outcome.FAILED
    assert printer.paper.lines == []


def test_a_connection_that_is_reset_leaves_the_slip_uncertain(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    assert driver.status() is PrinterState.READY
    printer.at_byte(printer.taken + 300, "reset")

    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN
    assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
    assert len(printer.slips) == 1


def test_nobody_at_the_port_is_said_as_such() -> None:
    with Emulator.tcp() as printer:
        port = printer.port

    with pytest.raises(Unreachable) as said:
        NetworkTransport("127.0.0.1", port)
    assert said.value.trouble.reason is Reason.REFUSED


@pytest.mark.parametrize(
    "opens",
    [
        lambda: SerialTransport(Line("/dev/no-such-port")),
        lambda: DeviceTransport("/dev/no-such-port"),
        lambda: FileTransport("/no-such-folder/paper"),
    ],
)
def test_a_device_that_is_not_there_is_named(opens: Callable[[], object]) -> None:
    with pytest.raises(Unreachable) as said:
        opens()
    assert said.value.trouble.reason is Reason.NOT_THERE
    assert "/no-such" in said.value.trouble.where


def test_a_port_that_another_program_has_is_said_with_that_program() -> None:
    with Emulator.on_pty() as printer:
        takes = "import serial, sys; port = serial.Serial(sys.argv[1], exclusive=True); print('has it'); input()"
        with subprocess.Popen(
            [sys.executable, "-c", takes, printer.device],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "has it\n"

            with pytest.raises(Unreachable) as said:
                SerialTransport(Line(printer.device))
            other.communicate("\n")

    assert said.value.trouble.reason is Reason.BUSY
    assert str(other.pid) in said.value.trouble.detail


def test_a_device_that_is_not_ours_to_open_names_the_group_that_may(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.touch()

    trouble = blame(str(device), PermissionError(errno.EACCES, "Permission denied"))

    assert trouble.reason is Reason.NO_PERMISSION
    assert trouble.detail == "root" if os.getgid() == 0 else trouble.detail
    assert "usermod -aG" in trouble_words(trouble).zh


@pytest.mark.parametrize("reason", Reason)
def test_every_trouble_is_said_in_both_languages_with_the_device(reason: Reason) -> None:
    said = trouble_words(Trouble("/dev/ttyS7", reason, "lp"))

    assert said.zh != said.en
    of_the_machine = (Reason.NO_LIBRARY, Reason.WRONG_ADDRESS, Reason.NO_COMMAND, Reason.NO_SERVICE)
    assert reason in of_the_machine or "/dev/ttyS7" in said.zh
    assert all(state_words(state).zh and state_words(state).en for state in PrinterState)


def test_nothing_stays_open_after_many_connections_and_many_refusals() -> None:
    def held() -> tuple[int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    with Emulator.tcp() as printer, Emulator.on_pty() as line:
        before = held()
        for _ in range(300):
            NetworkTransport("127.0.0.1", printer.port).close()
            SerialTransport(Line(line.device)).close()
            DeviceTransport(line.device).close()
            with pytest.raises(Unreachable):
                SerialTransport(Line("/dev/no-such-port"))
        printer.unplug()
        printer.wait_for(lambda _: False, 0.1)
        assert held()[0] <= before[0]
        assert held()[1] == before[1]


def test_what_a_technician_sets_reaches_the_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pty has no parity, no 7-bit characters and no RTS/CTS: here is where they are handed to pyserial."""
    handed: list[dict[str, object]] = []
    monkeypatch.setattr(serial, "Serial", lambda *_args, **named: handed.append(named))

    SerialTransport(Line("/dev/ttyS0", 9600, 7, "even", 2, "rtscts"))
    SerialTransport(Line("/dev/ttyS0", 9600, 8, "odd", 1, "dsrdtr"))

    assert [each["parity"] for each in handed] == [serial.PARITY_EVEN, serial.PARITY_ODD]
    assert [(each["bytesize"], each["stopbits"]) for each in handed] == [(7, 2), (8, 1)]
    assert [(each["rtscts"], each["dsrdtr"], each["xonxoff"]) for each in handed] == [
        (True, False, False),
        (False, True, False),
    ]
