"""Search by pinyin, its first letters or English; what finds nothing leads on to what is near, and to a person."""

from html import escape

from PySide6.QtCore import Property, QTimer, Signal, Slot

from kiosk.catalogue.search import Hit
from kiosk.domain.items import ServiceItem
from kiosk.domain.text import Language
from kiosk.domain.visit import Step
from ui.citizen.catalogue_words import Row, bundle_row, item_row
from ui.citizen.journey import Journey
from ui.citizen.presenter import Presenter

MOST = 60  # rows; more letters are quicker than more pages
LONGEST = 16  # letters
SETTLED_MS = 1500  # letters that found nothing are counted once nobody types on
RIVER = "#0B6073"


class SearchPresenter(Presenter):
    """What the letters find, best first."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self._index, self._catalogue = journey.hall.index, journey.hall.catalogue
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._count_nothing)

    @Property(str, notify=changed)
    def letters(self) -> str:
        """What was typed."""
        return self.journey.letters

    @Property(str, notify=changed)
    def live(self) -> str:
        """The letters that lead on from here; the others are pale but work."""
        letters = self.journey.letters
        bundles = {b.letters[len(letters) :][:1] for b in self._catalogue.bundles if b.letters.startswith(letters)}
        return "".join(sorted(self._index.next_letters(letters) | bundles))

    @Property(int, notify=changed)
    def found(self) -> int:
        """How many entries the letters find."""
        letters = self.journey.letters
        return self._index.count(letters) + len(self._catalogue.bundles_meant(letters)) if letters else 0

    @Property(str, notify=changed)
    def asks(self) -> str:
        """What is asked where the letters spell a word that means several things."""
        return self.say(self._index.asks(self.journey.letters)) if self.journey.letters else ""

    @Property(list, notify=changed)
    def rows(self) -> list[Row]:
        """What is found, the nearest where nothing is, the most wanted before the first letter."""
        letters = self.journey.letters
        hits = self._index.find(letters, MOST) if letters else []
        bundles = [bundle_row(bundle, self.journey.visit.language) for bundle in self._catalogue.bundles_meant(letters)]
        if not hits and not bundles:
            hits = self._index.nearest(letters, 3) if letters else []
        if not letters:
            wanted = sorted((i for i in self._catalogue.items if i.wanted), key=lambda item: item.wanted)
            hits = [Hit(item.code, (), False) for item in wanted[:4]]
        return [*bundles, *(row for hit in hits if (row := self._row(hit)) is not None)]

    def _row(self, hit: Hit) -> Row | None:
        catalogue, language = self._catalogue, self.journey.visit.language
        item = catalogue.find(hit.code)
        if item is not None:
            chinese = language is Language.CHINESE  # what people say, and its letters, say nothing in English
            row = item_row(item, catalogue, language, _marked(item, hit) if chinese else "")
            if hit.said and chinese:
                row["facts"] = [*row["facts"][:1], self.tr("也叫%1").replace("%1", hit.said)]
            return row
        place = next((place for place in catalogue.elsewhere if place.code == hit.code), None)
        if place is None:
            return None
        return {
            "key": f"elsewhere:{place.code}",
            "name": self.say(place.name),
            "rich": "",
            "floor": self.tr("不在本楼"),
            "facts": [],
        }

    @Slot(str)
    def press(self, letter: str) -> None:
        """Type a letter."""
        if len(self.journey.letters) < LONGEST:
            self._set(self.journey.letters + letter)

    @Slot()
    def erase(self) -> None:
        """Take the last letter back."""
        self._set(self.journey.letters[:-1])

    def _set(self, letters: str) -> None:
        self.journey.letters = letters
        self.changed.emit()
        if letters and not self.found:
            self._settled.start()
        else:
            self._settled.stop()

    @Slot()
    def _count_nothing(self) -> None:
        visit, letters = self.journey.visit, self.journey.letters
        self.journey.ask(lambda services: services.visits.found_nothing(visit, letters), lambda _: None)

    @Slot(str)
    def open(self, key: str) -> None:
        """Open what a row stands for."""
        kind, _, code = key.partition(":")
        if kind == "elsewhere":
            self.journey.open_elsewhere(next(place for place in self._catalogue.elsewhere if place.code == code))
        elif kind == "bundle":
            self.journey.offer(self._catalogue.bundled(code))
        elif (item := self._catalogue.find(code)) is not None:
            self.journey.choose(item)

    @Slot()
    def byEvent(self) -> None:
        """按事情找: the life events."""
        self.journey.letters = ""
        if self.journey.trail and self.journey.trail[-1] is Step.CHOOSE:
            self.journey.back()
        else:
            self.journey.go(Step.CHOOSE)


def _marked(item: ServiceItem, hit: Hit) -> str:
    """Return the name with what matched in bold river."""
    name, rich, at = item.name.zh, "", 0
    for start, end in hit.marks:
        rich += escape(name[at:start]) + f'<b><font color="{RIVER}">{escape(name[start:end])}</font></b>'
        at = end
    return rich + escape(name[at:]) if hit.marks else ""
