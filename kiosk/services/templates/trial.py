"""Values by which a template is tried: one of everything, twice of every list; and nothing at all."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from kiosk.domain.slip import Sketch
from kiosk.services.templates.said import Said

S = TypeVar("S", bound=Said)
_FULL: dict[Any, Any] = {str: "AB", int: 3, bool: True}
_EMPTY: dict[Any, Any] = {str: "", int: 0, bool: False}


def trials(kind: type[S]) -> Iterator[S]:
    """Yield what a template of this kind must be able to say."""
    yield kind(**{name: _full(hint) for name, hint in get_type_hints(kind).items()})
    yield kind(**{name: _empty(hint) for name, hint in get_type_hints(kind).items()})


def _full(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return (_full(get_args(hint)[0]),) * 2
    if isinstance(hint, UnionType):
        return None if Sketch in get_args(hint) else _full(get_args(hint)[0])
    if hint in _FULL:
        return _FULL[hint]
    return hint(**{name: _full(part) for name, part in get_type_hints(hint).items()})


def _empty(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return ()
    return None if isinstance(hint, UnionType) else _EMPTY[hint]
