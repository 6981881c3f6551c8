"""Fingers on the glass, each with its own place: held, slid, several at once, as a touch screen reports them."""

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest


class Fingers:
    """The fingers of one visitor. Every report names all that lie on the glass, as the kernel's does."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice()
        self._lying: dict[int, QPointF] = {}

    def down(self, *places: QPointF) -> None:
        """Put so many further fingers down in the same moment."""
        report = self._report()
        for place in places:
            finger = max(self._lying, default=-1) + 1
            self._lying[finger] = place
            report.press(finger, place.toPoint(), self._window)
        report.commit()

    def slide(self, finger: int, to: QPointF) -> None:
        """Move one finger in a few steps, the others lying still."""
        start = self._lying[finger]
        for step in range(1, 6):
            at = start + (to - start) * (step / 5)
            self._report(but=finger).move(finger, at.toPoint(), self._window).commit()
        self._lying[finger] = to

    def up(self, *fingers: int) -> None:
        """Lift these fingers in the same moment; all of them where none is named."""
        lifted = {finger: self._lying.pop(finger) for finger in fingers or tuple(self._lying)}
        report = self._report()
        for finger, at in lifted.items():
            report.release(finger, at.toPoint(), self._window)
        report.commit()

    def _report(self, but: int = -1) -> QTest.QTouchEventSequence:
        report = QTest.touchEvent(self._window, self._device, False)
        for finger in self._lying:
            if finger != but:
                report.stationary(finger)
        return report
