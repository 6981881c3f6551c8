"""Benchmark `idle`: what a kiosk costs that nobody touches."""

import tempfile
import time
from pathlib import Path

from tests.bench.programs import Program, bare_waker, bare_window, kiosk_window
from tests.bench.table import Row, Table
from tests.bench.visits import morning_hall
from tests.bench.wire import emulated_wire

SETTLE, SECONDS, MOST = 8.0, 20.0, 0.005
WAKES = 5  # a second: about what the kiosk's threads wake at rest


def bench_idle(quick: bool) -> Table:
    """Processor time of all threads of the kiosk's process while its home stands on the screen and nobody touches it
    (clock, crowd and printer are looked after as always), for 20 s after it settled, as a share of one core. At the
    same time the bare QML window, and a bare Python process that wakes five times a second and sums 200 figures:
    where waking alone costs nearly a millisecond, the machine and not the kiosk decides.
    """
    seconds = 8.0 if quick else SECONDS
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, emulated_wire() as wire:
        morning_hall(Path(name), "").store.close()
        with (
            bare_window() as bare,
            bare_waker(WAKES) as waker,
            kiosk_window("stand", Path(name), wire.port) as kiosk,
        ):
            shares = _shares((bare, waker, kiosk), seconds)
    rows = (
        Row("bare QML window", f"{shares[0]:.2%}"),
        Row(f"bare Python that wakes {WAKES} × a second", f"{shares[1]:.2%}"),
        Row("kiosk at rest", f"{shares[2]:.2%}", aim=f"≤ {MOST:.1%} of a core", reached=shares[2] <= MOST),
    )
    return Table("idle", bench_idle.__doc__ or "", rows)


def _shares(programs: tuple[Program, ...], seconds: float) -> list[float]:
    time.sleep(SETTLE)
    before, began = [program.cpu() for program in programs], time.monotonic()
    time.sleep(seconds)
    past = time.monotonic() - began
    return [(program.cpu() - start) / past for program, start in zip(programs, before, strict=True)]
