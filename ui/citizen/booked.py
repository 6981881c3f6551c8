"""An appointment whose visitor comes early, late or on another day: what that means, and a number all the same."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.appointments import Coming
from kiosk.services.answers import Booked
from ui.citizen import booking
from ui.citizen.journey import Journey
from ui.citizen.places import day_word, slot_word
from ui.citizen.presenter import Presenter


class BookedPresenter(Presenter):
    """Never refuses: an ordinary number can be had now, and who is early may come back."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        assert journey.booked is not None
        self._booked: Booked = journey.booked

    @property
    def _to_come(self) -> bool:
        return self._booked.how is None and self._booked.day > self.journey.hall.where().day

    @Property(str, notify=changed)
    def title(self) -> str:
        """When the appointment is."""
        when, how = slot_word(self._booked.slot), self._booked.how
        if how is Coming.EARLY:
            return self.tr("预约 %1，来早了").replace("%1", when)
        if how is Coming.LATE:
            return self.tr("过了 %1，照样能办").replace("%1", when)
        day = f"{day_word(self._booked.day)} {when}"
        return (self.tr("您的预约在 %1") if self._to_come else self.tr("这是 %1 的预约")).replace("%1", day)

    @Property(str, notify=changed)
    def line(self) -> str:
        """What can be done now, and what else."""
        if self._booked.how is Coming.EARLY:
            opens = f"{self._booked.opens.hour}:{self._booked.opens.minute:02d}"
            words = self.tr("%1 起再来扫这个码，到了时段优先叫号。不想等也可以现在取：取了就按普通号排，预约不再优先。")
            return words.replace("%1", opens)
        if self._booked.how is Coming.LATE:
            return self.tr("不用重新约。先对材料，再按普通号排队。")
        if self._to_come:
            return self.tr("那天来扫这个码，到了时段优先叫号。今天要办，就先取普通号，预约还留着。")
        return self.tr("那天过了，今天照样能办：先对材料，再按普通号排队。")

    @Slot()
    def go(self) -> None:
        """On to the item, for an ordinary number."""
        booking.begin(self.journey, self._booked)
