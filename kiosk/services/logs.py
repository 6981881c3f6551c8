"""The log: one JSON object a line under the data folder, rotated; never a name, a paper or an answer of a visitor."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import structlog

LARGEST = 2_000_000  # bytes of one file
KEPT = 5


def open_log(home: Path) -> None:
    """Write what the program logs to `home/logs/jishi.log`; a folder that cannot be written leaves standard error."""
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    shared: list[structlog.typing.Processor] = [structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name, stamp]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
    last: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        renderer,
    ]
    handler = _handler(home / "logs")
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=last))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(folder / "jishi.log", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return logging.StreamHandler()
