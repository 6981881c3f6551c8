"""What machine.toml may say of a printer: each way gets the driver that it names, and a wrong one is told as such."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.protocol import PrinterState, Reason, Unreachable
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import read_machine
from kiosk.domain.site import PrinterAddress
from kiosk.services.printers import line_to, open_printer, why_unreachable
from kiosk.services.seeds import machine_in

WRONG = [
    "usb:4b8:0202",
    "usb:04b8",
    "serial:/dev/ttyS0?baud=fast",
    "serial:/dev/ttyS0?parity=maybe",
    "serial:",
    "tcp://10.0.0.9",
    "tcp://192.168..9:9100",
    "tcp://10.0.0.9:99100",
    "serial:/dev/ttyS0?baud=99999999999",
    "serial:/dev/ttyS0?baud=0",
    "usblp:",
    "file:",
    "lpt1",
    "http://10.0.0.9:80",
]


@pytest.fixture
def reads(tmp_path: Path) -> Callable[[str], PrinterAddress | None]:
    """Read a machine.toml with this connection."""
    from kiosk.assets import shipped_site

    shipped = (shipped_site() / "machine.toml").read_text("utf-8")

    def read(connection: str) -> PrinterAddress | None:
        path = tmp_path / "machine.toml"
        path.write_text(shipped.replace("tcp://127.0.0.1:9100", connection), "utf-8")
        return read_machine(path).printer

    return read


@pytest.mark.parametrize("connection", WRONG)
def test_a_wrong_address_is_a_problem_of_the_file_that_shows_how_one_looks(
    connection: str, reads: Callable[[str], PrinterAddress | None]
) -> None:
    with pytest.raises(Refused) as said:
        reads(connection)

    assert "connection" in str(said.value)
    assert "usb:04b8:0202" in str(said.value)


@pytest.mark.parametrize("same", ["name", "connection"])
def test_a_standby_that_is_the_same_printer_is_a_problem_of_the_file(same: str, tmp_path: Path) -> None:
    from kiosk.assets import shipped_site

    its = {"name": "K2-standby", "profile": "generic-80", "connection": "tcp://10.0.0.9:9100"}
    path = tmp_path / "machine.toml"

    def read(**but: str) -> PrinterAddress | None:
        table = "".join(f'{key} = "{value}"\n' for key, value in (its | but).items())
        shipped = (shipped_site() / "machine.toml").read_text("utf-8")
        path.write_text(f"{shipped}\n[printer.standby]\n{table}", "utf-8")
        return read_machine(path).standby

    assert read() == PrinterAddress("K2-standby", "generic-80", "tcp://10.0.0.9:9100")
    with pytest.raises(Refused) as said:
        read(**{same: {"name": "K2-slip", "connection": "tcp://127.0.0.1:9100"}[same]})
    assert "printer" in str(said.value)
    assert "standby" in str(said.value)


@pytest.mark.parametrize("connection", WRONG)
def test_a_wrong_address_from_elsewhere_is_a_printer_out_of_reach(connection: str) -> None:
    if connection.startswith("tcp"):
        return  # without a port it is 9100
    printer = open_printer(PrinterAddress("slips", "generic-80", connection))

    assert printer.status() is PrinterState.UNREACHABLE
    assert printer.trouble is not None
    assert printer.trouble.reason is Reason.WRONG_ADDRESS


@pytest.mark.parametrize(
    ("connection", "reason"),
    [
        ("serial:/dev/ttyNOTHERE?baud=9600&parity=even", Reason.NOT_THERE),
        ("usblp:/dev/usb/lpNOTHERE", Reason.NOT_THERE),
        ("file:/no/such/folder/paper", Reason.NOT_THERE),
    ],
)
def test_each_way_opens_what_it_names(
    connection: str, reason: Reason, reads: Callable[[str], PrinterAddress | None]
) -> None:
    address = reads(connection)
    assert address is not None

    trouble = why_unreachable(address)

    assert trouble is not None
    assert trouble.reason is reason
    assert trouble.where in connection


def test_a_usb_address_is_looked_for_on_usb() -> None:
    with pytest.raises(Unreachable) as said:
        line_to("usb:ffff:fffe:NOBODY")()

    assert said.value.trouble.reason in (Reason.NOT_THERE, Reason.NO_LIBRARY)


def test_what_can_be_opened_has_no_trouble(printer: Emulator) -> None:
    assert why_unreachable(PrinterAddress("slips", "generic-80", f"tcp://127.0.0.1:{printer.port}")) is None


def test_a_profile_that_the_program_does_not_know_is_a_problem_of_the_file(tmp_path: Path) -> None:
    from kiosk.assets import shipped_site

    path = tmp_path / "machine.toml"
    text = (shipped_site() / "machine.toml").read_text("utf-8")
    path.write_text(text.replace('profile = "generic-80"', 'profile = "generic-08"'), "utf-8")

    with pytest.raises(Refused) as said:
        machine_in(path)
    assert "printer › profile：现在是 generic-08，应当是其中之一：generic-58、generic-80" in said.value.in_chinese()
