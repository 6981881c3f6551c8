"""Garbage goes on Qt's thread, by Python's own thresholds, and nowhere else."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from tests.sweeping import swept
from ui.sweeping import Sweeping, sweep


class Ring:
    """Something that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


def litter(ring: list[weakref.ref[Ring]]) -> None:
    """Leave more of them than the youngest generation may have."""
    ring.extend(weakref.ref(Ring()) for _ in range(2 * gc.get_threshold()[0]))


def test_a_worker_collects_nothing_and_the_sweep_does(qapp: object) -> None:
    del qapp
    left: list[weakref.ref[Ring]] = []
    with swept():
        owner = QObject()
        Sweeping(owner)
        worker = threading.Thread(target=litter, args=(left,))
        worker.start()
        worker.join()
        assert all(ring() is not None for ring in left)

        sweep()

        assert all(ring() is None for ring in left)
        owner.deleteLater()
