"""What the doctor finds stands in the window, the worst first, each with its next step."""

import zipfile
from pathlib import Path

from drivers.printer.emulator import Emulator
from kiosk.services.hall import open_hall
from kiosk.services.printing import Printing
from tests.tech.conftest import OpenTech, Technician
from tests.visits.conftest import MORNING


def test_the_findings_are_shown_with_the_next_step_and_can_be_packed_for_support(
    technician: Technician, home: Path
) -> None:
    with (home / "site.toml").open("a", encoding="utf-8") as site:
        site.write("[nothing]\n")
    technician.click("体检")
    page = technician.page("health")
    technician.until(lambda: page.findings and not page.looking, "the round")

    technician.shows("site.toml")
    words = [each["word"] for each in page.findings]
    assert words == sorted(words, key=["坏了", "看一下", "好"].index)
    assert all(each["next"] for each in page.findings if each["health"] != "fine")
    assert {"数据库", "时钟", "磁盘空间", "设置文件"} <= {each["part"] for each in page.findings}

    technician.click("打包给技术支持")
    technician.shows("包好了")
    (parcel,) = home.glob("support-*.zip")
    assert zipfile.ZipFile(parcel).testzip() is None

    technician.press("R")
    technician.until(lambda: page.looking, "another round")
    technician.until(lambda: not page.looking, "its end")


def test_the_logs_of_all_programs_are_read_on_the_screen_the_newest_first(technician: Technician, home: Path) -> None:
    (home / "logs").mkdir(exist_ok=True)
    for log in (home / "logs").iterdir():
        log.write_bytes(b"")
    technician.press("F5", "L")
    technician.shows("还没有日志")
    line = '{"event": "%s", "level": "%s", "logger": "printing", "timestamp": "2026-05-12T01:4%d:00Z", "printer": "K2"}'
    (home / "logs" / "jishi.log").write_text(line % ("paper not counted", "warning", 0) + "\nno line\n", "utf-8")
    (home / "logs" / "commands.log").write_text(line % ("the journal cannot be used", "error", 1) + "\n", "utf-8")
    technician.press("L", "L")
    page = technician.page("health")
    technician.shows("commands · printing: the journal cannot be used  printer=K2")
    lines = [each for each in page.findings if each["part"].startswith("05-12")]
    assert [(each["word"], each["part"]) for each in lines] == [("出错", "05-12 09:41:00"), ("注意", "05-12 09:40:00")]
    technician.press("L")
    technician.until(lambda: not page.logShown, "the findings again")


def test_in_a_demonstration_an_owner_that_looked_a_moment_ago_is_not_called_silent(
    tech_of: OpenTech, home: Path, printer: Emulator
) -> None:
    kiosk = open_hall(home, MORNING, f"tcp://127.0.0.1:{printer.port}")
    changed: list[object] = []
    with Printing(kiosk, changed.append).running():
        assert printer.wait_for(lambda _: bool(changed))
        there = tech_of()
        there.press("F5")
        page = there.page("health")
        there.until(lambda: page.findings and not page.looking, "the round")
        (says,) = [each["says"] for each in page.findings if each["part"] == "打印机"]
        assert "在用它的程序说的" in says
    kiosk.store.close()
