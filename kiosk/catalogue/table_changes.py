"""What differs between two TOML files, said by the names that their writers gave: `queue F › last: 999 → 500`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_NAMES = ("id", "prefix", "name", "floor")  # by which tables of a list are told apart


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is other than before; None where it is not there."""

    where: str
    before: Any
    after: Any


def changes(before: Mapping[str, Any], after: Mapping[str, Any], where: str = "") -> list[Change]:
    """Return every value that two tables do not share, in the order of the first file, what is new behind it."""
    return list(_tables(before, after, where))


def _tables(before: Mapping[str, Any], after: Mapping[str, Any], where: str) -> Iterator[Change]:
    for key in dict.fromkeys([*before, *after]):
        yield from _values(before.get(key), after.get(key), f"{where} › {key}" if where else str(key))


def _values(before: Any, after: Any, where: str) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _tables(before, after, where)
    elif _named(before) and _named(after):
        yield from _lists(before, after, where)
    elif _simple_list(before) and _simple_list(after):
        gone, new = [x for x in before if x not in after], [x for x in after if x not in before]
        yield Change(where, gone or None, new or None) if gone or new else Change(where, before, after)
    else:
        yield Change(where, before, after)


def _lists(before: Sequence[Any], after: Sequence[Any], where: str) -> Iterator[Change]:
    """Compare two lists of tables by the tables' names; that only their order changed is one change."""
    was, now = ({_name(table): table for table in tables} for tables in (before, after))
    for name in dict.fromkeys([*was, *now]):
        yield from _values(was.get(name), now.get(name), f"{where} {name}")
    shared = [name for name in was if name in now]
    if shared != [name for name in now if name in was]:
        yield Change(where, list(was), list(now))


def _name(table: Mapping[str, Any]) -> str:
    return next((str(table[key]) for key in _NAMES if key in table), "?")


def _named(value: Any) -> bool:
    """Tell whether a value is a list of tables, each with a name of its own (none is no list)."""
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        return False
    names = [_name(table) for table in value]
    return "?" not in names and len(set(names)) == len(names)


def _simple_list(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(each, (dict, list)) for each in value)
