"""What a screen says where a matter goes no further here and now: facts, and the ways on, the primary first."""

from collections.abc import Iterable
from typing import TypedDict

from PySide6.QtCore import QCoreApplication

from kiosk.domain.items import Kind, ServiceItem, asked
from kiosk.domain.site import Place
from kiosk.domain.text import Language
from ui.citizen.catalogue_words import papers
from ui.citizen.places import floor_and_place, place_and_windows
from ui.citizen.wording import plain

NAMED = {Language.CHINESE: 40, Language.ENGLISH: 64}  # so many characters of papers' names are told, two lines


class Fact(TypedDict):
    """One row of what is known: drawing, label, value, a second line or none."""

    icon: str
    label: str
    value: str
    note: str


class WayOn(TypedDict):
    """A way on: what it does, its drawing and words; `leads` where the visit goes on with it."""

    act: str
    icon: str
    text: str
    note: str
    leads: bool


def fact(icon: str, label: str, value: str, note: str = "") -> Fact:
    """Return one row of what is known."""
    return {"icon": icon, "label": label, "value": value, "note": note}


def way(act: str, icon: str, text: str, note: str = "", *, leads: bool = False) -> WayOn:
    """Return one way on."""
    return {"act": act, "icon": icon, "text": text, "note": note, "leads": leads}


def where_fact(label: str, place: Place, language: Language) -> Fact:
    """Return where something is done in the hall: floor, zone and windows."""
    return fact("pin", label, place_and_windows(place, language))


def desk_fact(label: str, place: Place, language: Language) -> Fact:
    """Return at which desk a person sits."""
    return fact("agent", label, floor_and_place(place, language))


def papers_fact(item: ServiceItem, language: Language) -> list[Fact]:
    """Return how many papers an item wants, and the names of the first; nothing where the list is not known."""
    count = papers(item)
    if not count:
        return []
    names = [plain(r.name.in_(language)) for r in asked(item, {}) if r.kind is Kind.MATERIAL]
    label = QCoreApplication.translate("Onward", "材料")
    return [fact("document", label, count[0], named(names, language))]


def named(names: Iterable[str], language: Language) -> str:
    """Return as many names as two lines hold; 等 where there are more, nothing where not even one fits."""
    all_names, told = list(names), list[str]()
    for name in all_names:
        if sum(map(len, told)) + len(name) > NAMED[language]:
            break
        told.append(name)
    joined = QCoreApplication.translate("Onward", "、").join(told)
    if told and len(told) < len(all_names):
        return QCoreApplication.translate("Onward", "%1等").replace("%1", joined)
    return joined
