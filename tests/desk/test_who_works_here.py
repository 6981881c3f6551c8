"""Logging in at the desk: the first account, the first PIN, wrong ones, the switch, and who was disabled meanwhile."""

from pathlib import Path

import pytest

from kiosk.services.accounts import Accounts
from kiosk.services.audit import Audit
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from tests.desk.conftest import Agent, OpenDesk
from tests.halls import lay
from tests.staff_window import PIN


class TestAHallWithoutAccounts:
    @pytest.fixture
    def home(self, tmp_path: Path) -> Path:
        return lay(tmp_path / "home")

    def test_the_first_start_asks_for_the_first_account_and_no_default_pin_exists(self, desk_of: OpenDesk) -> None:
        desk = desk_of("")
        desk.shows("这个大厅还没有账号")
        desk.write("赵晴")
        desk.press("Enter", *"123456", "Enter", *"123456", "Enter")
        desk.shows("换一个")
        desk.press(*PIN, "Enter", *PIN, "Enter")
        desk.until(lambda: not desk.desk.signIn.shown, "the desk")

        assert desk.desk.header.agent == "值班长 赵晴"


def test_an_agent_logs_in_by_keys_and_works(desk_of: OpenDesk) -> None:
    desk = desk_of("")
    desk.shows("请登录")
    assert desk.desk.acts.key(0x53, "s") is False  # nobody is logged in: no key does anything
    desk.press(*"02", "Enter", *PIN, "Enter")
    desk.until(lambda: not desk.desk.signIn.shown, "the desk")
    desk.opens("spjy")

    assert desk.desk.header.agent == "帮办员 王敏"


def test_a_wrong_pin_says_so_and_five_cost_time(desk_of: OpenDesk) -> None:
    desk = desk_of("")
    desk.press(*"02", "Enter")
    for _ in range(5):
        desk.press(*"999999", "Enter")
    desk.shows("秒后再试")
    assert desk.desk.signIn.shown
    desk.window.close()

    again = desk_of("")  # the desk was started anew
    again.press(*"02", "Enter", *PIN, "Enter")
    again.shows("秒后再试")
    assert again.desk.signIn.shown


def test_the_switch_leaves_nothing_of_the_one_before(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "F9")
    agent.shows("请登录")
    assert agent.desk.openCase.case is None
    agent.logs_in("03")

    assert agent.desk.header.agent == "帮办员 李强"
    agent.shows("王敏 正在预审")


def test_one_who_is_disabled_while_logged_in_does_nothing_more(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "a")
    agent.until(lambda: not agent.desk._door.busy, "the drafts are stored")
    manager = Staff(agent.hall).log_in("01", PIN)
    assert isinstance(manager, Session)
    Accounts(agent.hall).disable(manager, "02")
    agent.press("Enter")

    agent.shows("您的账号停用了：请找大厅管理员")
    where = agent.hall.where()
    assert agent.hall.store.tickets.of_day(where.site, where.day) == []


def test_what_was_done_at_the_desk_stands_in_the_audit_and_its_chain_holds(agent: Agent) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "a", "Enter")
    agent.number()
    manager = Staff(agent.hall).log_in("01", PIN)
    assert isinstance(manager, Session)
    acts = [(e.who, e.act) for e in Audit(agent.hall).of_day(manager, agent.hall.where().day)]

    assert {"log-in", "pre-review", "issue"} <= {act for who, act in acts if who == "王敏"}
    assert [found for chain in Audit(agent.hall).verify() for found in chain.findings] == []


def test_what_is_typed_on_the_sheet_never_lands_in_the_search_behind_it(desk_of: OpenDesk) -> None:
    desk = desk_of("")
    desk.press(*"02", "Enter")
    for key in PIN:
        desk.desk.changed.emit()  # something happened in the hall meanwhile
        desk.press(key)
    desk.desk.changed.emit()
    desk.press("Enter")
    desk.until(lambda: not desk.desk.signIn.shown, "the desk")

    assert desk.desk.finder.query == ""
    desk.press("F9")
    desk.shows("请登录")
    desk.press("Tab", "Tab", "Tab", *"27")
    assert desk.desk.finder.query == ""
