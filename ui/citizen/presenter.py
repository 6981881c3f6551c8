"""What every presenter shares: the journey, the visitor's language, and one signal that says that texts changed."""

from PySide6.QtCore import QObject, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent

from kiosk.domain.text import Text
from kiosk.domain.visit import Visit
from ui.citizen.journey import Journey


class Presenter(QObject):
    """Says what is true on one screen. Lives as long as the screen; the next visitor gets a new one.

    Every presenter declares its own `changed = Signal()`: the notify signal of all that follows language or state
    (Qt cannot notify through a signal that a Python base class declares). Rows that must not be rebuilt at every
    touch get a signal of their own.
    """

    changed: SignalInstance

    def __init__(self, journey: Journey, *told_by: SignalInstance) -> None:
        """Say `changed` with the language, and with the journey's other signals that are named, until it closes."""
        super().__init__()
        self.journey = journey
        self._seen = journey.visit
        self._told_by = (journey.languageChanged, *told_by)
        for signal in self._told_by:
            signal.connect(self.changed)

    @property
    def visit(self) -> Visit:
        """The visit with its item; the last one seen where the journey was wiped while this screen slides out."""
        if self.journey.visit.item is not None:
            self._seen = self.journey.visit
        return self._seen

    def awaken(self) -> None:
        """Say what has come true since this was made ahead of its visitor."""

    def close(self) -> None:
        """Let go of the journey; the screen has slid out."""
        for signal in self._told_by:
            signal.disconnect(self.changed)

    def type(self, characters: str) -> None:
        """Take characters of a code; only the screen of codes has a use for them."""

    def key(self, event: QKeyEvent) -> bool:
        """Take a key of a keyboard that types none; False where it is for what has the focus."""
        del event
        return False

    def say(self, text: Text) -> str:
        """Return a catalogue text in the visitor's language."""
        return self.journey.say(text)

    @Slot()
    def back(self) -> None:
        """Go back one step."""
        self.journey.back()
