"""A frequent item's card as a slip of paper: the same words and the same code as the card to stand up."""

from drivers.printer.layout import module_on
from kiosk.domain.slip import Slip
from kiosk.services.card_words import cases, held_papers, terms
from kiosk.services.cards import EASY, Card, Cards, Room
from kiosk.services.hall import Hall
from kiosk.services.printers import model_of
from kiosk.services.slip_words import on_paper
from kiosk.services.slips import Printed, for_every_slip, going, title
from kiosk.services.templates import said
from kiosk.services.templates.lines import FINE


def card_slip(hall: Hall, subject: str, printer: str) -> Slip:
    """Return the slip of `LIST/ITEM` for a printer of this machine; raise `LookupError` where either is not there."""
    list_, _, code = subject.partition("/")
    cards = Cards(hall)
    ranked = (card for each in cards.ranked() if each.list.id == list_ for card in each.cards)
    card = next((card for card in ranked if card.item.code == code), None)
    if card is None:
        raise LookupError(f"no card {subject} among the frequent items of today")
    printed = Printed(hall.machine.name, hall.now())
    return hall.slips.slip("card", card_said(hall, card, _dots(hall, printer), printed))


def card_said(hall: Hall, card: Card, dots: int, printed: Printed) -> said.Card:
    """Return what a card says on paper of so many dots."""
    item, site = card.item, hall.site
    square = Cards(hall).square(item, room_on(dots))
    return said.Card(
        **for_every_slip(site, printed),
        **title(item.name, printed.voice),
        **going(site.place(item.zone), printed.voice),
        field=card.list.name.zh,
        top=card.list.top,
        rank=card.rank,
        counted=card.counted,
        terms="，".join(terms(item)),
        groups=tuple(said.Group(f"{name}：" if name else "", tuple(papers)) for name, papers in cases(item)),
        held="、".join(held_papers(item)),
        scanned=square.payload if square else "",
        text=square is not None and square.text,
        ask=on_paper(site.consult_phone) or site.hotline,
    )


def room_on(dots: int) -> Room:
    """Return what a code can hold on paper of so many dots: its white at the sides is the paper's own margin."""
    most = dots // module_on(dots, FINE)
    return Room(min(EASY, most), most)


def _dots(hall: Hall, printer: str) -> int:
    address = next((each for each in hall.machine.printers if each.name == printer), None)
    if address is None:
        raise LookupError(f"this machine has no printer {printer}")
    return model_of(address).dots
