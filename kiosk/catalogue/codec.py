"""Plain types as JSON-able data and back, quickly: what a stored version is made of.

Every class becomes a table of columns and equal values are kept once, since a catalogue says the same thing often
(the same ID card in three hundred items). Reading builds whole columns at a time; no checking is done here.
"""

import gc
import types
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

FORMAT = 1  # of the data; another one is not read

T = TypeVar("T")
Tables = dict[str, list[Any]]  # class name → its objects, in the order of their rows


class UnknownFormat(Exception):
    """The data was written by another version of this program."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How values of one type are written and read; `read` takes and returns a whole column."""

    write: Callable[[Any, "_Writer"], Any]
    read: Callable[[list[Any], Tables], list[Any]]


_AS_IT_IS = _Way(lambda value, _: value, lambda column, _: column)


def to_data(value: Any) -> dict[str, Any]:
    """Return a dataclass value as JSON-able data."""
    writer = _Writer()
    writer.add(value)
    return {"format": FORMAT, "root": type(value).__name__, "tables": writer.columns()}


def from_data(cls: type[T], data: dict[str, Any]) -> T:
    """Return the value that `to_data` wrote; raise `UnknownFormat` where `data` is not of this format or class."""
    if data.get("format") != FORMAT or data.get("root") != cls.__name__:
        raise UnknownFormat(f"format {data.get('format')} of {data.get('root')}, not {FORMAT} of {cls.__name__}")
    tables: Tables = {}
    whole: Any = cls  # a type is hashable; the checker does not see it through T
    with _no_collecting():
        for part in _parts(whole):
            columns = data["tables"].get(part.__name__)
            if columns is not None:
                tables[part.__name__] = _objects(part, columns, tables)
    return cast("T", tables[cls.__name__][-1])


def _objects(cls: type, columns: dict[str, list[Any]], tables: Tables) -> list[Any]:
    """Return the objects of one table.

    Frozen classes set each field through `object.__setattr__`; filling the slots by column takes a third of the time.
    """
    ways = _ways(cls)
    count = len(next(iter(columns.values())))
    for field in fields(cls):  # what an older program did not know of is as it was then
        if field.name not in columns and field.default is not MISSING:
            columns = {**columns, field.name: [field.default] * count}
            ways = {**ways, field.name: _AS_IT_IS}
    made: list[Any] = [object.__new__(cls) for _ in range(count)]
    for name, way in ways.items():
        deque(map(getattr(cls, name).__set__, made, way.read(columns[name], tables)), maxlen=0)
    return made


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Hold the garbage collector off while many objects are made of which none is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Writer:
    """Collects rows; equal values share one."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._seen: dict[Any, int] = {}
        self._known: dict[int, int] = {}  # the same by identity; comparing whole values is slow
        self._classes: dict[str, type] = {}

    def add(self, value: Any) -> int:
        """Return the row of `value` in the table of its class."""
        row = self._known.get(id(value))
        if row is None:
            row = self._known[id(value)] = self._add(value)
        return row

    def _add(self, value: Any) -> int:
        cls: Any = type(value)
        if (cls, value) in self._seen:
            return self._seen[cls, value]
        row = tuple(way.write(getattr(value, name), self) for name, way in _ways(cls).items())
        rows = self._rows.setdefault(cls.__name__, [])
        rows.append(row)
        self._classes[cls.__name__] = cls
        self._seen[cls, value] = len(rows) - 1
        return len(rows) - 1

    def columns(self) -> dict[str, dict[str, list[Any]]]:
        """Return all tables by column."""
        return {
            name: dict(zip(_ways(self._classes[name]), map(list, zip(*rows, strict=True)), strict=True))
            for name, rows in self._rows.items()
        }


@cache
def _ways(cls: type) -> dict[str, _Way]:
    hints = get_type_hints(cls)
    return {field.name: _way(hints[field.name]) for field in fields(cls)}


@cache
def _parts(cls: type) -> tuple[type, ...]:
    """Return the dataclasses that make up `cls`, each behind those that it needs, itself last."""
    found: dict[type, None] = {}
    for hint in get_type_hints(cls).values():
        for part in _classes_in(hint):
            found.update(dict.fromkeys(_parts(part)))
    return (*found, cls)


def _classes_in(hint: Any) -> list[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [cls for part in get_args(hint) for cls in _classes_in(part)]


def _way(hint: Any) -> _Way:
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _of_many(_way(args[0])) if args[-1] is Ellipsis else _of_pair(tuple(map(_way, args)))
    if origin is frozenset:
        return _of_set(_way(args[0]))
    if origin in (Union, types.UnionType):
        return _or_none(_way(next(arg for arg in args if arg is not type(None))))
    return _of_one(hint)


def _of_one(hint: type) -> _Way:
    if is_dataclass(hint):
        name = hint.__name__
        return _Way(lambda v, w: w.add(v), lambda column, tables: _pick(tables.get(name, []), column))
    if issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return _Way(lambda v, _: v.value, lambda column, _: [members[v] for v in column])
    if issubclass(hint, (date, time)):
        read = hint.fromisoformat
        return _Way(lambda v, _: v.isoformat(), lambda column, _: [read(v) for v in column])
    return _AS_IT_IS


def _pick(objects: list[Any], column: list[int]) -> list[Any]:
    return [objects[row] for row in column]


def _of_many(way: _Way) -> _Way:
    """A tuple of any length: all values of the column are read at once, then cut up again."""

    def read(column: list[Any], tables: Tables) -> list[Any]:
        flat = way.read([value for values in column for value in values], tables)
        found, start = [], 0
        for values in column:
            end = start + len(values)
            found.append(tuple(flat[start:end]))
            start = end
        return found

    return _Way(lambda values, w: [way.write(v, w) for v in values], read)


def _of_pair(ways: tuple[_Way, ...]) -> _Way:
    def write(values: Any, writer: _Writer) -> list[Any]:
        return [way.write(value, writer) for way, value in zip(ways, values, strict=True)]

    def read(column: list[Any], tables: Tables) -> list[Any]:
        if not column:
            return []
        parts = zip(*column, strict=True)
        return list(zip(*(way.read(list(part), tables) for way, part in zip(ways, parts, strict=True)), strict=True))

    return _Way(write, read)


def _of_set(way: _Way) -> _Way:
    many = _of_many(way)
    return _Way(
        lambda values, w: sorted(way.write(v, w) for v in values),
        lambda column, tables: [frozenset(values) for values in many.read(column, tables)],
    )


def _or_none(way: _Way) -> _Way:
    def read(column: list[Any], tables: Tables) -> list[Any]:
        there = iter(way.read([value for value in column if value is not None], tables))
        return [None if value is None else next(there) for value in column]

    return _Way(lambda value, w: None if value is None else way.write(value, w), read)
