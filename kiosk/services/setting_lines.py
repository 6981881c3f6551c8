"""One value of a TOML file written as a person would: in its line, every comment and every other line left as it is.

A place is a tuple of names: `("panel", "width_mm")`, or of one of several tables `("queue", "F", "quota")`.
What was written is read again: where anything else would change, nothing is.
"""

import copy
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Value = str | int | float | bool | date | list[Any] | None
Place = tuple[str, ...]
NAMED_BY = {"queue": "prefix", "hours": "id", "place": "id", "purpose": "id", "cards": "id", "floor": "floor"}
"""By which key the tables of a list are told apart."""

BOM = "\ufeff"  # before the first letter, where an editor of Windows saved the file; it stays there

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t]*")
_SPACE = re.compile(r"\s*")
_PLAIN = re.compile(r"[^,\]}#\r\n]*")


class ByHand(Exception):
    """The file is written in a way in which one value cannot be changed alone; its reader must edit the file."""


@dataclass(slots=True)
class _Line:
    """A key with its value: where the line begins, and where its value stands."""

    key: Place
    begins: int
    value: tuple[int, int]


@dataclass(slots=True)
class _Section:
    """A table's header with the lines under it, from `begins` on; `body` is where the next line of it may be put."""

    place: Place
    is_one_of_many: bool
    begins: int
    body: int
    lines: list[_Line] = field(default_factory=list)


def with_value(text: str, place: Place, value: Value) -> str:
    """Return a file's text with another value at a place, or without the key where `value` is None.

    Raises `ByHand` where that cannot be done without touching anything else, or there is no such table of a list.
    """
    mark, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    try:
        wanted = _changed(tomllib.loads(text), place, value)
        written = _written(text, place, value)
        if tomllib.loads(written) == wanted:
            return mark + written
    except tomllib.TOMLDecodeError as fault:
        raise ByHand(str(fault)) from fault
    raise ByHand(".".join(place))


def without_table(text: str, place: Place) -> str:
    """Return a file's text without the lines of one table; tables under it and all comments outside it stay.

    Raises `ByHand` as `with_value`.
    """
    mark, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    wanted = tables_of(text)
    table, key = _table(wanted, place, make=False)
    below = {name: each for name, each in table.pop(key).items() if isinstance(each, dict)}
    if below:
        table[key] = below
    return mark + _cut(text, place, "", wanted)


def renamed_table(text: str, place: Place, new: Place) -> str:
    """Return a file's text with another name for one table; raise `ByHand` as `with_value`."""
    mark, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    wanted = tables_of(text)
    table, key = _table(wanted, place, make=False)
    moved = table.pop(key)
    above, name = _table(wanted, new, make=True)
    above[name] = moved
    return mark + _cut(text, place, f"[{'.'.join(new)}]", wanted)


def _cut(text: str, place: Place, header: str, wanted: Mapping[str, Any]) -> str:
    """Return a text with another header for a table, or without its lines where that is empty."""
    for section in _sections(text):
        if section.place == place and not section.is_one_of_many:
            end = text.find("]", section.begins) + 1 if header else section.body
            written = text[: section.begins] + header + text[end:]
            if tomllib.loads(written) == wanted:
                return written
    raise ByHand(".".join(place))


def tables_of(text: str) -> dict[str, Any]:
    """Return a file's tables; raise `TOMLDecodeError`."""
    return tomllib.loads(text.removeprefix(BOM))


def value_at(tables: Mapping[str, Any], place: Place) -> Any:
    """Return what stands at a place of a file's tables; None where nothing does."""
    try:
        table, key = _table(tables, place, make=False)
    except KeyError:
        return None
    return table.get(key)


def literal(value: Value) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return repr(value)


def _changed(tables: dict[str, Any], place: Place, value: Value) -> dict[str, Any]:
    wanted = copy.deepcopy(tables)
    try:
        table, key = _table(wanted, place, make=value is not None)
    except KeyError as missing:
        if value is None:
            return wanted
        raise ByHand(".".join(place)) from missing
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
    return wanted


def _table(tables: Any, place: Place, *, make: bool) -> tuple[dict[str, Any], str]:
    """Return the table that a place's last name is a key of, and that name; raise `KeyError` where there is none."""
    *way, key = place
    while way:
        name = way.pop(0)
        if isinstance(tables.get(name), list):
            one = way.pop(0) if way else ""
            tables = next((each for each in tables[name] if str(each.get(NAMED_BY.get(name, "id"))) == one), None)
            if tables is None:
                raise KeyError(name)
        elif name in tables or (make and name not in NAMED_BY):
            tables = tables.setdefault(name, {})
        else:
            raise KeyError(name)
        if not isinstance(tables, dict):
            raise KeyError(name)
    return tables, key


