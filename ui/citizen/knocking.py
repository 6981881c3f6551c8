"""Hears the knock among the touches of the kiosk's window, whether its panel reports fingers or a mouse."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QInputDevice, QMouseEvent, QTouchEvent, QWindow

from kiosk.domain.knock import Knock

_FINGERS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
_MOUSE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease})
_SCREENS = (QInputDevice.DeviceType.TouchScreen, QInputDevice.DeviceType.TouchPad)


class Knocking:
    """Gives what the window hears to the knock; times come from `monotonic`."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._knock = Knock()

    def forget(self) -> None:
        """Begin anew: another screen stands there."""
        self._knock.forget()

    def heard(self, window: QWindow, event: QEvent, portrait: bool) -> bool:
        """Tell whether `event` ends the knock."""
        kind = event.type()
        if kind in _FINGERS:
            return self._touched(window, cast("QTouchEvent", event), portrait)
        if kind in _MOUSE:
            mouse = cast("QMouseEvent", event)
            # Qt tells of a finger that nothing took a second time, as a mouse
            if mouse.device() is None or mouse.device().type() not in _SCREENS:
                return self._follow(kind, window, mouse.position(), portrait)
        elif kind in (QEvent.Type.TouchCancel, QEvent.Type.KeyPress, QEvent.Type.Wheel):
            self._knock.forget()
        return False

    def _touched(self, window: QWindow, event: QTouchEvent, portrait: bool) -> bool:
        points = event.points()
        if len(points) != 1:
            self._knock.spoil()
        if not points:
            return False
        return self._follow(event.type(), window, points[0].position(), portrait)

    def _follow(self, kind: QEvent.Type, window: QWindow, at: QPointF, portrait: bool) -> bool:
        x, y, width = _in_the_stage(window, at, portrait)
        if kind in (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress):
            self._knock.down(x, y, width, self._monotonic())
        elif kind in (QEvent.Type.TouchUpdate, QEvent.Type.MouseMove):
            self._knock.move(x, y)
        else:
            self._knock.move(x, y)
            return self._knock.up(self._monotonic())
        return False


def _in_the_stage(window: QWindow, at: QPointF, portrait: bool) -> tuple[float, float, float]:
    """Return a window's point in what Main.qml shows in its middle, whose shorter side is 1, and how wide that is."""
    across, down = (9, 16) if portrait else (16, 9)
    unit = min(window.width() / across, window.height() / down)
    x = (at.x() - (window.width() - across * unit) / 2) / (9 * unit)
    y = (at.y() - (window.height() - down * unit) / 2) / (9 * unit)
    return x, y, across / 9
