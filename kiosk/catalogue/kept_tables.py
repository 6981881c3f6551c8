"""What people wrote of a catalogue, as a version keeps it: JSON, and back."""

import json
from collections.abc import Sequence
from typing import Any

from kiosk.catalogue.schema import CatalogueFile, ItemTable, RequirementTable, SynonymTable

_AS_USUAL = "as_usual"  # the key of an item that stands for its requirements


def written(file: CatalogueFile) -> str:
    """Return a file as JSON, without what is as it would be if nothing were said; `read_back` reads it.

    An item that asks only for papers of the dictionary names them: a list brings such items by the ten thousand.
    """
    usual = {table.id: table for table in file.usual.requirement}
    rest = file.model_copy(update={"item": []}).model_dump_json(by_alias=True, exclude_defaults=True)
    parts = [f'{rest[:-1]}{"," if len(rest) > 2 else ""}"item":[']
    for item in file.item:
        parts += [_item_written(item, usual), ","]
    parts[-1:] = ["]}"] if file.item else [parts[-1], "]}"]
    return "".join(parts)  # put together once: of fifty thousand rows it weighs tens of megabytes


def _item_written(item: ItemTable, usual: dict[str, RequirementTable]) -> str:
    if not item.requirement or any(usual.get(table.id) != table for table in item.requirement):
        return item.model_dump_json(by_alias=True, exclude_defaults=True)
    text = item.model_dump_json(by_alias=True, exclude_defaults=True, exclude={"requirement"})
    return f'{text[:-1]},"{_AS_USUAL}":{json.dumps([table.id for table in item.requirement])}}}'


def read_back(text: str) -> CatalogueFile:
    """Return the file that `written` wrote."""
    tables = json.loads(text)
    items = tables.pop("item", [])
    file = CatalogueFile.model_validate_json(json.dumps(tables))
    usual = {table.id: table for table in file.usual.requirement}
    return file.model_copy(update={"item": [_item_read(item, usual) for item in items]})


def _item_read(raw: dict[str, Any], usual: dict[str, RequirementTable]) -> ItemTable:
    named = raw.pop(_AS_USUAL, None)
    item = ItemTable.model_validate_json(json.dumps(raw))
    return item if named is None else item.model_copy(update={"requirement": [usual[id_] for id_ in named]})


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
