"""The queue gives no number now, or another system does: when and where, and what helps meanwhile."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.hours import Gives, giving
from kiosk.domain.visit import Step
from kiosk.services.answers import Closed, Theirs
from ui.citizen.journey import Journey
from ui.citizen.places import floor_and_place, floor_word, opening_word
from ui.citizen.presenter import Presenter


class LaterPresenter(Presenter):
    """Says when numbers start again, or whose they are; the help queue is open while the hall is."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        assert journey.later is not None
        self._answer: Closed | Theirs = journey.later

    @Property(str, notify=changed)
    def title(self) -> str:
        """When, or where."""
        hall = self.journey.hall
        if isinstance(self._answer, Theirs):
            place = hall.site.place(hall.site.queue(self._answer.queue).place)
            return self.tr("到 %1%2取号").replace("%1", floor_word(place.floor)).replace("%2", self.say(place.name))
        if self._answer.opens is None:
            return self.tr("窗口这几天不取号")
        if self._answer.quota:
            return self.tr("%1 接着取号").replace("%1", opening_word(self._answer.opens, hall.now()))
        return self.tr("%1 开始取号").replace("%1", opening_word(self._answer.opens, hall.now()))

    @Property(str, notify=changed)
    def line(self) -> str:
        """What helps now."""
        if isinstance(self._answer, Theirs):
            return self.say(self._answer.go)
        name = self.say(self.journey.hall.site.queue(self._answer.queue).name)
        if self._answer.quota:
            return self._used_up(self._answer.quota).replace("%1", name)
        return self.tr("%1的窗口到时候再给号。材料可以现在先备好。").replace("%1", name)

    def _used_up(self, quota: int) -> str:
        """Say that today's numbers are all given, and what goes on all the same."""
        given = self.tr("%1窗口今天的 %2 个号都发出去了。材料可以现在先备好。").replace("%2", str(quota))
        return given + self.tr("帮办号不限数，现在就能取。") if self.help else given

    @Property(bool, notify=changed)
    def help(self) -> bool:
        """Whether a help number can be had now."""
        site = self.journey.hall.site
        may = (
            self.journey.visit.step in (Step.PURPOSE, Step.CODE, Step.CHECKLIST, Step.VERDICT)
            and not self.journey.looking_up
        )
        return may and isinstance(giving(site.queue(site.help_queue), self.journey.hall.now(), site), Gives)

    @Property(str, notify=changed)
    def helpLine(self) -> str:
        """Where help agents are."""
        site = self.journey.hall.site
        return floor_and_place(site.place(site.help_desk), self.journey.visit.language)

    @Slot()
    def takeHelp(self) -> None:
        """领帮办号."""
        self.journey.issue_help()

    @Slot()
    def home(self) -> None:
        """知道了，回首页."""
        self.journey.end("closed")
