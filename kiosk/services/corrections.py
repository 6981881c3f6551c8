"""What the catalogue in use says of an item that it did not say when a number was given."""

import json
from dataclasses import dataclass

from kiosk.catalogue.codec import UnknownFormat, from_data
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.text import Language, Text
from kiosk.services.hall import Hall
from kiosk.services.seeds import CATALOGUE


@dataclass(frozen=True, slots=True)
class Correction:
    """The version in use, and the requirements and questions of an item in which it differs; none: it is withdrawn."""

    version: int
    says: tuple[Text, ...]

    @property
    def words(self) -> Text:
        """目录第 3 版改了“住所证明”."""
        if not self.says:
            zh, en = "里这件已不是那天的样子", " has another entry than on that day"
        else:
            zh = f"改了“{'、'.join(said.zh for said in self.says)}”".replace("|", "")
            en = f" changed: {', '.join(said.in_(Language.ENGLISH) for said in self.says)}".replace("|", "")
        return Text(f"目录第 {self.version} 版{zh}", f"catalogue version {self.version}{en}")


def correction(hall: Hall, code: str, since: int) -> Correction | None:
    """Return how the entry of an item was corrected since a catalogue version; None where it asks for just the same.

    Only what a visitor is asked counts. Of a version that an older program kept in another form nothing can be told:
    then a later one counts as a correction.
    """
    number = hall.store.versions.number(CATALOGUE)
    if number == since:
        return None
    was, now = _entry(hall, code, since), _entry(hall, code, number)
    if was is None or now is None:
        return Correction(number, ())
    says = tuple(dict.fromkeys([*_beyond(now, was), *_beyond(was, now)]))
    return Correction(number, says) if says else None


def _beyond(one: ServiceItem, other: ServiceItem) -> list[Text]:
    """Return what one entry asks that the other does not ask, or asks otherwise."""
    requirements = [each.name for each in one.requirements if each not in other.requirements]
    return [*requirements, *(each.question for each in one.situations if each not in other.situations)]


def _entry(hall: Hall, code: str, version: int) -> ServiceItem | None:
    body = hall.store.versions.body(CATALOGUE, version)
    try:
        return from_data(Catalogue, json.loads(body.partition("\n")[0])["items"]).find(code) if body else None
    except (ValueError, UnknownFormat):
        return None
