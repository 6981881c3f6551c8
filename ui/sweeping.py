"""Garbage is collected on Qt's thread alone.

Whichever thread makes most objects would else collect it, and Qt's objects be destroyed there: they belong to Qt's
thread, which may be using them.
"""

import gc

from PySide6.QtCore import QObject, QTimer

SWEEP_MS = 2000


class Sweeping(QObject):
    """Turns the automatic collection off, and does on Qt's thread what it would have done, every two seconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(SWEEP_MS)
        timer.timeout.connect(sweep)
        timer.start()


def sweep() -> None:
    """Collect the oldest generation of objects that is due by Python's own thresholds."""
    for generation in reversed(range(len(gc.get_threshold()))):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
