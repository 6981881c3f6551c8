"""The hall's files: a first start refuses a wrong one, a later start keeps the last good one and says so."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from kiosk.catalogue.problems import Refused
from kiosk.domain.findings import Health
from kiosk.services.answers import OutOfService
from kiosk.services.crowd import Crowds
from kiosk.services.doctor.round import go_round
from kiosk.services.hall import open_hall
from tests.halls import lay


def started(home: Path) -> None:
    """Start, so that there is a last good version."""
    open_hall(lay(home)).store.close()


def test_a_first_start_takes_the_shipped_hall(tmp_path: Path) -> None:
    hall = open_hall(tmp_path)

    assert hall.site.name.zh == "济阳市民中心"
    assert hall.catalogue.version == 1
    assert hall.notes == ()
    assert (tmp_path / "site.toml").exists()


def test_an_unchanged_hall_keeps_its_version(tmp_path: Path) -> None:
    started(tmp_path)

    assert open_hall(tmp_path).catalogue.version == 1


@pytest.mark.parametrize("name", ["site.toml", "machine.toml"])
def test_a_first_start_refuses_a_wrong_file_and_names_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("id = [", "utf-8")

    with pytest.raises(Refused, match=name):
        open_hall(tmp_path)


@pytest.mark.parametrize("name", ["site.toml", "machine.toml", "catalogue/00-departments.toml"])
def test_a_later_start_keeps_the_last_good_file_and_says_so(tmp_path: Path, name: str) -> None:
    started(tmp_path)
    (tmp_path / name).write_text("没有引号 = 错", "utf-8")

    hall = open_hall(tmp_path)

    assert hall.site.name.zh == "济阳市民中心"
    assert len(hall.notes) == 1
    assert Path(name).name in hall.notes[0].zh
    assert "上一次" in hall.notes[0].zh


@pytest.mark.parametrize("name", ["site.toml", "machine.toml", "catalogue"])
def test_what_a_hall_had_and_has_no_more_is_said_and_not_replaced_by_what_ships(tmp_path: Path, name: str) -> None:
    started(tmp_path)
    machine = tmp_path / "machine.toml"
    machine.write_text(machine.read_text("utf-8").replace('device = "K2"', 'device = "K9"'), "utf-8")
    started(tmp_path)
    gone = tmp_path / name
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()

    hall = open_hall(tmp_path)

    assert hall.machine.device == "K9"
    assert len(hall.catalogue.items) == 508
    assert len(hall.notes) == 1
    assert name in hall.notes[0].zh
    assert not gone.exists()


def test_one_file_of_the_catalogue_that_is_gone_is_told_and_its_items_stay(tmp_path: Path) -> None:
    started(tmp_path)
    lost = next(path for path in (tmp_path / "catalogue").glob("*.toml") if "veterans" in path.name)
    said = lost.read_text("utf-8")
    lost.unlink()

    hall = open_hall(tmp_path)

    assert len(hall.catalogue.items) == 508
    assert f"catalogue/{lost.name}" in hall.notes[0].zh
    assert "空文件" in hall.notes[0].zh

    lost.write_text(said, "utf-8")
    assert open_hall(tmp_path).notes == ()


def test_an_emptied_file_withdraws_its_items_and_may_then_go(tmp_path: Path) -> None:
    started(tmp_path)
    path = next(path for path in (tmp_path / "catalogue").glob("*.toml") if "veterans" in path.name)
    path.write_text("", "utf-8")
    (tmp_path / "synonyms.toml").write_text("", "utf-8")  # its words name items that are withdrawn

    hall = open_hall(tmp_path)
    assert hall.notes == ()
    assert not any(item.department == "veterans" for item in hall.catalogue.items)

    path.unlink()
    assert open_hall(tmp_path).notes == ()


@pytest.mark.parametrize("name", ["site.toml", "machine.toml", "catalogue/market.toml", "slips/ticket.txt"])
def test_a_folder_in_a_files_place_is_named_and_the_last_good_one_stays(tmp_path: Path, name: str) -> None:
    started(tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()

    hall = open_hall(tmp_path)

    assert hall.catalogue.find("食品经营许可")
    assert Path(name).name in hall.notes[0].zh
    assert "文件夹" in hall.notes[0].zh


def test_a_site_without_the_queue_of_an_item_is_not_taken(tmp_path: Path) -> None:
    started(tmp_path)
    site = tmp_path / "site.toml"
    site.write_text(site.read_text("utf-8").replace('prefix = "W"', 'prefix = "V"'), "utf-8")

    hall = open_hall(tmp_path)

    assert hall.site.queue("W").prefix == "W"
    assert "上一次" in hall.notes[0].zh


def test_a_changed_catalogue_becomes_the_next_version(tmp_path: Path) -> None:
    started(tmp_path)
    changed = tmp_path / "catalogue" / "01-life-events.toml"
    changed.write_text(changed.read_text("utf-8") + "\n# 改过\n", "utf-8")

    assert open_hall(tmp_path).catalogue.version == 2


def test_an_index_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    started(tmp_path)
    with sqlite3.connect(tmp_path / "jishi.db") as database:
        database.execute("UPDATE version SET body = substr(body, 1, length(body) - 9) WHERE kind = 'catalogue'")
    database.close()

    assert open_hall(tmp_path).index.find("食品经营许可", 1)[0].exact


def test_a_damaged_database_is_said_to_be_the_machines(tmp_path: Path) -> None:
    started(tmp_path)
    (tmp_path / "jishi.db").write_bytes(b"not a database at all" * 400)
    for beside in ("jishi.db-wal", "jishi.db-shm"):
        (tmp_path / beside).unlink(missing_ok=True)

    with pytest.raises(OutOfService) as fault:
        open_hall(tmp_path)
    assert fault.value.blame == "machine"


def test_an_emptied_database_gives_no_number_a_second_time(tmp_path: Path) -> None:
    started(tmp_path)
    (tmp_path / "printer-K2-slip.lock").touch()  # it has printed before
    (tmp_path / "jishi.db").write_bytes(b"")
    for beside in ("jishi.db-wal", "jishi.db-shm"):
        (tmp_path / beside).unlink(missing_ok=True)

    with pytest.raises(OutOfService, match="is empty") as fault:
        open_hall(tmp_path)
    assert fault.value.blame == "machine"


def test_a_database_that_is_gone_gives_no_number_a_second_time_and_the_way_on_is_told(tmp_path: Path) -> None:
    started(tmp_path)
    (tmp_path / "front.json").touch()  # its home was shown
    for file in tmp_path.glob("jishi.db*"):
        file.unlink()

    with pytest.raises(OutOfService, match="is gone; jishi restore") as fault:
        open_hall(tmp_path)
    assert fault.value.blame == "machine"
    assert not (tmp_path / "jishi.db").exists()  # nor is it laid anew for the next start
    database = next(finding for finding in go_round(tmp_path, seconds=20) if finding.part == "database")
    assert (database.health, "jishi restore" in database.next.zh) == (Health.BROKEN, True)

    (tmp_path / "front.json").unlink()
    open_hall(tmp_path).store.close()


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    started(tmp_path)
    with sqlite3.connect(tmp_path / "jishi.db") as database:
        database.execute("INSERT INTO migration VALUES (9999)")
    database.close()

    with pytest.raises(OutOfService, match="newer"):
        open_hall(tmp_path)


def test_a_database_lost_while_running_is_out_of_service_not_a_traceback(tmp_path: Path) -> None:
    hall = open_hall(tmp_path)
    hall.store.close()
    (tmp_path / "jishi.db").write_bytes(b"\0" * 8192)
    for beside in ("jishi.db-wal", "jishi.db-shm"):
        (tmp_path / beside).unlink(missing_ok=True)

    with pytest.raises(OutOfService) as fault:
        Crowds(hall).crowd()
    assert fault.value.technical
    hall.store.close()
