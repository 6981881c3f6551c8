"""Which names a template may use, and what of jinja2: checked in every branch, also in those that no trial takes."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import nodes

from kiosk.catalogue.problems import one_of
from kiosk.domain.text import Text
from kiosk.services.templates.said import Said

Wrong = tuple[int, str, Text]  # line (with its column), what was found, what was expected
LOOP = ("index", "first", "last", "length")
_ALLOWED = (
    nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If, nodes.For, nodes.CondExpr,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Filter, nodes.Concat, nodes.List, nodes.Tuple,
)  # fmt: skip
_ONLY = Text(
    "只用 {{ 名字 }}、if/elif/else/endif、for/endfor、比较、and/or/not、~ 和过滤器",
    "only {{ names }}, if/elif/else/endif, for/endfor, comparisons, and/or/not, ~ and filters",
)
_PART = Text("一个名字，它没有下面的部分", "a name by itself: it has no parts")
_A_LIST = Text("for 后面是一份清单", "a list behind `for … in`")
_Scope = dict[str, Any]


class _Loop:
    """The type of `loop`."""


def check_names(tree: nodes.Template, kind: type[Said], filters: tuple[str, ...]) -> Iterator[Wrong]:
    """Yield what a template uses and cannot have."""
    for node in tree.body:
        yield from _Checker(filters).check(node, dict(get_type_hints(kind)))


class _Checker:
    def __init__(self, filters: tuple[str, ...]) -> None:
        self._filters = filters

    def check(self, node: nodes.Node, scope: _Scope) -> Iterator[Wrong]:
        """Yield what is wrong with a part of a template, where the names of `scope` have their types."""
        match node:
            case nodes.For():
                yield from self._loop(node, scope)
                return
            case nodes.Name():
                if node.name not in scope:
                    yield node.lineno, node.name, one_of(sorted(scope), node.name)
            case nodes.Getattr():
                yield from self._part(node, scope)
            case nodes.Filter() if node.name not in self._filters:
                yield node.lineno, node.name, one_of(self._filters, node.name)
            case _ if not isinstance(node, _ALLOWED):
                yield node.lineno, type(node).__name__.lower(), _ONLY
        for child in node.iter_child_nodes():
            yield from self.check(child, scope)

    def _loop(self, node: nodes.For, scope: _Scope) -> Iterator[Wrong]:
        yield from self.check(node.iter, scope)
        kind = _type_of(node.iter, scope)
        element = get_args(kind)[0] if get_origin(kind) is tuple else None
        if element is None or not isinstance(node.target, nodes.Name):
            yield node.iter.lineno, getattr(node.iter, "name", "for"), _A_LIST
            return
        inner = {**scope, node.target.name: element, "loop": _Loop}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from self.check(child, inner)

    def _part(self, node: nodes.Getattr, scope: _Scope) -> Iterator[Wrong]:
        kind = _type_of(node.node, scope)
        if kind is None:
            return  # its own name is unknown, which is said already
        parts = _parts(kind)
        if not parts:
            yield node.lineno, f".{node.attr}", _PART
        elif node.attr not in parts:
            yield node.lineno, f".{node.attr}", one_of(sorted(parts), node.attr)


def _type_of(node: nodes.Node, scope: _Scope) -> Any:
    """Return the type of an expression, None where it has no parts or is not known."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name)
    if isinstance(node, nodes.Getattr):
        return _parts(_type_of(node.node, scope)).get(node.attr)
    return None


def _parts(kind: Any) -> dict[str, Any]:
    if kind is _Loop:
        return dict.fromkeys(LOOP, int)
    if isinstance(kind, UnionType):
        kind = get_args(kind)[0]
    return get_type_hints(kind) if hasattr(kind, "__dataclass_fields__") else {}
