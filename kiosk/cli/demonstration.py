"""`jishi run`: the kiosk with a virtual printer beside it, a process of its own, reached by the real driver."""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kiosk.catalogue.problems import Refused
from kiosk.cli.kiosk import has_display, open_kiosk
from kiosk.home import home_folder
from kiosk.services.answers import OutOfService
from kiosk.services.hall import open_hall
from kiosk.services.visits import Visits

WORKING_MORNING = datetime(2026, 5, 12, 9, 41)  # noqa: DTZ001 - local time of the hall, whichever its zone
_STOP_SECONDS = 5


def demonstrate(options: argparse.Namespace) -> int:
    """Open the kiosk with a virtual printer; without a display play one visit and leave its pictures."""
    if not has_display():
        return _play(options)
    if options.at is None and not _hall_is_open():
        options.at = WORKING_MORNING
        print(
            f"大厅现在没开门，钟拨到 {WORKING_MORNING:%Y-%m-%d %H:%M}。The hall is closed now: its clock starts there."
        )
    paper = home_folder() / "paper"
    with virtual_printer(paper, window=True) as address:
        options.printer, options.window = address, True
        return open_kiosk(options)


def _play(options: argparse.Namespace) -> int:
    options.at = options.at or WORKING_MORNING
    options.play = options.play or Path(tempfile.mkdtemp(prefix="jishi-visit-"))
    options.play.mkdir(parents=True, exist_ok=True)
    print("没有显示器：离屏走完一次到访。No display: one visit is played offscreen.")
    with virtual_printer(options.play, window=False) as address:
        options.printer, options.window = address, True
        code = open_kiosk(options)
    print(f"图片和小票在 {options.play}。The pictures and the slip are in {options.play}.")
    return code


def _hall_is_open() -> bool:
    """Tell whether numbers are given now; a hall that cannot be opened counts as open: the kiosk says what is wrong."""
    try:
        hall = open_hall(home_folder())
    except (Refused, OutOfService):
        return True
    try:
        return Visits(hall).hall_open()
    finally:
        hall.store.close()


@contextmanager
def virtual_printer(paper: Path, window: bool) -> Iterator[str]:
    """Run an emulated printer as a process of its own; give the address at which a kiosk reaches it."""
    command = [sys.executable, "-m", "kiosk", "printer", "emulate", "--tcp", "0", "--paper", str(paper)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--window"] if window else command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as printer:
        try:
            yield f"tcp://127.0.0.1:{_port(printer)}"
        finally:
            _end(printer)


def _port(printer: subprocess.Popen[str]) -> int:
    assert printer.stdout is not None
    first = printer.stdout.readline()
    if not first:
        raise SystemExit(
            "虚拟打印机没有启动；上面写着原因。The virtual printer did not start; the reason stands above."
        )
    return int(json.loads(first)["port"])


def _end(printer: subprocess.Popen[str]) -> None:
    assert printer.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        printer.stdin.close()
    try:
        printer.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        printer.terminate()
