"""The daily backup beside a kiosk: a process of its own, so that no screen and no number waits for it."""

import sys
import threading

FIRST_SECONDS = 600.0  # after the start: by then the hall's morning has begun
AGAIN_SECONDS = 3600.0  # once a day it backs up; each time it notes where the audit ends


class DailyBackup:
    """Has `jishi backup --daily` run now and then, for as long as this program runs."""

    def __init__(self, first: float = FIRST_SECONDS) -> None:
        self._first = first
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="daily backup", daemon=True)

    def start(self) -> None:
        """Begin to wait."""
        self._thread.start()

    def stop(self) -> None:
        """Run no more; a backup under way comes to its end by itself."""
        self._ended.set()

    def _run(self) -> None:
        pause = self._first
        while not self._ended.wait(pause):
            back_up()
            pause = AGAIN_SECONDS


def back_up() -> bool:
    """Make today's backup unless it is there; tell whether it is. Why it is not stands in logs/commands.log."""
    import subprocess  # not on the way to the first frame

    command = [sys.executable, "-m", "kiosk", "backup", "--daily"]
    quiet = subprocess.DEVNULL
    return subprocess.run(command, check=False, stdin=quiet, stdout=quiet, stderr=quiet).returncode == 0  # noqa: S603
