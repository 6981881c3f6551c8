"""What one printer is set to goes over its line as meant: read back from the emulated printer."""

from collections.abc import Callable, Mapping

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.encode import encode
from drivers.printer.escpos import EscposPrinter
from drivers.printer.network import NetworkTransport
from drivers.printer.profile import Profile, adjusted, profile, profile_names
from drivers.printer.protocol import Outcome, PrinterState
from kiosk.domain.site import PrinterAddress
from kiosk.domain.slip import Slip
from kiosk.services.printer_settings import applied, set_to, whole

Print = Callable[[str, Mapping[str, str | int | bool]], tuple[Emulator, bytes]]


@pytest.fixture
def prints(printer: Emulator, ticket: Slip, at_once: Callable[[], None]) -> Print:
    """Print the ticket on a printer that is set so; return it, and the ticket's bytes."""

    def printed(family: str, own: Mapping[str, str | int | bool]) -> tuple[Emulator, bytes]:
        model: Profile = adjusted(profile(family), own)
        driver = EscposPrinter(lambda: NetworkTransport("127.0.0.1", printer.port), model)
        outcome = driver.print(ticket, at_once).outcome
        driver.close()
        assert outcome is (Outcome.CONFIRMED if model.completion != "none" else Outcome.UNCERTAIN)
        assert printer.errors == []
        return printer, encode(ticket, model)

    return printed


def test_density_retracting_and_black_marks_are_told_where_the_model_has_them(prints: Print) -> None:
    printer, _ = prints("epson-tm-t82", {"density": -2})
    assert printer._reader.density == -2
    printer, _ = prints("citizen-pmu2300", {"retract_seconds": 4})
    assert (printer._reader.retracts_after, printer._reader.density) == (4, 0)
    printer, sent = prints("snbc-bt-t080", {"black_mark": True, "cut": "full", "feed": 40})
    assert (printer._reader.marks, sent.endswith(b"\x1bJ\x28\x1d\x0c\x1dVA\x00")) == (1, True)


def test_a_printer_without_a_knife_is_only_fed_and_one_without_fs_gets_none(ticket: Slip) -> None:
    bare = encode(ticket, adjusted(profile("generic-58"), {"cut": "none", "feed": 120, "fs": False}))
    assert bare.endswith(b"\x1bJ\x78")
    assert b"\x1dV" not in bare
    assert b"\x1c&" not in bare
    assert "食品经营许可".encode("gb18030") in bare


def test_a_sensor_that_is_not_there_says_nothing(printer: Emulator) -> None:
    printer.near_end = True
    for fitted, state in ((True, PrinterState.NEAR_END), (False, PrinterState.READY)):
        model = adjusted(profile("generic-80"), {"near_end": fitted})
        driver = EscposPrinter(lambda: NetworkTransport("127.0.0.1", printer.port), model)
        assert driver.status() is state
        driver.close()


@pytest.mark.parametrize("family", profile_names())
def test_every_family_has_all_of_its_settings_and_another_family_brings_its_own(family: str) -> None:
    address = PrinterAddress("K2-slip", "generic-80", "serial:/dev/ttyS0?baud=9600")
    tried = set_to(address, {"profile": family, "charset": "none", "qr": "image"})
    other = applied(address, whole(address), tried)

    assert whole(other) == tried
    assert other.connection == address.connection
    assert whole(applied(other, tried, whole(address))) == whole(address)
    assert ("density" in tried) is family.startswith("epson")
