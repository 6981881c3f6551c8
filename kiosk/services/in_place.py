"""A file replaced at once and whole. With a transaction inside, the old one is back where that does not commit.

A program that is killed between the two leaves the new file; the next start takes it over.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in a file's place, durably; whoever reads meanwhile finds the old or the new. Raises `OSError`."""
    fresh = path.with_name(f".{path.name}.part")
    try:
        with fresh.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def in_place(path: Path, data: bytes) -> Iterator[None]:
    """Replace a file; the old one, or none, comes back where what follows fails."""
    old = path.read_bytes() if path.exists() else None
    replace_file(path, data)
    try:
        yield
    except BaseException:
        if old is None:
            path.unlink(missing_ok=True)
        else:
            replace_file(path, old)
        raise
