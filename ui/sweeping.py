"""Garbage is collected on Qt's thread alone.

Whichever thread makes most objects would else collect it. Then the Python side of old Qt objects goes there, while Qt's
thread, which holds no lock of Python's in its own work, looks up that of a new one: what it misses in that moment has
none of its properties for as long as it lives, and its part of the screen is dead.
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
