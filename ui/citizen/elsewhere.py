"""Something people ask for that is done in another house: where to go, and on with what else the visit holds."""

from PySide6.QtCore import Property, Signal, Slot

from ui.citizen.journey import Journey
from ui.citizen.presenter import Presenter


class ElsewherePresenter(Presenter):
    """Name and way."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        assert journey.elsewhere is not None
        self._place = journey.elsewhere
        self._left = len(journey.others)  # still the same while this screen slides out

    @Property(str, notify=changed)
    def title(self) -> str:
        """What it is."""
        return self.say(self._place.name)

    @Property(str, notify=changed)
    def go(self) -> str:
        """Where it is done."""
        return self.say(self._place.go)

    @Property(int, notify=changed)
    def left(self) -> int:
        """How many other items the visit holds, with which it goes on."""
        return self._left

    @Slot()
    def goOn(self) -> None:
        """这件不办，接着办其余 N 件; 知道了，回首页 where there is none."""
        if self._left:
            self.journey.leave_out()
        else:
            self.journey.end("elsewhere")