def _written(text: str, place: Place, value: Value) -> str:
    sections = _named(list(_sections(text)), text)
    for section in sections:
        for line in section.lines:
            if section.place + line.key == place:
                start, end = line.value
                return text[:start] + literal(value) + text[end:] if value is not None else _without(text, line)
    if value is None:
        return text
    new = f"{place[-1] if _BARE.fullmatch(place[-1]) else literal(place[-1])} = {literal(value)}"
    newline = "\r\n" if "\r\n" in text else "\n"
    for section in sections:
        if section.place == place[:-1]:
            head = text[: section.body]
            gap = "" if not head or head.endswith("\n") else newline
            return f"{head}{gap}{new}{newline}{text[section.body :]}"
    gap = "" if text.endswith("\n") or not text else newline
    return f"{text}{gap}{newline}[{'.'.join(place[:-1])}]{newline}{new}{newline}"


def _without(text: str, line: _Line) -> str:
    end = text.find("\n", line.value[1])
    return text[: line.begins] + (text[end + 1 :] if end >= 0 else "")


def _named(sections: Sequence[_Section], text: str) -> Sequence[_Section]:
    """Give each table of a list the name that stands in it."""
    for section in sections:
        if section.is_one_of_many:
            key = NAMED_BY.get(section.place[-1], "id")
            values = (text[slice(*line.value)] for line in section.lines if line.key == (key,))
            section.place += (str(tomllib.loads(f"v = {next(values, '0')}")["v"]),)
    return sections


def _sections(text: str) -> Iterator[_Section]:
    section, at = _Section((), False, 0, 0), 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches everywhere
        if at >= len(text):
            break
        if text[at] == "#":
            at = _line_end(text, at)
        elif text[at] == "[":
            yield section
            begins = text.rfind("\n", 0, at) + 1
            many = text.startswith("[[", at)
            place, at = _keys(text, at + (2 if many else 1))
            at = _line_end(text, at)
            section = _Section(place, many, begins, _next_line(text, at))
        else:
            begins = text.rfind("\n", 0, at) + 1
            key, at = _keys(text, at)
            start = _BLANK.match(text, at + 1).end()  # type: ignore[union-attr]  # behind the equals sign
            at = _value_end(text, start)
            section.lines.append(_Line(key, begins, (start, at)))
            at = _line_end(text, at)
            section.body = _next_line(text, at)
    yield section


def _keys(text: str, at: int) -> tuple[Place, int]:
    """Read a key of one or more names; return it and where the sign behind it stands."""
    names: list[str] = []
    while True:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
        if text[at] in "\"'":
            end = _string_end(text, at)
            names.append(tomllib.loads(f"v = {text[at:end]}")["v"])
        else:
            bare = _BARE.match(text, at)
            if bare is None:
                raise ByHand(text[at : at + 20])
            names.append(bare[0])
            end = bare.end()
        at = _BLANK.match(text, end).end()  # type: ignore[union-attr]
        if text[at] != ".":
            return tuple(names), at
        at += 1


def _value_end(text: str, at: int) -> int:
    if text[at] in "\"'":
        return _string_end(text, at)
    if text[at] not in "[{":
        plain = _PLAIN.match(text, at)
        assert plain is not None  # it matches nothing, too
        return at + len(plain[0].rstrip())
    depth = 0
    while True:
        if text[at] in "\"'":
            at = _string_end(text, at)
            continue
        if text[at] == "#":
            at = _line_end(text, at)
            continue
        depth += (text[at] in "[{") - (text[at] in "]}")
        at += 1
        if depth == 0:
            return at


def _string_end(text: str, at: int) -> int:
    quote = text[at]
    mark = quote * 3 if text.startswith(quote * 3, at) else quote
    at += len(mark)
    while not text.startswith(mark, at):
        at += 2 if text[at] == "\\" and quote == '"' else 1
    at += len(mark)
    while len(mark) == 3 and text.startswith(quote, at):  # up to two quotes may stand before the closing ones
        at += 1
    return at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _next_line(text: str, at: int) -> int:
    return min(len(text), at + 1)
