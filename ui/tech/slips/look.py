"""How the slip that is being edited looks: on which paper, with which data, and its picture as it was drawn last."""

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import qmlEngine
from PySide6.QtQuick import QQuickItem

from kiosk.services.hall import Hall
from kiosk.services.slip_preview import Fault, Sheet, Shown, Wanted, sheets
from kiosk.services.slip_specimens import SPECIMENS, Specimen, offered
from ui.citizen.door import Post
from ui.tech.slips.drawer import Drawer, SlipImages


class Look(QObject):
    """The right half of the page."""

    changed = Signal()
    pictured = Signal()
    chosen = Signal()  # another paper, or other data
    found = Signal(object, object, bool)  # Wanted; its faults; whether all was checked
    remarked = Signal(str)  # why there is no picture

    def __init__(self, hall: Hall, post: Post, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._name = ""
        self._sheet: dict[str, str] = {}
        self._which = Specimen.USUAL
        self._at: datetime = hall.now()
        self._count = 0
        self.images = SlipImages()
        self._drawer = Drawer(hall, post)
        self._drawer.setParent(self)
        self._drawer.drawn.connect(self._on_drawn)
        self._drawer.checked.connect(lambda wanted, faults: self.found.emit(wanted, faults, True))

    def start(self) -> None:
        """Begin to draw, as of now."""
        self._at = self._hall.now().replace(second=0, microsecond=0)
        self._drawer.start()

    def stop(self) -> None:
        """Draw no more."""
        self._drawer.stop()

    def turn_to(self, name: str) -> None:
        """Look at another slip."""
        self._name = name
        if self._which not in offered(name):
            self._which = Specimen.USUAL
        self.changed.emit()

    def draw(self, text: str) -> None:
        """Draw the slip with this text."""
        self._drawer.want(self.wanted(text))

    def wanted(self, text: str) -> Wanted:
        """Return what is to be shown, with this text."""
        return Wanted(self._name, text, self._which, self.paper(), self._at)

    def paper(self) -> Sheet:
        """Return the paper it is looked at on."""
        there = sheets(self._hall, self._name)
        return next((sheet for sheet in there if sheet.key == self._sheet.get(self._name)), there[0])

    @Slot(object, object)
    def _on_drawn(self, wanted: Wanted, shown: Shown) -> None:
        if wanted.name != self._name:
            return
        faults: tuple[Fault, ...] = shown.faults
        self.found.emit(wanted, faults, False)
        if shown.remark:
            self.remarked.emit(shown.remark)
        if shown.grey:
            self.images.shown = shown
            self._count += 1
            self.pictured.emit()

    @Slot(QQuickItem)
    def shownIn(self, view: QQuickItem) -> None:
        """Give the view its pictures."""
        engine = qmlEngine(view)
        if engine is not None:
            engine.addImageProvider("slips", self.images)

    @Property(list, notify=changed)
    def papers(self) -> list[dict[str, object]]:
        """The papers on which it can be looked at."""
        if not self._name:
            return []
        now = self.paper().key
        return [
            {"key": each.key, "title": each.title, "on": each.key == now} for each in sheets(self._hall, self._name)
        ]

    @Property(list, notify=changed)
    def specimens(self) -> list[dict[str, object]]:
        """The data with which it can be looked at."""
        return [
            {"key": each.value, "title": SPECIMENS[each].zh, "on": each is self._which} for each in offered(self._name)
        ]

    @Slot(str)
    def usePaper(self, key: str) -> None:
        """Look at it on another paper."""
        self._sheet[self._name] = key
        self.changed.emit()
        self.chosen.emit()

    @Slot(str)
    def useSpecimen(self, key: str) -> None:
        """Look at it with other data."""
        self._which = Specimen(key)
        self.changed.emit()
        self.chosen.emit()

    @Property(str, notify=pictured)
    def picture(self) -> str:
        """The picture's address, new with every change; empty before the first."""
        return f"image://slips/{self._count}" if self._count else ""

    @Property(int, notify=pictured)
    def wide(self) -> int:
        """Its width in dots."""
        return self.images.shown.wide

    @Property(int, notify=pictured)
    def high(self) -> int:
        """Its height in dots."""
        return self.images.shown.high
