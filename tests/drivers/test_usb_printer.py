"""A printer on USB: pyusb really speaks, to a bus on which an emulated printer stands."""

import errno
from collections.abc import Callable, Iterator

import pytest

from drivers.printer.escpos import EscposPrinter
from drivers.printer.profile import profile
from drivers.printer.protocol import Outcome, PrinterState, Reason, Unreachable
from drivers.printer.usb import UsbAddress, UsbTransport
from kiosk.domain.slip import Slip
from tests.drivers.usb_bus import EmulatedBus

AtOnce = Callable[[], None]
EPSON = UsbAddress(0x04B8, 0x0202)


@pytest.fixture
def bus() -> EmulatedBus:
    """A bus with a printer that usblp has."""
    return EmulatedBus()


@pytest.fixture
def driver(bus: EmulatedBus) -> Iterator[EscposPrinter]:
    """The driver that a real USB printer gets."""
    real = EscposPrinter(lambda: UsbTransport(EPSON, bus), profile("epson-tm-t88"))
    yield real
    real.close()


def test_a_slip_comes_out_whole_though_the_wire_takes_it_in_small_pieces(
    bus: EmulatedBus, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    bus.takes = 7

    assert driver.status() is PrinterState.READY
    done = driver.print(ticket, at_once)

    assert done.outcome is Outcome.CONFIRMED
    assert bus.printer.errors == []
    assert "F012" in bus.printer.slips[0].text


def test_the_kernel_gets_its_printer_back_when_the_line_is_closed(bus: EmulatedBus, driver: EscposPrinter) -> None:
    assert driver.status() is PrinterState.READY
    assert (bus.kernel_driver, bus.claimed) == (False, True)

    driver.close()

    assert (bus.kernel_driver, bus.claimed, bus.opened) == (True, False, 0)


def test_nothing_stays_open_after_a_thousand_connections(bus: EmulatedBus) -> None:
    for _ in range(1000):
        UsbTransport(EPSON, bus).close()

    assert (bus.kernel_driver, bus.claimed, bus.opened) == (True, False, 0)


def test_two_of_a_kind_are_told_apart_by_their_serial_number(bus: EmulatedBus) -> None:
    UsbTransport(UsbAddress(0x04B8, 0x0202, "J0001"), bus).close()

    with pytest.raises(Unreachable) as said:
        UsbTransport(UsbAddress(0x04B8, 0x0202, "J0002"), bus)
    assert said.value.trouble.reason is Reason.NOT_THERE
    assert "usb:04b8:0202:J0002" in str(said.value)


@pytest.mark.parametrize(("number", "reason"), [(errno.EACCES, Reason.NO_PERMISSION), (errno.ENODEV, Reason.NOT_THERE)])
def test_a_printer_that_may_not_be_opened_is_said_with_the_reason(
    bus: EmulatedBus, number: int, reason: Reason
) -> None:
    bus.refuses_to_open = number

    with pytest.raises(Unreachable) as said:
        UsbTransport(EPSON, bus)
    assert said.value.trouble.reason is reason


def test_another_program_that_has_the_printer_is_said_and_the_kernel_keeps_it(bus: EmulatedBus) -> None:
    bus.refuses_to_claim = errno.EBUSY

    with pytest.raises(Unreachable) as said:
        UsbTransport(EPSON, bus)
    assert said.value.trouble.reason is Reason.BUSY
    assert (bus.kernel_driver, bus.opened) == (True, 0)


def test_a_keyboard_is_no_printer(bus: EmulatedBus) -> None:
    bus.interface_class = 3

    with pytest.raises(Unreachable) as said:
        UsbTransport(EPSON, bus)
    assert said.value.trouble.reason is Reason.NO_PRINTER
    assert bus.opened == 0


def test_a_printer_pulled_out_in_mid_slip_leaves_it_uncertain_and_comes_back_by_itself(
    bus: EmulatedBus, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    assert driver.status() is PrinterState.READY
    bus.printer.at_byte(bus.printer.taken + 200, "unplug")

    done = driver.print(ticket, at_once)

    assert done.outcome is Outcome.UNCERTAIN
    assert driver.status() is PrinterState.UNREACHABLE
    assert driver.trouble is not None
    bus.printer.plug()
    bus.kernel_driver = True
    while driver.status() is not PrinterState.READY:
        bus.printer.wait_for(lambda _: False, 0.02)
    assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
    assert len(bus.printer.slips) == 1


def test_a_printer_that_takes_no_more_ends_at_the_deadline_with_its_bytes_counted(bus: EmulatedBus) -> None:
    line = UsbTransport(EPSON, bus)
    bus.printer.at_byte(100, "stalled")

    assert line.write(b"\n" * 300, 0.2) == 100
    line.close()


def test_a_stalled_endpoint_is_cleared_and_says_nothing(bus: EmulatedBus) -> None:
    line = UsbTransport(EPSON, bus)
    bus.stalls_in = bus.stalls_out = True

    assert line.read(0.02) == b""
    assert line.write(b"\n", 0.1) == 0
    assert line.write(b"\n", 0.1) == 1
    assert not bus.stalls_in
    line.close()


def test_a_printer_without_a_way_back_is_unknown_and_its_slip_uncertain(
    bus: EmulatedBus, driver: EscposPrinter, ticket: Slip, at_once: AtOnce
) -> None:
    bus.one_way = True

    assert driver.status() is PrinterState.UNKNOWN
    assert driver.print(ticket, at_once).outcome is Outcome.UNCERTAIN
    assert len(bus.printer.slips) == 1


def test_a_machine_without_libusb_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("libusb1", "libusb0", "openusb"):
        monkeypatch.setattr(f"usb.backend.{name}.get_backend", lambda: None)

    with pytest.raises(Unreachable) as said:
        UsbTransport(EPSON)
    assert said.value.trouble.reason is Reason.NO_LIBRARY
