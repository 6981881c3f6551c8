"""One setting changed by a technician: checked as a whole, audited, kept with who and when; nothing else."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.catalogue.codec import to_data
from kiosk.catalogue.problems import Refused
from kiosk.domain.items import ServiceItem
from kiosk.domain.jobs import JobState
from kiosk.domain.staff import Act
from kiosk.domain.visit import Wish
from kiosk.services import own_file
from kiosk.services.answers import Issued, OutOfService
from kiosk.services.audit import Audit
from kiosk.services.hall import Hall, open_hall
from kiosk.services.holidays import read_holidays
from kiosk.services.renewal import Renewal
from kiosk.services.seeds import MACHINE, MACHINE_FILE, SITE_FILE, packed
from kiosk.services.sessions import NotAllowed, Session
from kiosk.services.settings import Settings
from kiosk.services.staff import Staff
from kiosk.services.visits import Visits
from tests.services.conftest import all_brought
from tests.staff_window import PIN
from tests.tech.conftest import home, manned

__all__ = ["home", "manned"]


@pytest.fixture
def staffed(home: Path) -> Hall:
    """A hall with its staff: 03 is the technician, 02 an agent."""
    return open_hall(home)


def session_of(hall: Hall, login: str) -> Session:
    session = Staff(hall).log_in(login, PIN)
    assert isinstance(session, Session)
    return session


def test_a_quota_is_set_audited_in_the_history_and_used_by_a_running_kiosk(staffed: Hall) -> None:
    settings, renewal, technician = Settings(staffed), Renewal(staffed), session_of(staffed, "03")
    old = (staffed.home / SITE_FILE).read_text("utf-8")
    assert renewal.settings() is None

    quota = settings.one(SITE_FILE, "queue.F.quota")
    assert quota.typed == ""
    settings.change(technician, quota, "120")

    new = (staffed.home / SITE_FILE).read_text("utf-8")
    assert [line for line in new.splitlines() if line not in old.splitlines()] == ["quota = 120"]
    (change, *_) = settings.history(SITE_FILE)
    assert (change.name, change.before, change.after, change.who) == ("queue.F.quota", "", "120", "孙工")
    site = renewal.settings()
    assert site is not None
    assert site.queue("F").quota == 120
    staffed.site = site
    assert renewal.settings() is None
    entries = Audit(staffed).of_day(session_of(staffed, "01"), staffed.where().day)
    assert (Act.CONFIGURE_KIOSK.value, "孙工") in [(entry.act, entry.who) for entry in entries]

    settings.change(technician, settings.one(SITE_FILE, "queue.F.quota"), "")  # and back
    assert (staffed.home / SITE_FILE).read_text("utf-8") == old
    assert (staffed.home / "before").is_dir()
    again = open_hall(staffed.home)
    again.store.close()
    assert (again.notes, again.site.queue("F").quota) == ((), 0)


@pytest.mark.parametrize(
    ("file", "name", "typed", "said"),
    [
        (SITE_FILE, "queue.F.quota", "很多", "site.toml: queue › F › quota：现在是 很多，应当是一个整数"),
        (SITE_FILE, "queue.F.quota", "-5", "quota"),
        (SITE_FILE, "queue.F.first", "2000", "site.toml: queue F › first：现在是 2000，应当是不大于 last"),
        (SITE_FILE, "hours.office.workday", "9:00-25:00", "site.toml"),
        (SITE_FILE, "hotline", "  ", "应当是有内容，不能空着"),
        (SITE_FILE, "languages", "en", "site.toml: languages：现在是 en，应当是"),
        (SITE_FILE, "calendar.holidays", "2026-13-01", "2026-13-01，应当是2026-10-01 这样的日子"),
        (MACHINE_FILE, "panel.width_mm", "5", "machine.toml"),
        (MACHINE_FILE, "panel.orientation", "斜放", "portrait"),
        (MACHINE_FILE, "idle.quiet_seconds", "2", "machine.toml"),
        (MACHINE_FILE, "scanner", "也许", "是"),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing_and_is_said_with_file_and_key(
    hall: Hall, file: str, name: str, typed: str, said: str
) -> None:
    settings, before = Settings(hall), (hall.home / file).read_bytes()
    with pytest.raises(Refused) as refused:
        settings.change(None, settings.one(file, name), typed)
    assert said in refused.value.in_chinese()
    assert (hall.home / file).read_bytes() == before
    assert settings.history(file) == []


def test_an_agent_changes_nothing_and_of_two_at_once_the_second_is_told(staffed: Hall) -> None:
    settings = Settings(staffed)
    seen = settings.one(MACHINE_FILE, "scanner")
    before = (staffed.home / MACHINE_FILE).read_bytes()
    with pytest.raises(NotAllowed):
        settings.change(session_of(staffed, "02"), seen, "是")
    assert (staffed.home / MACHINE_FILE).read_bytes() == before

    settings.change(session_of(staffed, "03"), seen, "是")
    with pytest.raises(Refused) as refused:
        settings.change(session_of(staffed, "01"), seen, "否")
    assert "别人刚改过" in refused.value.in_chinese()
    assert settings.one(MACHINE_FILE, "scanner").typed == "是"


def test_another_machines_settings_are_not_this_ones_and_a_printer_stays_while_a_slip_waits_for_it(
    hall: Hall, visits: Visits, food: ServiceItem
) -> None:
    settings, renewal, versions = Settings(hall), Renewal(hall), hall.store.versions
    assert renewal.machine() is None
    theirs = replace(hall.machine, device="K9", volume=5)
    settings.remove_printer(None, "K2-slip")
    versions.add(MACHINE, "theirs", packed(to_data(theirs)), hall.clock())
    given = visits.issue(all_brought(food), Wish.NUMBER)
    assert isinstance(given, Issued)

    assert renewal.machine() is None
    row = hall.store.journal.get(given.job)
    assert row is not None
    hall.store.journal.to(row, JobState.HELD, hall.where(), owner="", reason="")
    found = renewal.machine()
    assert found is not None
    assert (found.device, found.printers, found.volume) == (hall.machine.device, (), hall.machine.volume)
    assert renewal.machine() == found  # until it is used: somebody may just have begun
    hall.machine = found
    assert renewal.machine() is None


def test_a_commit_that_fails_leaves_the_file_as_it_was(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, own = Settings(hall), hall.home / MACHINE_FILE
    before, number, real = own.read_bytes(), hall.store.versions.number(MACHINE), hall.store.writing

    @contextmanager
    def full() -> Iterator[None]:
        with real():
            yield
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(hall.store, "writing", full)
    with pytest.raises(OutOfService):
        settings.change(None, settings.one(MACHINE_FILE, "panel.width_mm"), "300")

    assert own.read_bytes() == before
    assert hall.store.versions.number(MACHINE) == number


def test_what_another_program_or_an_editor_writes_meanwhile_is_not_lost(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, own = Settings(hall), hall.home / MACHINE_FILE
    width = settings.one(MACHINE_FILE, "panel.width_mm")
    monkeypatch.setattr(own_file, "_LOCK_SECONDS", 0.1)
    with own_file.alone(hall.home, MACHINE_FILE), pytest.raises(Refused) as refused:
        settings.change(None, width, "300")
    assert "等一下再试" in refused.value.in_chinese()

    theirs, checked = own.read_bytes() + "# 手写的\n".encode(), own_file._checked

    def meanwhile(*args: Any) -> Any:
        own.write_bytes(theirs)
        return checked(*args)

    monkeypatch.setattr(own_file, "_checked", meanwhile)
    with pytest.raises(Refused):
        settings.change(None, width, "300")
    assert own.read_bytes() == theirs


@pytest.mark.parametrize("file", [SITE_FILE, MACHINE_FILE])
def test_a_file_that_an_editor_of_windows_saved_is_read_and_stays_so(hall: Hall, file: str) -> None:
    own, name, value = hall.home / file, *{SITE_FILE: ("hotline", "12333"), MACHINE_FILE: ("floor", "2")}[file]
    own.write_bytes(b"\xef\xbb\xbf" + own.read_bytes().replace(b"\n", b"\r\n"))
    settings = Settings(hall)

    settings.change(None, settings.one(file, name), value)

    assert own.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\n" not in own.read_bytes().replace(b"\r\n", b"")
    assert settings.one(file, name).typed == value


def test_every_setting_is_written_as_it_is_shown_and_shown_as_it_is_written(hall: Hall) -> None:
    settings = Settings(hall)
    for file in (SITE_FILE, MACHINE_FILE):
        shown = settings.all(file)
        assert len({each.setting.name for each in shown}) == len(shown)
        for each in shown:
            assert settings.change(None, each, each.typed) is None  # the same is no change
            assert each.setting.effect


def test_the_holidays_of_a_year_come_from_a_list_with_every_wrong_row_named(tmp_path: Path) -> None:
    good = tmp_path / "2027.csv"
    good.write_bytes("日期,休或班\n2027/1/1,休\n2027年10月1日,\n2027-10-09,班\n".encode("gb18030"))
    found = read_holidays(good)
    assert sorted(found.off) == [date(2027, 1, 1), date(2027, 10, 1)]
    assert sorted(found.worked) == [date(2027, 10, 9)]

    bad = tmp_path / "bad.csv"
    bad.write_text("2027-01-01,休\n元旦,休\n2027-01-02,半天\n2027-01-01,班\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_holidays(bad)
    assert refused.value.in_chinese().splitlines() == [
        "bad.csv: 第 2 行第 1 列：现在是 元旦，应当是2026-10-01 这样的日子",
        "bad.csv: 第 3 行第 2 列：现在是 半天，应当是休 或 班",
        "bad.csv: 2027-01-01：现在是 又休又班，应当是只写一样",
    ]
