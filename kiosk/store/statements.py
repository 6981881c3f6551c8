"""Statements whose text is built once from the models and run many times with other values."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import peewee as pw

from kiosk.store.database import execute, reconnect_if_lost

Fill = Callable[[Mapping[str, Any]], Sequence[Any]]


class Param:
    """A place in a statement that a value of this name fills when it runs."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def given(name: str) -> Any:
    """Return a placeholder for use where a query takes a value."""
    return pw.Value(Param(name), converter=False, unpack=False)


class Statement:
    """One query's text for one database; building it costs more than running it, so that it is built once.

    That is with its first run, or ahead by `prepare`: a start runs few of them.
    """

    __slots__ = ("_built", "_database", "_query")

    def __init__(self, database: pw.Database, query: Any) -> None:
        self._database = database
        self._query = query
        self._built: tuple[str, Fill] | None = None

    def prepare(self) -> tuple[str, Fill]:
        """Return its text and what fills its places, built now if it was not."""
        if self._built is None:
            text, places = self._query.bind(self._database).sql()
            self._built = text, _filling(places)
        return self._built

    def run(self, values: Mapping[str, Any]) -> Any:
        """Run it with `values` in its places; return the cursor."""
        reconnect_if_lost(self._database)
        text, fill = self._built or self.prepare()
        return execute(self._database, text, fill(values))

    def rows(self, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Run it and return its rows by column name."""
        cursor = self.run(values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, values: Mapping[str, Any]) -> dict[str, Any] | None:
        """Run it and return its first row, or None."""
        return next(iter(self.rows(values)), None)


def _filling(places: list[Any]) -> Fill:
    """Return what puts values into the places of a statement; where all are filled by name, in one step."""
    names = [place.name for place in places if isinstance(place, Param)]
    if len(names) == len(places) > 1:
        return itemgetter(*names)
    return lambda values: [values[place.name] if isinstance(place, Param) else place for place in places]


def insert(
    database: pw.Database, model: type[pw.Model], leave_out: tuple[str, ...] = (), *, unless_there: bool = False
) -> Statement:
    """Return the statement that adds one row of `model`, each column a value of its own name.

    With `unless_there` a row whose key is taken stays as it is.
    """
    columns = {name: given(name) for name in model._meta.fields if name not in leave_out}
    query = model.insert(columns)
    return Statement(database, query.on_conflict_ignore() if unless_there else query)
