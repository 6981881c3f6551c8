"""The kiosk starts on a database that cannot be used: calm within two seconds, the reason in the log, and then open."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from tests.faults.calm import calm_seconds
from tests.faults.databases import AT_THE_START, locked
from tests.faults.programs import kiosk_program

AT = "2026-05-12T09:41"
FOOD = "食品经营许可"


FAULTS = {**AT_THE_START, "write-locked": (locked, "database is locked")}  # opened by reading, then out of service


@pytest.mark.parametrize("name", FAULTS)
def test_the_screen_is_calm_in_time_and_the_kiosk_opens_by_itself_once_it_is_mended(name: str, home: Path) -> None:
    fault, reason = FAULTS[name]
    with Emulator.tcp() as printer, ExitStack() as running, ExitStack() as broken:
        broken.enter_context(fault(home / "jishi.db"))
        kiosk = running.enter_context(kiosk_program(home, AT, f"tcp://127.0.0.1:{printer.port}"))
        seen = kiosk.until(lambda s: "这台机器歇一会儿" in s["words"], "the calm words")
        assert "This kiosk is taking a break" in seen["words"]
        assert any("information desk" in words for words in seen["words"])
        assert seen["after"] < calm_seconds()
        broken.close()

        kiosk.on("Home")
        kiosk.wish(take=FOOD)
        assert kiosk.until(lambda s: s["number"] and "请在下方取走小票" in s["words"], "number")["number"] == "F001"
        said = kiosk.errors()

    assert ["F001" in slip.text for slip in printer.slips] == [True]
    log = home / "logs" / "jishi.log"  # where the disk takes no log, the terminal has the line
    lines = said.splitlines() + (log.read_text("utf-8").splitlines() if log.exists() else [])
    assert any(reason in line and str(home / "jishi.db") in line for line in lines), lines
    assert "Traceback" not in said
