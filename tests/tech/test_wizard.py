"""A printer with three wrong settings brought to a right test page by following only what the five steps say."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject

from drivers.printer.emulator import Emulator
from drivers.printer.find import Found
from drivers.printer.reading import LACKING
from kiosk.services.hall import open_hall
from kiosk.services.on_trial import machine_micros
from kiosk.services.printing import Printing
from tests.tech.conftest import OpenTech
from tests.visits.conftest import MORNING
from ui.tech.settings.listener import Listener
from ui.tech.settings.ports import Ports
from ui.tech.settings.wizard import Wizard


@pytest.fixture
def serial_printer() -> Iterator[Emulator]:
    """A printer on a serial line of 19200 baud, with 80 mm paper, whose font is GB2312."""
    with Emulator.on_pty(baud=19200) as printer:
        printer.font = "gb2312"
        yield printer


@pytest.fixture
def machine(home: Path, serial_printer: Emulator) -> Path:
    """Its machine.toml, which says another speed, another width and another font."""
    path = home / "machine.toml"
    wrong = f'connection = "serial:{serial_printer.device}?baud=9600"  # 柜子里那根线\ndots = 384\ncharset = "gbk"'
    path.write_text(path.read_text("utf-8").replace('connection = "tcp://127.0.0.1:9100"', wrong), "utf-8")
    return path


def test_wrong_speed_width_and_font_are_mended_by_what_the_screens_say_while_the_kiosk_runs(
    tech_of: OpenTech, home: Path, machine: Path, serial_printer: Emulator
) -> None:
    before = machine.read_bytes()
    kiosk = open_hall(home, MORNING)
    with Printing(kiosk).running():
        here = tech_of(connection="")
        here.click("设置")
        here.until(lambda: here.page("settings").rows, "the settings")
        here.press("W")
        here.shows("打印机接在哪个口？")
        here.shows(serial_printer.device)
        here.press("Enter")
        here.shows("只问状态，不打字")
        here.shows("9600 8N　")  # what it tried
        here.shows("听到了：19200 8N，像打印机一样回答")
        assert serial_printer.slips == []
        here.press("Enter")
        here.shows("型号在机器背面的铭牌上")
        here.press("Enter")
        here.shows("80 毫米宽多是 576 点")
        here.press("右", "右", "Enter")  # its paper is 80 mm; of the font it says nothing
        here.shows("到这里什么都还没改")
        here.shows("波特率 9600 → 19200")
        here.shows("打印宽度 384 点 → 576 点")
        here.press("T")
        here.shows("测试页出来了吗？")
        assert serial_printer.wait_for(lambda it: len(it.slips) == 1)
        assert LACKING in serial_printer.slips[-1].text
        assert machine.read_bytes() == before

        here.press("N")
        here.shows("没留：说没出好")
        here.shows("龘 这样的生僻字是空白、方框或怪字 → 第 4 步：汉字选小一号")
        here.press("退格", "下", "右", "Enter")
        here.shows("汉字字库 GBK → GB2312")
        here.press("T")
        here.shows("测试页出来了吗？")
        assert serial_printer.wait_for(lambda it: len(it.slips) == 2)
        page = serial_printer.slips[-1]
        here.press("Y")
        here.shows("留下了，写进 machine.toml")
    kiosk.store.close()

    assert LACKING not in page.text
    assert "123456789012345678901234567890123456789012345678" in page.text.splitlines()  # one line, edge to edge
    assert [f"{n:03d} " in page.text for n in (1, 50, 100)] == [True, True, True]  # longer than its buffer
    assert "JISHI-PRINTER-TEST" in page.codes
    kept = tomllib.loads(machine.read_text("utf-8"))["printer"]
    assert (kept["connection"], kept["dots"], kept["charset"]) == (
        f"serial:{serial_printer.device}?baud=19200",
        576,
        "gb2312",
    )
    assert '?baud=19200"  # 柜子里那根线\n' in machine.read_text("utf-8")


def test_a_port_that_nobody_listens_to_any_more_is_given_back_at_once(
    tech_of: OpenTech, home: Path, machine: Path, serial_printer: Emulator
) -> None:
    del machine
    serial_printer.silent = True  # else it would be found before the key
    here = tech_of(connection="")
    trials = here.hall.store.printer_trials

    def lent() -> bool:
        row = trials.open("K2", "K2-slip")
        return row is not None and row.deadline > machine_micros()

    here.click("设置")
    here.until(lambda: here.page("settings").rows, "the settings")
    here.press("W", "Enter")
    here.page("settings").steps.close()  # before the port was lent
    here.wait(300)
    assert not lent()

    here.press("W", "Enter")
    here.until(lent, "the port lent")
    here.press("F9")
    here.until(lambda: not lent(), "the port given back")
    assert here.tech.acts.session is None


def test_the_chosen_port_stays_chosen_while_ports_come_and_go(qapp: object) -> None:
    del qapp
    root = QObject()
    ports = Ports(root, cast("Any", SimpleNamespace(machine=None)))
    ports.look = lambda: None  # type: ignore[method-assign]
    listener = Listener(root, cast("Any", None), cast("Any", None))
    wizard: Any = Wizard(root, cast("Any", None), ports, listener)
    cable, new = Found("serial", "serial:/dev/ttyUSB0", "CH340"), Found("serial", "serial:/dev/ttyACM0", "")
    ports.there = [cable]
    wizard.begin("K2-slip", {"port": "tcp://10.0.0.9:9100", "profile": "generic-80"})

    wizard.choosePort(1)
    for there, chosen in (([cable], cable.connection), ([new, cable], cable.connection), ([], "tcp://10.0.0.9:9100")):
        ports.there = there
        assert [row["port"] for row in wizard.found if row["chosen"]] == [chosen]
        assert wizard.mayGoOn
