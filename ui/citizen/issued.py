"""The number: safe in the database whatever the printer does. Where to go, who is before, what may follow."""

from PySide6.QtCore import Property, QCoreApplication, Signal, Slot

from kiosk.domain.codes import for_the_eye
from kiosk.domain.text import Text
from kiosk.services.answers import Issued, Theirs
from ui.citizen.journey import Journey
from ui.citizen.places import (
    day_word,
    floor_and_place,
    floor_word,
    opening_word,
    slot_word,
    wait_word,
    windows_word,
)
from ui.citizen.presenter import Presenter
from ui.citizen.together import gone_words


class NumberWords:
    """A number in words, in the visitor's language; both screens that show one say the same."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._seen = journey.issued

    @property
    def issued(self) -> Issued:
        """The number; still the same while its screen slides out."""
        self._seen = self._journey.issued or self._seen
        assert self._seen is not None
        return self._seen

    def facts(self) -> list[dict[str, str]]:
        """Return where to wait, which windows, who is before."""
        place = floor_and_place(self.issued.place, self._journey.visit.language)
        facts = [{"label": QCoreApplication.translate("NumberWords", "去哪等"), "value": place}]
        if self.issued.place.windows:
            facts.append(
                {
                    "label": QCoreApplication.translate("NumberWords", "哪个窗口"),
                    "value": windows_word(self.issued.place.windows),
                }
            )
        facts.append(self._before())
        return facts

    def _before(self) -> dict[str, str]:
        issued, label = self.issued, QCoreApplication.translate("NumberWords", "前面")
        if issued.ahead == 0 and not issued.about:
            return {"label": label, "value": QCoreApplication.translate("NumberWords", "没有人")}
        people = QCoreApplication.translate("NumberWords", "%1 人")
        if issued.about:
            people = QCoreApplication.translate("NumberWords", "约 %1 人")
        people = people.replace("%1", str(issued.ahead))
        if issued.wait is None:
            return {"label": label, "value": people}
        return {
            "label": QCoreApplication.translate("NumberWords", "前面 %1").replace("%1", people),
            "value": wait_word(issued.wait),
        }


class IssuedPresenter(Presenter):
    """What stands on the screen with a number."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self._words = NumberWords(journey)
        journey.changed.connect(self.changed)

    def close(self) -> None:
        """Let go of the journey's changes too."""
        self.journey.changed.disconnect(self.changed)
        super().close()

    @Property(str, notify=changed)
    def number(self) -> str:
        """F012."""
        return self._words.issued.number

    @Property(str, notify=changed)
    def what(self) -> str:
        """The item, short as people call it; a neutral group name where others could read along."""
        what, issued = self._short(), self._words.issued
        if issued.slot is None:
            return what
        return self.tr("%1 · 预约 %2").replace("%1", what).replace("%2", slot_word(issued.slot))

    def _short(self) -> str:
        item, issued = self.journey.visit.item, self._words.issued
        whole = self.say(issued.title)
        if issued.items and not issued.discreet:
            names = self.tr("、").join(self.say(name) for name in issued.items[:2])
            return (
                names if len(issued.items) <= 2 else self.tr("%1等 %n 件", "", len(issued.items)).replace("%1", names)
            )
        if issued.discreet or item is None or self.say(item.name) != whole:
            return whole
        return self.say(item.short) or whole

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, str]]:
        """Where to wait, which windows, who is before."""
        return self._words.facts()

    @Property(str, notify=changed)
    def line(self) -> str:
        """What may follow, is replaced by a statement, or is 待补; empty where all is in order or none may read it."""
        return self.tr("；").join(part for part in (self._what_follows(), *self._beside()) if part)

    def _beside(self) -> list[str]:
        """What stands beside the number: groups that give none now, and the code of what was left."""
        issued, now = self._words.issued, self.journey.hall.now()
        told = [] if issued.discreet else [*gone_words(self.journey)]
        for shut in issued.shut:
            name = self.say(self.journey.hall.site.queue(shut.queue).name)
            if isinstance(shut, Theirs):
                told.append(f"{name}：{self.say(shut.go)}")
            elif shut.opens:
                words = self.tr("%1现在不取号，%2 再取").replace("%2", opening_word(shut.opens, now))
                told.append(words.replace("%1", name))
        if issued.notice:
            words = self.tr("没齐的打了告知单，凭 %1 回来接着办")
            told.append(words.replace("%1", for_the_eye(issued.notice.code)))
        return told

    def _what_follows(self) -> str:
        issued = self._words.issued
        if issued.discreet:
            return ""
        if issued.pledged and issued.pledge_until:
            words = self.tr("%1可申请容缺：到窗口签承诺，由窗口确认，最迟 %2补齐")
            return words.replace("%1", self._names(issued.pledged)).replace("%2", day_word(issued.pledge_until))
        if issued.help:
            return self.tr("帮办员和您一起补：%1").replace("%1", self._names(issued.pending)) if issued.pending else ""
        if issued.pending:
            return self.tr("材料待补，窗口当面看：%1").replace("%1", self._names(issued.pending))
        if issued.stated:
            return self.tr("到窗口签声明：%1").replace("%1", self._names(issued.stated))
        return ""

    def _names(self, names: tuple[Text, ...]) -> str:
        shown = self.tr("、").join(self.say(name) for name in names[:2])
        return shown if len(names) <= 2 else self.tr("%1等 %n 样", "", len(names)).replace("%1", shown)

    @Property(list, notify=changed)
    def further(self) -> list[dict[str, str]]:
        """The further numbers of one who is served by several groups of windows: number, place and windows."""
        language = self.journey.visit.language
        return [
            {
                "number": each.number,
                "place": floor_and_place(each.place, language),
                "windows": windows_word(each.place.windows) if each.place.windows else "",
            }
            for each in self._words.issued.further
        ]

    @Property(str, notify=changed)
    def slip(self) -> str:
        """What to do with the slip, by what is known of it."""
        job = self.journey.job
        if job is None:
            return self.tr("请记住这个号")
        if job.state.value == "confirmed" and self._words.issued.further:
            return self.tr("请在下方取走 %n 张小票", "", 1 + len(self._words.issued.further))
        return self.tr("请在下方取走小票") if job.state.value == "confirmed" else self.tr("小票正在打印")

    @Property(list, notify=changed)
    def spaces(self) -> list[dict[str, str]]:
        """Where one can sit meanwhile, the nearest floor first."""
        floor = self._words.issued.place.floor
        near = sorted(self.journey.hall.site.spaces, key=lambda space: abs(space.floor - floor))
        return [
            {
                "name": self.say(space.name),
                "say": self.say(space.say),
                "floor": floor_word(space.floor),
                "icon": space.icon,
            }
            for space in near
        ]

    @Slot()
    def done(self) -> None:
        """拿好了: the next visitor's home."""
        self.journey.end()


