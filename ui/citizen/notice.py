"""The end of a visit without a number: the told-once notice and its code."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.codes import for_the_eye
from kiosk.domain.items import WayKind
from kiosk.domain.verdict import Gap
from ui.citizen.journey import Journey
from ui.citizen.onward import Fact, fact
from ui.citizen.places import day_word, place_and_windows
from ui.citizen.presenter import Presenter
from ui.citizen.wording import kept


class NoticePresenter(Presenter):
    """What brings the visitor back to the half-ticked list."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.changed)
        self._verdict = journey.verdict  # still the same while this screen slides out

    @Property(str, notify=changed)
    def code(self) -> str:
        """3F7K-92QD."""
        notice = self.journey.notice
        return for_the_eye(notice.code) if notice else ""

    @Property(str, notify=changed)
    def until(self) -> str:
        """Until when it brings back the answers, and where to come with them."""
        notice, place = self.journey.notice, self._place()
        if notice is None:
            return ""
        words = self.tr("有效期至 %1，来了到 %2") if place else self.tr("有效期至 %1")
        return words.replace("%1", day_word(notice.valid_until)).replace("%2", place)

    @property
    def _told(self) -> bool:
        """Whether more than the code may stand here: others could read along."""
        return bool(self.visit.items) and not any(item.discreet for item in self.visit.items)

    def _place(self) -> str:
        """Return where all items are done; empty where that is in several places, or none may read it."""
        zones = {item.zone for item in self.visit.items}
        if not self._told or len(zones) > 1:
            return ""
        return place_and_windows(self.journey.hall.site.place(zones.pop()), self.journey.visit.language)

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
        return self.tr("上面写着缺什么、怎么补。") if self._lacking else self.tr("上面写着要带什么。")

    @Property(str, notify=changed)
    def again(self) -> str:
        """When to come again."""
        return self.tr("补齐再来，不用重选") if self._lacking else self.tr("到时候再来，不用重选")

    @property
    def _lacking(self) -> bool:
        return self._verdict is None or bool(self._verdict.gaps)

    @Property(str, notify=changed)
    def nextTitle(self) -> str:
        """What the list of what comes next holds."""
        return self.tr("还差 %n 样，最近的办法", "", len(self._verdict.gaps)) if self._verdict else ""

    @Property(list, notify=changed)
    def next(self) -> list[Fact]:
        """Of each missing paper the nearest way; nothing where others could read along, or nothing is missing."""
        return [self._gap(gap) for gap in self._verdict.gaps] if self._verdict and self._told else []

    def _gap(self, gap: Gap) -> Fact:
        ways = [way for way in gap.ways if way.kind not in (WayKind.STATEMENT, WayKind.PLEDGE)]
        words = self.tr("%1：%2")
        told = words.replace("%1", self.say(ways[0].do)).replace("%2", self.say(ways[0].say)) if ways else ""
        return fact("dash", "", kept(self.say(gap.requirement.name)), told)

    @Slot()
    def done(self) -> None:
        """拿好了."""
        self.journey.end()
