"""The desk behind its window: who works here, what the keys do, and everything that is asked of the services."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.domain.cases import EXPLAINED, Case, CaseOutcome, CaseState
from kiosk.domain.text import Language
from kiosk.domain.verdict import Outcome
from kiosk.domain.visit import Step, Wish
from kiosk.services.answers import Closed, HelpCallView, Issued, JobView, NoticeMade, Theirs
from kiosk.services.cases import SomebodyElse
from kiosk.services.front_page import Front
from kiosk.services.hall import Hall
from ui.citizen.door import Door
from ui.citizen.places import floor_and_place, opening_word
from ui.desk import keys
from ui.desk.case import OpenCase
from ui.desk.finder import Finder
from ui.desk.outcome import OutcomePanel
from ui.desk.papers import Papers
from ui.desk.services import DeskServices

T = TypeVar("T")
LOOK_MS = 400  # how often it looks whether somebody wrote: what a kiosk writes shows within a second
AGAIN_SECONDS = 60  # a call that nobody took is pressed again after this
TOLD_MS = 8000  # how long a message stands


class Desk(QObject):
    """What DeskWindow.qml binds to."""

    changed = Signal()
    clockChanged = Signal()

    def __init__(self, hall: Hall, door: Door[DeskServices], agent: str) -> None:
        super().__init__()
        self._hall, self._door, self._agent = hall, door, agent
        self._finder = Finder(hall)
        self._open = OpenCase(hall, self._keep)
        self._papers = Papers(hall, self._open)
        self._outcome = OutcomePanel(hall, self._open)
        self._front: Front | None = None
        self._searching, self._busy, self._looking = True, False, False
        self._asking = ""  # what words are asked for: escalate, or decide:OUTCOME
        self._message = self._trouble = ""
        self._look_timer = _timer(self, LOOK_MS, self._look)
        self._clock = _timer(self, 1000, self.clockChanged.emit)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(lambda: self._tell(""))
        door.printed.connect(self._on_printed)
        door.outOfService.connect(self._on_out_of_service)

    def open(self) -> None:
        """Begin to look at what happens in the hall."""
        self._door.open()
        self._refresh()
        self._look_timer.start()
        self._clock.start()

    def close(self) -> None:
        """Stop looking, and take everything down on Qt's thread."""
        self._look_timer.stop()
        self._clock.stop()
        for each in (self._papers, self._outcome, self._open, self._finder):
            shiboken6.delete(each)

    # -- the front page ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._door.ask(lambda services: services.front_page.newer(), self._on_front)

    def _refresh(self) -> None:
        self._door.ask(lambda services: services.front_page.now(), self._on_front)

    def _on_front(self, front: Front | None) -> None:
        self._looking = False
        if self._trouble:
            self._trouble = ""
            self.changed.emit()
        if front is not None:
            self._front = front
            self._finder.show(front)
            self._outcome.waits(front.crowd)
            self.changed.emit()

    def _on_printed(self, view: JobView) -> None:
        self._open.printed(view)
        self._refresh()

    def _on_out_of_service(self, _reason: str) -> None:
        """Say so and go on looking: ticks stay on the screen, and are stored with the next one that goes through."""
        self._looking = self._busy = False
        self._trouble = self.tr("现在存不进数据库，勾好的都还在，正在重试。")
        self.changed.emit()

    # -- the header ----------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def place(self) -> str:
        """济阳市民中心 · 3 楼帮办区."""
        site = self._hall.site
        return f"{site.name.zh} · {floor_and_place(site.place(site.help_desk), Language.CHINESE)}"

    @Property(str, constant=True)
    def agent(self) -> str:
        """Who works here."""
        return self._agent

    @Property(str, notify=changed)
    def waiting(self) -> str:
        """等帮办 4 人; nothing where nobody waits."""
        count = len(self._front.waiting) if self._front else 0
        return self.tr("等帮办 %n 人", "", count) if count else ""

    @Property(str, notify=changed)
    def printer(self) -> str:
        """How the slip printer is."""
        state = self._front.printer if self._front else ""
        return {
            "": "",
            "ready": self.tr("小票机正常"),
            "near-end": self.tr("小票纸快没了"),
            "paper-out": self.tr("小票机没纸了"),
            "cover-open": self.tr("小票机盖开着"),
            "cutter-fault": self.tr("小票机切刀卡住"),
            "overheated": self.tr("小票机过热"),
            "offline": self.tr("小票机离线"),
            "unreachable": self.tr("小票机连不上"),
        }.get(state, self.tr("小票机不知道好不好"))

    @Property(bool, notify=changed)
    def printerStands(self) -> bool:
        """Whether no slip comes out now."""
        return bool(self._front) and self._front.printer not in ("", "ready", "near-end", "unknown")  # type: ignore[union-attr]

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        """09:41."""
        return f"{self._hall.now():%H:%M}"

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """What is wrong with storing, or nothing."""
        return self._trouble

    @Property(str, notify=changed)
    def message(self) -> str:
        """What was just done, or why not."""
        return self._message

    def _tell(self, message: str) -> None:
        self._message = message
        if message:
            self._silence.start(TOLD_MS)
        self.changed.emit()

    # -- help calls ----------------------------------------------------------------------------------------------

    @property
    def _calls(self) -> tuple[HelpCallView, ...]:
        return self._front.calls if self._front else ()

    @Property(str, notify=changed)
    def call(self) -> str:
        """The oldest call that nobody has taken: kiosk, item, step; nothing where nobody calls."""
        if not self._calls:
            return ""
        call = self._calls[0]
        item = self._hall.catalogue.find(call.item) if call.item else None
        parts = (
            self.tr("取号机 %1 叫人帮办").replace("%1", call.device),
            item.short.zh if item else "",
            _step(call.step),
        )
        more = self.tr("，还有 %n 处在等", "", len(self._calls) - 1) if len(self._calls) > 1 else ""
        return " · ".join(part for part in parts if part) + more

    @Property(str, notify=clockChanged)
    def callWaits(self) -> str:
        """How long the oldest call has waited."""
        if not self._calls:
            return ""
        seconds = max(0, int((self._hall.now() - self._calls[0].at).total_seconds()))
        minutes = self.tr("已等 %1 分钟").replace("%1", str(seconds // 60))
        return minutes if seconds >= AGAIN_SECONDS else self.tr("已等 %1 秒").replace("%1", str(seconds))

    @Property(bool, notify=clockChanged)
    def callPresses(self) -> bool:
        """Whether the oldest call has waited for more than a minute."""
        return bool(self._calls) and (self._hall.now() - self._calls[0].at).total_seconds() >= AGAIN_SECONDS

    @Slot()
    def takeCall(self) -> None:
        """Take the oldest call: only now its kiosk says that somebody comes, and who."""
        if self._calls:
            call, agent = self._calls[0], self._agent
            self._ask(lambda services: services.help_calls.take(call.id, agent), lambda took: self._on_call(call, took))

    def _on_call(self, call: HelpCallView, took: bool) -> None:
        where = self.tr("取号机 %1").replace("%1", call.device)
        said = self.tr("请到%1，屏幕上已写明您过去") if took else self.tr("%1 的呼叫已有人接了")
        self._tell(said.replace("%1", where))
        self._refresh()

    # -- parts of the window -------------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def finder(self) -> Finder:
        """The left column."""
        return self._finder

    @Property(QObject, constant=True)
    def openCase(self) -> OpenCase:
        """The open case."""
        return self._open

    @Property(QObject, constant=True)
    def papers(self) -> Papers:
        """The middle column."""
        return self._papers

    @Property(QObject, constant=True)
    def outcome(self) -> OutcomePanel:
        """The right column."""
        return self._outcome

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        """Whether letters go into the search field."""
        return self._searching

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether a number or notice is on its way."""
        return self._busy

    # -- keys ----------------------------------------------------------------------------------------------------

    @Slot(int, result=bool)
    def key(self, key: int) -> bool:
        """Do what a key does; False where it means nothing here (the search field then takes it)."""
        if self._asking:
            return False
        if self._searching:
            act = keys.SEARCH.get(key, "")
        elif number := keys.digit(key):
            self._figure(number)
            return True
        else:
            act = keys.CASE.get(key, "")
        if act:
            self.do(act)
        return bool(act)

    def _figure(self, number: int) -> None:
        case = self._open.case
        if case is not None and case.state is CaseState.ESCALATED:
            acts = [row for row in self._outcome.rows() if row["key"] == str(number)]
            for row in acts:
                self.do(str(row["act"]))
        else:
            self._open.figure(number)

    @Slot(str)
    def do(self, act: str) -> None:
        """Do an act by its name: of a key, or of a button."""
        name, _, more = act.partition(":")
        acts: dict[str, Callable[[], None]] = {
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
            "open": self._open_chosen,
            "search": self.search,
            "leave": self._leave,
            "takeCall": self.takeCall,
            "cycle": self._open.cycle,
            "allBrought": self._open.all_brought,
            "state": self._open.state,
            "note": self._open.note,
            "askAgain": self._open.ask_again,
            "primary": self._primary,
            "number": lambda: self._give(Wish.NUMBER),
            "anyway": lambda: self._give(Wish.ANYWAY),
            "notice": self._notice,
            "askWhy": lambda: self._ask_words("escalate"),
            "decide": lambda: self._decide(CaseOutcome(more)),
            "handBack": self._hand_back,
            "next": self._next,
        }
        if not self._busy or name in ("up", "down", "search"):
            acts[name]()

    def _step(self, by: int) -> None:
        if self._searching:
            self._finder.step(by)
        else:
            self._open.step(by)

    @Slot()
    def search(self) -> None:
        """Put the letters into the search field."""
        self._searching = True
        self.changed.emit()

    def _leave(self) -> None:
        """Out of the search to the case; out of the case to an empty desk, its draft kept in the list."""
        if self._searching and self._finder.query:
            self._finder.type("")
        elif self._searching and self._open.case is not None:
            self._searching = False
        elif not self._searching:
            self._show(None)
        self.changed.emit()

    def _primary(self) -> None:
        for row in self._outcome.rows()[:1]:
            if row["key"] == "Enter" or row["act"] == "next":
                self.do(str(row["act"]))

    # -- cases ---------------------------------------------------------------------------------------------------

    @Slot(str)
    def openRow(self, key: str) -> None:
        """Open what a row of the left column stands for."""
        kind, _, id_ = key.partition(":")
        agent = self._agent
        if kind == "item":
            item = self._hall.catalogue.find(id_)
            if item is not None:
                self._ask(lambda services: services.cases.begin(agent, item), self._on_case)
        elif kind == "wait":
            self._ask(lambda services: services.cases.receive(agent, id_), self._on_case)
        elif kind == "case":
            self._ask(lambda services: services.cases.find(id_), self._on_case)

    def _open_chosen(self) -> None:
        if self._finder.chosen():
            self.openRow(self._finder.chosen())

    def _on_case(self, found: Case | SomebodyElse | None) -> None:
        self._busy = False
        if found is None:
            self._tell(self.tr("这一位还没选事项，或事项已停办：请在上面搜事项"))
        elif isinstance(found, SomebodyElse):
            self._tell(self.tr("这一位刚被别的帮办员叫走了"))
        else:
            self._finder.type("")
            self._show(found)
            if found.state is CaseState.CHECKING and found.holder != self._agent and not self._message:
                self._tell(self.tr("这件在%1手里；您一勾就转到您名下").replace("%1", found.holder))
        self._refresh()

    def _show(self, case: Case | None) -> None:
        self._searching = case is None
        self._open.open(case)
        self._finder.opened(f"case:{case.id}" if case else "")
        self.changed.emit()

    def _keep(self, case: Case) -> None:
        mine = replace(case, holder=self._agent)
        self._open.case = mine
        self._door.ask(lambda services: services.cases.keep(mine), lambda kept: self._on_kept(mine, kept))

    def _on_kept(self, case: Case, kept: Case | SomebodyElse) -> None:
        if isinstance(kept, SomebodyElse):
            self._changed_elsewhere(case, kept)

    def _changed_elsewhere(self, case: Case, by: SomebodyElse) -> None:
        """Show a case as somebody else left it: what was ticked here on an older one is not laid over it."""
        self._busy = False
        self._ask(lambda services: services.cases.find(case.id), self._on_case)
        self._tell(self.tr("%1刚改过这件，已换成最新的，请再看一遍").replace("%1", by.holder))

    def _give(self, wish: Wish) -> None:
        case, found = self._open.case, self._open.verdict()
        if case is None or found is None or not self._open.checking:
            return
        if (wish is Wish.NUMBER) == (found.outcome is Outcome.REMEDY):
            return
        self._ask(lambda services: services.cases.give_number(case, wish), self._on_given)

    def _notice(self) -> None:
        case, found = self._open.case, self._open.verdict()
        if case is not None and found is not None and found.gaps and self._open.checking:
            self._ask(lambda services: services.cases.give_notice(case), self._on_given)

    def _on_given(self, given: tuple[Case, Issued] | tuple[Case, NoticeMade] | Closed | Theirs | SomebodyElse) -> None:
        self._busy = False
        case = self._open.case
        if isinstance(given, Theirs):
            self._tell(given.go.zh)
        elif isinstance(given, Closed):
            opens = opening_word(given.opens, self._hall.now()) if given.opens else ""
            self._tell(self.tr("这个队列现在不发号，%1 开始。草稿已存好").replace("%1", opens))
        elif isinstance(given, SomebodyElse):
            if case is not None:
                self._changed_elsewhere(case, given)
        else:
            self._open.end(*given)
        self._refresh()

    def _next(self) -> None:
        """The next who waits for help; nobody: an empty desk."""
        waiting = self._front.waiting if self._front else ()
        self._show(None)
        if waiting:
            self.openRow(f"wait:{waiting[0].ticket}")

    # -- escalation ----------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def asking(self) -> str:
        """What words are asked for; nothing while none are."""
        if self._asking == "escalate":
            return self.tr("请值班主任：哪里拿不准？")
        return self.tr("写明理由、依据和去处") if self._asking else ""

    @Property(str, notify=changed)
    def askingNote(self) -> str:
        """One line under the question."""
        if self._asking == "escalate":
            return self.tr("15 个工作日内答复，不写姓名和证件号")
        return self.tr("书面决定要写理由、依据、怎样复议和诉讼")

    def _ask_words(self, what: str) -> None:
        if self._open.case is not None and self._open.case.state is not CaseState.CLOSED:
            self._asking = what
            self.changed.emit()

    @Slot()
    def cancelWords(self) -> None:
        """Say nothing after all."""
        self._asking = ""
        self.changed.emit()

    @Slot(str)
    def sayWords(self, words: str) -> None:
        """Take the words that were asked for; without any nothing happens."""
        case, what = self._open.case, self._asking
        if case is None or not words.strip():
            return
        self._asking = ""
        if what == "escalate":
            supervisor = self.tr("值班主任")
            self._ask(lambda services: services.cases.escalate(case, supervisor, words), self._on_moved)
        else:
            outcome = CaseOutcome(what.partition(":")[2])
            self._ask(lambda services: services.cases.close(case, outcome, words), self._on_moved)
        self.changed.emit()

    def _decide(self, outcome: CaseOutcome) -> None:
        case = self._open.case
        if outcome in EXPLAINED:
            self._ask_words(f"decide:{outcome.value}")
        elif case is not None:
            self._ask(lambda services: services.cases.close(case, outcome), self._on_moved)

    def _hand_back(self) -> None:
        case, agent = self._open.case, self._agent
        if case is not None:
            self._ask(lambda services: services.cases.hand_over(case, agent), self._on_moved)

    def _on_moved(self, case: Case | SomebodyElse) -> None:
        self._busy = False
        before = self._open.case
        if isinstance(case, SomebodyElse):
            if before is not None:
                self._changed_elsewhere(before, case)
        else:
            self._open.end(case, None)
        self._refresh()

    def _ask(self, work: Callable[[DeskServices], T], then: Callable[[T], None]) -> None:
        self._busy = True
        self.changed.emit()

        def answered(answer: T) -> None:
            self._busy = False
            then(answer)
            self.changed.emit()

        self._door.ask(work, answered)


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer


def _step(step: str) -> str:
    """Return where in the visit somebody called, in words."""
    words = {
        Step.HOME: "首页",
        Step.CHOOSE: "选事项",
        Step.SEARCH: "搜事项",
        Step.LIST: "选事项",
        Step.PURPOSE: "选来意",
        Step.CODE: "输码",
        Step.ITEM: "看事项",
        Step.CHECKLIST: "对材料",
        Step.VERDICT: "看怎么补",
        Step.ISSUED: "拿号",
    }
    return next((said for known, said in words.items() if known.value == step), "")
