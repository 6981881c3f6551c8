"""Who calls for a person: visitors at a kiosk, oldest first, then machines; heard again after a minute."""

from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.services.answers import HelpCallView
from kiosk.services.hall import Hall
from kiosk.services.machine_calls import SILENT, MachineCall
from kiosk.services.state_words import step_words
from ui.chime import CALL, Chime

AGAIN_SECONDS = 60  # a call that nobody took is heard again after this

Call = HelpCallView | MachineCall


class Calls(QObject):
    """Says who calls, from where, since when; sounds with each new call, and each minute while nobody goes."""

    changed = Signal()

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self._hall = hall
        self._calls: tuple[Call, ...] = ()
        self._since: dict[Call, datetime] = {}
        self._heard: dict[Call, int] = {}  # how many minutes each had waited when it sounded last
        self._chime = Chime(self, CALL)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

    def show(self, calls: tuple[Call, ...]) -> None:
        """Take the calls that nobody has taken, the one to take first first."""
        if calls == self._calls:
            return
        self._calls = calls
        now = self._hall.now()
        self._since = {call: self._since.get(call, _at(call) or now) for call in calls}
        self._heard = {call: minutes for call, minutes in self._heard.items() if call in self._since}
        if calls:
            self._clock.start()
        else:
            self._clock.stop()
        self._tick()

    @Slot()
    def _tick(self) -> None:
        """Sound where a call is new, or has waited for a further minute."""
        due = [call for call in self._calls if self._minutes(call) > self._heard.get(call, -1)]
        for call in due:
            self._heard[call] = self._minutes(call)
        if due:
            self._chime.ring(self._hall.machine.volume)
        self.changed.emit()

    def first(self) -> Call | None:
        """Return the call to take first, or None."""
        return self._calls[0] if self._calls else None

    @Property(str, notify=changed)
    def said(self) -> str:
        """Kiosk, item and step, or what is the matter with a machine; nothing where nobody calls."""
        call = self.first()
        if call is None:
            return ""
        more = self.tr("，还有 %n 处在等", "", len(self._calls) - 1) if len(self._calls) > 1 else ""
        return (self._matter(call) if isinstance(call, MachineCall) else self._visitor(call)) + more

    def _visitor(self, call: HelpCallView) -> str:
        item = self._hall.catalogue.find(call.item) if call.item else None
        asks = self.tr("取号机 %1 叫人帮办").replace("%1", call.device)
        return " · ".join(part for part in (asks, item.short.zh if item else "", step_words(call.step).zh) if part)

    def _matter(self, call: MachineCall) -> str:
        words = {
            "near end": self.tr("小票纸快没了，请带一卷新纸去"),
            "paper out": self.tr("没有小票纸了，请带一卷新纸去"),
            "cover open": self.tr("小票机盖开着，请去合上"),
            "cutter fault": self.tr("小票机切刀卡住，请去看一下"),
            "overheated": self.tr("小票机过热，请去看一下"),
            "offline": self.tr("小票机离线，请去看一下"),
            "unreachable": self.tr("小票机连不上，请去看电源和线"),
            SILENT: self.tr("没有消息了，请去看它开着没有"),
        }
        return self.tr("取号机 %1").replace("%1", call.device) + " · " + words[call.state]

    @Property(str, notify=changed)
    def waits(self) -> str:
        """How long the first has waited."""
        seconds = self._seconds(self._calls[0]) if self._calls else 0
        if seconds >= AGAIN_SECONDS:
            return self.tr("已等 %1 分钟").replace("%1", str(seconds // 60))
        return self.tr("已等 %1 秒").replace("%1", str(seconds)) if self._calls else ""

    @Property(bool, notify=changed)
    def presses(self) -> bool:
        """Whether the first has waited for more than a minute."""
        return bool(self._calls) and self._seconds(self._calls[0]) >= AGAIN_SECONDS

    def _seconds(self, call: Call) -> int:
        return max(0, int((self._hall.now() - self._since[call]).total_seconds()))

    def _minutes(self, call: Call) -> int:
        return self._seconds(call) // AGAIN_SECONDS


def _at(call: Call) -> datetime | None:
    """Return since when a visitor calls; of a machine only its own desk knows when it saw it first."""
    return call.at if isinstance(call, HelpCallView) else None
