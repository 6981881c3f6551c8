"""What stands on a card to put up: its front with the code, its back with the list for whoever has no phone."""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from kiosk.services.card_words import TERSE, Case, cases, held_papers, terms, where
from kiosk.services.cards import EASY, Card, Cards, Room, Square
from kiosk.services.hall import Hall
from kiosk.services.slip_words import on_paper

A6_ROOM = Room(easy=EASY, most=141)  # version 31: 0.56 mm a module on the card


@dataclass(frozen=True, slots=True)
class Face:
    """The words of both sides of a card, and the code's modules (empty where none could be made).

    `cases` is the list of its back, `terse` the same without notes, for where it is too long.
    """

    field: str
    title: str
    where: str
    terms: str
    cases: tuple[Case, ...]
    terse: tuple[Case, ...]
    held: str
    asks: str
    source: str
    square: Square | None
    modules: tuple[tuple[bool, ...], ...]


def faces(hall: Hall, chosen: tuple[Card, ...]) -> list[Face]:
    """Return what stands on each card."""
    cards = Cards(hall)
    return [_face(hall, card, cards.square(card.item, A6_ROOM)) for card in chosen]


def _face(hall: Hall, card: Card, square: Square | None) -> Face:
    item, site = card.item, hall.site
    ranked = "按近一年取号数" if card.counted else "按大厅常办清单"
    made = f"{hall.where().day:%Y-%m-%d} 第{hall.catalogue.version}版"
    return Face(
        field=f"{card.list.name.zh} TOP{card.list.top} · {card.rank}",
        title=on_paper(item.name.zh),
        where=where(item, site),
        terms="，".join(terms(item)),
        cases=tuple(cases(item)),
        terse=tuple(cases(item, TERSE)),
        held="、".join(held_papers(item)),
        asks=on_paper(site.consult_phone) or site.hotline,
        source=f"{site.name.zh} · {made} · 第{card.rank}位（{ranked}）",
        square=square,
        modules=_modules(square.payload) if square else (),
    )


def _modules(payload: str) -> tuple[tuple[bool, ...], ...]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())
