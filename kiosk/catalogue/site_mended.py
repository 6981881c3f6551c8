"""A site file that does not all fit, read as far as it can be, so that its rules are judged in the same round.

As in `mended`: what breaks a rule only because something could not be read is told no second time.
"""

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from kiosk.catalogue.files import Loc, key_path
from kiosk.catalogue.problems import Problem
from kiosk.catalogue.site_schema import SiteFile

_NAMED_BY = {"place": "id", "hours": "id", "queue": "prefix", "purpose": "id", "cards": "id", "floor": "floor"}
_MEANS = {  # the key at which a rule minds a name → the tables that have it
    **dict.fromkeys(("help_desk", "info_desk", "place"), "place"),
    **dict.fromkeys(("help_queue", "queues"), "queue"),
    "hours": "hours",
    "floor": "floor",
}
_TOGETHER = {"last": "first", "help": "quota"}  # of a queue: a rule minds both, and tells the second
_FAR = 10_000  # no building has so many floors

Raw = Mapping[str, Any]


class LegibleSite:
    """What can be read of a site file: `file`, of which every key is there. `faults` are where it does not fit."""

    def __init__(self, raw: Raw, faults: Collection[Loc]) -> None:
        self._raw, self._numbers = raw, count(_FAR)
        self._names: dict[Loc, str] = {}  # of each table of a list, as the rules name it
        self._made_up: dict[str, str] = {}  # a table whose name could not be read → as its writer calls it
        unknown = [key for key in raw if key not in SiteFile.model_fields]
        # kinds of tables of which some names could not be read
        self.nameless = {kind for kind in _MEANS.values() if not (raw.get(kind) and isinstance(raw[kind], list))}
        self.nameless |= {kind for key in unknown for kind in difflib.get_close_matches(key, _NAMED_BY, 1)}
        self.file: SiteFile = self._table(SiteFile, raw, ())
        self._told = {where for loc in faults for where in self._minded(loc)}
        if "help_queue" in self._told:
            self._told |= {f"queue {queue.prefix} › help" for queue in self.file.queue}

    def beyond(self, rules: Iterable[Problem]) -> list[Problem]:
        """Return what breaks a rule, but for what only follows from what does not fit."""
        found = []
        for problem in rules:
            table, mark, key = problem.where.partition(" › ")
            if problem.where not in self._told and _MEANS.get(key or table) not in self.nameless:
                found.append(replace(problem, where=f"{self._made_up.get(table, table)}{mark}{key}"))
        return found

    def _minded(self, loc: Loc) -> list[str]:
        """Return where rules would mind once more what does not fit."""
        if len(loc) < 3 or loc[:2] not in self._names:
            return [" › ".join(map(str, loc))]
        key = str(loc[2])
        return [f"{self._names[loc[:2]]} › {each}" for each in (key, _TOGETHER.get(key, key))]

    def _table(self, model: type[BaseModel], raw: Raw, path: Loc) -> Any:
        """Return a table with all that fits; in place of the rest stands what is usual, or a value of no meaning."""
        fields = model.model_fields
        lost: set[str] = set()
        values = {}
        for name, field in fields.items():
            key = _written(name, raw, fields)
            values[name] = self._value(field, raw[key], (*path, name)) if key in raw else None
            if values[name] is None:
                values[name] = self._stand_in(field) if field.is_required() else field.get_default()
                lost.add(name)
        kind = str(path[0]) if len(path) == 2 else ""
        if kind in _NAMED_BY:
            table = self._names[path] = f"{kind} {values[_NAMED_BY[kind]]}"
            if _NAMED_BY[kind] in lost:
                self._made_up[table] = key_path(self._raw, path)
                self.nameless.add(kind)
        return model.model_construct(**values)

    def _value(self, field: FieldInfo, value: Any, path: Loc) -> Any:
        """Return what a value means, of a list what fits of it; None where it does not fit."""
        inner = _table_in(field.annotation)
        if inner is not None and get_origin(field.annotation) is not list:
            return self._table(inner, value, path) if isinstance(value, dict) else None
        if inner is not None:
            listed = value if isinstance(value, list) else []
            kept = [self._table(inner, each, (*path, n)) for n, each in enumerate(listed) if isinstance(each, dict)]
            if len(kept) < len(listed):
                self.nameless |= {str(path[0])} & _NAMED_BY.keys()
            return kept
        shape: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        reader = TypeAdapter(shape, config=ConfigDict(strict=True))
        try:
            return reader.validate_python(value)
        except ValidationError:
            return _each(reader, value) if isinstance(value, list) else None

    def _stand_in(self, field: FieldInfo) -> Any:
        number = next(self._numbers)
        return f"unread-{number}" if field.annotation is str else number if field.annotation is int else []


def _each(reader: TypeAdapter[Any], values: list[Any]) -> list[Any] | None:
    """Return what fits of a list; None where nothing does."""
    found: list[Any] = []
    for value in values:
        try:
            found += reader.validate_python([value])
        except ValidationError:
            continue
    return found or None


def _written(name: str, raw: Raw, fields: Mapping[str, FieldInfo]) -> str:
    """Return the key under which a field is written: its own, or one that is nearly it and is none."""
    if name in raw:
        return name
    return next((key for key in raw if key not in fields and difflib.get_close_matches(key, fields, 1) == [name]), name)


def _table_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _table_in(part))), None)
