"""A bar that shows on a terminal how far a large catalogue has come."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import typer

from kiosk.catalogue.progress import Stage

T = TypeVar("T")
FEWEST = 2_000  # things; fewer are done before anybody has read a bar
_SAID = {Stage.READING: "读表", Stage.CHECKING: "核对", Stage.INDEXING: "建检索"}


def progress_bar(stage: Stage, things: Iterable[T], count: int) -> Iterable[T]:
    """Follow `things` with a bar on standard error; in a pipe or a log there is none."""
    return _shown(stage, things, count) if count >= FEWEST and sys.stderr.isatty() else things


def _shown(stage: Stage, things: Iterable[T], count: int) -> Iterator[T]:
    label = f"{_SAID[stage]}（Ctrl-C 停下，什么都不改）"
    with typer.progressbar(things, length=count, label=label, file=sys.stderr, update_min_steps=100) as bar:
        yield from bar
