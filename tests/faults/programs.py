"""Programs of their own beside the test: a kiosk that can be killed, and what it says of its screen."""

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.complaints import complaints

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0  # seconds; a start of the program is among what is waited for


class KioskProgram:
    """A running kiosk process: what it shows, and what can be touched on it."""

    def __init__(self, process: "subprocess.Popen[str]", errors: IO[str]) -> None:
        self._process, self._errors = process, errors
        self._said: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self.seen: dict[str, Any] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(json.loads(line))

    def until(self, holds: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """Wait until the screen shows something; return it."""
        deadline = time.monotonic() + PATIENCE
        while not (self.seen and holds(self.seen)):
            try:
                self.seen = self._said.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"waited for {what}; the screen: {self.seen}; {self.errors()}") from None
        return self.seen

    def on(self, screen: str) -> dict[str, Any]:
        """Wait for a screen, and for the services behind it."""
        return self.until(lambda seen: seen["ready"] and seen["screen"] == screen, screen)

    def wish(self, **what: str) -> None:
        """Tell the visitor before it what to do."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what, ensure_ascii=False) + "\n")
        self._process.stdin.flush()

    def errors(self) -> str:
        """Return what stands on its terminal."""
        self._errors.seek(0)
        return self._errors.read()

    def kill(self) -> None:
        """End it as a power cut or the kernel would: at once, without a word."""
        self._process.kill()
        self._process.wait(PATIENCE)


@contextmanager
def kiosk_program(home: Path, at: str, printer: str) -> Iterator[KioskProgram]:
    """Run the kiosk of a data folder as a process; it is killed at the end where it still runs."""
    command = [sys.executable, "-m", "tests.faults.kiosk_program", str(home), at, printer]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    pipe = subprocess.PIPE
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=errors, text=True
        ) as process,
    ):
        program = KioskProgram(process, errors)
        try:
            yield program
        finally:
            program.kill()
        assert not complaints(program.errors()), "\n".join(complaints(program.errors()))
