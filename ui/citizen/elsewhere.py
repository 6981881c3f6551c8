"""Something people ask for that is done in another house: where to go."""

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

    @Property(str, notify=changed)
    def title(self) -> str:
        """What it is."""
        return self.say(self._place.name)

    @Property(str, notify=changed)
    def go(self) -> str:
        """Where it is done."""
        return self.say(self._place.go)

    @Slot()
    def home(self) -> None:
        """知道了，回首页."""
        self.journey.end("elsewhere")
