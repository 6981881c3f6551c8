"""`jishi doctor` before a machine that is well, and before each thing that can be wrong with one."""

import json
import os
import socket
import sqlite3
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.escpos import ANSWER_SECONDS
from drivers.scanner.emulator import Emulator as Scanner
from drivers.scanner.serial import SerialScanner
from kiosk.domain.findings import Finding, Health
from kiosk.services.doctor import printer as doctor_printer
from kiosk.services.doctor.bleached import bleach
from kiosk.services.doctor.patient import Patient, meet
from kiosk.services.doctor.round import go_round
from kiosk.services.hall import open_hall
from kiosk.services.printing import Printing
from kiosk.store.store import Store
from tests.cli.test_commands import MORNING, Jishi, jishi
from tests.faults.databases import damaged
from tests.halls import lay

__all__ = ["jishi"]
PERSON = ("张三丰", "李四光", "370181199001011234", "13800138000", "0531-8423-6789", "7c1de0a4b2f98d3344aa55bb66cc77dd")
KEY = "BEGIN-PRIVATE-KEY-hall-9f8e7d"

Looks = Callable[[], dict[str, Finding]]


@pytest.fixture
def home(tmp_path: Path, printer: Emulator) -> Path:
    """A data folder as a first start leaves it, its printer the emulated one."""
    laid = lay(tmp_path / "home")
    change(laid / "machine.toml", "127.0.0.1:9100", f"127.0.0.1:{printer.port}")
    open_hall(laid).store.close()
    return laid


@pytest.fixture
def looks(home: Path) -> Looks:
    """Send the doctor round; give what was found of each part."""
    return lambda: {finding.part: finding for finding in go_round(home, seconds=20)}


def change(path: Path, old: str, new: str) -> None:
    """Write another text into a file of the hall."""
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def _content(home: Path) -> dict[Path, bytes]:
    """Return the files but those that come and go beside them: two looks that end at once leave SQLite's own two."""
    beside = (".lock", ".db-wal", ".db-shm")
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix not in beside}


def test_a_machine_that_is_well_is_said_to_be_and_stays_as_it_was(home: Path, looks: Looks) -> None:
    before = _content(home)
    found = looks()

    assert {part for part, finding in found.items() if finding.health is Health.BROKEN} == set()
    for part in ("version", "fonts", "ports", "printer", "files", "database", "space", "catalogue"):
        assert found[part].health is Health.FINE, found[part]
    assert "508" in found["catalogue"].says.zh
    assert "synchronous=2" in found["database"].says.en
    assert _content(home) == before


def test_whoever_owns_the_printer_is_listened_to_and_the_printer_left_alone(
    home: Path, printer: Emulator, looks: Looks
) -> None:
    hall = open_hall(home)
    changed: list[object] = []
    with Printing(hall, changed.append).running():
        assert printer.wait_for(lambda _: bool(changed))
        found = looks()["printer"]

    assert (found.health, "在用它的程序说的" in found.says.zh) == (Health.FINE, True)
    hall.store.close()


def test_beside_a_demonstration_an_owner_is_measured_by_the_demonstrations_clock(home: Path, printer: Emulator) -> None:
    at = datetime(2026, 5, 12, 9, 41)  # noqa: DTZ001 - as --at has it
    hall = open_hall(home, at)
    changed: list[object] = []
    with Printing(hall, changed.append).running():
        assert printer.wait_for(lambda _: bool(changed))
        found = {each.part: each for each in go_round(home, seconds=20, at=at)}["printer"]

    assert "在用它的程序说的" in found.says.zh
    hall.store.close()


def test_a_printer_that_stands_still_and_one_that_is_silent_are_told_with_the_next_step(
    printer: Emulator, looks: Looks
) -> None:
    printer.paper_out = True
    assert (looks()["printer"].health, "缺纸" in looks()["printer"].says.zh) == (Health.BROKEN, True)
    assert "jishi printer explain K2-slip" in looks()["printer"].next.zh
    printer.load_roll()
    printer.near_end = True
    assert looks()["printer"].health is Health.LOOK
    printer.silent = True
    assert looks()["printer"].health is Health.BROKEN


