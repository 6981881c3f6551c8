"""A version's search index as it is kept: opened when something is first looked for, never while a start waits."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.catalogue.search import Index


class KeptIndex:
    """Opens its index once, on whichever thread asks first; another one waits for it."""

    def __init__(self, read: Callable[[], dict[str, Any]]) -> None:
        self._read = read

    @cached_property
    def index(self) -> "Index":
        """The index."""
        from kiosk.catalogue.search import Index

        index = Index.from_data(self._read())
        del self._read  # and with it the text that it read, a megabyte
        return index
