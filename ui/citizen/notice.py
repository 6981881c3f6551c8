"""The end of a visit without a number: the told-once notice and its code."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.codes import for_the_eye
from ui.citizen.journey import Journey
from ui.citizen.places import day_word
from ui.citizen.presenter import Presenter


class NoticePresenter(Presenter):
    """What brings the visitor back to the half-ticked list."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.changed)

    @Property(str, notify=changed)
    def code(self) -> str:
        """3F7K-92QD."""
        notice = self.journey.notice
        return for_the_eye(notice.code) if notice else ""

    @Property(str, notify=changed)
    def until(self) -> str:
        """Until when it brings back the answers."""
        notice = self.journey.notice
        return self.tr("有效期至 %1").replace("%1", day_word(notice.valid_until)) if notice else ""

    @Property(str, notify=changed)
    def slip(self) -> str:
        """What to do with the paper, by what is known of it; the code on the screen will do without it."""
        job = self.journey.slips.job
        if job is not None and job.state.value == "confirmed":
            return self.tr("请在下方取走一次告知单")
        if self.journey.slips.late:
            return self.tr("单子要等一下，先记下这 8 位")
        return self.tr("一次告知单正在打印")

    @Property(str, notify=changed)
    def about(self) -> str:
        """What stands on the paper, or what happens next where it does not come."""
        job = self.journey.slips.job
        if self.journey.slips.unknown:
            return self.tr("看看下方出票口，有单子就取走。")
        if job is not None and job.state.value == "held":
            return self.tr("这台机器不再打这一张；拿手机拍下这一屏就行。")
        if self.journey.slips.late:
            return self.tr("打印机好了会自己出来；拿手机拍下这一屏也行。")
        return self.tr("上面写着缺什么、怎么补。")

    @Slot()
    def done(self) -> None:
        """拿好了."""
        self.journey.end()
