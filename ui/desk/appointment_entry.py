"""One appointment entered by hand: a time, a name of which 张* is kept, an item by its letters, perhaps a code."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from kiosk.catalogue.appointments.slots import slot_of
from kiosk.catalogue.workbook.cells import Unfit
from kiosk.domain.codes import for_the_eye, is_code
from kiosk.domain.items import ServiceItem
from ui.citizen.places import day_word
from ui.citizen.wording import plain
from ui.desk.work import Work

if TYPE_CHECKING:
    from kiosk.services.appointments import Kept
    from kiosk.services.hall import Hall

Key = Qt.Key
MOST = 4  # items that the letters may mean


class AppointmentEntry(QObject):
    """The form. `save` says what is wrong with a field and keeps what was written."""

    changed = Signal()
    done = Signal()  # one more is in the list

    def __init__(self, hall: "Hall", work: Work) -> None:
        super().__init__()
        self._hall, self._work = hall, work
        self._shown, self._trouble, self._letters, self._at = False, "", "", 0
        self._day = date.min

    def open(self, day: date) -> None:
        """Open an empty form for a day."""
        self._shown, self._trouble, self._letters, self._at, self._day = True, "", "", 0, day
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Enter nothing after all."""
        self._shown, self._trouble, self._letters = False, "", ""
        self.changed.emit()

    def key(self, key: int) -> bool:
        """Do what a key does in the form; False where it is meant for a field."""
        if key in (Key.Key_Escape, Key.Key_F5, Key.Key_F7):
            self.close()
        elif key in (Key.Key_Up, Key.Key_Down):
            self._at = max(0, min(self._at + (1 if key == Key.Key_Down else -1), len(self._found()) - 1))
            self.changed.emit()
        else:
            return False
        return True

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the form is open."""
        return self._shown

    @Property(str, notify=changed)
    def title(self) -> str:
        """记一个预约 · 5 月 12 日."""
        return self.tr("记一个预约 · %1").replace("%1", day_word(self._day)) if self._shown else ""

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """What does not fit, and what would."""
        return self._trouble

    @Slot(str)
    def look(self, letters: str) -> None:
        """Look for an item by its letters or name."""
        if letters != self._letters:
            self._letters, self._at = letters, 0
            self.changed.emit()

    def _found(self) -> list[ServiceItem]:
        if not self._letters.strip():
            return []
        hits = self._hall.index.find(self._letters, MOST) or self._hall.index.nearest(self._letters, MOST)
        found = [self._hall.catalogue.find(hit.code) for hit in hits]
        return [item for item in found if item is not None]

    @Property(list, notify=changed)
    def items(self) -> list[dict[str, object]]:
        """What the letters may mean; up and down choose."""
        return [{"name": plain(item.short.zh), "at": at == self._at} for at, item in enumerate(self._found())]

    @Slot(str, str, str)
    def save(self, time: str, name: str, code: str) -> None:
        """Store the appointment; the form stays, with a word, where something does not fit."""
        from kiosk.services.appointments import Entry  # reads lists too: not before somebody needs it

        items = self._found()
        try:
            slot = slot_of(time, self._day.year)
        except Unfit as unfit:
            self._say(self.tr("时间没看懂，要%1").replace("%1", unfit.expected.zh))
            return
        if not items:
            self._say(self.tr("还没选事项：打首字母或名称，上下键选一个"))
            return
        entry = Entry(slot.day or self._day, slot.begins, slot.ends, items[self._at], name, code)
        self._work.do(lambda services, session: services.appointments.enter(session, entry), self._on_saved)

    def _on_saved(self, kept: "Kept") -> None:
        if kept.trouble:
            self._say(kept.trouble.zh)
            return
        self.close()
        self._work.told.emit(self.tr("记下了，预约码 %1：请告诉办事人").replace("%1", code_word(kept.code)))
        self.done.emit()

    def _say(self, words: str) -> None:
        self._trouble = words
        self.changed.emit()


def code_word(code: str) -> str:
    """Return a code as an agent says it: the hall's own in two halves, one of another system as that wrote it."""
    return for_the_eye(code) if is_code(code) else code
