"""The log: one JSON object a line under the data folder, rotated; never a name, a paper or an answer of a visitor.

structlog is loaded with the first line that is written, or with the services: the home does not wait for it.
"""

import contextlib
import logging
import sys
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import structlog

LARGEST = 2_000_000  # bytes of one file
KEPT = 5


def open_log(home: Path, name: str = "jishi") -> None:
    """Write what the program logs to `home/logs/NAME.log`; a folder that cannot be written leaves standard error.

    A file belongs to one process at a time where it is turned over: the kiosk's is `jishi`, the commands' `commands`.
    """
    handler = _handler(home / "logs", name)
    handler.setFormatter(_LateFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def logger(name: str) -> "structlog.stdlib.BoundLogger":
    """Return a structlog logger that writes where `open_log` said, whenever that is called."""
    import structlog

    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    found: structlog.stdlib.BoundLogger = structlog.get_logger(name)
    return found


class _OrElseTheTerminal(RotatingFileHandler):
    """Writes a line on standard error where the disk does not take it: the reason may be that disk."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        line = f"{record.name}: {record.getMessage()}\n"
        with contextlib.suppress(OSError):
            sys.stderr.write(line)


class _LateFormatter(logging.Formatter):
    """Makes a line of a record, by structlog."""

    def format(self, record: logging.LogRecord) -> str:
        return _formatter().format(record)


def _shared() -> list[Any]:
    import structlog

    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    return [structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name, stamp]


@cache
def _formatter() -> logging.Formatter:
    import structlog

    last: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=_shared(), processors=last)


def _handler(folder: Path, name: str) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _OrElseTheTerminal(folder / f"{name}.log", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return logging.StreamHandler()
