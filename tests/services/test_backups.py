"""A hall goes into one file while it works, and comes back as it was, with no number twice."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.cli.daily_backup import DailyBackup
from kiosk.domain.items import ServiceItem
from kiosk.domain.numbers import after_restore
from kiosk.domain.site import BackupPlan
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued
from kiosk.services.backups import postgres
from kiosk.services.backups.folder import BackupFault, only_one
from kiosk.services.backups.making import done_today, make_backup, prune
from kiosk.services.backups.restoring import restore
from kiosk.services.hall import Hall, open_hall
from kiosk.services.visits import Visits
from kiosk.store.database import execute
from tests.faults.databases import can_mount, damaged, small_disk
from tests.halls import lay
from tests.services.conftest import MORNING, HandClock, all_brought

PRINTER = "tcp://127.0.0.1:9"


def take(hall: Hall, name: str = "食品经营许可") -> str:
    """Take a number as a visitor with everything in hand does."""
    item = hall.catalogue.find(name)
    assert isinstance(item, ServiceItem)
    issued = Visits(hall).issue(all_brought(item), Wish.NUMBER)
    assert isinstance(issued, Issued)
    return issued.number


@pytest.fixture
def opened(clock: HandClock) -> Iterator[Callable[[Path], Hall]]:
    """Open the hall of a folder at 09:41; all are closed in the end."""
    halls: list[Hall] = []

    def open_it(home: Path) -> Hall:
        halls.append(replace(open_hall(home, printer=PRINTER), clock=clock))
        return halls[-1]

    yield open_it
    for hall in halls:
        hall.store.close()


def all_of(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of a hall's database but the counters'."""
    with closing(sqlite3.connect(home / "jishi.db")) as line:
        tables = [name for (name,) in line.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(line.execute(f"SELECT * FROM {name}"), key=str) for name in tables if name != "counter"}


def files_of(home: Path) -> dict[Path, bytes]:
    """Return every file of a data folder but the database, of which only the rows count."""
    files = (path for path in home.rglob("*") if path.is_file() and not path.name.startswith("jishi.db"))
    return {path: path.read_bytes() for path in files}


def test_a_backup_restored_into_an_empty_machine_gives_the_same_hall_and_no_number_twice(
    hall: Hall, tmp_path: Path, opened: Callable[[Path], Hall]
) -> None:
    words = hall.home / "slips" / "ticket.txt"
    words.write_text(words.read_text("utf-8") + "text: 本厅自己的一行\n", "utf-8")
    (hall.home / "hall.key").write_text("SECRET")
    numbers = [take(hall) for _ in range(3)]
    before = all_of(hall.home)
    made = make_backup(hall)
    numbers.append(take(hall))  # after the backup: nobody knows of it any more

    empty = tmp_path / "empty"
    done = restore(empty, made, MORNING)

    assert (done.aside, done.go_on["F"]) == (None, 400)
    assert all_of(empty) == before
    again = opened(empty)
    assert (again.site, again.catalogue, again.notes) == (hall.site, hall.catalogue, ())
    assert "本厅自己的一行" in (empty / "slips" / "ticket.txt").read_text("utf-8")
    assert not (empty / "hall.key").exists()
    assert b"SECRET" not in made.read_bytes()
    assert take(again) == "F401"
    assert take(again) not in numbers


def test_whoever_knows_that_nobody_took_a_number_since_lets_them_follow(
    hall: Hall, tmp_path: Path, opened: Callable[[Path], Hall]
) -> None:
    take(hall)
    made = make_backup(hall, tmp_path / "hall.backup")
    assert restore(tmp_path / "empty", made, MORNING, follow_on=True).go_on == {}

    assert take(opened(tmp_path / "empty")) == "F002"


def test_a_restore_keeps_what_it_replaces_and_goes_on_behind_the_numbers_that_were_given(
    hall: Hall, opened: Callable[[Path], Hall]
) -> None:
    take(hall)
    made = make_backup(hall)
    assert [take(hall) for _ in range(2)] == ["F002", "F003"]
    hall.store.close()

    done = restore(hall.home, made, MORNING)

    assert done.aside is not None
    assert len(all_of(done.aside)["ticket"]) == 3
    assert (done.aside / "site.toml").exists()
    assert take(opened(hall.home)) == "F004"


