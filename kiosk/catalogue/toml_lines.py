"""A TOML file changed by the line: values put into a table, every other line, comment and order as people wrote them.

What is written in a way that no single line says (an inline table, a dotted key, a text over several lines) is not
touched: `NotByLine`. Whatever comes out is read again and must say what was meant, else nothing is changed either.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from kiosk.domain.printer_settings import Value

_HEADER = re.compile(r"\s*\[(?!\[)([^\[\]#\"']+)\]\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_LINE = r"^(\s*{key}\s*=\s*)(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s#\"'\[{{,]+)(\s*(?:#.*)?)$"
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


class NotByLine(Exception):
    """The file says a value in a way that cannot be changed by the line; `key` is where."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def with_values(text: str, table: str, values: Mapping[str, Value]) -> str:
    """Return a file's text with these values in `[table]`, which is added at the end where there is none.

    A key that is there gets its value in its own line, before the comment behind it; a new one stands behind the
    table's last. Raises `NotByLine`.
    """
    wanted = _meant(tomllib.loads(text), table, values)
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    start, behind = _place(lines, table)
    if start is None:
        lines = [*_closed(lines, end), *([end] if lines else []), f"[{table}]{end}"]
        start = behind = len(lines)
    fresh: list[str] = []
    for key, value in values.items():
        at = _line_of(lines[start:behind], key)
        if at is None:
            fresh.append(f"{key} = {written(value)}{end}")
        else:
            lines[start + at] = _put(lines[start + at], f"{table}.{key}", key, value)
    last = max((n + 1 for n in range(start, behind) if _KEY.match(lines[n])), default=start)
    changed = "".join([*_closed(lines[:last], end if fresh else ""), *fresh, *lines[last:]])
    if _read(changed) != wanted:
        raise NotByLine(table)
    return changed


def written(value: Value) -> str:
    """Return a value as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    escaped = "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else c for c in _quoted(value))
    return f'"{escaped}"'


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _meant(data: dict[str, Any], table: str, values: Mapping[str, Value]) -> dict[str, Any]:
    """Return what the file is to say."""
    here = data
    for part in table.split("."):
        here = here.setdefault(part, {})
        if not isinstance(here, dict):
            raise NotByLine(table)
    here.update(values)
    return data


def _place(lines: list[str], table: str) -> tuple[int | None, int]:
    """Return the first line behind the table's header (None: there is no such header), and its end."""
    start: int | None = None
    for number, line in enumerate(lines):
        found = _HEADER.match(line)
        if start is not None and (found or line.lstrip().startswith("[[")):
            return start, number
        if found and _same(found[1], table):
            start = number + 1
    return start, len(lines)


def _same(header: str, table: str) -> bool:
    parts = [part.strip() for part in header.split(".")]
    return all(_PLAIN.fullmatch(part) for part in parts) and ".".join(parts) == table


def _line_of(lines: list[str], key: str) -> int | None:
    return next((number for number, line in enumerate(lines) if (m := _KEY.match(line)) and m[1] == key), None)


def _put(line: str, where: str, key: str, value: Value) -> str:
    body = line.rstrip("\r\n")
    found = re.match(_LINE.format(key=re.escape(key)), body)
    if found is None:
        raise NotByLine(where)
    return f"{found[1]}{written(value)}{found[3]}{line[len(body) :]}"


def _closed(lines: list[str], end: str) -> list[str]:
    """Return lines of which the last ends."""
    if lines and not lines[-1].endswith("\n"):
        return [*lines[:-1], lines[-1] + end]
    return lines


def _read(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
