"""A machine without a printer gets one in the window, one with a printer its standby, and either goes again."""

import tomllib
from pathlib import Path

from drivers.printer.emulator import Emulator
from kiosk.domain.jobs import JobState, Settled
from kiosk.services.hall import Hall, open_hall
from kiosk.services.paper_used import note_roll
from kiosk.services.print_desk import PrintDesk
from kiosk.services.seeds import MACHINE_FILE
from kiosk.services.settings import Settings
from tests.staff_window import _items as items_of
from tests.tech.conftest import OpenTech
from ui.tech.settings.asked import Seen, seen


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
    here.shows("写进 machine.toml。按 W 用五步定准")
    assert said(home) == {"name": "K2-slip", "profile": "generic-80", "connection": f"tcp://127.0.0.1:{printer.port}"}

    here.until(lambda: bool(here.page("settings").rows), "its settings, without another start")
    here.press("Esc", "F1")
    here.shows("正常，随时能打")
    here.press("T")
    assert printer.wait_for(lambda it: len(it.slips) == 1)


def test_a_standby_is_added_by_its_port_and_a_third_is_told_the_way(tech_of: OpenTech, home: Path) -> None:
    here = tech_of(connection="")
    here.press("F2", "A")
    here.shows("备用小票机接在哪个口？")
    here.page("settings").fresh.add("tcp://127.0.0.1:9101")
    here.shows("记下了：tcp://127.0.0.1:9101")
    assert [each.name for each in open_hall(home).machine.printers] == ["K2-slip", "K2-standby"]
    here.shows("K2-standby（备用）")
    here.page("settings").fresh.add("tcp://127.0.0.1:9102")
    here.page("settings").askToGo()
    here.shows("一台主用、一台备用")


def test_the_first_printer_goes_when_its_slips_are_settled_and_its_standby_takes_its_place(
    tech_of: OpenTech, home: Path, printer: Emulator
) -> None:
    port = f"tcp://127.0.0.1:{printer.port}"
    here = tech_of(connection="tcp://127.0.0.1:1")
    here.press("F2")
    here.page("settings").fresh.add(port)
    here.shows("K2-standby（备用）")
    hall = here.hall
    note_roll(home, "K2-slip", 50, hall.clock())
    job = PrintDesk(hall).test("K2-slip")
    before = (home / "machine.toml").read_text("utf-8")

    here.press("D")
    here.shows("拆走 K2-slip？")
    here.press("Y")
    here.shows("还有 1 张小票等它打")
    assert (home / "machine.toml").read_text("utf-8") == before

    here.until(lambda: state_of(hall, job) is JobState.FAILED, "it cannot come out")
    row = hall.store.journal.get(job)
    assert row is not None
    hall.store.journal.to(row, JobState.HELD, hall.where(), owner="", reason="")
    here.press("Y")
    here.shows("有 1 张小票没人定")
    hall.store.journal.settle(job, Settled.VOID, "03", hall.clock())
    here.press("Y")
    here.shows("K2-slip 拆走了")
    late: list[Seen] = []
    here.page("settings").acts.look(lambda services: seen(services, "K2-slip", ""), late.append)  # asked before it went
    here.until(lambda: bool(late), "a late look is answered, and nothing is out of service")
    assert late[0].settings == {}
    assert said(home) == {"name": "K2-standby", "profile": "generic-80", "connection": port}
    assert "备用小票机：第一台缺纸" in (home / "machine.toml").read_text("utf-8")  # their comments stay
    assert [file.name.startswith("paper-K2-slip-") for file in (home / "before").glob("paper-*")] == [True]
    assert not (home / "paper-K2-slip.json").exists()
    device = hall.machine.device
    here.until(lambda: hall.store.journal.published(device, "K2-slip") is None, "nothing is told of it any more")
    here.press("F1")
    here.shows("正常，随时能打")
    here.press("T")
    assert printer.wait_for(lambda it: len(it.slips) == 1)


def test_a_printer_that_was_removed_comes_back_with_one_key_as_it_was_set(tech_of: OpenTech, home: Path) -> None:
    file = home / "machine.toml"
    here = tech_of(connection="")
    here.press("F2")
    here.page("settings").fresh.add("serial:/dev/ttyS7")
    here.shows("K2-standby（备用）")
    settings = Settings(here.hall)
    settings.change(None, settings.one(MACHINE_FILE, "printer.standby.head_km"), "90")
    was = tomllib.loads(file.read_text("utf-8"))["printer"]["standby"]
    assert was["head_km"] == 90
    settings.remove_printer(None, "K2-standby")
    settings.use()

    here.press("F1", "F2", "A")
    here.shows("K2-standby：照拆走前的设置")
    here.press("1")

    here.until(lambda: "standby" in tomllib.loads(file.read_text("utf-8"))["printer"], "the printer is back")
    assert tomllib.loads(file.read_text("utf-8"))["printer"]["standby"] == was


def state_of(hall: Hall, job: str) -> JobState | None:
    """Return how a job stands."""
    row = hall.store.journal.get(job)
    return row.state if row else None
