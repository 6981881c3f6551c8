"""The desk behind its window: its parts, what the keys do, and the looking at what others write."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.domain.cases import Case, CaseOutcome, CaseState
from kiosk.domain.items import ServiceItem
from kiosk.domain.several import MOST_ITEMS
from kiosk.domain.staff import Act, may
from kiosk.domain.visit import Wish
from kiosk.services.answers import JobView
from kiosk.services.front_page import Front
from kiosk.services.hall import Hall
from kiosk.services.machine_calls import MachineCall
from kiosk.services.sessions import Session
from ui.citizen.door import Door
from ui.desk import keys
from ui.desk.calls import Calls
from ui.desk.case import OpenCase
from ui.desk.finder import Finder
from ui.desk.handing import Handing
from ui.desk.header import Header
from ui.desk.outcome import OutcomePanel
from ui.desk.papers import Papers
from ui.desk.services import DeskServices
from ui.desk.words import ESCALATE, HAND_OVER, Words
from ui.desk.work import Work
from ui.staff.sign_in import SignIn

LOOK_MS = 400  # how often it looks whether somebody wrote: what a kiosk writes shows within a second
TOLD_MS = 8000  # how long a message stands


class Desk(QObject):
    """What DeskWindow.qml binds to."""

    changed = Signal()

    def __init__(self, hall: Hall, door: Door[DeskServices]) -> None:
        super().__init__()
        self._hall, self._door = hall, door
        self._work = Work(hall, door)
        self._open = self._work.open_case
        self.sign_in: SignIn[DeskServices] = SignIn(hall, door)
        self._finder, self._calls, self._header = Finder(hall), Calls(hall), Header(hall)
        self._papers, self._outcome = Papers(hall, self._open), OutcomePanel(hall, self._open)
        self._front: Front | None = None
        self._searching, self._looking = True, False
        self._adding = False  # what is found next joins the open case
        self._ahead: list[int] = []  # keys that were pressed while an act was under way
        self._handing = Handing(door, self._work)
        self._words = self._handing.words
        self._message = self._trouble = ""
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(LOOK_MS)
        self._look_timer.timeout.connect(self._look)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(lambda: self._tell(""))
        self._listen()

    def _listen(self) -> None:
        self._work.told.connect(self._tell)
        self._work.taught.connect(self._finder.taught)
        self._work.opened.connect(self._on_opened)
        self._work.given_away.connect(lambda: self._show(None))
        self._work.done.connect(self.refresh)
        self._work.done.connect(self._catch_up)
        self._work.changed.connect(self.changed)
        self.sign_in.entered.connect(self._on_entered)
        self.sign_in.left.connect(self._on_left)
        self._door.printed.connect(self._on_printed)
        self._door.outOfService.connect(self._on_out_of_service)

    def open(self) -> None:
        """Ask who works here, and begin to look at what happens in the hall."""
        self._door.open()
        self.sign_in.open()
        self.refresh()
        self._look_timer.start()

    def close(self) -> None:
        """Stop looking, and take everything down on Qt's thread."""
        self._look_timer.stop()
        for each in (self._papers, self._outcome, self._open, self._work):
            shiboken6.delete(each)
        for part in (self._finder, self._calls, self._header, self._words, self._handing, self.sign_in):
            shiboken6.delete(part)

    # -- who works here ------------------------------------------------------------------------------------------

    def _on_entered(self, session: Session) -> None:
        self._work.session = session
        self._header.enter(session.name)
        self._handing.look_who_works()
        self._finder.teaches(may(session.roles, Act.CORRECT_ENTRY))
        self._work.look_at_missed(self._finder.missed)
        self.refresh()
        self.changed.emit()

    def _on_left(self) -> None:
        """Nothing of the one who left stays on the screen; the drafts are stored."""
        self._work.session = self._work.unsaved = None
        self._words.cancel()
        self._ahead.clear()
        self._header.enter("")
        self._finder.type("")
        self._finder.teaches(False)
        self._tell("")
        self._show(None)

    # -- what happens in the hall --------------------------------------------------------------------------------

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._door.ask(lambda services: services.front_page.newer(), self._on_front)

    def refresh(self) -> None:
        """Read the front page again: what this desk wrote itself it does not notice by looking."""
        self._door.ask(lambda services: services.front_page.now(), self._on_front)

    def _on_front(self, front: Front | None) -> None:
        self._looking = False
        if self._trouble and self._work.unsaved is not None:
            self._work.keep_again()  # it can be read again; whether it can be written is known by writing
        elif self._trouble:
            self._trouble = ""
            self.changed.emit()
        if front is not None:
            self._front = front
            self._finder.show(front)
            self._calls.show((*front.calls, *front.machines))
            self._header.show(front)
            self._outcome.waits(front.crowd)

    def _on_printed(self, view: JobView) -> None:
        self._open.printed(view)
        self.refresh()

    def _on_out_of_service(self, _reason: str) -> None:
        """Say so and go on trying: ticks stay on the screen until they are stored."""
        self._looking = False
        self._ahead.clear()
        self._trouble = self.tr("现在存不进数据库，勾好的都还在，正在重试。")
        self.changed.emit()

    # -- parts of the window -------------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def signIn(self) -> SignIn[DeskServices]:
        """The sheet before the desk."""
        return self.sign_in

    @Property(QObject, constant=True)
    def header(self) -> Header:
        """The line on top."""
        return self._header

    @Property(QObject, constant=True)
    def calls(self) -> Calls:
        """Who calls."""
        return self._calls

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

    @Property(QObject, constant=True)
    def words(self) -> Words:
        """The sheet for words that an act needs."""
        return self._words

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        """Whether letters go into the search field."""
        return self._searching

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether an act is under way."""
        return self._work.busy

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

    # -- keys ----------------------------------------------------------------------------------------------------

    @Slot(int, result=bool)
    def key(self, key: int) -> bool:
        """Do what a key does; False where it means nothing here (the search field then takes it)."""
        if self._words.what or self._work.session is None:
            return False
        if self._work.busy:
            self._ahead.append(key)  # an agent's fingers are quicker than a disk
            return True
        number = 0 if self._searching else keys.digit(key)
        act = f"figure:{number}" if number else (keys.SEARCH if self._searching else keys.CASE).get(key, "")
        if act:
            self.do(act)
        return bool(act)

    def _catch_up(self) -> None:
        while self._ahead and not self._work.busy:
            self.key(self._ahead.pop(0))

    @Slot(str)
    def do(self, act: str) -> None:
        """Do an act by its name: of a key, or of a button; while another is under way nothing."""
        name, _, more = act.partition(":")
        acts: dict[str, Callable[[], None]] = {
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
            "figure": lambda: self._figure(int(more)),
            "open": lambda: self.openRow(self._finder.chosen()),
            "teach": lambda: self._work.teach(*self._finder.lesson()),
            "search": self.search,
            "leave": self._leave,
            "lock": self.sign_in.lock,
            "takeCall": self.takeCall,
            "cycle": self._open.cycle,
            "allBrought": self._open.all_brought,
            "state": self._open.state,
            "note": self._open.note,
            "addItem": self._add_item,
            "dropItem": self._work.drop,
            "ready": self._work.ready,
            "askAgain": self._open.ask_again,
            "primary": self._primary,
            "number": lambda: self._work.number(Wish.NUMBER),
            "anyway": lambda: self._work.number(Wish.ANYWAY),
            "notice": self._work.notice,
            "code": self._work.code,
            "pledge": self._work.pledge,
            "askWhy": lambda: self._handing.ask(ESCALATE),
            "askWhom": lambda: self._handing.ask(HAND_OVER),
            "decide": lambda: self._handing.decide(CaseOutcome(more)),
            "handBack": self._work.hand_back,
            "next": self._next,
            "undo": self._undo,
        }
        if not self._work.busy:
            acts[name]()

    def _step(self, by: int) -> None:
        if self._searching:
            self._finder.step(by)
        else:
            self._open.step(by)

    def _figure(self, number: int) -> None:
        case = self._open.case
        if case is None or case.state is not CaseState.ESCALATED:
            self._open.figure(number)
            return
        for act in [str(row["act"]) for row in self._outcome.rows() if row["key"] == str(number)]:
            self.do(act)

    def _primary(self) -> None:
        for row in self._outcome.rows()[:1]:
            if row["key"] in ("Enter", "N"):
                self.do(str(row["act"]))

    @Slot()
    def search(self) -> None:
        """Put the letters into the search field."""
        self._searching, self._adding = True, False
        self.changed.emit()

    def _add_item(self) -> None:
        """Search for a further item of the open case."""
        if self._open.checking:
            self.search()
            self._adding = True
            self._tell(self.tr("搜要加的事项，回车加进这一件；Esc 不加"))

    def _join(self, items: tuple[ServiceItem, ...]) -> None:
        """Take further items into the open case."""
        self._searching = self._adding = False
        self._finder.type("")
        left = [item for item in items if not self._open.add(item)]
        self._tell(self.tr("这一件已经在里面，或已满 %n 件", "", MOST_ITEMS) if left else "")

    def _leave(self) -> None:
        """Out of the search to the case; out of the case to an empty desk, its draft kept in the list."""
        if self._searching and self._finder.query:
            self._finder.type("")
        elif self._searching and self._open.case is not None:
            self._searching = self._adding = False
        elif not self._searching:
            self._show(None)
        self.changed.emit()

    # -- cases ---------------------------------------------------------------------------------------------------

    @Slot(str)
    def openRow(self, key: str) -> None:
        """Open what a row of the left column stands for."""
        kind, _, id_ = key.partition(":")
        item = self._hall.catalogue.find(id_) if kind == "item" else None
        items = self._hall.catalogue.bundled(id_) if kind == "bundle" else (item,) if item is not None else ()
        if items and self._adding and self._open.checking:
            self._join(items)
        elif items:
            self._work.begin(*items)
        elif kind == "wait":
            self._work.receive(id_)
        elif kind == "case":
            self._work.find(id_)
        elif kind == "code":
            self._work.resume(id_)
        elif kind == "number":
            self._work.print_again(id_)
        elif kind == "slip":
            lines = self._front.slips if self._front else ()
            self._work.print_slip(id_, next((line.called for line in lines if line.job == id_), ""))
        elif kind == "missed":
            self._finder.choose_missed(id_)

    def _on_opened(self, case: Case) -> None:
        self._handing.look_who_works()
        self._finder.type("")
        self._show(case)
        session = self._work.session
        if session and case.state is CaseState.CHECKING and case.holder != session.member and not self._message:
            self._tell(self.tr("这件在%1手里；您一勾就转到您名下").replace("%1", self._holder(case)))

    def _holder(self, case: Case) -> str:
        lines = self._front.cases if self._front else ()
        return next((line.holder for line in lines if line.case == case.id), "")

    def _show(self, case: Case | None) -> None:
        self._searching, self._adding = case is None, False
        self._open.open(case)
        self._finder.opened(f"case:{case.id}" if case else "")
        self.changed.emit()

    def _undo(self) -> None:
        """Take the last act of the open case back: a tick, or what the visitor was given."""
        case = self._open.case
        if case is not None and case.state is CaseState.CLOSED:
            self._work.undo()
        else:
            self._open.undo()

    def _next(self) -> None:
        """The next who waits for help; nobody: an empty desk."""
        waiting = self._front.waiting if self._front else ()
        self._show(None)
        if waiting:
            self._work.receive(waiting[0].ticket)

    @Slot()
    def takeCall(self) -> None:
        """Take the call that stands there: a visitor's goes before a machine's."""
        call = self._calls.first()
        if isinstance(call, MachineCall):
            self._work.go_to(call)
        elif call is not None:
            self._work.take_call(call)
