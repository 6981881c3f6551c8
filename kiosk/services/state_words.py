"""What states are called where staff read them: of tickets, slips, verdicts, and where a visitor stood."""

from drivers.printer.protocol import PrinterState, Reason
from kiosk.domain.jobs import OPEN, JobState
from kiosk.domain.text import Text
from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Outcome
from kiosk.domain.visit import Step
from kiosk.services.printer_words import state_words

TICKETS = {
    TicketState.WAITING: Text("在等", "waiting"),
    TicketState.CALLED: Text("已叫到", "called"),
    TicketState.DONE: Text("已办结", "done"),
    TicketState.NO_SHOW: Text("过号", "no-show"),
    TicketState.VOID: Text("已作废", "void"),
}

JOBS = {
    JobState.PENDING: Text("等着打", "waiting to be printed"),
    JobState.SENT: Text("正在打", "being printed"),
    JobState.CONFIRMED: Text("已出纸", "printed"),
    JobState.UNCERTAIN: Text("说不准", "uncertain"),
    JobState.FAILED: Text("没打成", "not printed"),
    JobState.HELD: Text("留给帮办台", "held for the desk"),
}

OUTCOMES = {
    Outcome.READY: Text("齐了", "ready"),
    Outcome.PLEDGE: Text("可以容缺", "pledge"),
    Outcome.REMEDY: Text("还要补", "remedy"),
}

_STEPS = {
    Step.HOME: Text("在首页", "at the home"),
    Step.CHOOSE: Text("选事项", "choosing an item"),
    Step.SEARCH: Text("搜事项", "searching an item"),
    Step.LIST: Text("选事项", "choosing an item"),
    Step.PURPOSE: Text("选来意", "choosing a purpose"),
    Step.CODE: Text("输码", "typing a code"),
    Step.SEVERAL: Text("看选了几件", "at the items chosen"),
    Step.ITEM: Text("看事项", "at an item"),
    Step.CHECKLIST: Text("对材料", "at the checklist"),
    Step.VERDICT: Text("看怎么补", "at the verdict"),
    Step.ISSUING: Text("等号", "waiting for the number"),
    Step.ISSUED: Text("拿号", "taking the number"),
    Step.ELSEWHERE: Text("看别处办的", "at what is done elsewhere"),
}
_REASONS = {
    **{state.value: state_words(state) for state in PrinterState},
    "line dead": Text("连线断了", "the line is dead"),
    "line stalled": Text("连线不动了", "the line stalled"),
    "no answer": Text("打印机没有回答", "the printer did not answer"),
    "driver fault": Text("驱动出错", "a fault in the driver"),
    "owner died": Text("打印程序中断过", "the printing program died"),
    "journal gone": Text("打印时数据库断过", "the database went while it was printed"),
    "visitor gone": Text("人已离开", "the visitor has gone"),
    "nothing to print": Text("没有可打的", "nothing to print"),
    "said by the service": Text("打印服务说打完了", "the print service says so"),
    "ended in the queue": Text("在打印队列里被取消", "ended in the queue"),
    "left the queue": Text("打印队列里没有了，怎么结束的不知道", "left the queue, and how it ended nobody knows"),
    "only a file": Text("写成了文件，上没上纸要人看", "it is a file; whether it is on paper, people know"),
    Reason.NO_COMMAND.value: Text("没装打印命令", "the print command is not installed"),
    Reason.NO_SERVICE.value: Text("打印服务没有运行", "the print service is not running"),
    Reason.NO_QUEUE.value: Text("打印服务里没有这台打印机", "the print service knows no such printer"),
    Reason.CLOSED.value: Text("打印队列不收活", "the queue takes nothing"),
    Reason.STOPPED.value: Text("打印队列停着", "the queue stands still"),
    Reason.SLOW.value: Text("打印服务没有按时回音", "the print service did not reply in time"),
    Reason.CANNOT_WRITE.value: Text("文件写不了", "the file cannot be written"),
    Reason.FAULT.value: Text("打印服务出错", "a fault in the print service"),
}


def step_words(step: str) -> Text:
    """Return where a visitor stood, by what is stored of it."""
    return next((words for each, words in _STEPS.items() if each.value == step), Text(step))


def slip_words(state: str) -> Text:
    """Return what became of a slip: a job's state as it is stored or counted; of a machine without a printer none."""
    other = {OPEN: Text("还没出纸", "not out yet"), "none": Text("没有打印机", "no printer")}
    return other[state] if state in other else JOBS[JobState(state)]


def reason_words(reason: str) -> Text:
    """Return why a slip stands as it does, by the word that is stored of it."""
    return _REASONS.get(reason, Text(reason))
