"""齐了仍被退回: marked with one key or at a window, answered by the entry's owner, counted."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from kiosk.cli.program import program
from kiosk.domain.tickets import TicketState
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued
from kiosk.services.hall import Hall
from kiosk.services.sendings_back import Markable, SendingsBack, SentBackLine
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from kiosk.services.visits import Visits
from tests.desk.conftest import Agent, OpenDesk
from tests.services.conftest import all_brought
from tests.services.test_sendings_back import corrects
from tests.staff_window import PIN
from tests.visits.conftest import MORNING


def ready_number(hall: Hall, name: str = "食品经营许可") -> str:
    """Give a window's number to a visitor who brought everything; return it."""
    item = hall.catalogue.find(name)
    assert item is not None
    issued = Visits(hall).issue(all_brought(item), Wish.NUMBER)
    assert isinstance(issued, Issued)
    return issued.number


def test_a_case_is_marked_with_one_key_and_its_owner_corrects_the_entry(agent: Agent, desk_of: OpenDesk) -> None:
    agent.opens("spjy")
    agent.press("3", "1", "a", "Enter")
    number, case = agent.number(), agent.case
    agent.press("n")
    agent.desk.stand.openRow(f"case:{case.id}")
    agent.shows("窗口又要了别的")
    agent.hits("b", "下", *"yt", "退格")  # before the sheet has opened
    agent.shows(f"{number} 齐了仍被退回")
    agent.until(lambda: agent.item("sentBackWords").property("text") == "y", "what was typed ahead")
    assert agent.desk.sentBack.at == 1
    agent.write("")
    agent.press("上", "Enter")
    agent.shows("写明窗口还要了什么，或选一样材料")
    agent.write("房东的身份证复印件")
    agent.press("Enter")

    agent.shows(f"{number} 记下了，最迟 5 月 13 日由赵晴答复")  # a Wednesday
    agent.until(lambda: "齐了仍被退回" in agent.words(), "the front page")
    agent.press("b")
    agent.shows(f"{number} 齐了仍被退回")
    agent.press("Tab", "Enter")
    agent.write("再记一次")
    agent.press("Enter")
    agent.shows("这个号已经记过了")
    agent.press("Esc")
    line = SendingsBack(agent.hall).open()[0]
    agent.desk.stand.openRow(f"sent:{line.sent_back}")
    agent.shows("您不能改事项；能的是：值班长、大厅管理员")
    assert "房东" not in agent.words()  # the words are for who may correct the entry

    owner = desk_of("01")
    owner.click("食品经营许可，最迟 5 月 13 日由赵晴答复")
    owner.shows("多要的：房东的身份证复印件")
    owner.press("Enter")
    owner.shows("写明改了什么，或者理由")
    owner.write("住所证明改为：租房的另附房东身份证复印件")
    owner.press("Enter")
    owner.shows("先改目录（jishi catalogue export")
    food = agent.hall.catalogue.find(agent.case.visit.items[0].code)
    assert food is not None
    version = corrects(agent.hall, food.code, requirements=food.requirements[:-1])
    owner.press("Enter")
    owner.shows("记下了：目录有误，已改好")
    row = agent.hall.store.sendings_back.get(line.sent_back)
    assert row is not None
    assert row.said.startswith(f"目录第 {version} 版改了“")
    assert SendingsBack(agent.hall).open() == ()
    agent.until(lambda: "最迟" not in agent.words(), "the front page without it")


def test_a_window_marks_it_on_the_command_line_and_the_day_counts_it(
    desk_of: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = desk_of(login="", at=MORNING)
    monkeypatch.setenv("JISHI_HOME", str(there.hall.home))

    def jishi(*arguments: str, by: str = "") -> tuple[int, str]:
        who = ("--by", by, "--pin-stdin") if by else ()
        at = ("--at", f"{there.hall.now():%Y-%m-%dT%H:%M}")
        done = CliRunner().invoke(program(), [*arguments, *who, *at], input=f"{PIN}\n" if by else None)
        return done.exit_code, done.output

    first, second, third = (ready_number(there.hall) for _ in range(3))
    where = there.hall.where()
    for _ in range(2):
        called = there.hall.store.tickets.call("F", "21", where)
        assert called is not None
        there.hall.store.tickets.change(called, TicketState.DONE, where)
    asked = ("--asked", "要原件留底", "--requirement")
    assert jishi("window", "sent-back", "F999", *asked, "layout", by="02") == (1, "没有 F999 这个号\n")
    code, said = jishi("window", "sent-back", second, *asked, "layout", by="02")
    assert (code, said) == (0, f"{second} 记下了：赵晴 最迟 2026-05-13 答复（jishi sent-back list）\n")

    counts = json.loads(jishi("counts", "--day", "2026-05-12", "--json")[1])
    assert counts["one_go"] == {"done": 1, "sent_back": 1, "unknown": 1, "share": 0.5}
    assert "有结果的 2 件里 1 件（50%），被退回 1，还没有结果 1" in jishi("counts", "--day", "2026-05-12")[1]
    listed = json.loads(jishi("sent-back", "list", "--json", by="01")[1])
    assert (listed["number"], listed["asked"], listed["owner"]) == (second, "要原件留底", "赵晴")
    assert (listed["requirement"], listed["version"], listed["state"]) == ("经营场所布局和操作流程图", 1, "open")
    assert "窗口多要了" in jishi("sent-back", "reject", listed["id"][:8], "--said", "原件验看即可", by="01")[1]
    assert jishi("sent-back", "withdraw", listed["id"][:8], by="01")[0] == 1
    assert (first, third) == ("F001", "F003")


def test_an_overdue_one_stands_on_the_front_page_and_a_discreet_item_is_not_named(desk_of: OpenDesk) -> None:
    there = desk_of(login="")
    discreet = next(item for item in there.hall.catalogue.items if item.discreet and item.queue == "M")
    number = ready_number(there.hall, discreet.code)
    service, session = SendingsBack(there.hall), Staff(there.hall).log_in("02", PIN)
    assert isinstance(session, Session)
    found = service.of_number(number)
    assert isinstance(found, Markable)
    assert isinstance(service.mark(session, found, "精神病院的证明"), SentBackLine)
    there.window.close()

    later = desk_of("02", at=MORNING + timedelta(days=2))
    later.shows("过期了： 5 月 13 日该由赵晴答复")
    assert discreet.short.zh not in later.words()
    assert "精神病院" not in later.words()
    today = ready_number(later.hall, discreet.code)
    assert today == number  # numbers begin anew each day
    later.press(*number.lower())
    later.shows("窗口又要了别的：记下来")
    later.desk.stand.openRow(f"back:{number}")
    later.shows("5 月 14 日 09:41 取的号")
    later.click("不是这天的")
    later.shows("5 月 12 日 09:41 取的号")
    later.write("同一件")
    later.press("Enter")
    later.shows("这个号已经记过了")
    later.press("Esc")
