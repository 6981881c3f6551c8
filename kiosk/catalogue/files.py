"""A TOML file read into its tables; every fault of writing or shape becomes a `Problem` with its key path."""

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from kiosk.catalogue.problems import NOT_THERE, Problem, Refused
from kiosk.catalogue.toml_faults import toml_fault
from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text

_NAMES = ("name", "id", "prefix", "question", "material", "person", "condition", "step", "label", "do")

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[str | int, ...]


def load(path: Path) -> dict[str, Any]:
    """Return the raw tables of a TOML file; raise `Refused` with line and column where it is not TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))  # an editor of Windows puts a mark before the first letter
    except OSError as fault:
        found = Text(f"读不了（{os_words(fault).zh}）", os_words(fault).en)
        raise Refused((Problem(str(path), found, Text("一个可读的文件", "a readable file")),)) from fault
    except UnicodeDecodeError as fault:
        found = Text(f"第 {fault.start} 字节不是 UTF-8", f"a byte at {fault.start} that is not UTF-8")
        raise Refused((Problem(str(path), found, Text("UTF-8 文字", "text in UTF-8")),)) from fault
    except tomllib.TOMLDecodeError as fault:
        raise Refused((_syntax(path, str(fault)),)) from fault


def _syntax(path: Path, message: str) -> Problem:
    expected, line, column = toml_fault(message)
    if not line:
        return Problem(str(path), Text("文件到这里就断了", "the end of the file"), expected)
    written = path.read_text("utf-8-sig").split("\n")
    found = written[line - 1].strip() if line <= len(written) else ""
    said = Text(f"第 {line} 行第 {column} 列的“{found}”", f"“{found}” in line {line}, column {column}")
    return Problem(str(path), said, expected)


def shaped(model: type[Model], raw: Mapping[str, Any], path: str) -> tuple[Model | None, list[Problem]]:
    """Return the tables of `raw`, or None with everything that does not fit the model's shape."""
    file, wrong = shaped_at(model, raw)
    return file, [replace(problem, where=f"{path}: {problem.where}") for _, problem in wrong]


def shaped_at(model: type[Model], raw: Mapping[str, Any]) -> tuple[Model | None, list[tuple[Loc, Problem]]]:
    """Return the tables of `raw`, or None with what does not fit the model's shape and the keys that lead to it."""
    try:
        return model.model_validate(dict(raw)), []
    except ValidationError as fault:
        return None, [fault_of(model, raw, error) for error in fault.errors()]


def fault_of(model: type[BaseModel], raw: Mapping[str, Any], error: Mapping[str, Any]) -> tuple[Loc, Problem]:
    """Return an error of pydantic as the keys that lead there, and what is wrong."""
    loc = tuple(part for part in error["loc"] if part != "[key]")
    return loc, _fault(model, loc, key_path(raw, loc), error)


def _fault(model: type[BaseModel], loc: Loc, where: str, error: Mapping[str, Any]) -> Problem:
    if error["type"] == "missing":
        return Problem(where, NOT_THERE, Text("这一项要写", "this key"))
    if error["type"] == "extra_forbidden":
        found = Text(f"不认识的键 {loc[-1]}", f"the unknown key {loc[-1]}")
        return Problem(where, found, _meant(model, loc))
    return Problem(where, _shown(error["input"]), _expected(error))


def key_path(raw: Any, loc: Sequence[str | int]) -> str:
    """Return where a value stands, by the names its writer gave: `item 食品经营许可 › requirement layout › copies`."""
    words: list[str] = []
    here = raw
    for part in loc:
        here = _step(here, part)
        if isinstance(part, int):
            words[-1] += f" {_name(here) or part + 1}"
        else:
            words.append(str(part))
    return " › ".join(words)


def _step(here: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return here[part] if isinstance(here, list) and part < len(here) else None
    return here.get(part) if isinstance(here, dict) else None


def _name(table: Any) -> str:
    if not isinstance(table, dict):
        return ""
    return next((str(table[key]) for key in _NAMES if isinstance(table.get(key), str)), "")


def _meant(model: type[BaseModel], loc: Sequence[str | int]) -> Text:
    known = _keys(model, loc[:-1])
    close = difflib.get_close_matches(str(loc[-1]), known, n=1)
    if close:
        return Text(f"{close[0]}（是不是想写这个？）", f"{close[0]} (did you mean this?)")
    return Text(f"这里可以写的：{'、'.join(known)}", f"one of: {', '.join(known)}")


def _keys(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    here: Any = model
    for part in loc:
        if isinstance(part, str) and part in here.model_fields:
            here = _table(here.model_fields[part].annotation) or here
    return [field.alias or name for name, field in here.model_fields.items()]


def _table(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _table(part))), None)


def _shown(value: Any) -> str | Text:
    if value in (None, ""):
        return NOT_THERE
    if isinstance(value, dict):
        name = _name(value)
        return Text(f"一张表（{name}）", f"a table ({name})") if name else Text("一张表", "a table")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return Text(f"一列（{len(value)} 个）", f"a list ({len(value)})")
    return f"“{value}”" if isinstance(value, str) else str(value)


_TYPES = {
    "string_type": Text("引号里的文字", "text in quotes"),
    "int_type": Text("整数", "a whole number"),
    "bool_type": Text("true 或 false", "true or false"),
    "list_type": Text("方括号里的一列", "a list in brackets"),
    "dict_type": Text("一张表", "a table"),
    "model_type": Text("一张表", "a table"),
    "date_type": Text("日期，比如 2026-10-01", "a date such as 2026-10-01"),
    "float_type": Text("数字", "a number"),
    "string_too_short": Text("不能空着", "something between the quotes"),
}
_BOUNDS = {
    "greater_than_equal": ("ge", "不小于 {}", "{} or more"),
    "greater_than": ("gt", "大于 {}", "more than {}"),
    "less_than_equal": ("le", "不大于 {}", "{} or less"),
    "less_than": ("lt", "小于 {}", "less than {}"),
    "too_short": ("min_length", "至少 {} 个", "at least {}"),
    "too_long": ("max_length", "最多 {} 个", "at most {}"),
}
_PATTERNS = {
    r"^[a-z][a-z0-9-]*$": Text(
        "小写字母、数字和短横，比如 id-card", "small letters, digits and dashes, such as id-card"
    ),
    r"^[A-HJ-NP-Z]$": Text("一个大写字母，不用 I 和 O", "one capital letter, without I and O"),
    r"^[0-9A-Z]{18}[1-6][0-9]{12}([0-9]{2})?$": Text(
        "31 位实施编码（业务办理项 33 位）", "an item code of 31 characters (33 for a 业务办理项)"
    ),
}


def _expected(error: Mapping[str, Any]) -> Text:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "expected":
        return Text(context["zh"], context["en"])
    if kind == "string_pattern_mismatch":
        return _PATTERNS[context["pattern"]]
    if kind in _BOUNDS:
        bound, zh, en = _BOUNDS[kind]
        return Text(zh.format(context[bound]), en.format(context[bound]))
    return _TYPES.get(kind, Text("别的写法", str(error["msg"])))
