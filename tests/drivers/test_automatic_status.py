"""A printer that tells of changes by itself: told apart from answers to questions, however the bytes fall."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printer.emulator import Emulator
from drivers.printer.escpos import EscposPrinter
from drivers.printer.protocol import Outcome, PrinterState
from drivers.printer.status import Decoder, Report, read_answer, read_automatic, state_of
from kiosk.domain.slip import Slip

AtOnce = Callable[[], None]
XON, XOFF = b"\x11", b"\x13"
ALL_WELL = bytes([0x10, 0, 0, 0])


def heard(printer: Emulator, driver: EscposPrinter, seconds: float = 5.0) -> PrinterState:
    """Wait for a trouble that the printer tells of by itself; that all is well it may still be telling."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if (state := driver.overhear()) not in (None, PrinterState.READY):
            return state
        printer.wait_for(lambda _: False, 0.01)
    raise AssertionError("the printer told of nothing")


@pytest.mark.parametrize(
    ("switch", "state"),
    [
        ("cover_open", PrinterState.COVER_OPEN),
        ("paper_out", PrinterState.PAPER_OUT),
        ("near_end", PrinterState.NEAR_END),
        ("cutter_fault", PrinterState.CUTTER_FAULT),
        ("overheated", PrinterState.OVERHEATED),
    ],
)
def test_a_change_is_known_and_nothing_is_asked(
    printer: Emulator, driver: EscposPrinter, switch: str, state: PrinterState
) -> None:
    assert driver.status() is PrinterState.READY
    while driver.overhear() is not None:
        pass
    asked = printer.taken

    printer.apply(switch)

    assert heard(printer, driver) is state
    assert printer.taken == asked


def test_it_still_tells_after_a_slip_which_resets_the_printer(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
    while driver.overhear() is not None:
        pass

    printer.cover_open = True

    assert heard(printer, driver) is PrinterState.COVER_OPEN


def test_a_slip_is_confirmed_though_the_printer_tells_of_its_near_end_meanwhile(
    printer: Emulator, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    assert driver.status() is PrinterState.READY
    printer.at_byte(printer.taken + 300, "near_end")

    assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
    assert driver.status() is PrinterState.NEAR_END


COMPLETED = b"\x37\x22ABCP\x00"
SAID = st.sampled_from([b"\x12", b"\x1e", b"\x72", ALL_WELL, bytes([0x38, 0x08, 0x0F, 0]), COMPLETED, XON, XOFF])


@given(st.lists(SAID, max_size=20), st.data())
def test_what_a_printer_says_is_told_apart_wherever_the_reads_break(said: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(said)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=8)))
    decoder, real_time, automatic, tickets, paper = Decoder(), 0, 0, 0, 0
    for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True):
        heard = decoder.take(whole[start:end])
        real_time, automatic = real_time + len(heard.real_time), automatic + len(heard.automatic)
        tickets, paper = tickets + len(heard.tickets), paper + len(heard.paper)
        assert heard.strange == 0

    assert real_time == sum(len(each) == 1 and each not in (XON, XOFF) for each in said)
    assert automatic == sum(len(each) == 4 for each in said)
    assert tickets == said.count(COMPLETED)
    assert paper == 0  # no status may pass for the proof that a slip came out


@given(SAID, SAID)
def test_an_answer_may_fall_into_the_middle_of_another(first: bytes, second: bytes) -> None:
    if len(first) < 2 or len(second) > 1:
        return
    for at in range(1, len(first)):
        heard = Decoder().take(first[:at] + second + first[at:])

        assert len(heard.automatic) + len(heard.tickets) == 1
        assert heard.paper == []


@given(st.lists(st.binary(max_size=12), max_size=30))
def test_any_bytes_become_one_of_the_known_states(parts: list[bytes]) -> None:
    decoder, report = Decoder(), Report()
    for part in parts:
        heard = decoder.take(part)
        for four in heard.automatic:
            report = read_automatic(report, four)
        for number, byte in enumerate(heard.real_time):
            report = read_answer(report, number % 6, byte)
        assert len(heard.real_time) + heard.strange <= sum(map(len, parts))

    assert state_of(report) in PrinterState


def test_xoff_and_xon_are_known_and_are_no_answers() -> None:
    decoder = Decoder()

    assert decoder.take(b"\x12" + XOFF).held_up is True
    assert decoder.take(XON).held_up is False
    assert decoder.take(b"").held_up is None


@pytest.mark.parametrize("question", [1, 2, 3, 4])
def test_all_256_answers_to_each_question_mean_a_state(question: int) -> None:
    for byte in range(256):
        assert state_of(read_answer(Report(), question, byte)) in PrinterState
