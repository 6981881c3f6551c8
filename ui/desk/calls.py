"""叫人帮办 at the desk: the oldest call that nobody has taken, pressed again after a minute."""

from PySide6.QtCore import Property, QObject, QTimer, Signal

from kiosk.domain.visit import Step
from kiosk.services.answers import HelpCallView
from kiosk.services.hall import Hall

AGAIN_SECONDS = 60  # a call that nobody took is pressed again after this


class Calls(QObject):
    """Says who calls, from where, since when."""

    changed = Signal()

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self._hall = hall
        self._calls: tuple[HelpCallView, ...] = ()
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.changed)

    def show(self, calls: tuple[HelpCallView, ...]) -> None:
        """Take the calls that nobody has taken, oldest first."""
        if calls != self._calls:
            self._calls = calls
            if calls:
                self._clock.start()
            else:
                self._clock.stop()
            self.changed.emit()

    def oldest(self) -> HelpCallView | None:
        """Return the call to take first, or None."""
        return self._calls[0] if self._calls else None

    @Property(str, notify=changed)
    def said(self) -> str:
        """Kiosk, item, step of the oldest; nothing where nobody calls."""
        if not self._calls:
            return ""
        call = self._calls[0]
        item = self._hall.catalogue.find(call.item) if call.item else None
        parts = (
            self.tr("取号机 %1 叫人帮办").replace("%1", call.device),
            item.short.zh if item else "",
            self._step(call.step),
        )
        more = self.tr("，还有 %n 处在等", "", len(self._calls) - 1) if len(self._calls) > 1 else ""
        return " · ".join(part for part in parts if part) + more

    @Property(str, notify=changed)
    def waits(self) -> str:
        """How long the oldest has waited."""
        seconds = self._seconds()
        if seconds >= AGAIN_SECONDS:
            return self.tr("已等 %1 分钟").replace("%1", str(seconds // 60))
        return self.tr("已等 %1 秒").replace("%1", str(seconds)) if self._calls else ""

    @Property(bool, notify=changed)
    def presses(self) -> bool:
        """Whether the oldest has waited for more than a minute."""
        return self._seconds() >= AGAIN_SECONDS

    def _seconds(self) -> int:
        return max(0, int((self._hall.now() - self._calls[0].at).total_seconds())) if self._calls else 0

    def _step(self, step: str) -> str:
        words: dict[Step, str] = {
            Step.HOME: self.tr("在首页"),
            Step.CHOOSE: self.tr("选事项"),
            Step.SEARCH: self.tr("搜事项"),
            Step.LIST: self.tr("选事项"),
            Step.PURPOSE: self.tr("选来意"),
            Step.CODE: self.tr("输码"),
            Step.ITEM: self.tr("看事项"),
            Step.CHECKLIST: self.tr("对材料"),
            Step.VERDICT: self.tr("看怎么补"),
            Step.ISSUED: self.tr("拿号"),
        }
        return next((said for known, said in words.items() if known.value == step), "")
