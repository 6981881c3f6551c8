"""What is known of each family of printers: closed values, each with its source, and slips that it can print."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from drivers.printer import profile as profiles
from drivers.printer.emulator import Emulator
from drivers.printer.encode import INITIAL
from drivers.printer.escpos import EscposPrinter
from drivers.printer.network import NetworkTransport
from drivers.printer.profile import NoSuchProfile, Profile, profile
from drivers.printer.protocol import Outcome, PrinterState
from kiosk.domain.slip import Slip

FOLDER = Path(profiles.__file__).parent / "profiles"
NAMES = sorted(file.stem for file in FOLDER.glob("*.toml"))
VALUE = re.compile(r"^(\w+) = (\".*?\"|\w+)(.*)$")


def test_the_families_that_are_found_in_halls_are_there() -> None:
    families = (
        "epson-tm-t88",
        "epson-tm-t20",
        "epson-tm-t82",
        "star",
        "gprinter",
        "xprinter",
        "snbc",
        "custom",
        "masung",
    )

    assert all(any(name.startswith(family) for name in NAMES) for family in families)
    assert {"generic-58", "generic-80"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_a_known_one_and_says_where_it_comes_from(name: str) -> None:
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    model = profile(name)
    known = {field.name for field in fields(Profile)}

    assert text.startswith("#")
    for line in text.splitlines():
        if (found := VALUE.match(line)) and found[1] != "name":
            assert found[1] in known, line
            assert name.startswith("generic") or "#" in found[3], line
    assert model.name == name
    assert model.dots in (384, 512, 576, 640)
    assert model.charset in ("gb18030", "gbk", "gb2312", "none")
    assert model.completion in ("gs-h", "gs-r", "polling", "none")
    assert model.qr in ("native", "image")
    assert model.rare in (("raster",) if model.charset == "none" else ("fs-2", "esc-*", "raster"))
    assert (model.slots > 0) is (model.rare == "fs-2")
    assert not (model.automatic and model.completion == "gs-r")  # a torn status could pass for the proof of a slip


@pytest.mark.parametrize("name", NAMES)
def test_the_ticket_comes_out_of_each_and_is_confirmed(name: str, ticket: Slip, at_once: Callable[[], None]) -> None:
    with Emulator.tcp(dots=profile(name).dots) as printer:
        driver = EscposPrinter(lambda: NetworkTransport("127.0.0.1", printer.port), profile(name))
        try:
            assert driver.status() is PrinterState.READY
            assert driver.print(ticket, at_once).outcome is Outcome.CONFIRMED
        finally:
            driver.close()
        assert printer.errors == []
        assert len(printer.slips) == 1
        assert printer.wait_for(lambda p: p.unread == 0, 2)


def test_a_presenter_is_told_after_each_reset_when_to_draw_a_slip_back(
    ticket: Slip, at_once: Callable[[], None]
) -> None:
    model = profile("citizen-pmu2300")

    assert bytes.fromhex(model.retract) == b"\x1dR1\x09"
    assert INITIAL == b"\x1b@"
    assert [name for name in NAMES if profile(name).retract] == ["citizen-pmu2300"]  # never guessed elsewhere


def test_a_profile_that_is_not_there_is_said_with_those_that_are() -> None:
    with pytest.raises(NoSuchProfile, match="generic-80"):
        profile("no-such-printer")
