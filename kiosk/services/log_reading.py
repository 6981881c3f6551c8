"""The newest lines of a machine's logs, of all its programs together."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

TAIL = 100_000  # bytes of each file that are looked at
_OWN = frozenset({"timestamp", "level", "event", "logger"})


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line: when (UTC), how grave (a level's name), from where, what."""

    at: datetime
    level: str
    program: str  # the file's name
    says: str


def newest_lines(home: Path, most: int = 100) -> list[LogLine]:
    """Return the newest lines, the last first; a line that is none is left out, as is a file that cannot be read."""
    found = [line for path in (home / "logs").glob("*.log") for line in _of(path)]
    return sorted(found, key=lambda line: line.at, reverse=True)[:most]


def _of(path: Path) -> Iterator[LogLine]:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            said = json.loads(line)
            more = "  ".join(f"{key}={str(value).strip()[-160:]}" for key, value in said.items() if key not in _OWN)
            says = f"{said['logger']}: {said['event']}  {more}".strip()
            yield LogLine(datetime.fromisoformat(said["timestamp"]), said["level"], path.stem, says)
