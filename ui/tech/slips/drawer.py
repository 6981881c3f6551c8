"""Draws the slip that is being edited on a thread of its own: of what was asked meanwhile only the last counts."""

import threading
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.services.hall import Hall
from kiosk.services.slip_preview import Fault, Shown, SlipPreviews, Wanted, check
from ui.citizen.door import Post


class SlipImages(QQuickImageProvider):
    """Gives the page the slip's picture."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.shown = Shown(1, 1, b"\xff")

    def requestImage(self, _id: str, _size: QSize, _requested: QSize) -> QImage:
        """Return the slip as it was drawn last."""
        now = self.shown
        return QImage(now.grey, now.wide, now.high, now.wide, QImage.Format.Format_Grayscale8).copy()


class Drawer(QObject):
    """Takes what is wanted from Qt's thread and answers there: the picture first, then what the whole check finds."""

    drawn = Signal(object, object)  # Wanted, Shown
    checked = Signal(object, object)  # Wanted, its faults

    def __init__(self, hall: Hall, post: Post) -> None:
        super().__init__()
        self._hall, self._post = hall, post
        self._wanted: Wanted | None = None
        self._change = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to draw."""
        if self._thread is None:
            self._stopping = False
            self._thread = threading.Thread(target=self._run, name="slip preview", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the thread; one picture may still be under way, some hundredths of a second."""
        if self._thread is None:
            return
        with self._change:
            self._stopping, self._wanted = True, None
            self._change.notify()
        self._thread.join()
        self._thread = None

    def want(self, wanted: Wanted) -> None:
        """Ask for a picture; what was asked for before and not begun is forgotten."""
        with self._change:
            self._wanted = wanted
            self._change.notify()

    def _run(self) -> None:
        previews = SlipPreviews(self._hall)
        while (wanted := self._next()) is not None:
            shown = previews.show(wanted)
            self._post(partial(self.drawn.emit, wanted, shown))
            if not shown.faults and not self._newer():
                self._post(partial(self.checked.emit, wanted, self._checked(wanted)))

    def _checked(self, wanted: Wanted) -> tuple[Fault, ...]:
        return check(wanted.name, wanted.text)

    def _next(self) -> Wanted | None:
        with self._change:
            self._change.wait_for(lambda: self._stopping or self._wanted is not None)
            wanted, self._wanted = self._wanted, None
            return wanted

    def _newer(self) -> bool:
        with self._change:
            return self._stopping or self._wanted is not None
