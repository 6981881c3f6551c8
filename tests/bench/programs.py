"""Programs that are measured from outside: started, listened to, weighed, ended."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

DEADLINE = 900  # seconds for a program to say what is waited for


class Program:
    """A running program of the benchmarks; `started` is monotonic seconds."""

    def __init__(self, module: str, arguments: tuple[str, ...], home: Path | None, display: str = "") -> None:
        environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        environment |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display} if display else {}
        environment |= {"JISHI_HOME": str(home)} if home else {}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a kiosk compiles at its first start, not at each
        command = [sys.executable, "-m", module, *arguments]
        self.started = time.monotonic()
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)

    def until(self, what: str) -> list[float]:
        """Wait for a line that begins with `what`; return its figures, the moment first."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, *figures = line.split()
            if word == what:
                return [float(figure) for figure in figures]
        raise RuntimeError(f"the program ended with {self._process.wait()} and never said {what}")

    def lines(self) -> list[tuple[str, list[float]]]:
        """Return everything it says until it ends."""
        assert self._process.stdout is not None
        split = [line.split() for line in self._process.stdout]
        if code := self._process.wait():
            raise RuntimeError(f"the program ended with {code}")
        return [(word, [float(figure) for figure in figures]) for word, *figures in split]

    def cpu(self) -> float:
        """Return the seconds of processor time of all its threads so far."""
        total = 0
        for task in Path(f"/proc/{self._process.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def memory(self, field: str) -> float:
        """Return a field of its status in megabytes: `VmRSS` now, `VmHWM` the most so far."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) / 1024
        raise KeyError(field)

    def end(self) -> None:
        """End it."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@contextlib.contextmanager
def bare_window() -> Iterator[Program]:
    """Run the bare window."""
    program = Program("tests.bench.bare_window", (), None)
    try:
        yield program
    finally:
        program.end()


@contextlib.contextmanager
def bare_waker(times: int) -> Iterator[Program]:
    """Run a process that wakes so many times a second."""
    program = Program("tests.bench.bare_waker", (str(times),), None)
    try:
        yield program
    finally:
        program.end()


@contextlib.contextmanager
def x_server(width: int, height: int) -> Iterator[str]:
    """Run Xvfb with one screen of this size; yield its display, such as `:1`."""
    ours, theirs = os.pipe()
    screen = ("-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), *screen], pass_fds=[theirs], stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def kiosk_window(mode: str, home: Path, port: int, *more: str, display: str = "") -> Iterator[Program]:
    """Run the kiosk as `jishi kiosk` runs, watched, offscreen or on an X display; `kiosk_window.py` has the modes."""
    program = Program("tests.bench.kiosk_window", (mode, f"tcp://127.0.0.1:{port}", *more), home, display)
    try:
        yield program
    finally:
        program.end()
