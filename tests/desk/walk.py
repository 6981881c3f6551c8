"""Through every screen of the help desk, each in the sizes that it is shown in."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.domain.items import Standing
from kiosk.domain.visit import Step, Visit, Wish
from kiosk.services.hall import Hall
from kiosk.services.help_calls import HelpCalls
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id
from tests.desk.conftest import Agent
from tests.services.conftest import all_brought

SIZES = ((1366, 768), (1920, 1080))
FOOD = ("3", "1")  # 饭店, 本人来办


def walk(agent: Agent) -> Iterator[str]:
    """Yield the name of each stop, the screen standing there; begins at the sheet before the desk, as a supervisor."""
    for part in (_front, _search, _papers, _outcomes, _sheets, _pages):
        yield from part(agent)


def _front(agent: Agent) -> Iterator[str]:
    yield "sign-in"
    agent.logs_in("01")
    yield "front-empty"
    let_wait(agent.hall)
    agent.shows("等帮办")
    agent.shows("叫人帮办")
    yield "front-calls"


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
    agent.press("Esc")


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


def _pages(agent: Agent) -> Iterator[str]:
    agent.press("F5")
    agent.shows("这一天还没有预约")
    yield "appointments-empty"
    agent.press("F7")
    agent.until(lambda: agent.desk.appointments.entry.shown, "the form")
    yield "appointments-entry"
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
    agent.press("Esc", "Esc")
    agent.until(lambda: not agent.desk.appointments.shown, "the desk")
    agent.press("F6")
    agent.shows("到访：取号机或帮办台上开始的办理")
    for key in "12345678":
        agent.press(key)
        agent.until(lambda: agent.desk.figures.wait == "", "the figures")
        yield f"figures-{key}"
    agent.press("Esc")
    agent.until(lambda: not agent.desk.figures.shown, "the desk")
