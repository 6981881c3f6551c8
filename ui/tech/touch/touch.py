"""触摸: every field of the screen is touched once, and how many fingers the screen tells apart."""

from PySide6.QtCore import Property, Qt, Signal, Slot

from ui.tech.page import Page, Tools

ACROSS, DOWN = 14, 8  # fields: each about as large as what visitors touch
AGAIN = int(Qt.Key.Key_R)


class TouchPage(Page):
    """What TouchPage.qml binds to."""

    changed = Signal()
    cleared = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._touched: set[int] = set()
        self._fingers = self._most = 0

    def enter(self) -> None:
        """Begin with nothing touched."""
        self.clear()

    def key(self, key: int) -> bool:
        """R begins anew."""
        if key == AGAIN:
            self.clear()
        return key == AGAIN

    @Slot()
    def clear(self) -> None:
        """Begin anew."""
        self._touched, self._fingers, self._most = set(), 0, 0
        self.cleared.emit()
        self.changed.emit()

    @Slot(int)
    def reach(self, field: int) -> None:
        """A finger is on a field, from 0 at the upper left."""
        if field not in self._touched and 0 <= field < ACROSS * DOWN:
            self._touched.add(field)
            self.changed.emit()

    @Slot(int)
    def hold(self, fingers: int) -> None:
        """So many fingers are on the screen now."""
        self._fingers, self._most = fingers, max(self._most, fingers)
        self.changed.emit()

    @Property(int, constant=True)
    def across(self) -> int:
        """How many fields stand side by side."""
        return ACROSS

    @Property(int, constant=True)
    def down(self) -> int:
        """How many rows of fields there are."""
        return DOWN

    @Property(str, notify=changed)
    def summary(self) -> str:
        """还有 12 格没摸到 · 现在 1 指，最多认出 2 指."""
        left = ACROSS * DOWN - len(self._touched)
        said = self.tr("还有 %1 格没摸到").replace("%1", str(left)) if left else self.tr("每一格都摸到了")
        if not self._most:
            return said
        fingers = self.tr("现在 %1 指，最多认出 %2 指").replace("%1", str(self._fingers))
        return f"{said} · {fingers.replace('%2', str(self._most))}"
