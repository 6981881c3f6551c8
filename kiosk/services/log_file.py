"""The file that the log goes to: turned over when it is full, and the terminal where the disk does not take a line."""

import contextlib
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST = 2_000_000  # bytes of one file
KEPT = 5


class _OrElseTheTerminal(RotatingFileHandler):
    """Writes a line on standard error where the disk does not take it: the reason may be that disk."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        line = f"{record.name}: {record.getMessage()}\n"
        with contextlib.suppress(OSError):
            sys.stderr.write(line)


def log_file(path: Path) -> logging.Handler:
    """Return what writes to `path`; standard error where its folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _OrElseTheTerminal(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return logging.StreamHandler()
