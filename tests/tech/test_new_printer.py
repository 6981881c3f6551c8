"""A machine without a printer gets one in the window, and one with a printer its standby."""

import tomllib
from pathlib import Path

from drivers.printer.emulator import Emulator
from kiosk.services.hall import open_hall
from tests.staff_window import _items as items_of
from tests.tech.conftest import OpenTech


def said(home: Path) -> dict[str, object]:
    """Return what machine.toml says of printers."""
    table: dict[str, object] = tomllib.loads((home / "machine.toml").read_text("utf-8"))["printer"]
    return table


def test_a_machine_without_a_printer_gets_to_a_test_page_by_the_window_alone(
    tech_of: OpenTech, home: Path, printer: Emulator
) -> None:
    file = home / "machine.toml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("[printer]"))
    end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith("[")), len(lines))
    file.write_text("".join(lines[:at] + lines[end:]), "utf-8")
    here = tech_of(connection="")
    here.shows("这台机器没有配小票机")
    here.press("F2")
    here.shows("这台机器还没有小票机：接在哪个口？")
    here.page("settings").fresh.add("tcp:/nowhere")
    here.shows("machine.toml: printer › connection")
    assert "[printer]" not in file.read_text("utf-8")
    named = [item for item in items_of(here.window.contentItem()) if item.objectName() == "new port"]
    named[-1].forceActiveFocus()  # the line in the field of that name
    here.write(f"tcp://127.0.0.1:{printer.port}")
    here.click("用它")
    here.shows("写进 machine.toml。关上这个窗口再开一次")
    assert said(home) == {"name": "K2-slip", "profile": "generic-80", "connection": f"tcp://127.0.0.1:{printer.port}"}

    again = tech_of(connection="")
    again.shows("正常，随时能打")
    again.press("T")
    assert printer.wait_for(lambda it: len(it.slips) == 1)


def test_a_standby_is_added_by_its_port_and_a_third_is_told_the_way(tech_of: OpenTech, home: Path) -> None:
    here = tech_of(connection="")
    here.press("F2", "A")
    here.shows("备用小票机接在哪个口？")
    here.page("settings").fresh.add("tcp://127.0.0.1:9101")
    here.shows("记下了：tcp://127.0.0.1:9101")
    assert [each.name for each in open_hall(home).machine.printers] == ["K2-slip", "K2-standby"]
    here.page("settings").fresh.add("tcp://127.0.0.1:9102")
    here.shows("一台主用、一台备用")
