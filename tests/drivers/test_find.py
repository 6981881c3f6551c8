"""What on a machine may be a printer is listed, with what keeps one from opening it."""

import stat
from pathlib import Path

import pytest

from drivers.printer.find import cups_queues, device_files, usb_printers
from drivers.printer.protocol import Reason
from tests.drivers.usb_bus import EmulatedBus


def test_a_usb_printer_is_known_by_its_class_whoever_made_it() -> None:
    (found,), lacking = usb_printers(EmulatedBus(vendor=0x0FE6, product=0x811E))

    assert lacking is None
    assert (found.connection, found.name) == ("usb:0fe6:811e", "Slip printer")


def test_a_makers_device_counts_without_the_class_and_anything_else_does_not() -> None:
    (found,), _ = usb_printers(EmulatedBus(vendor=0x04B8, interface_class=255))
    assert (found.connection, found.name) == ("usb:04b8:0202", "Epson Slip printer")

    assert usb_printers(EmulatedBus(vendor=0x046D, interface_class=3)) == ([], None)


def test_a_usb_printer_that_may_not_be_opened_says_so() -> None:
    bus = EmulatedBus()
    bus.refuses_to_open = 13
    (found,), _ = usb_printers(bus)

    assert found.trouble is not None
    assert found.trouble.reason is Reason.NO_PERMISSION


def test_device_files_and_queues_of_the_system_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lp0").touch()
    (tmp_path / "hiddev0").touch()
    assert [found.connection for found in device_files(tmp_path)] == [f"usblp:{tmp_path}/lp0"]

    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    lpstat = tmp_path / "lpstat"
    lpstat.write_text('#!/bin/sh\necho "device for Receipt: usb://EPSON/TM-T88V"\n')
    lpstat.chmod(stat.S_IRWXU)
    assert [found.name for found in cups_queues()] == ["Receipt → usb://EPSON/TM-T88V"]
    lpstat.write_text("#!/bin/sh\nexit 1\n")
    assert cups_queues() == []
