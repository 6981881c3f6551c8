"""The technician's window behind its QML: who is logged in, which page is open, what was just done."""

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

from kiosk.domain.staff import FIRST_ROLES, Act, Role
from kiosk.services.hall import Hall
from kiosk.services.sessions import Session
from ui.citizen.door import Door
from ui.staff.keyboard import type_into
from ui.staff.sign_in import Entry, SignIn
from ui.tech.acts import Acts
from ui.tech.page import Page, Tools
from ui.tech.pages import PAGES
from ui.tech.services import TechServices

TOLD_MS = 8000  # how long a message stands
_ENTRY = Entry(Act.CONFIGURE_PRINTER, FIRST_ROLES | {Role.TECHNICIAN})
_AT_KIOSK = Entry(Act.CONFIGURE_PRINTER, public=True)


class Tech(QObject):
    """What TechWindow.qml binds to."""

    changed = Signal()
    clockChanged = Signal()
    leaving = Signal()  # from the sheet, without logging in

    def __init__(self, hall: Hall, door: Door[TechServices], at_kiosk: bool = False) -> None:
        super().__init__()
        self._hall, self._door, self._at_kiosk = hall, door, at_kiosk
        self.sign_in: SignIn[TechServices] = SignIn(hall, door, _AT_KIOSK if at_kiosk else _ENTRY)
        self.acts = Acts(door)
        self.pages: dict[str, Page] = {entry.name: entry.presenter(Tools(hall, self.acts)) for entry in PAGES}
        for page in self.pages.values():
            page.setParent(self)  # a slot gives it to QML, which would else own and delete it
        self._at = 0
        self._message = ""
        self._silence, self._clock = QTimer(self), QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(lambda: self._tell(""))
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.clockChanged)
        self.acts.told.connect(self._tell)
        self.sign_in.entered.connect(self._on_entered)
        self.sign_in.left.connect(self._on_left)
        door.outOfService.connect(self._on_out_of_service)

    def open(self) -> None:
        """Ask who works here."""
        self._door.open()
        self.sign_in.open()
        self._clock.start()

    def close(self) -> None:
        """Stop what the open page looks at."""
        self._clock.stop()
        self._page.leave()

    @property
    def _page(self) -> Page:
        return self.pages[PAGES[self._at].name]

    @Slot(object)
    def _on_entered(self, session: Session) -> None:
        self.acts.session = session
        self._page.enter()
        self.changed.emit()

    @Slot()
    def _on_left(self) -> None:
        """Nothing of the one who left stays on the screen; what the page has of the printer goes back in their name."""
        self._page.leave()
        self.acts.session = None
        self._at = 0
        self._tell("")

    @Slot(str)
    def _on_out_of_service(self, _reason: str) -> None:
        self._tell(self.tr("现在读不了、也存不进数据库，什么都没改。看磁盘满没满，或等一下再试。"))

    @Slot(str)
    def _tell(self, message: str) -> None:
        self._message = message
        if message:
            self._silence.start(TOLD_MS)
        self.changed.emit()

    # -- what the window shows -----------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def signIn(self) -> SignIn[TechServices]:
        """The sheet before the window."""
        return self.sign_in

    @Property(bool, constant=True)
    def atKiosk(self) -> bool:
        """Whether the window stands before a kiosk's screens: a finger, no keys."""
        return self._at_kiosk

    @Slot(QWindow, str)
    def typed(self, window: QWindow, words: str) -> None:
        """A key of the keyboard on the screen: to whatever has the focus in the window, as any keyboard's."""
        type_into(window, words)

    @Property(str, constant=True)
    def place(self) -> str:
        """济阳市民中心 · 大厅 2 号机."""
        return f"{self._hall.site.name.zh} · {self._hall.machine.name.zh}"

    @Property(list, constant=True)
    def tabs(self) -> list[dict[str, str]]:
        """The pages: what their tabs say, and the key that opens each."""
        return [
            {"title": entry.title.zh, "view": entry.view, "key": f"F{number}"}
            for number, entry in enumerate(PAGES, start=1)
        ]

    @Slot(int, result=QObject)
    def presenter(self, index: int) -> Page:
        """Return the presenter of a page."""
        return self.pages[PAGES[index].name]

    @Property(int, notify=changed)
    def at(self) -> int:
        """Which page is open."""
        return self._at

    @Property(str, notify=changed)
    def who(self) -> str:
        """Who works here."""
        return self.acts.session.name if self.acts.session else ""

    @Property(str, notify=clockChanged)
    def leaves(self) -> str:
        """4:32 后自动退出."""
        left = self.sign_in.seconds_left()
        return self.tr("%1 后自动退出").replace("%1", f"{left // 60}:{left % 60:02}") if left else ""

    @Property(str, notify=changed)
    def message(self) -> str:
        """What was just done, or why not."""
        return self._message

    # -- what is done --------------------------------------------------------------------------------------------

    @Slot(int)
    def turnTo(self, index: int) -> None:
        """Open a page."""
        if self.acts.session is None or index == self._at:
            return
        self._page.leave()
        self._at = index
        self._page.enter()
        self.changed.emit()

    @Slot(int, result=bool)
    def key(self, key: int) -> bool:
        """Do what a key does: F1 to F8 turn to a page, F9 locks; the rest is the open page's."""
        if self.acts.session is None:
            return False
        number = key - int(Qt.Key.Key_F1)
        if 0 <= number < len(PAGES):
            self.turnTo(number)
        elif key == int(Qt.Key.Key_F9):
            self.sign_in.lock()
        else:
            return self._page.key(key)
        return True
