"""Benchmark `upkeep`: what keeps a hall alive: backup while numbers go on, restore, doctor, detect."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from drivers.printer.detect import SPEEDS, detect
from drivers.printer.emulator import Emulator
from drivers.printer.serial import SerialTransport
from tests.bench.rows import Real
from tests.bench.table import Row, Table, at, median, ms
from tests.bench.year import live_through
from tests.halls import lay

YEAR, SHORT_YEAR = 1_000_000, 20_000  # numbers
RATE = 10  # numbers a second meanwhile
BACKUP_AIM, ISSUE_AIM, DOCTOR_AIM, DETECT_AIM = 60.0, 0.5, 3.0, 20.0  # seconds
ROUNDS = 7


def bench_upkeep(quick: bool) -> Table:
    """`jishi backup` of a hall that gave 1,000,000 numbers, from the start of the process to its end, while 10 numbers
    a second are given in it; the baseline gives as many without a backup. Then `jishi restore` of it into an empty
    folder. `jishi doctor` on a hall that is well, on one whose printer takes everything and answers nothing, and on
    the year's. `detect` on a line with a printer at the speed that is tried last, and on one where nothing answers.
    """
    count = SHORT_YEAR if quick else YEAR
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name:
        home = lay(Path(name) / "home")
        rows = [_doctor("doctor, all well", home, ROUNDS), _doctor("doctor, silent printer", home, ROUNDS, silent=True)]
        live_through(home / "jishi.db", count)
        gigabytes = (home / "jishi.db").stat().st_size / 1e9
        rows.append(_doctor(f"doctor, {count:,} numbers", home, ROUNDS))
        rows += _backup(home, Path(name) / "hall.backup", count)
        took = _run(Path(name) / "empty", "restore", str(Path(name) / "hall.backup"))
        rows.append(Row(f"restore, {count:,} numbers", f"{took:.1f} s"))
    rows += _detect()
    return Table("upkeep", bench_upkeep.__doc__ or "", tuple(rows), (f"the database had {gigabytes:.1f} GB",))


def _run(home: Path, *arguments: str) -> float:
    began = time.monotonic()
    command = [sys.executable, "-m", "kiosk", *arguments]
    subprocess.run(command, env={**os.environ, "JISHI_HOME": str(home)}, stdout=subprocess.DEVNULL, check=False)
    return time.monotonic() - began


def _doctor(what: str, home: Path, rounds: int, silent: bool = False) -> Row:
    machine = home / "machine.toml"
    before = machine.read_text("utf-8")
    with Emulator.tcp() as printer:
        printer.silent = silent
        machine.write_text(before.replace(":9100", f":{printer.port}"), "utf-8")
        took = [_run(home, "doctor") for _ in range(rounds)]
    machine.write_text(before, "utf-8")
    return _row(what, took, DOCTOR_AIM)


def _backup(home: Path, target: Path, count: int) -> list[Row]:
    took: list[float] = []
    with _Issuing(home / "jishi.db") as meanwhile:
        took.append(_run(home, "backup", str(target)))
    with _Issuing(home / "jishi.db") as alone:
        time.sleep(took[0])
    return [
        Row(f"backup, {count:,} numbers", f"{took[0]:.1f} s", "", "", f"≤ {BACKUP_AIM:.0f} s", took[0] <= BACKUP_AIM),
        _row("a number meanwhile, slowest under p99", meanwhile.took, ISSUE_AIM, worst=True),
        _row("a number without a backup, slowest under p99", alone.took, 0, worst=True),
    ]


class _Issuing:
    """Gives numbers at a steady rate for the length of a `with`."""

    def __init__(self, database: Path) -> None:
        self.took: list[float] = []
        self._database, self._ended = database, threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        store = Real(self._database)
        due = time.monotonic()
        while not self._ended.wait(max(0.0, due - time.monotonic())):
            began = time.monotonic()
            store.issue("F")
            self.took.append(time.monotonic() - began)
            due += 1 / RATE


def _detect() -> list[Row]:
    rows = []
    lines = (("detect, the speed tried last", SPEEDS[-1], False), ("detect, nothing answers", 9600, True))
    for what, baud, silent in lines:
        with Emulator.on_pty(baud=baud) as printer:
            printer.silent = silent
            began = time.monotonic()
            detect(printer.device, SerialTransport)
            rows.append(_row(what, [time.monotonic() - began], DETECT_AIM))
    return rows


def _row(what: str, took: Sequence[float], aim: float, *, worst: bool = False) -> Row:
    last = max(took) if worst else at(0.99, took)
    shown = f"≤ {ms(aim)}" if 0 < aim < 1 else f"≤ {aim:.0f} s" if aim else ""
    return Row(what, ms(median(took)), ms(last), "", shown, last <= aim if aim else None)
