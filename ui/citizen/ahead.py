"""The screen that most touch next is made while the one before rests: here its presenter waits for them."""

from collections.abc import Callable
from dataclasses import replace

import shiboken6
from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.text import Language
from kiosk.domain.visit import Step
from ui.citizen.journey import Journey
from ui.citizen.presenter import Presenter

NEXT = {"Home": "Choose", "List": "Choose", "Search": "Choose", "Item": "Checklist"}
OF_ONE_VISITOR = frozenset({"Checklist"})


class Ahead(QObject):
    """At most one presenter, for whoever touches next; `make` gives the presenter of a screen by its name."""

    due = Signal()  # there may be something to make now: Deck.qml does so once nothing moves
    dropped = Signal()  # what was made is no longer true, or nobody's: Deck.qml lets its screen go

    def __init__(self, journey: Journey, make: Callable[[str, Journey], Presenter]) -> None:
        super().__init__()
        self._journey, self._make = journey, make
        self._screen = ""
        self._waits: Presenter | None = None
        self._known: object = None
        journey.changed.connect(self._on_changed)

    @Slot(str, result=str)
    def wanted(self, behind: str) -> str:
        """Return the screen to make while `behind` rests; empty where that is not known (yet)."""
        if behind == "Item" and self._journey.visit.next_question() is not None:
            return ""
        return NEXT.get(behind, "")

    @Slot(str)
    def prepare(self, screen: str) -> None:
        """Make the presenter for the screen that is to be made."""
        self._screen, self._known = screen, self._true_of(screen)
        self._waits = self._make(screen, self._journey)

    @Property(QObject)
    def presenter(self) -> Presenter | None:
        """The presenter that waits; a property, since QML would keep for itself what a slot returns."""
        return self._waits

    def take(self, screen: str) -> Presenter | None:
        """Return the presenter that waited where this is its screen and what it knows is still true."""
        if screen == self._screen and self._true_of(screen) == self._known:
            taken, self._waits, self._screen = self._waits, None, ""
            if taken is not None:
                taken.awaken()
            return taken
        if self._screen in {screen, *OF_ONE_VISITOR}:
            self.drop()
        return None

    def _true_of(self, screen: str) -> object:
        """Return what a screen is made of, but for the step and for the language, in which it can say all anew."""
        if screen in OF_ONE_VISITOR:
            return replace(self._journey.visit, step=Step.HOME, language=Language.CHINESE)
        return id(self._journey.hall.catalogue)

    @Slot()
    def _on_changed(self) -> None:
        if self._screen and self._true_of(self._screen) != self._known:
            self.drop()
        self.due.emit()

    def drop(self) -> None:
        """Have the screen go that was made, or is being made."""
        self.dropped.emit()
        self.letGo()

    @Slot()
    def letGo(self) -> None:
        """Let go of what nobody took, after its screen, which goes when control is back with Qt."""
        if self._waits is not None:
            self._waits.close()
            self._waits.deleteLater()
        self._waits, self._screen = None, ""

    def retold(self) -> None:
        """Have the screen that waits ask for its texts again."""
        if self._waits is not None:
            self._waits.changed.emit()

    def close(self) -> None:
        """Take down what waits; the window is gone."""
        if self._waits is not None:
            shiboken6.delete(self._waits)
        self._waits, self._screen = None, ""
