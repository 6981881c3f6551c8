"""The number while a slip of it does not come: it is safe and in the queue, and three things will do instead."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.jobs import JobState
from ui.citizen.journey import Journey
from ui.citizen.number_words import NumberWords
from ui.citizen.places import in_a_sentence
from ui.citizen.presenter import Presenter
from ui.citizen.slips import is_late
from ui.citizen.wording import whole


class SlipLatePresenter(Presenter):
    """All its numbers and places, and the code of what was left, for a photo or a pencil."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.changed)
        self._words = NumberWords(journey)

    @Property(str, notify=changed)
    def number(self) -> str:
        """F012."""
        return self._words.issued.number

    @Property(str, notify=changed)
    def where(self) -> str:
        """Place and windows."""
        return self._words.where(self._words.issued)

    @Property(str, notify=changed)
    def before(self) -> str:
        """People and wait; empty where nothing is known of them."""
        return " · ".join(map(whole, self._words.before(self._words.issued)))

    @Property(list, notify=changed)
    def further(self) -> list[dict[str, str]]:
        """The further numbers of one who is served by several groups of windows."""
        return self._words.further()

    @Property(str, notify=changed)
    def line(self) -> str:
        """What stands beside the numbers; the code of what was left among it, for its own paper may be late."""
        return self._words.joined(self._words.beside())

    @Property(str, notify=changed)
    def title(self) -> str:
        """What is true of the slip, calmly."""
        if self.journey.slips.unknown:
            return self.tr("号已给您留好，看看下方出票口")
        if self._held():
            return self.tr("号已给您留好，告知单到咨询台拿" if self._only_notice() else "号已给您留好，小票到咨询台拿")
        return self.tr("号已给您留好，告知单要等一下" if self._only_notice() else "号已给您留好，小票要等一下")

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """What happens next."""
        if self.journey.slips.unknown:
            return self.tr("有票就取走；没有也不要紧，号照常排队。")
        if self._held():
            return self.tr("这台机器不再打这一张，号照常排队。")
        return self.tr("打印机好了，会自己出来。")

    def _held(self) -> bool:
        """Tell whether only the desk prints it now."""
        job = self.journey.slips.job
        return job is not None and job.state is JobState.HELD and not job.may_print_again

    def _only_notice(self) -> bool:
        """Tell whether every number has its slip, and the notice of what was left is late."""
        notice = self._words.issued.notice
        late = [view.job for view in self.journey.slips.views if is_late(view)]
        return notice is not None and late == [notice.job]

    @Property(bool, notify=changed)
    def again(self) -> bool:
        """Whether 再打一次 may be offered."""
        return self.journey.slips.may_print_again

    @Property(list, notify=changed)
    def ways(self) -> list[dict[str, str]]:
        """What the visitor can do now; any one of it will do."""
        site, numbers = self.journey.hall.site, self._words.all_numbers
        desk = in_a_sentence(site.place(site.info_desk), self.journey.visit.language)
        photo = {
            "icon": "camera",
            "text": self.tr("拿手机拍下这一屏"),
            "note": self.tr("给窗口看照片，和小票一样管用"),
        }
        remember = {
            "icon": "pencil",
            "text": self.tr("记住这些号" if self._words.issued.further else "记住这个号"),
            "note": self.tr("叫到 %1 就去").replace("%1", numbers),
        }
        ask = {
            "icon": "desk",
            "text": self.tr("到 %1补打").replace("%1", desk),
            "note": self.tr("报号 %1 就行").replace("%1", numbers),
        }
        return [photo, remember, ask]

    @Slot()
    def printAgain(self) -> None:
        """Send the slip once more."""
        self.journey.slips.print_again()

    @Slot()
    def done(self) -> None:
        """记好了: the next visitor's home."""
        self.journey.end()
