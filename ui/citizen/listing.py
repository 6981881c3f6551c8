"""A list that turns by page: the items of a life event or department, or the departments of a floor.

Where there are too many to scan, the list opens with what is most asked for and is narrowed by first letters.
"""

from functools import cached_property

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.items import Bundle, Department, ServiceItem
from kiosk.domain.ranges import letter_ranges
from kiosk.domain.text import Language
from ui.citizen.catalogue_words import Row, bundle_row, item_row
from ui.citizen.journey import Journey
from ui.citizen.places import floor_word
from ui.citizen.presenter import Presenter

SCANNED = 18  # rows; a longer list is narrowed by letters
FRONT = 8  # rows that stand there before a letter is touched


class ListPresenter(Presenter):
    """What stands in the list that was opened last."""

    changed = Signal()
    keysChanged = Signal()  # not when one is touched: it must stand under the finger
    rowsChanged = Signal()  # not the title: its height says how many keys have room

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self._catalogue = journey.hall.catalogue
        journey.languageChanged.connect(self.keysChanged)
        journey.languageChanged.connect(self.rowsChanged)
        self._kind, _, self._id = journey.topics[-1].partition(":")
        self._most, self._letter = 2, ""  # the letter stays where another size cuts the ranges anew

    def close(self) -> None:
        """Let go of the journey; the screen has slid out."""
        self.journey.languageChanged.disconnect(self.keysChanged)
        self.journey.languageChanged.disconnect(self.rowsChanged)
        super().close()

    @Property(str, notify=changed)
    def title(self) -> str:
        """The topic's name."""
        if self._kind == "event":
            return self.say(next(e.name for e in self._catalogue.life_events if e.id == self._id))
        if self._kind == "floor":
            group = next(g for g in self.journey.hall.site.floors if str(g.floor) == self._id)
            return f"{floor_word(group.floor)} {self.say(group.name)}"
        return self.say(next(d.name for d in self._catalogue.departments if d.id == self._id))

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """How many."""
        if self._kind == "floor":
            return self.tr("%n 个部门，点一个往下看", "", len(self._departments()))
        if self.long:
            return self.tr("%n 项，按名称的拼音首字母找", "", len(self._items))
        return self.tr("%n 项，点一项往下走", "", len(self._items))

    @Property(bool, notify=changed)
    def long(self) -> bool:
        """Whether the list is narrowed by letters."""
        return self._kind != "floor" and len(self._items) > SCANNED

    @Slot(int)
    def fit(self, most: int) -> None:
        """Say how many keys have room beside a long list; 2 at least."""
        if most != self._most:
            self._most = most
            self.keysChanged.emit()
            self.rowsChanged.emit()

    @Property(list, notify=keysChanged)
    def keys(self) -> list[str]:
        """The keys beside a long list: what is most asked for, then letters. None where the list is not long."""
        if not self.long:
            return []
        return [self.tr("常办"), *(a if a == b else f"{a}–{b}" for a, b in self._ranges())]

    @Property(int, notify=rowsChanged)
    def group(self) -> int:
        """Which of `keys` holds."""
        return self._group()

    def _group(self) -> int:
        return next((at for at, (a, b) in enumerate(self._ranges(), 1) if a <= self._letter <= b), 0)

    @Slot(int)
    def narrow(self, group: int) -> None:
        """Show the items of one of `keys`."""
        self._letter = self._ranges()[group - 1][0] if group else ""
        self.rowsChanged.emit()

    @Property(list, notify=rowsChanged)
    def rows(self) -> list[Row]:
        """All rows that the key leaves; the screen shows as many as fit."""
        if self._kind == "floor":
            return [self._department_row(d) for d in self._departments()]
        language = self.journey.visit.language
        bundles = [bundle_row(bundle, language) for bundle in self._bundles()]
        return [*bundles, *(item_row(item, self._catalogue, language) for item in self._shown())]

    def _bundles(self) -> list[Bundle]:
        """The bundles of a life event; in a long list they stand beside what is most asked for."""
        if self._kind != "event" or (self.long and self._group()):
            return []
        return [bundle for bundle in self._catalogue.bundles if self._id in bundle.life_events]

    def _shown(self) -> list[ServiceItem]:
        if not self.long:
            return self._items
        group = self._group()
        if group == 0:
            return self._items[:FRONT]
        first, last = self._ranges()[group - 1]
        found = [item for item in self._items if first <= self._spelt(item)[0] <= last]
        return sorted(found, key=self._spelt)

    def _ranges(self) -> list[tuple[str, str]]:
        return letter_ranges((self._spelt(item)[0] for item in self._items), self._most - 1)

    def _spelt(self, item: ServiceItem) -> str:
        """Return what an item is ordered by: the initials of its pinyin, or its English name."""
        english = self.journey.visit.language is Language.ENGLISH
        return (item.name.en.upper() if english else self.journey.hall.index.initials_of(item.code)) or "#"

    @cached_property
    def _items(self) -> list[ServiceItem]:
        if self._kind == "event":
            found = [item for item in self._catalogue.items if self._id in item.life_events]
        else:
            found = [item for item in self._catalogue.items if item.department == self._id]
        return sorted(found, key=_most_asked)

    def _departments(self) -> list[Department]:
        working = {item.department for item in self._catalogue.items if str(item.floor) == self._id}
        return [d for d in self._catalogue.departments if d.id in working]

    def _department_row(self, department: Department) -> Row:
        count = sum(item.department == department.id for item in self._catalogue.items)
        return {
            "key": f"department:{department.id}",
            "name": self.say(department.name),
            "rich": "",
            "floor": floor_word(department.floor),
            "facts": [self.tr("%n 项", "", count)],
        }

    @Slot(str)
    def open(self, key: str) -> None:
        """Open what a row stands for."""
        kind, _, code = key.partition(":")
        if kind == "department":
            self.journey.open_list(key)
            return
        if kind == "bundle":
            self.journey.offer(self._catalogue.bundled(code))
            return
        item = self._catalogue.find(code)
        if item is not None:
            self.journey.choose(item)


def _most_asked(item: ServiceItem) -> tuple[bool, int, bool]:
    """Put the home's items first, then those that were worked out because many come for them."""
    return not item.wanted, item.wanted, not item.upkeep.worked_out
