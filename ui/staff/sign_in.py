"""Who works at a staff window: logging in, the very first account, the first PIN made one's own, and the lock."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot

from kiosk.domain.signed import whole_in
from kiosk.domain.staff import FIRST_ROLES, Act, Role
from kiosk.services.hall import Hall
from kiosk.services.sessions import NotAllowed, NotDone, NotLoggedIn, Refusal, Session
from kiosk.services.staff_words import ROLES, not_allowed, not_done, not_logged_in
from ui.citizen.door import Door
from ui.staff.services import StaffServices

S = TypeVar("S", bound=StaffServices)
_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel, QEvent.Type.KeyPress)
IDLE_MS = 5 * 60 * 1000  # a window that nobody touches for so long locks itself


@dataclass(frozen=True, slots=True)
class Entry:
    """Whom a window lets in: who has the right `needs`, and in a hall without accounts who is made all of `first`.

    A `public` window stands where citizens do: it names nobody, and makes no first account.
    """

    needs: Act | None = None
    first: frozenset[Role] = FIRST_ROLES
    public: bool = False


class SignIn(QObject, Generic[S]):
    """The sheet before a window. `entered` is told the session; every secret is weighed on the store worker."""

    changed = Signal()
    entered = Signal(object)
    left = Signal()

    def __init__(self, hall: Hall, door: Door[S], entry: Entry = Entry()) -> None:
        super().__init__()
        self._hall, self._door, self._entry = hall, door, entry
        self.session: Session | None = None
        self._first = self._busy = False
        self._names: list[tuple[str, str]] = []
        self._trouble = ""
        self._old = ""  # the first PIN, until it is changed
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.lock)
        door.outOfService.connect(self._on_out_of_service)

    def open(self) -> None:
        """Look who may log in, and whether there is an account at all."""
        self._ask(lambda services: (services.accounts.nobody_yet(), services.staff.at_the_desk()), self._on_names)

    def _on_names(self, answer: tuple[bool, list[tuple[str, str]]]) -> None:
        nobody, names = answer
        public = self._entry.public
        self._first, self._names = nobody and not public, [] if public else names
        if nobody and public:
            self._trouble = self.tr("这个大厅还没有账号：在帮办台登录页，或用 jishi staff add 建第一个，再回来")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any touch, click or key says that somebody is there."""
        if self.session is not None and event.type() in _TOUCHES:
            self._idle.start()
        return super().eventFilter(watched, event)

    @Slot()
    def lock(self) -> None:
        """Leave the window to the next: by key, or because nobody touched it."""
        session, self.session = self.session, None
        self._idle.stop()
        self._trouble = ""
        if session is not None:
            self._door.ask(lambda services: services.staff.log_out(session), lambda _: None)
            self.left.emit()
        self.open()

    def seconds_left(self) -> int:
        """Return the seconds until the window locks itself, 0 where nobody is logged in."""
        return max(0, self._idle.remainingTime()) // 1000

    # -- what the sheet shows ------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the sheet stands before the window."""
        return self.session is None or self.session.must_change

    @Property(str, notify=changed)
    def asks(self) -> str:
        """What is asked for: `first` account, `pin`, or a `new` PIN."""
        if self.session is not None:
            return "new"
        return "first" if self._first else "pin"

    @Property(str, notify=changed)
    def title(self) -> str:
        """The question."""
        return {
            "first": self.tr("这个大厅还没有账号：先建第一个"),
            "new": self.tr("这是别人给的 PIN，换成自己的"),
            "pin": self.tr("请登录"),
        }[str(self.asks)]

    @Property(str, notify=changed)
    def note(self) -> str:
        """One line under it."""
        return {
            "first": self.tr("%1，工号 01；别的账号由它来加（jishi staff add）").replace("%1", self._first_roles()),
            "new": self.tr("至少 6 位数字，不重复、不连着"),
            "pin": self.tr("打工号，再打 PIN") if self._entry.public else self.tr("打工号，或点自己的名字，再打 PIN"),
        }[str(self.asks)]

    def _first_roles(self) -> str:
        return "、".join(words.zh for role, words in ROLES.items() if role in self._entry.first)

    @Property(list, notify=changed)
    def names(self) -> list[dict[str, str]]:
        """Who can log in."""
        return [{"login": login, "name": name} for login, name in self._names]

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why the last try did not do, and what to do now."""
        return self._trouble

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether a PIN is being weighed."""
        return self._busy

    # -- what is done --------------------------------------------------------------------------------------------

    @Slot(str, str)
    def logIn(self, login: str, secret: str) -> None:
        """Log in by number and PIN."""
        if whole_in(login) or whole_in(secret):  # a scanner that types: it must not count as a wrong PIN
            self._say(self.tr("这是扫到的码，不是 PIN：请先登录，再扫"))
        elif login.strip() and secret:
            self._old = secret
            self._ask(lambda services: services.staff.log_in(login, secret), self._on_session)

    @Slot(str, str, str)
    def makeFirst(self, name: str, secret: str, again: str) -> None:
        """Make the first account of the hall."""
        roles = self._entry.first
        if secret != again:
            self._say(self.tr("两次打的 PIN 不一样，请再打一次"))
        else:
            self._ask(lambda services: services.accounts.make_first(name, secret, roles=roles), self._on_session)

    @Slot(str, str)
    def changePin(self, secret: str, again: str) -> None:
        """Make the first PIN one's own."""
        session, old = self.session, self._old
        if secret != again:
            self._say(self.tr("两次打的 PIN 不一样，请再打一次"))
        elif session is not None:
            self._ask(lambda services: services.staff.change_pin(session, old, secret), self._on_session)

    def _on_session(self, answer: Session | NotLoggedIn) -> None:
        if isinstance(answer, NotLoggedIn):
            self._old = "" if self.session is None else self._old
            self._say(not_logged_in(answer).zh)
            return
        needs = self._entry.needs
        if needs is not None and not answer.must_change and not answer.may(needs):
            self._turn_away(answer, needs)
            return
        self.session = answer
        if not answer.must_change:
            self._old = ""
            self._idle.start()
            self.entered.emit(answer)

    def _turn_away(self, session: Session, needs: Act) -> None:
        """Say whose window this is; the one who proved to be somebody else is logged out again."""
        self._old, self.session = "", None
        self._door.ask(lambda services: services.staff.log_out(session), lambda _: None)
        self._say(not_allowed(NotAllowed(Refusal.NO_RIGHT, needs)).zh)

    def _ask(self, work: Callable[[S], object], then: Callable[..., None]) -> None:
        self._busy, self._trouble = True, ""
        self.changed.emit()

        def tried(services: S) -> object:
            try:
                return work(services)
            except NotDone as hindered:
                return hindered

        def answered(answer: object) -> None:
            self._busy = False
            if isinstance(answer, NotDone):
                self._say(not_done(answer).zh)
            else:
                then(answer)
            self.changed.emit()

        self._door.ask(tried, answered)

    def _say(self, trouble: str) -> None:
        self._trouble = trouble
        self.changed.emit()

    @Slot(str)
    def _on_out_of_service(self, _reason: str) -> None:
        if self._busy:
            self._busy = False
            self._say(self.tr("现在读不了数据库，请稍等再试"))
