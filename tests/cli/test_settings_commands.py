"""Over ssh: what can be set is shown with what it does, changed one value at a time, and a year's holidays come in."""

import tomllib
from json import loads
from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner, Result

from kiosk.cli.program import program
from kiosk.services.hall import open_hall
from tests.halls import lay


def jishi(*words: str) -> Result:
    """Give a command in this process: what a program of its own costs is paid by other tests."""
    return CliRunner().invoke(program(), words)


def test_values_are_shown_set_and_refused_and_a_workbook_of_holidays_replaces_its_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = lay(tmp_path / "home")
    monkeypatch.setenv("JISHI_HOME", str(home))
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["日期", "休/班"], ["2027-01-01", "休"], ["2027-10-09", "班"]):
        sheet.append(row)
    book.save(tmp_path / "2027.xlsx")

    assert "每天号数" in jishi("site", "show", "queue.F.").output
    said = jishi("site", "set", "queue.F.quota", "120")
    assert (said.exit_code, "queue.F.quota：（空着） → 120" in said.output) == (0, True)
    refused = jishi("machine", "set", "idle.quiet_seconds", "1")
    assert (refused.exit_code, "machine.toml: idle › quiet_seconds" in refused.output) == (1, True)
    assert "queue.F.quota：（空着） → 120" in jishi("site", "history").output
    assert jishi("machine", "check").exit_code == 0
    said = jishi("site", "holidays", str(tmp_path / "2027.xlsx"))

    assert "2027 年：放假 1 天，调休上班 1 天" in said.output
    hall = open_hall(home)
    hall.store.close()
    calendar = hall.site.calendar
    assert {day.isoformat() for day in calendar.holidays if day.year == 2027} == {"2027-01-01"}
    assert {day.isoformat() for day in calendar.workdays if day.year == 2027} == {"2027-10-09"}
    assert any(day.year == 2026 for day in calendar.holidays)
    assert (str(calendar.until), hall.site.queue("F").quota) == ("2027-12-31", 120)


@pytest.mark.parametrize("window", ["desk", "tech"])
def test_a_window_where_there_is_no_screen_is_refused_in_a_line(window: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    said = CliRunner().invoke(program(), [window])

    assert (said.exit_code, "没有屏幕" in said.stderr) == (1, True)


def test_a_standby_is_added_and_taken_away_again_by_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = lay(tmp_path / "home")
    monkeypatch.setenv("JISHI_HOME", str(home))
    before = (home / "machine.toml").read_text("utf-8")

    said = jishi("printer", "add", "serial:/dev/ttyS7")
    assert "记下了：printer.standby 在 serial:/dev/ttyS7；取号机回到首页就用上" in said.output
    assert 'connection = "serial:/dev/ttyS7?baud=19200"' in (home / "machine.toml").read_text("utf-8")
    refused = jishi("printer", "remove", "K9")
    assert (refused.exit_code, "这台机器的一台：K2-slip、K2-standby" in refused.output) == (1, True)
    theirs = home / "machine.toml"
    own = theirs.read_text("utf-8").replace("\n[printer.standby]\n", "\n[printer.standby]\ndots = 384\n")
    theirs.write_text(own, "utf-8")
    assert jishi("printer", "remove", "K2-standby").exit_code == 0
    assert theirs.read_text("utf-8").strip() == before.strip()
    jishi("printer", "add", "serial:/dev/ttyS8")
    assert "dots = 384" not in theirs.read_text("utf-8")
    jishi("printer", "remove", "K2-standby")

    jishi("printer", "add", "serial:/dev/ttyS7")  # there it stood before
    again = tomllib.loads(theirs.read_text("utf-8"))["printer"]["standby"]
    assert (again["connection"], again["dots"]) == ("serial:/dev/ttyS7?baud=19200", 384)


def test_paper_and_cuts_are_told_with_the_life_of_the_parts_and_a_new_one_begins_at_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = lay(tmp_path / "home")
    monkeypatch.setenv("JISHI_HOME", str(home))
    (home / "paper-K2-slip.json").write_text('{"mm": 2500000, "cuts": 12000}')
    assert jishi("machine", "set", "printer.profile", "star-escpos").exit_code == 1  # a printer's settings are tried
    file = home / "machine.toml"
    file.write_text(file.read_text("utf-8").replace('"generic-80"', '"star-escpos"', 1), "utf-8")

    said = jishi("printer", "paper", "K2-slip").output
    assert "走过的纸约 2500.0 米，切过 12,000 刀" in said
    assert "用了 2.50 公里，能用 100 公里（2%）" in said or "2.50 of 100 km used (2%)" in said
    assert jishi("machine", "set", "printer.cutter_cuts", "15000").exit_code == 0
    told = loads(jishi("printer", "paper", "K2-slip", "--new", "cutter", "--roll", "50", "--json").output)
    assert told["life"] == {"head": 100, "cutter": 15000}
    assert (told["cuts"], told["cutter_from"], told["roll_metres"]) == (12000, 12000, 50)
    assert "切刀：用了 0 刀，能用 15,000 刀" in jishi("printer", "paper", "K2-slip").output
