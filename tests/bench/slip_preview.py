"""Benchmark `slip_preview`: from a template's edited text to its picture, as its editor draws it."""

import tempfile
import time
from datetime import datetime
from pathlib import Path

from kiosk.services.hall import Hall, open_hall
from kiosk.services.slip_preview import TITLES, SlipPreviews, Wanted, sheets
from kiosk.services.slip_specimens import Specimen, offered
from kiosk.services.templates.shelf import shipped_text
from tests.bench.table import Row, Table, at, median, ms, times
from tests.halls import lay

AIM = 0.05  # seconds
MORNING = datetime(2026, 5, 12, 9, 41)  # noqa: DTZ001 - the hall's local time, as a slip has it
_BASE = "ticket"


def bench_slip_preview(quick: bool) -> Table:
    """One letter more or less in a template, then its parse, check, filling in, layout and picture at the true width in
    dots (576; the pledge as an A4 page), each of the ten slips in turn: with the usual data and with the longest that
    the shipped hall has. The aim for an edited slip is 50 ms in the median. What the whole check finds beyond that
    (both languages, with everything and with nothing) comes after the picture. Ratios: to the usual ticket.
    """
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name:
        hall = open_hall(lay(Path(name) / "home"))
        took = _measure(hall, 4 if quick else 40)
        hall.store.close()
    base = median(took[_BASE, Specimen.USUAL])
    every = [value for (_, which), values in took.items() if which is Specimen.USUAL for value in values]
    rows = [_row("all ten, usual data", every, "")]
    rows += [
        _row(f"{TITLES[slip].en}, {which.value}", values, times(median(values) / base))
        for (slip, which), values in took.items()
    ]
    return Table("slip_preview", bench_slip_preview.__doc__ or "", tuple(rows))


def _measure(hall: Hall, rounds: int) -> dict[tuple[str, Specimen], list[float]]:
    previews = SlipPreviews(hall)
    took: dict[tuple[str, Specimen], list[float]] = {}
    for which in (Specimen.USUAL, Specimen.LONGEST):
        for slip in (slip for slip in TITLES if which in offered(slip)):
            for number in range(rounds + 1):
                text = shipped_text(slip) + "text: " + "字" * (number % 7) + "\n"
                wanted = Wanted(slip, text, which, sheets(hall, slip)[0], MORNING)
                began = time.perf_counter()
                previews.show(wanted)
                if number:  # the first also works out what the slip says
                    took.setdefault((slip, which), []).append(time.perf_counter() - began)
    return took


def _row(what: str, values: list[float], ratio: str) -> Row:
    found = median(values)
    return Row(what, ms(found), ms(at(0.99, values)), ratio, f"median ≤ {AIM * 1000:.0f} ms", found <= AIM)
