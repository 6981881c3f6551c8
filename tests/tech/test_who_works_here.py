"""Who gets into the technician's window: a technician; in a hall without accounts whoever makes the first one."""

from pathlib import Path

import pytest

from kiosk.domain.staff import Role
from kiosk.services.audit import Audit
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from tests.halls import lay
from tests.staff_window import PIN
from tests.tech.conftest import OpenTech, Technician


class TestAHallWithoutAccounts:
    @pytest.fixture
    def home(self, tmp_path: Path) -> Path:
        return lay(tmp_path / "home")

    def test_the_first_start_asks_for_the_first_account_which_is_a_technician_too(self, tech_of: OpenTech) -> None:
        tech = tech_of("")
        tech.shows("这个大厅还没有账号")
        tech.shows("技术员")
        tech.write("孙工")
        tech.press("Enter", *PIN, "Enter", *PIN, "Enter")
        tech.until(lambda: not tech.sign_in.shown, "the window")

        tech.shows("技术员 孙工")
        assert tech.sign_in.session.roles == {Role.SUPERVISOR, Role.MANAGER, Role.TECHNICIAN}


def test_a_technician_logs_in_by_keys_and_the_window_says_when_it_locks_itself(tech_of: OpenTech) -> None:
    tech = tech_of("")
    tech.press(*"03", "Enter", *PIN, "Enter")
    tech.until(lambda: not tech.sign_in.shown, "the window")

    tech.shows("技术员 孙工 · 4:5")
    tech.press("F9")
    tech.until(lambda: tech.sign_in.shown, "the sheet")
    tech.shows("请登录")


def test_an_agent_is_told_who_may_and_gets_nothing(tech_of: OpenTech) -> None:
    tech = tech_of("")
    tech.press(*"02", "Enter", *PIN, "Enter")
    tech.shows("能的是：技术员")

    assert tech.sign_in.shown
    assert tech.tech.acts.session is None


def test_coming_and_going_stand_in_the_audit(technician: Technician) -> None:
    technician.press("F9")
    technician.until(lambda: not technician.busy(), "locked")

    where, manager = technician.hall.where(), Staff(technician.hall).log_in("01", PIN)
    assert isinstance(manager, Session)
    entries = [(entry.who, entry.act) for entry in Audit(technician.hall).of_day(manager, where.day)]
    assert ("孙工", "log-out") in entries
