"""The screen that most touch next is made while the home or a list rests: here its presenter waits for them."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Property, QObject, Slot

from ui.citizen.journey import Journey
from ui.citizen.presenter import Presenter

AHEAD = "Choose"  # Deck.qml makes the same screen


class Ahead(QObject):
    """At most one presenter, for whoever touches next; `make` gives the presenter of a screen by its name."""

    def __init__(self, journey: Journey, make: Callable[[str, Journey], Presenter]) -> None:
        super().__init__()
        self._journey, self._make = journey, make
        self._waits: Presenter | None = None
        self._catalogue: object = None

    @Slot()
    def prepare(self) -> None:
        """Make the presenter for the screen that is to be made."""
        self.close()
        self._catalogue = self._journey.hall.catalogue
        self._waits = self._make(AHEAD, self._journey)

    @Property(QObject)
    def presenter(self) -> Presenter | None:
        """The presenter that waits; a property, since QML would keep for itself what a slot returns."""
        return self._waits

    def take(self, screen: str) -> Presenter | None:
        """Return the presenter that waited where this is its screen, and the catalogue that it knows still stands."""
        if screen != AHEAD or self._waits is None or self._catalogue is not self._journey.hall.catalogue:
            return None
        taken, self._waits = self._waits, None
        taken.awaken()
        return taken

    def retold(self) -> None:
        """Have the screen that waits ask for its texts again."""
        if self._waits is not None:
            self._waits.changed.emit()

    def close(self) -> None:
        """Let go of what nobody took."""
        if self._waits is not None:
            shiboken6.delete(self._waits)
            self._waits = None
