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
from ui.desk.appointments import AppointmentsPage
from ui.desk.calls import Calls
from ui.desk.case import OpenCase
from ui.desk.figures import FiguresPage
from ui.desk.finder import Finder
from ui.desk.handing import Handing
from ui.desk.header import Header
from ui.desk.outcome import OutcomePanel
from ui.desk.papers import Papers
from ui.desk.scans import Scans
from ui.desk.sent_back import SentBack
from ui.desk.services import DeskServices
from ui.desk.technician import open_technicians_window
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
        self._ahead: list[int | str] = []  # keys that were pressed, and codes scanned, while an act was under way
        self._scans = Scans(hall, door.post)
        self._handing = Handing(door, self._work)
        self._words = self._handing.words
        self._sent_back, self._figures = SentBack(self._work), FiguresPage(hall, door, self._work)
        self._appointments = AppointmentsPage(hall, door, self._work)
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
        self._scans.scanned.connect(self._on_scanned)
        self._door.printed.connect(self._on_printed)
        self._door.outOfService.connect(self._on_out_of_service)

    def open(self) -> None:
        """Ask who works here, and begin to look at what happens in the hall."""
        self._door.open()
        self.sign_in.open()
        self.refresh()
        self._look_timer.start()
        self._scans.open()

    def close(self) -> None:
        """Stop looking, let go of the scanner, and take everything down on Qt's thread."""
        self._look_timer.stop()
        self._scans.close()
        for each in (self._papers, self._outcome, self._open, self._work):
            shiboken6.delete(each)
        sheets = (self._words, self._handing, self._sent_back, self._figures, self._appointments)
        for part in (self._scans, self._finder, self._calls, self._header, *sheets, self.sign_in):
            shiboken6.delete(part)

    # -- who works here ------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_entered(self, session: Session) -> None:
        self._work.session = session
        self._header.enter(session.name)
        self._handing.look_who_works()
        self._finder.teaches(may(session.roles, Act.CORRECT_ENTRY))
        self._figures.offer(may(session.roles, Act.READ_FIGURES))
        self._appointments.offer(may(session.roles, Act.KEEP_APPOINTMENTS))
        self._work.look_at_missed(self._finder.missed)
        self.refresh()
        self.changed.emit()

    @Slot()
    def _on_left(self) -> None:
        """Nothing of the one who left stays on the screen; the drafts are stored."""
        self._work.session = self._work.unsaved = None
        self._words.cancel()
        self._sent_back.cancel()
        self._figures.close()
        self._figures.offer(False)
        self._appointments.offer(False)
        self._ahead.clear()
        self._header.enter("")
        self._finder.type("")
        self._finder.teaches(False)
        self._tell("")
        self._show(None)

    # -- what happens in the hall --------------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._door.ask(lambda services: services.front_page.newer(), self._on_front)

    @Slot()
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
            self._appointments.look()
            self._finder.show(front)
            self._calls.show((*front.calls, *front.machines))
            self._header.show(front)
            self._outcome.waits(front.crowd)

    @Slot(object)
    def _on_printed(self, view: JobView) -> None:
        self._open.printed(view)
        self.refresh()

    @Slot(str)
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

    @Property(QObject, constant=True)
    def sentBack(self) -> SentBack:
        """The sheet of what a window wanted in addition."""
        return self._sent_back

    @Property(QObject, constant=True)
    def figures(self) -> FiguresPage:
        """The page of what was learned from many days."""
        return self._figures

    @Property(QObject, constant=True)
    def appointments(self) -> AppointmentsPage:
        """The page of the day's appointments."""
        return self._appointments

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

    @Slot(str)
    def _tell(self, message: str) -> None:
        self._message = message
        if message:
            self._silence.start(TOLD_MS)
        self.changed.emit()

    # -- keys ----------------------------------------------------------------------------------------------------

    @Slot(int, result=bool)
    def key(self, key: int) -> bool:
        """Do what a key does; False where it means nothing here (the search field then takes it)."""
        if self._covered:
            return False
        if not self._searching and self._scans.took(key):
            return True  # in the search field what a scanner types are letters
        if self._work.busy:
            self._ahead.append(key)  # an agent's fingers are quicker than a disk
            return True
        if self._figures.shown and key not in keys.OVER_A_PAGE:
            self._figures.key(key)
            return True
        if self._appointments.shown and key not in keys.OVER_A_PAGE:
            return self._appointments.key(key)
        number = 0 if self._searching else keys.digit(key)
        act = f"figure:{number}" if number else (keys.SEARCH if self._searching else keys.CASE).get(key, "")
        if act:
            self.do(act)
        return bool(act)

    @property
    def _covered(self) -> bool:
        """Whether a sheet has the keys."""
        return bool(self._words.what or self._sent_back.shown or self._work.session is None)

    @Slot()
    def _catch_up(self) -> None:
        while self._ahead and not self._work.busy:
            ahead = self._ahead.pop(0)
            if isinstance(ahead, str):
                self._on_scanned(ahead)
            elif not self.key(ahead):
                self._letter(keys.character(ahead).lower())

    def _letter(self, letter: str) -> None:
        """Write on in the search that has the focus, as its field would have done."""
        if self._covered:
            return
        if self._appointments.shown:
            self._appointments.write_on(letter)
        elif self._searching:
            self._finder.type(f"{self._finder.query}{letter}")

    @Slot(str)
    def _on_scanned(self, code: str) -> None:
        """Open a case with what a code kept; the one that is open stays in the list."""
        if self._work.busy:
            self._ahead.append(code)
        elif not self._covered:
            self._appointments.resume(code)

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
            "openTech": self.openTech,
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
            "appointments": self._appointments.open,
            "askWhy": lambda: self._handing.ask(ESCALATE),
            "askWhom": lambda: self._handing.ask(HAND_OVER),
            "figures": self._figures.open,
            "sendBack": lambda: self._sent_back.mark_case(self._open.case),
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
        opens: dict[str, Callable[[str], None]] = {
            "item": lambda code: self._open_items(self._hall.catalogue.find(code)),
            "bundle": lambda bundle: self._open_items(*self._hall.catalogue.bundled(bundle)),
            "wait": self._work.receive,
            "case": self._work.find,
            "code": self._appointments.resume,
            "number": self._work.print_again,
            "slip": self._print_slip,
            "back": self._sent_back.mark_number,
            "sent": self._sent_back.answer,
            "missed": self._finder.choose_missed,
        }
        if kind in opens:
            opens[kind](id_)

    def _open_items(self, *found: ServiceItem | None) -> None:
        """Begin a case of what was found, or put it into the open case where one more was asked for."""
        items = tuple(item for item in found if item is not None)
        if items and self._adding and self._open.checking:
            self._join(items)
        elif items:
            self._work.begin(*items)

    def _print_slip(self, job: str) -> None:
        lines = self._front.slips if self._front else ()
        self._work.print_slip(job, next((line.called for line in lines if line.job == job), ""))

    @Slot(object)
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

    @Property(bool, notify=changed)
    def technician(self) -> bool:
        """Whether who works here may open the technician's window."""
        return self._work.session is not None and self._work.session.may(Act.CONFIGURE_PRINTER)

    @Slot()
    def openTech(self) -> None:
        """Open the technician's window beside the desk."""
        if self.technician:
            opened = open_technicians_window(self._hall)
            self._tell(self.tr("正在打开设备维护，两三秒") if opened else self.tr("打不开设备维护：请重启本机的程序"))

    @Slot()
    def takeCall(self) -> None:
        """Take the call that stands there: a visitor's goes before a machine's."""
        call = self._calls.first()
        if isinstance(call, MachineCall):
            self._work.go_to(call)
        elif call is not None:
            self._work.take_call(call)
