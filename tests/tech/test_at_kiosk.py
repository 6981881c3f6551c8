"""A technician at the kiosk: the knock, number and PIN by finger, visitors told where to go, and home again."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from drivers.printer.emulator import Emulator
from kiosk.domain.visit import Wish
from kiosk.services.clock import starting_at
from kiosk.services.hall import Hall
from kiosk.services.visits import Visits
from tests.halls import lay
from tests.services.conftest import all_brought
from tests.staff_window import PIN
from tests.tech.conftest import OpenTech
from tests.visits.conftest import Visitor, standing
from tests.visits.knocks import Hand
from ui.citizen import maintenance
from ui.citizen.maintenance import Maintenance
from ui.tech import at_kiosk
from ui.tech.at_kiosk import AtKiosk


@pytest.fixture
def at_the_kiosk(qapp: object, qtbot: QtBot, home: Path, printer: Emulator) -> Iterator[tuple[Visitor, Hand]]:
    """A staffed hall's kiosk, and somebody who knows the knock."""
    del qapp, qtbot
    hand = Hand()
    with standing(home, printer, monotonic=hand.clock) as visitor:
        yield visitor, hand.before(visitor.kiosk.window)


def wish(home: Path, visitor: Visitor, *wishes: str) -> str:
    """Have the technician do this at their window; return what it shows then."""
    (home / "wishes").write_text("\n".join(wishes), encoding="utf-8")
    visitor.until(lambda: not (home / "wishes").exists(), " ".join(wishes))
    return (home / "seen").read_text(encoding="utf-8")


def prints(hall: Hall, printer: Emulator, visitor: Visitor) -> None:
    """Give a number elsewhere in the hall; its slip comes out here."""
    before = len(printer.slips)
    item = hall.catalogue.find("食品经营许可")
    assert item is not None
    Visits(hall).issue(all_brought(item), Wish.NUMBER)
    visitor.until(lambda: len(printer.slips) > before, "the slip")


def test_the_knock_and_a_pin_open_the_technicians_window_and_visitors_are_told(
    at_the_kiosk: tuple[Visitor, Hand], home: Path, printer: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, hand = at_the_kiosk
    monkeypatch.setenv("JISHI_HOME", str(home))
    program = maintenance.arguments(visitor.hall, f"tcp://127.0.0.1:{printer.port}", fullscreen=False)
    assert program[:3] == ["-m", "kiosk", "tech"]
    watched = ["-m", "tests.tech.at_kiosk_program", *program[2:]]
    monkeypatch.setattr(maintenance, "arguments", lambda *_: watched)

    hand.knock()
    visitor.until(lambda: visitor.shows("正在打开设备维护"), "the sheet")
    asked = wish(home, visitor, "keys: 03", "下一步", "keys: 831604", "下一步")
    assert "不对" in asked
    assert "孙工" not in asked  # a lobby is told nobody's name
    assert not visitor.shows("正在维护，马上就好")
    wish(home, visitor, f"keys: {PIN}", "下一步")

    visitor.until(lambda: visitor.shows("帮办台开着"), "the word to visitors")
    assert visitor.shows("Back in a moment")
    assert visitor.shows("请到 3 楼帮办区")
    assert visitor.find("办事取号") is None
    prints(visitor.hall, printer, visitor)
    (home / "wishes").write_text("退出", encoding="utf-8")
    visitor.until(lambda: visitor.kiosk.shell.maintenance is None, "the kiosk back at home")
    visitor.on("Home")
    visitor.until(lambda: visitor.find("办事取号") is not None, "the way to a number")


def test_a_window_that_does_not_come_leaves_the_kiosk_at_home(
    at_the_kiosk: tuple[Visitor, Hand], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, hand = at_the_kiosk
    evening = starting_at(datetime(2026, 5, 12, 19, 0), visitor.hall.site.zone)  # noqa: DTZ001 - the hall's own
    told: Any = Maintenance(replace(visitor.hall, clock=evening), []).told
    assert told == [
        "正在维护，马上就好",
        "有急事打 12345。",
        "Back in a moment",
        "If it is urgent, ring 12345.",
    ]  # nobody is there
    monkeypatch.setattr(maintenance, "arguments", lambda *_: ["-c", "raise SystemExit(3)"])
    hand.knock()
    visitor.until(lambda: visitor.kiosk.shell.maintenance is None, "the home")
    monkeypatch.setattr(maintenance, "arguments", lambda *_: ["-c", "import time; time.sleep(60)"])
    hand.knock()
    visitor.until(lambda: visitor.kiosk.shell.maintenance is not None, "the sheet")
    visitor.touch("首页")
    visitor.until(lambda: visitor.kiosk.shell.maintenance is None, "the home")
    monkeypatch.setattr(maintenance, "SILENT_MS", 300)
    monkeypatch.setattr(maintenance, "END_MS", 100)
    hangs = "import time; print('asking', flush=True); time.sleep(60)"
    monkeypatch.setattr(maintenance, "arguments", lambda *_: ["-c", hangs])
    visitor.on("Home")
    hand.knock()
    visitor.until(lambda: visitor.kiosk.shell.maintenance is not None, "the sheet")
    visitor.until(lambda: visitor.kiosk.shell.maintenance is None, "the home, for the window hangs")
    visitor.until(lambda: visitor.find("办事取号") is not None, "the way to a number")


def test_before_a_kiosk_nobody_is_named_no_first_account_is_made_and_nobody_stays_alone(
    tech_of: OpenTech, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_kiosk, "ALONE_MS", 300)
    shutil.rmtree(home)
    lay(home)
    here = tech_of("", at_kiosk=True)
    ended: list[str] = []
    stay = AtKiosk(here.window_of)
    monkeypatch.setattr(stay, "_listen", lambda: None)
    stay.over.connect(lambda: ended.append("over"))

    here.shows("这个大厅还没有账号")
    assert "jishi staff add" in here.words()
    assert here.sign_in.asks == "pin"
    stay.open()
    here.until(lambda: bool(ended), "the end")


def test_a_technician_who_went_away_leaves_the_kiosk_to_its_visitors(
    tech_of: OpenTech, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tech_of("03", at_kiosk=True)
    stay, ended = AtKiosk(here.window_of), []
    monkeypatch.setattr(stay, "_listen", lambda: None)
    stay.over.connect(lambda: ended.append("over"))
    stay.open()
    assert 290 <= here.sign_in.seconds_left() <= 300

    here.sign_in._idle.start(50)  # five minutes later
    here.until(lambda: bool(ended), "the end")
    assert here.tech.acts.session is None


def test_a_kiosk_knows_nothing_of_the_technicians_window_until_the_knock() -> None:
    ask = (
        "import sys; import ui.citizen.app, ui.citizen.kiosk; from ui.citizen.screens import read_ahead; read_ahead();"
        "from kiosk.services import visits, crowd, notices, help_calls, printing, renewal, pre_reviews;"
        "names = ('ui.tech', 'ui.staff', 'ui.citizen.maintenance', 'argon2', 'kiosk.services.staff', 'typer');"
        "print([name for name in names if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=60)

    assert said.stdout.strip() == "[]"
