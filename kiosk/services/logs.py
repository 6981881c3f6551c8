"""The log: one JSON object a line under the data folder, rotated; never a name, a paper or an answer of a visitor.

The file is opened and structlog loaded with the first line that is written, or with the services: the home does not
wait for them.
"""

import logging
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import structlog


def open_log(home: Path, name: str = "jishi") -> None:
    """Write what the program logs to `home/logs/NAME.log`; a folder that cannot be written leaves standard error.

    A file belongs to one process at a time where it is turned over: the kiosk's is `jishi`, the commands' `commands`.
    """
    root = logging.getLogger()
    root.addHandler(_LateHandler(home / "logs" / f"{name}.log"))
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


class _LateHandler(logging.Handler):
    """Opens its file with the first line."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @cached_property
    def _file(self) -> logging.Handler:
        from kiosk.services.log_file import log_file

        handler = log_file(self._path)
        handler.setFormatter(_formatter())
        return handler

    def emit(self, record: logging.LogRecord) -> None:
        self._file.handle(record)

    def close(self) -> None:
        if "_file" in vars(self):
            self._file.close()
        super().close()


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