def test_a_change_over_that_breaks_off_puts_everything_back(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    take(hall)
    made = make_backup(hall)
    take(hall)
    hall.store.close()
    before = files_of(hall.home), all_of(hall.home)
    replace_ = Path.replace

    def fails(source: Path, target: Path) -> Path:
        if source.parent.name == "restoring" and source.name in ("slips", "jishi.db"):
            raise OSError(errno.EIO, "Input/output error")
        return replace_(source, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(BackupFault, match=r"nothing was restored.*Input/output error"):
        restore(hall.home, made, MORNING)

    assert (files_of(hall.home), all_of(hall.home)) == before


def test_a_restore_beside_a_running_kiosk_is_refused(hall: Hall) -> None:
    take(hall)
    made = make_backup(hall)

    with pytest.raises(BackupFault, match="has the database open"):
        restore(hall.home, made, MORNING)

    assert take(hall) == "F002"
    assert not (hall.home / "restoring").exists()


def test_a_damaged_database_is_put_aside_and_the_hall_comes_back_behind_a_gap(
    hall: Hall, opened: Callable[[Path], Hall]
) -> None:
    take(hall)
    made = make_backup(hall)
    hall.store.close()
    with damaged(hall.home / "jishi.db"):
        kept = (hall.home / "jishi.db").read_bytes()
        done = restore(hall.home, made, MORNING)
        assert done.aside is not None
        assert (done.aside / "jishi.db").read_bytes()[4096:] == kept[4096:]
        assert take(opened(hall.home)) == "F401"
        shutil.copy(done.aside / "jishi.db", hall.home / "jishi.db")  # for `damaged` to mend


@pytest.mark.parametrize("wrong", ["cut short", "one byte", "not one", "newer", "not there"])
def test_a_file_that_cannot_be_restored_changes_nothing(hall: Hall, tmp_path: Path, wrong: str) -> None:
    take(hall)
    made = make_backup(hall, tmp_path / "hall.backup")
    data = bytearray(made.read_bytes())
    match wrong:
        case "cut short":
            made.write_bytes(data[: len(data) // 2])
        case "one byte":
            data[len(data) // 2] ^= 1
            made.write_bytes(data)
        case "not one":
            made.write_text("hello")
        case "newer":
            execute(hall.store.database, "INSERT INTO migration VALUES (9999)")
            made.unlink()
            made = make_backup(hall, tmp_path / "hall.backup")
            execute(hall.store.database, "DELETE FROM migration WHERE number = 9999")
        case _:
            made.unlink()
    hall.store.close()
    before = sorted(hall.home.rglob("*"))

    with pytest.raises(BackupFault) as said:
        restore(hall.home, made, MORNING)

    assert str(made) in said.value.said.zh
    assert sorted(hall.home.rglob("*")) == before
    assert len(all_of(hall.home)["ticket"]) == 1


def test_two_at_once_get_a_sentence(hall: Hall, tmp_path: Path) -> None:
    with only_one(hall.home), pytest.raises(BackupFault, match="under way"):
        make_backup(hall)
    with only_one(hall.home), pytest.raises(BackupFault, match="under way"):
        restore(hall.home, tmp_path / "any.backup", MORNING)


def test_a_file_that_is_there_is_never_written_over(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "mine.backup").write_text("mine")
    with pytest.raises(BackupFault, match="is there already"):
        make_backup(hall, tmp_path / "mine.backup")
    assert (tmp_path / "mine.backup").read_text() == "mine"


@pytest.mark.skipif(not can_mount(), reason="this machine lets us mount no disk")
def test_a_full_disk_is_said_before_and_in_the_middle_and_nothing_half_is_left(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        with pytest.raises(BackupFault, match="no room"):
            make_backup(hall, disk / "a.backup")
        monkeypatch.setattr("kiosk.services.backups.making.ROOM", -(10**9))  # as if the disk filled up meanwhile
        free = shutil.disk_usage(disk).free - 2_000_000
        (disk / "filler").write_bytes(bytes(free))
        with pytest.raises(BackupFault, match="nothing half"):
            make_backup(hall, disk / "a.backup")
        assert [path.name for path in disk.iterdir()] == ["filler"]
    assert take(hall) == "F001"


def test_numbers_go_on_while_a_backup_is_made_and_it_holds_one_moment(hall: Hall, tmp_path: Path) -> None:
    take(hall)
    ends, given = threading.Event(), [1]

    def issue() -> None:
        while not ends.is_set():
            take(hall)
            given[0] += 1
        hall.store.close()

    issuing = threading.Thread(target=issue)
    issuing.start()
    at_begin = given[0]
    made = make_backup(hall, tmp_path / "hall.backup")
    at_end = given[0]
    ends.set()
    issuing.join()

    restore(tmp_path / "empty", made, MORNING)
    rows = all_of(tmp_path / "empty")
    assert at_begin <= len(rows["ticket"]) <= at_end + 1
    assert len(rows["ticket"]) == len(rows["print_job"]) == len(rows["visit"])
    assert len(all_of(hall.home)["ticket"]) == given[0]


def test_the_backup_and_no_number_brings_the_log_into_the_file(hall: Hall, tmp_path: Path) -> None:
    """While a copy holds its picture, nothing of the log can go into the file; a number must not wait for all of it."""
    path = hall.home / "jishi.db"
    take(hall)
    before = path.stat().st_size
    given: list[bool] = []

    def one_more(_left: int, _total: int) -> None:
        if not given:
            with closing(sqlite3.connect(path, isolation_level=None)) as line:
                line.execute("PRAGMA wal_autocheckpoint = 0")
                line.execute("CREATE TABLE much AS SELECT randomblob(10000000) AS body")
            given.append(True)

    make_backup(hall, tmp_path / "hall.backup", one_more)

    assert given
    assert path.stat().st_size > before + 9_000_000


def test_a_folder_on_a_disk_that_is_not_there_is_told_and_not_made(hall: Hall, tmp_path: Path) -> None:
    away = tmp_path / "usb" / "jishi"
    elsewhere = replace(hall, machine=replace(hall.machine, backup=BackupPlan(folder=str(away))))
    with pytest.raises(BackupFault, match="is not there"):
        make_backup(elsewhere)
    assert not away.exists()
    away.mkdir(parents=True)
    assert make_backup(elsewhere).parent == away


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_what_root_backs_up_and_restores_belongs_to_whoever_owns_the_hall(hall: Hall) -> None:
    os.chown(hall.home, 65534, 65534)
    made = make_backup(hall)
    hall.store.close()
    restore(hall.home, made, MORNING)

    names = ("jishi.db", "site.toml", "slips", "slips/ticket.txt", "backups", made)
    assert {(hall.home / name).stat().st_uid for name in names} == {65534}


def test_backups_older_than_the_machine_keeps_them_go_and_the_newest_stays(hall: Hall, clock: HandClock) -> None:
    first = make_backup(hall)
    clock.move(days=14)
    assert not done_today(hall)
    assert prune(hall) == []
    second = make_backup(hall)
    assert done_today(hall)
    clock.move(days=1)
    (first.parent / "photo.backup").write_text("nobody's business")

    assert prune(hall) == [first]
    clock.move(days=90)
    assert prune(hall) == []
    assert second.exists()
    assert (first.parent / "photo.backup").exists()


def test_a_kiosk_that_runs_makes_its_backup_by_itself_once_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = lay(tmp_path / "home")
    monkeypatch.setenv("JISHI_HOME", str(home))
    daily = DailyBackup(first=0)
    daily.start()
    appeared = threading.Event()
    while not appeared.wait(0.05):
        if list((home / "backups").glob("*.backup")):
            appeared.set()
    daily.stop()

    again = subprocess.run([sys.executable, "-m", "kiosk", "backup", "--daily"], check=True, capture_output=True)
    assert again.stdout == b""
    assert len(list((home / "backups").iterdir())) == 1


@pytest.mark.parametrize(("last", "then"), [(0, 300), (12, 400), (100, 400), (199, 500), (999, 1300)])
def test_the_gap_ends_at_a_full_hundred(last: int, then: int) -> None:
    assert after_restore(last) == then


@pytest.fixture
def two_servers(fresh_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A hall's database on a server, in use, and an empty one."""
    first, second = fresh_database(), fresh_database()
    monkeypatch.setenv("JISHI_DATABASE", first)
    return first, second


def test_a_hall_on_a_server_is_dumped_and_comes_back_in_an_empty_database_only(
    two_servers: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], Hall]
) -> None:
    home = lay(tmp_path / "home")
    hall = opened(home)
    assert take(hall) == "F001"
    made = make_backup(hall)
    with pytest.raises(BackupFault, match="is not empty"):
        restore(tmp_path / "other", made, MORNING)

    monkeypatch.setenv("JISHI_DATABASE", two_servers[1])
    restore(tmp_path / "other", made, MORNING)
    again = opened(tmp_path / "other")
    assert (again.site, take(again)) == (hall.site, "F401")

    monkeypatch.delenv("JISHI_DATABASE")
    with pytest.raises(BackupFault, match="createdb"):
        restore(tmp_path / "third", made, MORNING)


def test_without_postgresqls_tools_it_is_said_what_to_do(
    two_servers: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], Hall]
) -> None:
    monkeypatch.setattr(postgres, "_PLACES", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupFault) as said:
        make_backup(opened(lay(tmp_path / "home")))

    assert "apt-get install postgresql-client" in said.value.said.zh
    assert list((tmp_path / "home" / "backups").iterdir()) == []
