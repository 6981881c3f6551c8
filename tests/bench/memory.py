"""Benchmark `memory`: what a thousand visitors leave behind."""

import tempfile
from pathlib import Path

from tests.bench.programs import bare_window, kiosk_window
from tests.bench.table import Row, Table, times
from tests.bench.visits import morning_hall
from tests.bench.wire import emulated_wire

RATIO, GROWTH = 2.2, 2.0  # times the bare window; megabytes


def bench_memory(quick: bool) -> Table:
    """Resident memory of the kiosk's process (`VmHWM`, the most it ever held) after 1,000 visits through its real
    screens, every item of the catalogue in turn, each with a number stored and a slip printed on the emulated printer;
    against the bare QML window's. Growth is `VmRSS` after visit 1,000 less after visit 200.
    """
    first, count = (50, 200) if quick else (200, 1000)
    now: dict[int, float] = {}
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, emulated_wire() as wire:
        morning_hall(Path(name), "").store.close()
        with bare_window() as bare, kiosk_window("many", Path(name), wire.port, str(count)) as kiosk:
            bare.until("painted")
            while (done := int(kiosk.until("visit")[1])) < count:
                now[done] = kiosk.memory("VmRSS")
            now[done], peak = kiosk.memory("VmRSS"), kiosk.memory("VmHWM")
            plain = bare.memory("VmHWM")
    grown = now[count] - now[first]
    rows = (
        Row("bare QML window", f"{plain:.0f} MB"),
        Row(
            f"kiosk, most during {count:,} visits",
            f"{peak:.0f} MB",
            "",
            times(peak / plain),
            f"≤ {RATIO} ×",
            peak <= RATIO * plain,
        ),
        Row(f"growth, visit {first} to {count:,}", f"{grown:+.1f} MB", "", "", f"≤ {GROWTH:.0f} MB", grown <= GROWTH),
    )
    course = ", ".join(f"{done}: {held:.1f}" for done, held in now.items() if done % (count // 5) == 0)
    return Table("memory", bench_memory.__doc__ or "", rows, (f"MB after visit {course}",))
