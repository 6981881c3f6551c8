"""一次告知卡: which items get a card (TOP10, TOP30), ranked by real counts if there are any; what its QR holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from kiosk.domain.items import ServiceItem
from kiosk.domain.site import CardList
from kiosk.services.card_words import FULL, TERSE, told
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall

COUNTED_DAYS = 365  # a card stands for months: a year's counts even the seasons out
EASY = 117  # modules of version 25: on a card 0.67 mm each, which any phone reads at once from 30 cm


@dataclass(frozen=True, slots=True)
class Room:
    """How many modules a code may have across: up to `easy` for all that helps, up to `most` for what must be said."""

    easy: int
    most: int


@dataclass(frozen=True, slots=True)
class Card:
    """One card: the `rank`th of its list, by real counts (`counted`) or by the shipped list."""

    list: CardList
    rank: int
    counted: bool
    item: ServiceItem


@dataclass(frozen=True, slots=True)
class Square:
    """A card's QR: `text` tells whether it holds the notice itself (else a link), `version` its size (1 to 40)."""

    payload: str
    text: bool
    version: int

    @property
    def modules(self) -> int:
        """How many modules it is wide, without the quiet zone."""
        return 4 * self.version + 17


@dataclass(frozen=True, slots=True)
class Ranked:
    """The cards of a list and what they are ranked by: `counted` of them by numbers given since `since`.

    `unknown` are items of the shipped list that the catalogue has not.
    """

    list: CardList
    cards: tuple[Card, ...]
    since: date
    unknown: tuple[str, ...]

    @property
    def counted(self) -> int:
        """How many stand where they stand because of real counts."""
        return sum(card.counted for card in self.cards)


class Cards:
    """Chooses and words the cards of a hall."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def ranked(self) -> tuple[Ranked, ...]:
        """Return every list of site.toml with its cards."""
        hall = self._hall
        since = hall.where().day - timedelta(days=COUNTED_DAYS)
        codes = hall.store.events.most_wanted(hall.site.id, since, len(hall.catalogue.items))
        by_code = {item.code: item for item in hall.catalogue.items}
        counted = [by_code[code] for code in codes if code in by_code]
        return tuple(self._ranked(list_, counted, since) for list_ in hall.site.cards)

    def _ranked(self, list_: CardList, counted: list[ServiceItem], since: date) -> Ranked:
        real = [item for item in counted if item.queue in list_.queues][: list_.top]
        found = {name: self._hall.catalogue.find(name) for name in list_.items}
        codes = {item.code for item in real}
        shipped = [item for item in found.values() if item is not None and item.code not in codes]
        items = [*real, *shipped][: list_.top]
        cards = tuple(Card(list_, rank, rank <= len(real), item) for rank, item in enumerate(items, 1))
        return Ranked(list_, cards, since, tuple(name for name, item in found.items() if item is None))

    def square(self, item: ServiceItem, room: Room) -> Square | None:
        """Return the QR of an item: the notice's text, its notes left out where only that fits; else a link.

        None where the text does not fit and the hall has no address of its own.
        """
        site, day, version = self._hall.site, self._hall.where().day, self._hall.catalogue.version
        for detail, modules in ((FULL, room.easy), (TERSE, room.most)):
            found = _fitting(told(item, site, day, version, detail), modules, text=True)
            if found is not None:
                return found
        link = site.cards_address.replace("{code}", item.code)
        return _fitting(link, room.most, text=False) if link else None


def _fitting(payload: str, modules: int, *, text: bool) -> Square | None:
    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(payload)
    try:
        square = Square(payload, text, int(code.best_fit(start=1)))
    except ValueError:  # qrcode's way to say that no version holds it (its DataOverflowError is one)
        return None
    return square if square.modules <= modules else None
