"""Benchmark `codes`: a scanned or typed code, from its characters to what it brings back."""

import secrets
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nacl.signing import SigningKey

from kiosk.domain.cases import Case
from kiosk.domain.codes import LENGTH
from kiosk.domain.visit import Visit
from kiosk.services.hall import Hall, open_hall
from kiosk.services.pre_reviews import PreReviews
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.bench.table import Row, Table, at, median, ms, times
from tests.halls import lay
from tests.postgres import new_database, running_server

AIM = 0.005  # seconds
KEPT, FEW = 10_000, 300  # pre-reviews in the hall


def bench_codes(quick: bool) -> Table:
    """A kiosk opens pre-reviews of a hall that keeps 10,000 of them: what a scanner read (hall, day and Ed25519
    signature verified, then the database asked), what was typed, and what was typed with one wrong character (the
    database is asked for each code that may have been meant). The aim is 5 ms for a code. Ratios: to the bare library
    verifying one signature.
    """
    count = FEW if quick else KEPT
    rows = [Row("one signature, the bare library", *_cells(bare := _bare(count // 3)))]
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, running_server() as server:
        opened = open_hall(lay(Path(name) / "home"))
        for kind, hall in (
            ("SQLite", opened),
            ("PostgreSQL", replace(opened, store=Store(new_database(server, "codes")))),
        ):
            for what, took in _measure(hall, count).items():
                ratio = times(median(took) / median(bare))
                aim = (f"p99 ≤ {AIM * 1000:.0f} ms", at(0.99, took) <= AIM) if what != "mistyped" else ()
                rows.append(Row(f"{what}, {kind}", *_cells(took), ratio, *aim))
            hall.store.close()
    return Table("codes", bench_codes.__doc__ or "", tuple(rows))


def _cells(took: list[float]) -> tuple[str, str]:
    return ms(median(took)), ms(at(0.99, took))


def _bare(rounds: int) -> list[float]:
    key = SigningKey.generate()
    signed = key.sign(secrets.token_bytes(14))
    return [_timed(lambda: key.verify_key.verify(signed)) for _ in range(rounds)]


def _measure(hall: Hall, count: int) -> dict[str, list[float]]:
    item = hall.catalogue.find("食品经营许可")
    assert item is not None
    desk = PreReviews(hall)
    with hall.store.writing():
        kept = [desk.make(Case(new_id(), Visit(new_id(), item=item), "01"), "01")[0] for _ in range(count)]
    kiosk = PreReviews(replace(hall, clock=lambda: hall.clock() + timedelta(hours=1)))
    kiosk.open(kept[0].signed)  # the hall's keys are read once
    wrong = [_with_one_wrong(row.code, number % LENGTH) for number, row in enumerate(kept)]
    return {
        "scanned": [_timed(lambda r=row: kiosk.open(r.signed)) for row in kept],  # type: ignore[misc]
        "typed": [_timed(lambda r=row: kiosk.open(r.code)) for row in kept],  # type: ignore[misc]
        "mistyped": [_timed(lambda c=code: kiosk.open(c)) for code in wrong],  # type: ignore[misc]
    }


def _with_one_wrong(code: str, place: int) -> str:
    return code[:place] + ("2" if code[place] != "2" else "3") + code[place + 1 :]


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
