"""How far a large catalogue has come on its way in: whoever waits may watch, and stop it."""

from collections.abc import Iterable
from enum import Enum
from typing import Protocol, TypeVar

T = TypeVar("T")


class Stage(Enum):
    """What is being done to a catalogue."""

    READING = "reading"  # rows of a list or of one sheet
    CHECKING = "checking"  # items
    INDEXING = "indexing"  # entries


class Follow(Protocol):
    """Gives on what it is given, of which there are `count`, and tells how far it is."""

    def __call__(self, stage: Stage, things: Iterable[T], count: int, /) -> Iterable[T]:
        """Return the same things."""
        ...


def nobody(_: Stage, things: Iterable[T], __: int) -> Iterable[T]:
    """Follow for nobody who waits."""
    return things
