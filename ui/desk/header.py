"""The desk's top line: whose desk it is, who waits, how the printer is, what time it is."""

from PySide6.QtCore import Property, QObject, QTimer, Signal

from kiosk.domain.staff import Role
from kiosk.domain.text import Language
from kiosk.services.front_page import Front
from kiosk.services.hall import Hall
from kiosk.services.staff_words import ROLES
from ui.citizen.places import floor_and_place

_AT_THE_DESK = (Role.SUPERVISOR, Role.AGENT, Role.MANAGER, Role.TECHNICIAN)
_FINE = ("", "ready", "near end", "unknown")


class Header(QObject):
    """Says what the top line shows."""

    changed = Signal()
    clockChanged = Signal()

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self._hall = hall
        self._agent = self._state = ""
        self._waiting = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.clockChanged)
        self._clock.start()

    def enter(self, name: str, roles: frozenset[Role]) -> None:
        """Take who works here now, and as what: of several roles the one that this desk asks for."""
        role = next((role for role in _AT_THE_DESK if role in roles), None)
        self._agent = f"{ROLES[role].zh} {name}" if role is not None else name
        self.changed.emit()

    def leave(self) -> None:
        """Name nobody."""
        self._agent = ""
        self.changed.emit()

    def show(self, front: Front) -> None:
        """Take the front page as it is now."""
        self._waiting, self._state = len(front.waiting), front.printer
        self.changed.emit()

    @Property(str, notify=changed)
    def place(self) -> str:
        """济阳市民中心 · 3 楼帮办区."""
        site = self._hall.site
        return f"{site.name.zh} · {floor_and_place(site.place(site.help_desk), Language.CHINESE)}"

    @Property(str, notify=changed)
    def agent(self) -> str:
        """帮办员 王敏."""
        return self._agent

    @Property(str, notify=changed)
    def waiting(self) -> str:
        """等帮办 4 人; nothing where nobody waits."""
        return self.tr("等帮办 %n 人", "", self._waiting) if self._waiting else ""

    @Property(str, notify=changed)
    def printer(self) -> str:
        """How the slip printer is."""
        words = {
            "": "",
            "ready": self.tr("小票机正常"),
            "near end": self.tr("小票纸快没了"),
            "paper out": self.tr("小票机没纸了"),
            "cover open": self.tr("小票机盖开着"),
            "cutter fault": self.tr("小票机切刀卡住"),
            "overheated": self.tr("小票机过热"),
            "offline": self.tr("小票机离线"),
            "unreachable": self.tr("小票机连不上"),
        }
        return words.get(self._state, self.tr("小票机不知道好不好"))

    @Property(bool, notify=changed)
    def printerStands(self) -> bool:
        """Whether no slip comes out now."""
        return self._state not in _FINE

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        """09:41."""
        return f"{self._hall.now():%H:%M}"
