"""What is it about: by name, by what happens in life, by floor and department."""

from collections import Counter, defaultdict
from functools import cached_property
from unicodedata import east_asian_width

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.visit import Step
from ui.citizen.journey import Journey
from ui.citizen.places import floor_word
from ui.citizen.presenter import Presenter

DEPARTMENTS_NAMED = 2
NAMES_WIDE = 16  # half characters; two longer names do not fit beside the floor


class ChoosePresenter(Presenter):
    """The three ways to an item. A life event or floor without items is not shown."""

    changed = Signal()
    asked = Signal()  # the question alone: with it the lists need not be made anew

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self._catalogue = journey.hall.catalogue
        self.changed.connect(self.asked)

    def awaken(self) -> None:
        """Only now it is known what the visitor wants with the item."""
        self.asked.emit()

    @Property(str, notify=asked)
    def title(self) -> str:
        """The question."""
        return self.tr("您想查哪件事？") if self.journey.looking_up else self.tr("您要办哪方面的事？")

    @Property(list, notify=changed)
    def events(self) -> list[dict[str, str]]:
        """The life events that lead somewhere, each with the floor of most of its items."""
        return [
            {
                "id": event.id,
                "name": self.say(event.name),
                "hint": self.say(event.hint),
                "icon": event.icon,
                "floor": floor_word(self._floor_of[event.id]),
            }
            for event in self._catalogue.life_events
            if event.id in self._floor_of
        ]

    @cached_property
    def _floor_of(self) -> dict[str, int]:
        floors: dict[str, Counter[int]] = defaultdict(Counter)
        for item in self._catalogue.items:
            for event in item.life_events:
                floors[event][item.floor] += 1
        return {event: counts.most_common(1)[0][0] for event, counts in floors.items()}

    @Property(list, notify=changed)
    def floors(self) -> list[dict[str, str]]:
        """The floors with their departments."""
        counts = Counter(item.floor for item in self._catalogue.items)
        return [
            {
                "id": str(group.floor),
                "floor": floor_word(group.floor),
                "name": self.say(group.name),
                "hint": self._departments(group.floor),
            }
            for group in self.journey.hall.site.floors
            if counts[group.floor]
        ]

    def _departments(self, floor: int) -> str:
        working = {item.department for item in self._catalogue.items if item.floor == floor}
        here = [self.say(d.short) for d in self._catalogue.departments if d.id in working]
        names = self.tr("、").join(here[:DEPARTMENTS_NAMED])
        if len(here) > DEPARTMENTS_NAMED and _wide(names) > NAMES_WIDE:
            names = here[0]
        if len(here) > DEPARTMENTS_NAMED:
            return self.tr("%1等 %n 个部门", "", len(here)).replace("%1", names)
        return names

    @Property(str, notify=changed)
    def size(self) -> str:
        """How much there is."""
        departments = len({item.department for item in self._catalogue.items})
        words = self.tr("%1 个部门，%2 项")
        return words.replace("%1", str(departments)).replace("%2", str(len(self._catalogue.items)))

    @Slot()
    def search(self) -> None:
        """Type initials."""
        self.journey.go(Step.SEARCH)

    @Slot(str)
    def openEvent(self, id: str) -> None:
        """Open a life event."""
        self.journey.open_list(f"event:{id}")

    @Slot(str)
    def floor(self, id: str) -> None:
        """Open a floor's departments."""
        self.journey.open_list(f"floor:{id}")


def _wide(words: str) -> int:
    """Return how many half characters words take."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in words)
