"""Benchmark `start`: how soon a kiosk that was switched on can be used."""

import tempfile
from pathlib import Path

from tests.bench.programs import bare_window, kiosk_window
from tests.bench.table import Row, Table, at, median, ms, times
from tests.bench.visits import morning_hall
from tests.bench.wire import emulated_wire

AIMS = {"home painted with its items": 1.5, "first touch answered": 2.5, "able to issue and print": 3.5}


def bench_start(quick: bool) -> Table:
    """Seconds from the start of the process (`jishi kiosk`, software backend) to the first frame that shows the home
    with its items; to the first frame of the next screen after a finger touched 办事取号, from the moment it was there;
    and until the services answer and the emulated printer (a process of its own) has said that it is ready. The hall
    was opened and visited before, so that its home and drawings are kept. The baseline, started in turn with them: a
    bare 1080×1920 QML window up to its first frame.
    """
    took: dict[str, list[float]] = {name: [] for name in ("bare", *AIMS)}
    painted, touched, able = AIMS
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, emulated_wire() as wire:
        home = Path(name)
        morning_hall(home, "").store.close()
        with kiosk_window("visits", home, wire.port, "2") as kiosk:
            kiosk.lines()
        for turn in range(4 if quick else 16):
            with bare_window() as bare:
                bare_seconds = bare.until("painted")[0] - bare.started
            with kiosk_window("start", home, wire.port) as kiosk:
                painted_seconds = kiosk.until("painted")[0] - kiosk.started
                able_seconds = kiosk.until("able")[0] - kiosk.started
            with kiosk_window("touch", home, wire.port) as kiosk:
                finger = kiosk.until("finger")[1]
                touched_seconds = kiosk.until("answered")[0] - kiosk.started - finger
            if turn:  # the first of each only warms the machine's caches
                took["bare"].append(bare_seconds)
                took[painted].append(painted_seconds)
                took[touched].append(touched_seconds)
                took[able].append(able_seconds)
    rows = [Row("bare QML window", ms(median(took["bare"])), ms(at(0.99, took["bare"])))]
    for what, aim in AIMS.items():
        ratio = median([real / bare for real, bare in zip(took[what], took["bare"], strict=True)])
        rows.append(
            Row(what, ms(median(took[what])), ms(at(0.99, took[what])), times(ratio), f"≤ {aim} ×", ratio <= aim)
        )
    return Table("start", bench_start.__doc__ or "", tuple(rows))
