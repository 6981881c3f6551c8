"""What a code or a case keeps of a visit, as JSON: of each item its situations, answers and statements."""

import json
from collections.abc import Mapping
from typing import Any

from kiosk.domain.items import Catalogue
from kiosk.domain.several import Part, short_name
from kiosk.domain.text import Text
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services.answers import NoSuchCode, Resumed

Data = dict[str, Any]


def data_of(visit: Visit) -> Data:
    """Return what is kept of a visit; the code of its first item is kept beside it."""
    first, *others = visit.parts
    data = _part(first)
    if others:
        data["name"] = _name(first)
        data["others"] = [{**_part(part), "item": part.item.code, "name": _name(part)} for part in others]
    return data


def _part(part: Part) -> Data:
    return {
        "situations": dict(part.situations),
        "answers": {key: answer.value for key, answer in part.answers.items()},
        "stated": sorted(part.stated),
    }


def _name(part: Part) -> list[str]:
    name = short_name(part.item)
    return [name.zh, name.en]


def packed(data: Data) -> str:
    """Return data as JSON; equal data are equal texts."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def dump_answers(visit: Visit) -> str:
    """Return what a code keeps of a visit."""
    booked = {"appointment": visit.appointment} if visit.appointment else {}
    return packed({**data_of(visit), **booked})


def parts_of(first: str, data: Mapping[str, Any], catalogue: Catalogue) -> tuple[tuple[Part, ...], tuple[Text, ...]]:
    """Return the items that today's catalogue still has, each with its answers, and the names of the others.

    `first` is the code of the first item.
    """
    parts: list[Part] = []
    gone: list[Text] = []
    for code, kept in ((first, data), *((other["item"], other) for other in data.get("others", ()))):
        item = catalogue.find(code)
        if item is None:
            gone.append(Text(*kept.get("name", (code, ""))))
            continue
        answers = {key: Answer(value) for key, value in kept["answers"].items()}
        parts.append(Part(item, kept["situations"], answers, frozenset(kept["stated"])))
    return tuple(parts), tuple(gone)


def resumed(first: str, text: str, catalogue: Catalogue) -> Resumed | NoSuchCode:
    """Return what `dump_answers` kept; *withdrawn* where none of its items is left."""
    data = json.loads(text)
    parts, gone = parts_of(first, data, catalogue)
    if not parts:
        return NoSuchCode("withdrawn")
    one, *others = parts
    booked = data.get("appointment", "")
    return Resumed(one.item, one.situations, one.answers, one.stated, "", tuple(others), gone, booked)
