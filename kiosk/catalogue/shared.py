"""What many items share (the same ID card, the same question who comes): `like = ID` takes it over."""

from collections.abc import Mapping
from typing import Any

from kiosk.catalogue import schema
from kiosk.catalogue.files import key_path, shaped
from kiosk.catalogue.mended import UNREAD
from kiosk.catalogue.problems import Problem, one_of

_NAMING = frozenset({"material", "person", "condition", "step"})
_STANDINGS = frozenset({"pledgeable", "statement", "held"})

_SHAPES: dict[str, type[schema.Table]] = {
    "requirement": schema.RequirementTable,
    "situation": schema.SituationTable,
}

Raw = dict[str, Any]
Shared = dict[str, dict[str, Raw | None]]  # requirement | situation → id → table, None where it is not sound


def gather(files: Mapping[str, Raw]) -> Shared:
    """Return the shared tables of all files by kind and id."""
    found: Shared = {kind: {} for kind in _SHAPES}
    for raw in files.values():
        usual = raw.get("usual")
        for kind in _SHAPES:
            for table in _tables(usual, kind):
                if isinstance(table.get("id"), str):
                    sound = shaped(_SHAPES[kind], table, "")[0] is not None
                    found[kind][table["id"]] = table if sound else None
    return found


def spread(raw: Raw, shared: Shared, path: str, *, whole: bool) -> tuple[Raw, list[Problem]]:
    """Return a file's tables with every `like` filled in, and the likes that name nothing.

    What is wrong with a shared table is told once, at its place; unless the `whole` catalogue could be read, nobody
    knows that it is not there.
    """
    problems: list[Problem] = []
    items = []
    for number, item in enumerate(raw.get("item", []) if isinstance(raw.get("item"), list) else []):
        filled = dict(item) if isinstance(item, dict) else item
        for kind in _SHAPES:
            if not (isinstance(filled, dict) and isinstance(filled.get(kind), list)):
                continue
            rows = []
            for place, table in enumerate(filled[kind]):
                like = table.get("like") if isinstance(table, dict) else None
                if like is None:
                    rows.append(table)
                    continue
                known = str(like) in shared[kind]
                if whole and not known:
                    where = f"{path}: {key_path(raw, ('item', number, kind, place, 'like'))}"
                    problems.append(Problem(where, f"“{like}”", one_of(shared[kind], str(like))))
                unread = {**_UNREAD[kind], "id": like if known else UNREAD}
                rows.append(_filled(table, shared[kind].get(str(like)) or unread))
            filled[kind] = rows
        items.append(filled)
    return ({**raw, "item": items} if items else raw), problems


_UNREAD: dict[str, Raw] = {
    "requirement": {"material": UNREAD, "original": UNREAD, "sample": UNREAD, "when": UNREAD, "ways": UNREAD},
    "situation": {"question": UNREAD, "choices": UNREAD, "when": UNREAD},
}


def _filled(table: Raw, base: Raw) -> Raw:
    base = dict(base)
    own = {key: value for key, value in table.items() if key != "like"}
    for group in (_NAMING, _STANDINGS):  # a new name or mark takes the place of the old one
        if group & own.keys():
            base = {key: value for key, value in base.items() if key not in group}
    if _NAMING & own.keys() and "english" not in own:
        base.pop("english", None)
    return {**base, **own}


def _tables(usual: Any, kind: str) -> list[Raw]:
    rows = usual.get(kind) if isinstance(usual, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
