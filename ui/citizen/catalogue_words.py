"""What lists say of items: where, which department, how many papers."""

from typing import TypedDict

from PySide6.QtCore import QCoreApplication

from kiosk.domain.items import ALWAYS, Bundle, Catalogue, Kind, ServiceItem, Standing, asked
from kiosk.domain.text import Language
from ui.citizen.places import floor_word
from ui.citizen.wording import kept


class Row(TypedDict):
    """One row of a list: `key` says what it opens."""

    key: str
    name: str
    rich: str
    floor: str
    facts: list[str]


def item_row(item: ServiceItem, catalogue: Catalogue, language: Language, rich: str = "") -> Row:
    """Return an item as lists show it: name first, then floor, department, papers."""
    department = next((d for d in catalogue.departments if d.id == item.department), None)
    facts = [department.short.in_(language)] if department else []
    return {
        "key": f"item:{item.code}",
        "name": kept(item.name.in_(language)),
        "rich": rich,
        "floor": floor_word(item.floor),
        "facts": facts + papers(item),
    }


def bundle_row(bundle: Bundle, language: Language) -> Row:
    """Return several items that are taken together as lists show them."""
    return {
        "key": f"bundle:{bundle.id}",
        "name": kept(bundle.name.in_(language)),
        "rich": "",
        "floor": QCoreApplication.translate("Lists", "一件事"),
        "facts": [bundle.hint.in_(language)],
    }


def papers(item: ServiceItem) -> list[str]:
    """Return `要带 4 样`, with 起 where the situation may ask for more; nothing where the list is not known."""
    count = sum(r.kind is Kind.MATERIAL for r in asked(item, {}))
    if not count:
        return []
    more = any(
        r.when != ALWAYS and r.kind is Kind.MATERIAL and r.standing is not Standing.HELD for r in item.requirements
    )
    if more:
        return [QCoreApplication.translate("Lists", "要带 %1 样起").replace("%1", str(count))]
    return [QCoreApplication.translate("Lists", "要带 %1 样").replace("%1", str(count))]
