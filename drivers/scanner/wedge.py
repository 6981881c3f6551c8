"""A scanner that is wired as a keyboard, read where it types into a terminal; in a window its keys come through Qt."""

import math
import os
import select
import time

from drivers.scanner.framing import Framing

_MOST = 4096


class WedgeScanner:
    """Gives each line that is typed into the terminal of a file descriptor."""

    def __init__(self, terminal: int) -> None:
        self.where = "keyboard"
        self._terminal = terminal
        self._framing = Framing(math.inf)  # whoever types the eight characters by hand takes their time

    def read(self, seconds: float) -> list[str] | None:
        """Return the lines typed within `seconds` (Windows waits for the next); None where the terminal has ended."""
        if os.name != "nt" and not select.select([self._terminal], [], [], seconds)[0]:
            return []
        data = os.read(self._terminal, _MOST)
        return self._framing.take(data, time.monotonic()) if data else None

    def close(self) -> None:
        """Leave the terminal as it is."""