class SlipLatePresenter(Presenter):
    """The same number while its slip does not come: it is safe and in the queue."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self._words = NumberWords(journey)
        journey.changed.connect(self.changed)

    def close(self) -> None:
        """Let go of the journey's changes too."""
        self.journey.changed.disconnect(self.changed)
        super().close()

    @Property(str, notify=changed)
    def number(self) -> str:
        """F012; of several numbers all."""
        issued = self.journey.issued
        return " ".join(each.number for each in (issued, *issued.further)) if issued else ""

    @Property(str, notify=changed)
    def where(self) -> str:
        """Place, windows and people in one line."""
        if self.journey.issued is None:
            return ""
        *places, before = self._words.facts()
        nobody = self._words.issued.ahead == 0 and not self._words.issued.about
        crowd = self.tr("前面没有人") if nobody else f"{before['label']} {before['value']}"
        return " · ".join([*(fact["value"] for fact in places), crowd])

    @Property(str, notify=changed)
    def title(self) -> str:
        """What is true of the slip, calmly."""
        if self._maybe_printed():
            return self.tr("号已给您留好，看看下方出票口")
        if self._held():
            return self.tr("号已给您留好，小票到服务台拿")
        return self.tr("号已给您留好，小票要等一下")

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """What happens next."""
        if self._maybe_printed():
            return self.tr("有票就取走；没有也不要紧，号照常排队。")
        if self._held():
            return self.tr("这台机器不再打这一张，号照常排队。")
        return self.tr("打印机好了，小票会自己出来。")

    def _held(self) -> bool:
        """Tell whether only the desk prints it now."""
        job = self.journey.job
        return job is not None and job.state.value == "held" and not job.may_print_again

    def _maybe_printed(self) -> bool:
        job = self.journey.job
        return self.journey.overdue or (job is not None and job.state.value == "uncertain")

    @Property(bool, notify=changed)
    def again(self) -> bool:
        """Whether 再打一次 may be offered: the printer is ready and the slip is known not to be printed."""
        job = self.journey.job
        return job is not None and job.may_print_again

    @Property(list, notify=changed)
    def ways(self) -> list[dict[str, str]]:
        """What the visitor can do now; any one of it will do."""
        site = self.journey.hall.site
        desk = floor_and_place(site.place(site.info_desk), self.journey.visit.language)
        photo = {
            "icon": "camera",
            "text": self.tr("拿手机拍下这一屏"),
            "note": self.tr("给窗口看照片，和小票一样管用"),
        }
        remember = {
            "icon": "pencil",
            "text": self.tr("记住这个号"),
            "note": self.tr("叫到 %1 就去").replace("%1", self._words.issued.number),
        }
        ask = {
            "icon": "desk",
            "text": self.tr("到 %1 补打").replace("%1", desk),
            "note": self.tr("报号 %1 就行").replace("%1", self._words.issued.number),
        }
        return [photo, remember, ask]

    @Slot()
    def printAgain(self) -> None:
        """Send the slip once more."""
        self.journey.print_again()

    @Slot()
    def done(self) -> None:
        """记好了: the next visitor's home."""
        self.journey.end()
