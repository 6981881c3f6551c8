"""Slips as an emulated printer reads them, without a wire."""

from drivers.printer.encode import encode
from drivers.printer.printed import Paper
from drivers.printer.profile import Profile, profile
from drivers.printer.reading import Reader
from kiosk.domain.slip import Slip


def read(slip: Slip, model: str | Profile) -> Paper:
    """Return the paper as an emulated printer of this width reads and prints it."""
    papers: list[Paper] = []
    known = profile(model) if isinstance(model, str) else model
    reader = Reader(known.dots, papers.append, lambda: True)
    reader.feed(encode(slip, known))
    assert reader.unread == 0
    assert reader.errors == [], reader.errors
    return papers[0]
