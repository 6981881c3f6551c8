"""TOML files into pydantic models: every problem of a file at once, each with its key."""

import difflib
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.catalogue.problems import Problem, Refused

M = TypeVar("M", bound=BaseModel)


class Entry(BaseModel):
    """A table of a file; a key that nobody knows is a problem, not a surprise."""

    model_config = ConfigDict(extra="forbid", strict=False, frozen=True)


def load(path: Path) -> dict[str, Any]:
    """Return a TOML file's data; raise `Refused` naming file, line and column."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as fault:
        raise Refused((Problem(str(path), "没有这个文件", "一个 TOML 文件"),)) from fault
    except OSError as fault:
        raise Refused((Problem(str(path), fault.strerror or str(fault), "一个可读的文件"),)) from fault
    except UnicodeDecodeError as fault:
        raise Refused((Problem(f"{path}: byte {fault.start}", "不是 UTF-8 的字节", "UTF-8 编码的文件"),)) from fault
    except tomllib.TOMLDecodeError as fault:
        raise Refused((Problem(str(path), str(fault), "TOML"),)) from fault


def parse(model: type[M], data: dict[str, Any], where: str) -> M:
    """Return `data` as `model`; raise `Refused` with every problem, `where` before its key."""
    try:
        return model.model_validate(data)
    except ValidationError as invalid:
        raise Refused(tuple(_problem(error, data, where, model) for error in invalid.errors())) from invalid


def _problem(error: Any, data: dict[str, Any], where: str, model: type[BaseModel]) -> Problem:
    key = ".".join(_named(part, error["loc"][:number], data) for number, part in enumerate(error["loc"]))
    if error["type"] == "extra_forbidden":
        known = _known(model, error["loc"][:-1])
        near = difflib.get_close_matches(str(error["loc"][-1]), known, 1)
        expected = f"{near[0]}（是不是想写它？）" if near else f"{'、'.join(known)} 之一"
        return Problem(f"{where}: {key}", "没有这个键", expected)
    if error["type"] == "missing":
        return Problem(f"{where}: {key}", "没写", "必须写")
    return Problem(f"{where}: {key}", repr(error["input"]), error["msg"])


def _named(part: Any, before: tuple[Any, ...], data: Any) -> str:
    """Return a list position with the name of the entry that stands there: requirement[2 营业执照]."""
    if not isinstance(part, int):
        return str(part)
    for step in (*before, part):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return str(part + 1)
    names = ("name", "material", "condition", "person", "step", "ask", "id", "prefix")
    name = next((str(data[n]) for n in names if isinstance(data, dict) and n in data), "")
    return f"{part + 1} {name}".strip()


def _known(model: Any, path: tuple[Any, ...]) -> list[str]:
    for step in path:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        if field is None:
            return []
        model = _entry_type(field.annotation)
        if model is None:
            return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _entry_type(annotation: Any) -> Any:
    import typing

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in typing.get_args(annotation):
        found = _entry_type(argument)
        if found is not None:
            return found
    return None
