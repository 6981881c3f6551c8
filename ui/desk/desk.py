"""The desk behind its window: who works at it, what it looks at in the hall, and what it says."""

import shiboken6
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.domain.staff import Act, may
from kiosk.services.answers import JobView
from kiosk.services.front_page import Front
from kiosk.services.hall import Hall
from kiosk.services.sessions import Session
from ui.citizen.door import Door
from ui.desk.acts import Acts
from ui.desk.appointments import AppointmentsPage
from ui.desk.calls import Calls
from ui.desk.case import OpenCase
from ui.desk.figures import FiguresPage
from ui.desk.finder import Finder
from ui.desk.header import Header
from ui.desk.outcome import OutcomePanel
from ui.desk.papers import Papers
from ui.desk.parts import Parts
from ui.desk.renewing import Renewing
from ui.desk.sent_back import SentBack
from ui.desk.services import DeskServices
from ui.desk.stand import Stand
from ui.desk.words import Words
from ui.staff.sign_in import SignIn

LOOK_MS = 400  # how often it looks whether somebody wrote: what a kiosk writes shows within a second
TOLD_MS = 8000  # how long a message stands


class Desk(QObject):
    """What DeskWindow.qml binds to."""

    changed = Signal()
    pressedAhead = Signal(int, str)  # a key, and what it types, that waited for an act's end

    def __init__(self, hall: Hall, door: Door[DeskServices]) -> None:
        super().__init__()
        self._door = door
        self._parts = Parts(hall, door)
        self._work, self.sign_in = self._parts.work, self._parts.sign_in
        self._stand = Stand(hall, self._parts)
        self._acts = Acts(hall, self._parts, self._stand)
        self._renewing = Renewing(hall, door, self._parts)
        self._front: Front | None = None
        self._looking = False
        self._message = self._trouble = ""
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(LOOK_MS)
        self._look_timer.timeout.connect(self._look)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._fall_silent)
        self._listen()

    def _listen(self) -> None:
        self._acts.pressedAhead.connect(self.pressedAhead)
        self._work.told.connect(self._tell)
        self._work.taught.connect(self._parts.finder.taught)
        self._work.done.connect(self.refresh)
        self._work.changed.connect(self.changed)
        self._stand.hinted.connect(self._hint)
        self._stand.changed.connect(self.changed)
        self._stand.changed.connect(self._renewing.look)
        self._renewing.changed.connect(self._on_renewed)
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
        self._parts.scans.open()

    def close(self) -> None:
        """Stop looking, and take everything down on Qt's thread."""
        self._look_timer.stop()
        for each in (self._acts, self._stand, self._renewing):
            shiboken6.delete(each)
        self._parts.take_down()

    # -- who works here ------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_entered(self, session: Session) -> None:
        self._work.session = session
        self._parts.header.enter(session.name, session.roles)
        self._parts.handing.look_who_works()
        self._offer(session)
        self._work.look_at_missed(self._parts.finder.missed)
        self.refresh()
        self.changed.emit()

    @Slot()
    def _on_left(self) -> None:
        """Nothing of the one who left stays on the screen; the drafts are stored."""
        parts = self._parts
        self._work.session = None
        parts.words.cancel()
        parts.sent_back.cancel()
        parts.figures.close()
        self._offer(None)
        self._acts.forget()
        parts.header.leave()
        parts.finder.type("")
        self._tell("")
        self._stand.clear()

    def _offer(self, session: Session | None) -> None:
        """Show what whoever works here may do, beside what every agent may."""
        roles = session.roles if session is not None else frozenset()
        self._parts.outcome.decides(may(roles, Act.DECIDE_ESCALATION))
        self._parts.finder.teaches(may(roles, Act.CORRECT_ENTRY))
        self._parts.figures.offer(may(roles, Act.READ_FIGURES))
        self._parts.appointments.offer(may(roles, Act.KEEP_APPOINTMENTS))

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
        if self._trouble and self._work.unsaved:
            self._work.keep_again()  # it can be read again; whether it can be written is known by writing
        elif self._trouble:
            self._trouble = ""
            self.changed.emit()
        if front is not None:
            self._front = front
            self._stand.look_at(front)
            self._parts.appointments.look()
            self._parts.finder.show(front)
            self._parts.calls.show((*front.calls, *front.machines))
            self._parts.header.show(front)
            self._parts.outcome.waits(front.crowd)
            self._renewing.look()

    @Slot()
    def _on_renewed(self) -> None:
        """Show what stands there as hall and catalogue are now."""
        for part in (self._parts.header, self._parts.finder):
            part.changed.emit()
        self.refresh()

    @Slot(object)
    def _on_printed(self, view: JobView) -> None:
        self._parts.open.printed(view)
        self.refresh()

    @Slot(str)
    def _on_out_of_service(self, _reason: str) -> None:
        """Say so and go on trying: ticks stay on the screen until they are stored."""
        self._looking = False
        self._acts.forget()
        self._trouble = self.tr("现在存不进数据库。勾的、写的都还在，正在重试；连上了接着办。")
        self.changed.emit()

    # -- what it says --------------------------------------------------------------------------------------------

    @Slot(str)
    def _tell(self, message: str) -> None:
        self._message = message
        if message:
            self._silence.start(TOLD_MS)
        self.changed.emit()

    @Slot(str)
    def _hint(self, message: str) -> None:
        if not self._message:
            self._tell(message)

    @Slot()
    def _fall_silent(self) -> None:
        self._tell("")

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """What is wrong with storing, or nothing."""
        return self._trouble

    @Property(str, notify=changed)
    def message(self) -> str:
        """What was just done, or why not."""
        return self._message

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether an act is under way."""
        return self._work.busy

    @Property(bool, notify=changed)
    def technician(self) -> bool:
        """Whether who works here may open the technician's window."""
        return self._work.may(Act.CONFIGURE_PRINTER)

    # -- parts of the window -------------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def acts(self) -> Acts:
        """What keys and buttons do."""
        return self._acts

    @Property(QObject, constant=True)
    def stand(self) -> Stand:
        """The search, or a case."""
        return self._stand

    @Property(QObject, constant=True)
    def signIn(self) -> SignIn[DeskServices]:
        """The sheet before the desk."""
        return self.sign_in

    @Property(QObject, constant=True)
    def header(self) -> Header:
        """The line on top."""
        return self._parts.header

    @Property(QObject, constant=True)
    def calls(self) -> Calls:
        """Who calls."""
        return self._parts.calls

    @Property(QObject, constant=True)
    def finder(self) -> Finder:
        """The left column."""
        return self._parts.finder

    @Property(QObject, constant=True)
    def openCase(self) -> OpenCase:
        """The open case."""
        return self._parts.open

    @Property(QObject, constant=True)
    def papers(self) -> Papers:
        """The middle column."""
        return self._parts.papers

    @Property(QObject, constant=True)
    def outcome(self) -> OutcomePanel:
        """The right column."""
        return self._parts.outcome

    @Property(QObject, constant=True)
    def words(self) -> Words:
        """The sheet for words that an act needs."""
        return self._parts.words

    @Property(QObject, constant=True)
    def sentBack(self) -> SentBack:
        """The sheet of what a window wanted in addition."""
        return self._parts.sent_back

    @Property(QObject, constant=True)
    def figures(self) -> FiguresPage:
        """The page of what was learned from many days."""
        return self._parts.figures

    @Property(QObject, constant=True)
    def appointments(self) -> AppointmentsPage:
        """The page of the day's appointments."""
        return self._parts.appointments
