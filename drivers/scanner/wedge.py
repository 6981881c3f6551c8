"""A scanner that is wired as a keyboard, read where it types into a terminal; in a window its keys come through Qt."""

import select
from typing import TextIO


class WedgeScanner:
    """Gives each line that is typed; the line is dead where the terminal ends."""

    def __init__(self, terminal: TextIO) -> None:
        self.where = "keyboard"
        self._terminal = terminal

    def read(self, seconds: float) -> list[str] | None:
        """Return the line that was typed within `seconds`, if any; None where the terminal has ended."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return []
        line = self._terminal.readline()
        return [line.strip()] if line else None

    def close(self) -> None:
        """Leave the terminal as it is."""