def test_a_silent_printer_is_not_waited_for_as_long_as_its_owner_would(
    home: Path, printer: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer.silent = True
    monkeypatch.setattr(doctor_printer, "ANSWER_SECONDS", 0.1)
    found = {finding.part: finding for finding in go_round(home, seconds=ANSWER_SECONDS - 0.1)}

    assert "不知道：它不回答，现问的" in found["printer"].says.zh


def test_a_standby_printer_is_looked_at_too_and_none_is_not_spoken_of(home: Path, looks: Looks) -> None:
    assert "standby" not in looks()
    with Emulator.tcp() as second:
        second.paper_out = True
        with (home / "machine.toml").open("a", encoding="utf-8") as file:
            file.write(
                "[printer.standby]\nname = 'K2-standby'\nprofile = 'generic-80'\n"
                f"connection = 'tcp://127.0.0.1:{second.port}'\n"
            )
        found = looks()
        assert (found["printer"].health, found["standby"].health) == (Health.FINE, Health.LOOK)
        assert "K2-standby" in found["standby"].says.zh
        assert "没有替补" in found["standby"].says.zh
        assert f"tcp://127.0.0.1:{second.port}" in found["ports"].says.zh
        second.load_roll()
        assert looks()["standby"].health is Health.FINE


def test_a_look_that_gets_no_answer_ends_in_time(home: Path, printer: Emulator) -> None:
    printer.silent = True
    found = {finding.part: finding for finding in go_round(home, seconds=0.5)}

    assert (found["printer"].health, found["printer"].says.en) == (Health.BROKEN, "no answer in time")


def test_a_serial_port_that_is_not_there_is_named(home: Path, printer: Emulator, looks: Looks) -> None:
    change(home / "machine.toml", f"tcp://127.0.0.1:{printer.port}", "serial:/dev/ttyUSB77?baud=9600")

    found = looks()["ports"]
    assert found.health is Health.BROKEN
    assert "/dev/ttyUSB77" in found.says.zh
    assert "connection" in found.next.zh


def test_the_scanner_is_named_where_it_is_where_it_is_gone_and_where_somebody_reads_it(
    home: Path, scanner: Scanner, looks: Looks
) -> None:
    assert looks()["scanner"].health is Health.FINE
    with (home / "machine.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[scanner]\nkind = "serial"\nport = "{scanner.port}"\n')
    assert "nobody reads it" in looks()["scanner"].says.en
    driver = SerialScanner(str(scanner.port), 9600)
    assert "read by" in looks()["scanner"].says.en
    driver.close()
    scanner.unplug()
    found = looks()["scanner"]
    assert (found.health, str(scanner.port) in found.says.zh) == (Health.BROKEN, True)
    assert "machine.toml" in found.next.zh


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_what_root_sees_says_nothing_of_the_kiosks_own_user(home: Path, looks: Looks) -> None:
    os.chown(home, 65534, 65534)

    found = looks()["ports"]
    assert (found.health, found.next.en) == (Health.LOOK, "sudo -u nobody -H jishi doctor")
    assert "nobody" not in bleach(found.next.en, home)


def test_a_wrong_file_is_named_and_what_was_good_stays_in_use(home: Path, looks: Looks) -> None:
    change(home / "site.toml", 'time_zone = "Asia/Shanghai"', 'time_zone = "Asia/Jiyang"')

    found = looks()
    assert (found["files"].health, "time_zone" in found["files"].says.zh) == (Health.LOOK, True)
    assert "Asia/Shanghai" in found["clock"].says.zh


def test_a_panel_that_hangs_too_low_is_told_with_what_to_do(home: Path, looks: Looks) -> None:
    change(home / "machine.toml", "lower_edge_mm = 800", "lower_edge_mm = 300")

    found = looks()["files"]
    assert (found.health, "300 mm" in found.says.zh, "machine.toml" in found.next.zh) == (Health.LOOK, True, True)


def test_a_changed_catalogue_is_a_matter_to_look_at(home: Path, looks: Looks) -> None:
    change(home / "synonyms.toml", "\n", "\n\n")

    assert looks()["catalogue"].health is Health.LOOK


def test_a_database_that_is_damaged_newer_or_not_there_is_told_apart(home: Path, looks: Looks) -> None:
    path = home / "jishi.db"
    with damaged(path):
        assert looks()["database"].health is Health.BROKEN
        assert "malformed" in looks()["database"].says.en
    with closing(sqlite3.connect(path, isolation_level=None)) as line:
        line.execute("INSERT INTO migration VALUES (9999)")
        assert "9999" in looks()["database"].says.zh
        line.execute("DELETE FROM migration WHERE number = 9999")
    assert looks()["database"].health is Health.FINE
    for file in home.glob("jishi.db*"):
        file.unlink()
    assert (looks()["database"].health, looks()["catalogue"].health) == (Health.LOOK, Health.LOOK)


def test_a_year_of_numbers_on_a_busy_machine_is_read_as_far_as_there_is_time(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that take a second to read must not leave the database without time to tell: that is no broken one."""

    def endless(line: sqlite3.Connection) -> tuple[str, ...]:
        line.execute("WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k) SELECT MAX(i) FROM k").fetchone()
        return ()

    def slow(folder: Path) -> Patient:
        time.sleep(1)
        return meet(folder)

    monkeypatch.setattr("kiosk.store.examination._looked_through", endless)
    monkeypatch.setattr("kiosk.services.doctor.round.meet", slow)

    found = {finding.part: finding for finding in go_round(home, seconds=2.5)}["database"]
    assert (found.health, found.facts["whole"]) == (Health.FINE, False)
    assert "查过的部分完好" in found.says.zh


def test_a_data_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    found = {finding.part: finding for finding in go_round(tmp_path / "file" / "home", seconds=20)}

    assert (found["ports"].health, str(tmp_path / "file") in found["ports"].says.en) == (Health.BROKEN, True)
    assert found["files"].health is Health.LOOK


def test_the_last_backup_is_told_and_a_restore_that_broke_off(home: Path, jishi: Jishi, looks: Looks) -> None:
    assert (looks()["backups"].health, looks()["backups"].next.zh) == (Health.LOOK, "jishi backup")
    (row,) = jishi("backup", "--json").rows
    assert Path(str(row["file"])).parent == home / "backups"
    assert looks()["backups"].health is Health.FINE
    refused = jishi("restore", str(home / "site.toml"))
    assert (refused.code, "不是备份文件" in refused.err) == (1, True)
    restored = jishi("restore", str(row["file"]))
    assert (restored.code, "原来的在" in restored.out) == (0, True)
    (home / "restoring").mkdir()
    assert looks()["backups"].health is Health.BROKEN


def test_a_clock_that_went_back_behind_the_last_record_is_broken(home: Path, jishi: Jishi, looks: Looks) -> None:
    jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", "2099-05-12T09:41")

    found = looks()["clock"]
    assert (found.health, "2099-05-12 09:41" in found.says.en) == (Health.BROKEN, True)


@pytest.fixture
def on_postgresql(home: Path, fresh_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The hall on a server."""
    address = fresh_database()
    monkeypatch.setenv("JISHI_DATABASE", address)
    Store(address).close()
    return address


def test_a_database_on_a_server_is_looked_at_and_its_password_kept(on_postgresql: str, looks: Looks) -> None:
    found = looks()["database"]

    assert (found.health, "fsync=on" in found.says.en) == (Health.FINE, True)
    password = on_postgresql.partition("//jishi:")[2].partition("@")[0]
    assert all(password not in str(finding) for finding in looks().values())


def test_a_server_that_never_answers_keeps_nothing_else_from_being_looked_at(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("JISHI_DATABASE", f"postgresql://jishi:secret@127.0.0.1:{silent.getsockname()[1]}/hall")
        found = {finding.part: finding for finding in go_round(home, seconds=6)}

    assert (found["printer"].health, found["files"].health) == (Health.FINE, Health.FINE)
    assert found["database"].health is Health.BROKEN
    assert "127.0.0.1" in found["database"].says.en
    assert all("secret" not in str(finding) for finding in found.values())


def test_the_exit_code_is_the_worst_part_and_json_has_a_line_for_each(jishi: Jishi, printer: Emulator) -> None:
    jishi("counts", "--day", MORNING[:10])
    said = jishi("doctor", "--json")
    healths = {row["part"]: row["health"] for row in said.rows}

    assert (healths["printer"], healths["database"]) == ("fine", "fine")
    assert said.code == max(["fine", "look", "broken"].index(str(health)) for health in healths.values())
    printer.cover_open = True
    page = jishi("doctor", "--language", "en")
    assert (page.code, "printer · broken" in page.out, "cover open" in page.out) == (2, True, True)


def test_nothing_of_a_visitor_and_no_key_is_in_the_bundle(home: Path, jishi: Jishi, tmp_path: Path) -> None:
    number = jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", MORNING, "--json").rows[0]
    jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", MORNING, "--language", "en")
    change(home / "machine.toml", "[printer]", f"# {PERSON[0]} {PERSON[3]}\n[printer]")
    change(home / "site.toml", 'hotline = "', f'# {PERSON[1]} {PERSON[4]}\nhotline = "')
    (home / "hall.key").write_text(KEY)
    (home / "logs").mkdir(exist_ok=True)
    line = {"timestamp": "2026-05-12T01:41:00Z", "level": "error", "logger": "cli", "job": PERSON[5]}
    line |= {"event": f"could not find {' '.join(PERSON[:5])}", "reason": f"{KEY} '{PERSON[0]}'", "who": PERSON[0]}
    line |= {"exception": f'Traceback:\n  File "/x/visits.py", line 7, in take\n    x\nValueError: {PERSON[2]}'}
    (home / "logs" / "jishi.log").write_text(json.dumps(line, ensure_ascii=False) + f"\n{PERSON[0]} in no form\n")
    bundle = tmp_path / "support.zip"

    jishi("doctor", "--bundle", str(bundle))

    with zipfile.ZipFile(bundle) as opened:
        text = "\n".join(opened.read(name).decode() for name in opened.namelist())
        log = json.loads(opened.read("logs/jishi.log"))
    assert (log["exception"], log["level"]) == (["visits.py:7 take", "ValueError"], "error")
    secret = (*PERSON, "8423-6789", KEY, str(number["ticket"]), str(number["number"]), str(home), "食品")
    assert [word for word in secret if word in text] == []


def test_a_bundle_that_cannot_be_written_is_said(jishi: Jishi, tmp_path: Path) -> None:
    said = jishi("doctor", "--bundle", str(tmp_path / "no" / "support.zip"))

    assert (said.code, "support.zip" in said.err, "Traceback" in said.err) == (1, True, False)
