"""A list that turns by page: the items of a life event or department, or the departments of a floor."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.items import Department, ServiceItem
from ui.citizen.catalogue_words import Row, item_row
from ui.citizen.journey import Journey
from ui.citizen.places import floor_word
from ui.citizen.presenter import Presenter


class ListPresenter(Presenter):
    """What stands in the list that was opened last."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self._catalogue = journey.hall.catalogue
        self._kind, _, self._id = journey.topics[-1].partition(":")

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
        return self.tr("%n 项，点一项往下走", "", len(self._items()))

    @Property(list, notify=changed)
    def rows(self) -> list[Row]:
        """All rows; the screen shows as many as fit."""
        if self._kind == "floor":
            return [self._department_row(d) for d in self._departments()]
        language = self.journey.visit.language
        return [item_row(item, self._catalogue, language) for item in self._items()]

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
        item = self._catalogue.find(code)
        if item is not None:
            self.journey.choose(item)


def _most_asked(item: ServiceItem) -> tuple[bool, int, bool]:
    """Put the home's items first, then those that were worked out because many come for them."""
    return not item.wanted, item.wanted, not item.upkeep.worked_out
