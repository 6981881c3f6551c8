"""The number: safe in the database whatever the printer does. Where to go, who is before, what may follow."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.jobs import JobState
from kiosk.domain.text import Text
from ui.citizen.journey import Journey
from ui.citizen.number_words import NumberWords
from ui.citizen.places import day_word, floor_word, slot_word
from ui.citizen.presenter import Presenter
from ui.citizen.wording import whole


class IssuedPresenter(Presenter):
    """What stands on the screen with a number."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.changed)
        self._words = NumberWords(journey)

    @Property(str, notify=changed)
    def number(self) -> str:
        """F012."""
        return self._words.issued.number

    @Property(str, notify=changed)
    def what(self) -> str:
        """The item, short as people call it; a neutral group name where others could read along."""
        what, issued = self._words.what(self._words.issued), self._words.issued
        if issued.slot is None:
            return what
        return self.tr("%1 · 预约 %2").replace("%1", what).replace("%2", slot_word(issued.slot))

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, str]]:
        """Where to wait, which windows, who is before."""
        return self._words.facts()

    @Property(str, notify=changed)
    def line(self) -> str:
        """What may follow, is replaced by a statement, or is 待补; empty where all is in order or none may read it."""
        return self._words.joined([self._what_follows(), *self._words.beside()])

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
        """The further numbers of one who is served by several groups of windows."""
        return self._words.further()

    @Property(str, notify=changed)
    def slip(self) -> str:
        """What to do with the papers, by what is known of them."""
        job, issued = self.journey.slips.job, self._words.issued
        if job is None:
            return self.tr("请记住这个号")
        if job.state is not JobState.CONFIRMED:
            return self.tr("小票正在打印")
        papers = len(self.journey.slips.views)
        if issued.notice:
            words = self.tr("请在下方取走小票和告知单，共 %n 张", "", papers)
        elif papers > 1:
            words = self.tr("请在下方取走 %n 张小票", "", papers)
        else:
            words = self.tr("请在下方取走小票")
        return words.replace("小票", whole("小票")).replace("告知单", whole("告知单"))

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
