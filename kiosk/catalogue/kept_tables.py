"""What people wrote of a catalogue, as a version keeps it: JSON, and back."""

import json
from collections.abc import Sequence
from typing import Any

from kiosk.catalogue.schema import CatalogueFile, ItemTable, RequirementTable, SynonymTable

_AS_USUAL = "as_usual"  # the key of an item that stands for its requirements
_AS = "as"  # and of one that is like an earlier one in all but what is its own
_OWN = {"code", "name", "short", "follows"}


def written(file: CatalogueFile) -> str:
    """Return a file as JSON, without what is as it would be if nothing were said; `read_back` reads it.

    An item that asks only for papers of the dictionary names them, and a second one like it names the first: a list
    brings such items by the ten thousand.
    """
    writer = _Writer({table.id: table for table in file.usual.requirement})
    rest = file.model_copy(update={"item": []}).model_dump_json(by_alias=True, exclude_defaults=True)
    parts = [f'{rest[:-1]}{"," if len(rest) > 2 else ""}"item":[']
    for item in file.item:
        parts += [writer.item(item), ","]
    parts[-1:] = ["]}"] if file.item else [parts[-1], "]}"]
    return "".join(parts)  # put together once: of fifty thousand rows it weighs tens of megabytes


class _Writer:
    def __init__(self, usual: dict[str, RequirementTable]) -> None:
        self._usual = usual
        self._shapes: dict[str, int] = {}  # what items have alike → the how manieth of the shapes it is

    def item(self, item: ItemTable) -> str:
        """Return one item."""
        if not item.requirement or any(self._usual.get(table.id) != table for table in item.requirement):
            return item.model_dump_json(by_alias=True, exclude_defaults=True)
        own = item.model_dump_json(by_alias=True, exclude_defaults=True, include=_OWN)
        text = item.model_dump_json(by_alias=True, exclude_defaults=True, exclude={"requirement", *_OWN})
        shape = f'{text[1:-1]},"{_AS_USUAL}":{json.dumps([table.id for table in item.requirement])}'
        number = self._shapes.get(shape)
        if number is None:
            self._shapes[shape] = len(self._shapes)
            return f"{own[:-1]},{shape}}}"
        return f'{own[:-1]},"{_AS}":{number}}}'


def read_back(text: str) -> CatalogueFile:
    """Return the file that `written` wrote."""
    tables = json.loads(text)
    items = tables.pop("item", [])
    file = CatalogueFile.model_validate_json(json.dumps(tables))
    reader = _Reader({table.id: table for table in file.usual.requirement})
    return file.model_copy(update={"item": [reader.item(item) for item in items]})


class _Reader:
    def __init__(self, usual: dict[str, RequirementTable]) -> None:
        self._usual = usual
        self._shapes: list[ItemTable] = []

    def item(self, raw: dict[str, Any]) -> ItemTable:
        """Return one item."""
        like, named = raw.pop(_AS, None), raw.pop(_AS_USUAL, None)
        if like is not None:
            own = {key: raw.get(key, ItemTable.model_fields[key].default) for key in _OWN}
            alike: ItemTable = self._shapes[like]
            return alike.model_copy(update=own)
        item = ItemTable.model_validate_json(json.dumps(raw))
        if named is not None:
            item = item.model_copy(update={"requirement": [self._usual[id_] for id_ in named]})
            self._shapes.append(item)
        return item


def with_synonyms(text: str, synonyms: Sequence[SynonymTable]) -> str:
    """Return what `written` wrote with other synonyms; the items stay as they are written."""
    if not text:
        return text  # an older program kept the version without it
    kept = [row.model_dump(exclude_defaults=True) for row in synonyms]
    return json.dumps({**json.loads(text), "synonym": kept}, ensure_ascii=False, separators=(",", ":"))


def synonyms_in(text: str) -> list[SynonymTable] | None:
    """Return the synonyms of what `written` wrote, None where it tells of none."""
    kept = json.loads(text).get("synonym") if text else None
    return None if kept is None else [SynonymTable.model_validate(row) for row in kept]
