"""Garbage goes on Qt's thread, by Python's own thresholds, and nowhere else; a slot that is not declared is named."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, Signal, Slot

from tests.sweeping import swept, undeclared
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


class Listener(QObject):
    """Hears three times: twice as QML can bear it."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        for hears in (self.declared, self.short, self.loose):
            self.said.connect(hears)

    @Slot(str)
    def declared(self, words: str) -> None:
        """Hear with a slot of the signal's types."""

    @Slot()
    def short(self) -> None:
        """Hear that something was said."""

    def loose(self, words: str) -> None:
        """Hear without a slot."""


def test_a_method_that_is_connected_without_a_slot_is_named(qapp: object) -> None:
    del qapp
    listener = Listener()

    assert undeclared() == ["Listener.loose"]
    del listener
    gc.collect()
