"""Slips as an emulated printer reads them, without a wire."""

from drivers.printer.encode import encode
from drivers.printer.profile import profile
from drivers.printer.reading import Paper, Reader
from kiosk.domain.slip import Slip


def read(slip: Slip, model: str) -> Paper:
    """Return the paper as an emulated printer of this width reads and prints it."""
    papers: list[Paper] = []
    reader = Reader(profile(model).dots, papers.append, lambda: True)
    reader.feed(encode(slip, profile(model)))
    assert reader.errors == []
    return papers[0]
