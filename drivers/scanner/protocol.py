"""What a scanner is to the rest of the program: something that gives whole scans, and may go away."""

from typing import Protocol


class Scanner(Protocol):
    """An open scanner. Opening one that cannot be reached raises `drivers.printer.protocol.Unreachable`."""

    @property
    def where(self) -> str:
        """The port, as people name it."""
        ...

    def read(self, seconds: float) -> list[str] | None:
        """Return the scans that came to their end within `seconds`, None where the line is dead.

        What a line garbled stands in a scan as U+FFFD.
        """
        ...

    def close(self) -> None:
        """Let go of the port; may be called twice."""
        ...
