"""What one visit holds: several items, each of which can be switched off; a further one can be added."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.items import ServiceItem
from kiosk.domain.several import MOST_ITEMS, short_name
from ui.citizen.journey import Journey
from ui.citizen.places import floor_and_place
from ui.citizen.presenter import Presenter
from ui.citizen.together import count_words
from ui.citizen.wording import kept


class SeveralPresenter(Presenter):
    """The items that were offered or chosen, and which of them are wanted."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.changed)
        self._last = False  # the last one was to be switched off
        self._offered = journey.offered
        catalogue = journey.hall.catalogue
        self._bundle = next((b for b in catalogue.bundles if catalogue.bundled(b.id) == self._offered), None)

    @Property(str, notify=changed)
    def title(self) -> str:
        """The name of what was offered together, or 2 件事一起办."""
        return kept(self.say(self._bundle.name)) if self._bundle else count_words(len(self.visit.items))

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """How many numbers it comes to, or that one item stays."""
        if self._last:
            return self.tr("至少留一件；都不办就点“返回”")
        queues = len({item.queue for item in self.visit.items})
        if queues == 1:
            words = self.tr("同一片窗口，一个号就行；共用的材料只问一次")
        else:
            words = self.tr("在 %n 片窗口办，一片一个号；共用的材料只问一次", "", queues)
        return kept(f"{count_words(len(self.visit.items))} · {words}" if self._bundle else words)

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, object]]:
        """The items: code, name, where, whether it is wanted."""
        return [self._row(item) for item in self._offered]

    def _row(self, item: ServiceItem) -> dict[str, object]:
        site = self.journey.hall.site
        place = site.place(site.queue(item.queue).place)
        return {
            "code": item.code,
            "name": kept(self.say(short_name(item))),
            "where": floor_and_place(place, self.journey.visit.language),
            "on": item in self.visit.items,
        }

    @Property(bool, notify=changed)
    def mayAdd(self) -> bool:
        """Whether a further item has room."""
        return len(self.visit.items) < MOST_ITEMS

    @Slot(str)
    def turn(self, code: str) -> None:
        """Switch an item off, or on again."""
        visit = self.journey.visit
        codes = [item.code for item in visit.items]
        self._last = codes == [code]
        if code in codes and not self._last:
            self.journey.put(visit.without(codes.index(code)))
        elif code not in codes and not visit.full:
            item = next(item for item in self._offered if item.code == code)
            self.journey.put(visit.add().choose(item))
        else:
            self.changed.emit()

    @Slot()
    def add(self) -> None:
        """再加一件."""
        self.journey.add()

    @Slot()
    def next(self) -> None:
        """On to the questions that are still open, or to the checklist."""
        self.journey.ask_on()
