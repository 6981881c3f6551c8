"""What a printer does to a visitor: each fault on a real wire, and what the driver says of the slip."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printer.emulator import Emulator
from drivers.printer.encode import CLEAR
from drivers.printer.escpos import EscposPrinter
from drivers.printer.network import NetworkTransport
from drivers.printer.profile import profile, profile_names
from drivers.printer.protocol import Outcome, PrinterState, Unreachable
from drivers.printer.serial import Line, SerialTransport
from drivers.printer.status import REAL_TIME, Decoder, Report, read_answer, read_automatic, state_of
from kiosk.domain.slip import Slip

AtOnce = Callable[[], None]


def test_a_slip_that_came_out_is_confirmed(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    done = driver.print(ticket, at_once)

    assert done.outcome is Outcome.CONFIRMED
    assert len(printer.slips) == 1
    assert printer.errors == []


def test_a_printer_that_only_knows_gs_r_confirms_too(printer: Emulator, ticket: Slip, at_once: AtOnce) -> None:
    driver = EscposPrinter(lambda: NetworkTransport("127.0.0.1", printer.port), profile("generic-58"))

    assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
    driver.close()


class Slow:
    """A wire to a printer that knows GS r alone, empties no buffer, and answers it when a slip comes out."""

    where, answers = "slow", True

    def __init__(self) -> None:
        self.unanswered, self._out = 0, b""

    def write(self, data: bytes, _deadline: float) -> int:
        """Take all; status questions are answered at once."""
        self._out += b"\x12" * sum(data.count(question) for question in REAL_TIME)
        self.unanswered += data.count(b"\x1dr\x01")
        return len(data)

    def comes_out(self) -> None:
        """Let the oldest slip inside come out."""
        self.unanswered -= 1
        self._out += b"\0"

    def read(self, _deadline: float) -> bytes:
        """Return what was said since."""
        said, self._out = self._out, b""
        return said

    def close(self) -> None:
        """Hold nothing."""


WITHOUT_CLEAR = next(name for name in profile_names() if profile(name).completion == "gs-r" and not profile(name).clear)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> tuple[Slow, EscposPrinter]:
    """A slow printer with its driver, which waits for paper a moment only."""
    monkeypatch.setattr("drivers.printer.escpos.PAPER_SECONDS", 0.2)
    wire = Slow()
    return wire, EscposPrinter(lambda: wire, profile(WITHOUT_CLEAR))


def test_an_answer_that_comes_late_never_confirms_the_slip_behind_it(
    slow: tuple[Slow, EscposPrinter], ticket: Slip, at_once: AtOnce
) -> None:
    wire, driver = slow
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN

    assert driver.print(ticket, wire.comes_out).outcome is Outcome.UNCERTAIN
    assert wire.unanswered == 1


def test_a_slip_behind_a_late_one_is_confirmed_when_both_came_out(
    slow: tuple[Slow, EscposPrinter], ticket: Slip, at_once: AtOnce
) -> None:
    wire, driver = slow
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN

    def both_come_out() -> None:
        wire.comes_out()
        wire.comes_out()

    assert driver.print(ticket, both_come_out).outcome is Outcome.CONFIRMED


def test_answers_that_come_late_twice_running_confirm_no_slip(
    slow: tuple[Slow, EscposPrinter], ticket: Slip, at_once: AtOnce
) -> None:
    wire, driver = slow
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN
    assert driver.print(ticket, wire.comes_out).outcome is Outcome.UNCERTAIN  # the first one's answer
    assert driver.print(ticket, wire.comes_out).outcome is Outcome.UNCERTAIN  # the second one's
    wire.comes_out()
    driver.status()

    assert wire.unanswered == 0
    assert driver.print(ticket, wire.comes_out).outcome is Outcome.CONFIRMED


def test_two_answers_that_come_late_at_once_confirm_no_slip(
    slow: tuple[Slow, EscposPrinter], ticket: Slip, at_once: AtOnce
) -> None:
    wire, driver = slow
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN

    def both_come_out() -> None:
        wire.comes_out()
        wire.comes_out()

    assert driver.print(ticket, both_come_out).outcome is Outcome.UNCERTAIN
    assert wire.unanswered == 1


def test_a_printer_that_was_switched_off_in_between_confirms_again_when_it_has_been_ready_for_a_while(
    slow: tuple[Slow, EscposPrinter], ticket: Slip, at_once: AtOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire, driver = slow
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN
    wire.unanswered = 0  # its buffer is gone

    driver.status()
    assert driver.print(ticket, wire.comes_out).outcome is Outcome.UNCERTAIN
    monkeypatch.setattr("drivers.printer.escpos.LATE_SECONDS", 0)
    driver.status()
    assert driver.print(ticket, wire.comes_out).outcome is Outcome.CONFIRMED


def test_the_answer_to_a_slip_of_a_process_that_died_confirms_no_other(
    slow: tuple[Slow, EscposPrinter], ticket: Slip
) -> None:
    wire, driver = slow
    wire.unanswered = 1
    driver.expect_torn()

    assert driver.print(ticket, wire.comes_out).outcome is Outcome.UNCERTAIN


def test_an_answer_that_came_between_two_slips_is_owed_no_more(
    slow: tuple[Slow, EscposPrinter], ticket: Slip, at_once: AtOnce
) -> None:
    wire, driver = slow
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN
    wire.comes_out()
    driver.status()

    assert driver.print(ticket, wire.comes_out).outcome is Outcome.CONFIRMED


def test_the_buffer_is_emptied_before_a_slip_only_where_something_may_be_left_in_it(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    def emptied() -> bool:
        before = len(driver.passed)
        driver.print(ticket, at_once)
        return any(CLEAR in each.data for each in list(driver.passed)[before:])

    assert emptied()  # what whoever printed before left
    assert not emptied()  # all of it came out
    printer.paper_ends_after(lines=3)
    driver.print(ticket, at_once)
    printer.load_roll()
    assert emptied()


def test_a_line_that_never_falls_silent_is_no_printer_and_holds_nobody_up(ticket: Slip, at_once: AtOnce) -> None:
    wire = Slow()
    wire.read = lambda _deadline: b"\x12"  # type: ignore[method-assign]
    driver = EscposPrinter(lambda: wire, profile("generic-80"))
    began = time.monotonic()

    assert driver.status() is PrinterState.UNREACHABLE
    assert time.monotonic() - began < 5


def test_a_serial_printer_gets_the_same_slip(ticket: Slip, at_once: AtOnce) -> None:
    with Emulator.on_pty() as printer:
        driver = EscposPrinter(lambda: SerialTransport(Line(printer.device)), profile("generic-80"))

        assert driver.status() is PrinterState.READY
        assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
        assert printer.errors == []
        assert "F012" in printer.slips[0].text
        driver.close()


def test_a_roll_that_ends_in_mid_slip_leaves_it_uncertain_and_the_rest_is_never_printed(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    printer.paper_ends_after(lines=3)

    done = driver.print(ticket, at_once)

    assert done.outcome is Outcome.UNCERTAIN
    assert done.reason == "paper out"
    printer.load_roll()
    assert driver.status() is PrinterState.READY
    assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
    assert len(printer.slips) == 1
    assert printer.slips[0].lines[0] == "济阳市民中心"


@pytest.mark.parametrize(
    ("switch", "state"),
    [
        ("paper_out", PrinterState.PAPER_OUT),
        ("cover_open", PrinterState.COVER_OPEN),
        ("cutter_fault", PrinterState.CUTTER_FAULT),
        ("overheated", PrinterState.OVERHEATED),
    ],
)
def test_a_printer_that_stands_still_takes_no_byte_of_a_slip(
    switch: str, state: PrinterState, printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    setattr(printer, switch, True)

    assert driver.status() is state
    assert driver.print(ticket, at_once).outcome is Outcome.FAILED
    setattr(printer, switch, False)
    assert driver.status() is PrinterState.READY
    assert printer.slips == []
    assert printer.paper.lines == []


def test_a_roll_near_its_end_still_prints(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    printer.near_end = True

    assert driver.status() is PrinterState.NEAR_END
    assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED


def test_a_silent_printer_is_unknown_and_its_slip_uncertain(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    printer.silent = True

    assert driver.status() is PrinterState.UNKNOWN
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN


def test_an_unplugged_printer_is_unreachable_and_comes_back_by_itself(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    assert driver.status() is PrinterState.READY
    printer.unplug()
    while driver.status() is not PrinterState.UNREACHABLE:
        printer.wait_for(lambda _: False, seconds=0.02)
    assert driver.print(ticket, at_once).outcome is Outcome.FAILED

    printer.plug()
    while driver.status() is not PrinterState.READY:
        printer.wait_for(lambda _: False, seconds=0.02)
    assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED


@pytest.mark.parametrize("position", [20, 100, 300, 600])
def test_a_line_cut_in_mid_slip_leaves_it_uncertain(
    position: int, printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    assert driver.status() is PrinterState.READY
    printer.at_byte(printer.taken + 24 + position, "hang_up")

    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN
    assert printer.slips == []


def test_what_the_caller_refuses_before_the_body_sends_nothing(
    printer: Emulator, driver: EscposPrinter, ticket: Slip
) -> None:
    def taken_by_another() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        driver.print(ticket, taken_by_another)
    assert driver.status() is PrinterState.READY
    assert printer.paper.lines == []


def test_nobody_listens_is_said_with_the_address() -> None:
    with Emulator.tcp() as printer:
        port = printer.port
    with pytest.raises(Unreachable, match=f"127.0.0.1:{port}"):
        NetworkTransport("127.0.0.1", port)


def test_a_port_that_is_not_there_is_said_with_its_name() -> None:
    with pytest.raises(Unreachable, match="/dev/ttyNOTHERE"):
        SerialTransport(Line("/dev/ttyNOTHERE"))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 255)), max_size=40), st.lists(st.binary(max_size=64)))
def test_no_byte_of_a_printer_can_upset_the_reader(answers: list[tuple[int, int]], noise: list[bytes]) -> None:
    report, decoder = Report(), Decoder()
    for question, byte in answers:
        report = read_answer(report, question, byte)
    for part in noise:
        for four in decoder.take(part).automatic:
            report = read_automatic(report, four)

    assert state_of(report) in PrinterState


def test_a_report_without_answers_is_never_ready() -> None:
    assert state_of(Report()) is PrinterState.UNKNOWN
    assert len(REAL_TIME) == 4
