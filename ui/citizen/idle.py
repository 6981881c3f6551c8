"""Whether somebody still stands there: a ring of seconds, then a question, then home with everything wiped."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a screen waits, in seconds: quietly, with the ring, and with the question 您还在吗 (0: none)."""

    quiet: int = 30
    ring: int = 30
    ask: int = 20


WORKING = Patience()
ISSUED = Patience(quiet=0, ring=30, ask=0)
FAULT = Patience(quiet=0, ring=60, ask=0)


class Idle(QObject):
    """Counts the seconds since the last touch; large type doubles them all. Rests while `patience` is None."""

    changed = Signal()
    ranOut = Signal()

    def __init__(self, monotonic: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._patience: Patience | None = None
        self._factor = 1
        self._touched_at = monotonic()
        self._seconds = -1
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def watch(self, patience: Patience | None, factor: int = 1) -> None:
        """Start anew with a screen's patience; None where nobody is waited for (home, untouched)."""
        self._patience, self._factor = patience, factor
        self.touched()
        if patience is None:
            self._timer.stop()
        else:
            self._timer.start()

    def touched(self) -> None:
        """Somebody is there: start counting again."""
        self._touched_at = self._monotonic()
        self.look()

    @Slot()
    def look(self) -> None:
        """Work out what to show now, and tell when it changed."""
        seconds, asking, over = self._now()
        if (seconds, asking) != (self._seconds, self._asking):
            self._seconds, self._asking = seconds, asking
            self.changed.emit()
        if over:
            self._timer.stop()
            self._patience = None
            self.ranOut.emit()

    def _now(self) -> tuple[int, bool, bool]:
        if self._patience is None:
            return -1, False, False
        past = self._monotonic() - self._touched_at
        quiet, ring, ask = (
            part * self._factor for part in (self._patience.quiet, self._patience.ring, self._patience.ask)
        )
        if past < quiet:
            return -1, False, False
        if past < quiet + ring:
            return round(quiet + ring - past), False, False
        if past < quiet + ring + ask:
            return round(quiet + ring + ask - past), True, False
        return 0, bool(ask), True

    @Property(int, notify=changed)
    def seconds(self) -> int:
        """Seconds left, or -1 while nothing is shown."""
        return self._seconds

    @Property(int, notify=changed)
    def whole(self) -> int:
        """Seconds that the ring stands for when it is full."""
        if self._patience is None:
            return 1
        return (self._patience.ask if self._asking else self._patience.ring) * self._factor

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """Whether the question 您还在吗 stands on the screen."""
        return self._asking
