"""Through every screen of the help desk, each in the sizes that it is shown in."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.codes import new_code
from kiosk.domain.cut_off import CutOffState
from kiosk.domain.items import Standing
from kiosk.domain.jobs import JobState
from kiosk.domain.staff import Role
from kiosk.domain.visit import Step, Visit, Wish
from kiosk.services.accounts import Accounts
from kiosk.services.answers import Issued
from kiosk.services.hall import Hall
from kiosk.services.help_calls import HelpCalls
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from kiosk.services.visits import Visits
from kiosk.store.rows import CutOffRow
from kiosk.store.tickets import new_id
from tests.desk.conftest import Agent
from tests.services.conftest import all_brought
from tests.staff_window import FIRST_PIN, PIN

SIZES = ((1366, 768), (1920, 1080))
FOOD = ("3", "1")  # 饭店, 本人来办
_HEADS = "时间,姓名,手机,事项,预约码\n"
WRONG_LIST = f"{_HEADS}25:30,张三,13800001111,没有这事,730514\n9:30,李四,1380000,食品经营许可,7305 14!\n"
LIST = f"{_HEADS}9:00,李四,13800002222,公司设立登记,730515\n8:00,王五,13800003333,食品经营许可,730516\n"


def walk(agent: Agent) -> Iterator[str]:
    """Yield the name of each stop, the screen standing there; begins at the sheet before the desk, as a supervisor."""
    for part in (_front, _search, _papers, _outcomes, _several, _sheets, _pages, _without_the_database, _others):
        yield from part(agent)


def first_account(agent: Agent) -> Iterator[str]:
    """Yield the one stop before the desk of a hall that has no accounts."""
    agent.until(lambda: not agent.busy(), "the sheet")
    yield "sign-in-first"


def _front(agent: Agent) -> Iterator[str]:
    yield "sign-in"
    agent.logs_in("01")
    yield "front-empty"
    let_wait(agent.hall)
    agent.shows("等帮办")
    agent.shows("叫人帮办")
    yield "front-calls"
    go_wrong(agent.hall)
    agent.shows("可能一人两号")
    agent.shows("人走时没打完")
    was = agent.hall.clock
    agent.hall.clock = lambda: was() + timedelta(seconds=75)
    agent.shows("已等 1 分钟")
    yield "front-calls-long"
    agent.press("F2")
    agent.shows("屏幕上已写明您过去")
    agent.until(lambda: "K5" in agent.desk.calls.said, "the kiosk without paper")
    yield "front-machine-calls"
    agent.press("F2")


def let_wait(hall: Hall) -> None:
    """Let some wait for an agent, one call at a kiosk, and some have searched in vain."""
    visits = Visits(replace(hall, machine=replace(hall.machine, printer=None)))
    for name in ("公司设立登记", "公共场所卫生许可", "个体工商户变更登记"):
        item = hall.catalogue.find(name)
        assert item is not None, name
        visits.issue(all_brought(item), Wish.HELP)
    called = hall.catalogue.find("二手房转移登记")
    HelpCalls(hall).call(Visit(new_id(), item=called), Step.CHECKLIST.value)
    lost = Visit(new_id())
    visits.begin(lost)
    visits.found_nothing(lost, "XQZGZ")


def go_wrong(hall: Hall) -> None:
    """Let a kiosk elsewhere have no paper, a slip of another be held, and somebody have two numbers."""
    elsewhere = replace(hall, machine=replace(hall.machine, device="K1"))
    where, store = elsewhere.where(), hall.store
    store.journal.publish("K5", "K5-slip", "paper out", "", where.at)
    item = hall.catalogue.find("食品经营许可")
    assert item is not None
    visit = all_brought(item)
    given = Visits(elsewhere).issue(visit, Wish.NUMBER)
    assert isinstance(given, Issued)
    job = store.journal.get(given.job)
    assert job is not None
    store.journal.to(job, JobState.HELD, where, owner="")
    row = CutOffRow(given.ticket, "K1", where.day, where.at, visit.id, given.number, CutOffState.DOUBLE, given.ticket)
    store.cut_off_tickets.add(row, where.site, where.at)


def _search(agent: Agent) -> Iterator[str]:
    agent.press("g")
    agent.wait(300)
    yield "search-many"
    agent.press(*"xqzgz")
    agent.wait(300)
    yield "search-none"
    agent.press("Esc", *"f001")
    agent.wait(300)
    yield "search-number"
    agent.press("Esc", *"xqzgz", "Esc", *"spjy")
    agent.wait(300)
    yield "search-teaches"
    agent.press("Esc", *new_code(lambda _: 7), "Enter")
    agent.shows("没有查到这个码")
    yield "search-no-such-code"
    agent.press("Esc", "Esc")


def _papers(agent: Agent) -> Iterator[str]:
    agent.opens("spjy")
    yield "question"
    agent.press(*FOOD)
    yield "papers-none-ticked"
    agent.press("1", "空格", "2", ".")
    yield "papers-month"
    agent.press("1", "2", "Enter", "3", ".", ".")
    yield "papers-notes"
    agent.press("a", "j")
    yield "add-an-item"
    agent.press(*"gtgs", "Enter")
    yield "several"
    agent.press("n", "Esc")


def _at(agent: Agent, standing: Standing) -> str:
    return next(str(n) for n, wanted in enumerate(agent.case.visit.asked(), 1) if wanted.standing is standing)


def _opens(agent: Agent) -> None:
    agent.desk.stand.search()
    agent.opens("spjy")
    agent.press(*FOOD, "a")


def _outcomes(agent: Agent) -> Iterator[str]:
    _opens(agent)
    yield "ready"
    agent.press("Enter")
    number = agent.number()
    agent.shows("小票已打出")
    yield "number"
    agent.desk.stand.search()
    agent.press(*number.lower(), "下", "Enter")
    agent.shows("还在排队：再发号")
    agent.press(*FOOD, "a")
    yield "number-in-place-of-another"
    _opens(agent)
    agent.press(_at(agent, Standing.PLEDGEABLE), "空格")
    yield "pledge"
    _opens(agent)
    agent.press("1", "空格", "2", "空格", "空格")
    yield "remedy"
    agent.press("p")
    agent.shows("回访码")
    yield "notice"
    _opens(agent)
    agent.press("c")
    agent.shows("预审码，")
    yield "code"


def _several(agent: Agent) -> Iterator[str]:
    _opens(agent)
    agent.press("j", *"gtgshsldj", "Enter")
    agent.until(lambda: len(agent.case.visit.items) == 2, "the second item")
    agent.press("1", "a")
    at = next(n for n, each in enumerate(agent.case.visit.asked(), 1) if "个体工商户" in each.name.zh)
    agent.press(str(at), "空格")
    agent.wait(300)
    yield "several-one-ready"
    agent.press("r")
    agent.number()
    yield "several-number-and-notice"
    _opens(agent)
    agent.press("1", "空格", "空格", "t")
    agent.number()
    yield "number-all-the-same"
    agent.press("z")
    agent.shows("已收回")
    yield "taken-back"


def _sheets(agent: Agent) -> Iterator[str]:
    _opens(agent)
    agent.press("h")
    agent.shows("这件转给谁接着办？")
    yield "hand-over"
    agent.press("Esc", "u")
    agent.shows("请值班长：哪里拿不准？")
    yield "escalate"
    agent.write("经营场所在两栋楼，两处都要用")
    agent.press("Enter")
    agent.shows("已请值班长处理")
    yield "escalated"
    agent.press("d")
    agent.shows("几个工作日内答复？")
    yield "due"
    agent.press("Esc", "5")
    agent.shows("写明理由、依据和去处")
    yield "decide"
    agent.write("两处场所应分别申请，依据食品经营许可管理办法；不服可在六十日内复议")
    agent.press("Enter")
    agent.shows("已有书面决定")
    yield "decided"
    _opens(agent)
    agent.press("Enter")
    agent.number()
    agent.press("b")
    agent.shows("齐了仍被退回")
    yield "sent-back"
    agent.write("房东的身份证复印件")
    agent.press("Enter")
    agent.shows("记下了")
    agent.press("n")
    agent.shows("齐了仍被退回")
    yield "lists-beside-a-case"
    agent.click("食品经营许可，最迟")
    agent.shows("多要的：")
    yield "sent-back-answer"
    agent.press("Esc")


def _without_the_database(agent: Agent) -> Iterator[str]:
    _opens(agent)
    agent.until(lambda: not agent.desk._door.busy, "the draft is stored")
    with closing(sqlite3.connect(agent.hall.home / "jishi.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # somebody holds the database for longer than a writer waits
        agent.press("1", "空格")
        agent.shows("现在存不进数据库")
        yield "database-gone"
        agent.press("u")
        agent.shows("请值班长：哪里拿不准？")
        agent.write("经营场所在两栋楼，两处都要用")
        agent.press("Enter")
        agent.shows("写的都还在，连上了再按 Enter")
        yield "database-gone-sheet"
        other.execute("ROLLBACK")
    agent.until(lambda: agent.desk.trouble == "", "it is stored")
    yield "database-back-sheet"
    agent.press("Esc")


def _others(agent: Agent) -> Iterator[str]:
    case = agent.case.id
    agent.press("F9")
    agent.until(lambda: bool(agent.desk.signIn.shown), "the sheet")
    agent.desk.signIn.logIn("02", PIN[::-1])
    agent.wait(1500)
    yield "sign-in-wrong"
    agent.logs_in("02")
    agent.desk.stand.openRow(f"case:{case}")
    agent.shows("这件在赵晴手里")
    yield "case-of-another"
    manager = Staff(agent.hall).log_in("01", PIN)
    assert isinstance(manager, Session)
    Accounts(agent.hall).add(manager, "孙丽", frozenset({Role.AGENT}), FIRST_PIN, "04")
    agent.press("F9")
    agent.until(lambda: bool(agent.desk.signIn.shown), "the sheet")
    agent.desk.signIn.logIn("04", FIRST_PIN)
    agent.until(lambda: str(agent.desk.signIn.asks) == "new", "the first PIN is to be changed")
    yield "sign-in-own-pin"


def _pages(agent: Agent) -> Iterator[str]:
    agent.press("F5")
    agent.shows("这一天还没有预约")
    yield "appointments-empty"
    agent.press("F7")
    agent.until(lambda: agent.desk.appointments.entry.shown, "the form")
    yield "appointments-entry"
    agent.write("明天")
    agent.press("Enter")
    agent.shows("时间没看懂")
    yield "appointments-entry-wrong"
    for words, what in (("9:30", "time"), ("张三丰", "name"), ("spjy", "item")):
        agent.write(words)
        yield f"appointments-entry-{what}"
        agent.press("Tab")
    agent.press("Enter")
    agent.until(lambda: bool(agent.desk.appointments.rows), "the row")
    yield "appointments-list"
    agent.press("F8")
    agent.wait(300)
    yield "appointments-file"
    names = agent.hall.home / "名单.csv"
    names.write_text(WRONG_LIST, "utf-8")
    agent.write(str(names))
    agent.press("Enter")
    agent.shows("处不对，什么都没导入")
    yield "appointments-file-wrong"
    names.write_text(LIST, "utf-8")
    agent.press("Enter")
    agent.shows("读时已丢弃")
    yield "appointments-file-taken"
    agent.press("Esc", *"730515")
    agent.until(lambda: len(agent.desk.appointments.rows) == 1, "the one with this code")
    agent.press("Del")
    agent.shows("预约已取消")
    agent.press("Esc")
    agent.until(lambda: len(agent.desk.appointments.rows) > 1, "all of the day")
    agent.desk.appointments.choose(len(agent.desk.appointments.rows) - 1)
    agent.press("Enter")
    agent.until(lambda: agent.desk.openCase.case is not None, "the case")
    agent.press(*FOOD)
    agent.wait(300)
    yield "booked-case"
    agent.press("a", "Enter")
    agent.number()
    agent.press("F5")
    agent.until(lambda: bool(agent.desk.appointments.rows), "the rows")
    HelpCalls(agent.hall).call(Visit(new_id()), Step.CHECKLIST.value)
    agent.shows("叫人帮办")
    yield "appointments-all-states"
    agent.press("Esc")
    agent.until(lambda: not agent.desk.appointments.shown, "the desk")
    agent.press("F6")
    agent.shows("到访：取号机或帮办台上开始的办理")
    for key in "12345678":
        agent.press(key)
        agent.until(lambda: agent.desk.figures.wait in ("", "这段日子没有"), "the figures")
        yield f"figures-{key}"
    agent.press("x")
    agent.shows("已存到")
    yield "figures-call-and-message"
    agent.press("F2", "Esc")
    agent.until(lambda: not agent.desk.figures.shown, "the desk")
