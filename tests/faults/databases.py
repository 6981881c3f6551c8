"""What can become of a hall's database, done to a real file: locked, full, read-only, newer, damaged, and mended."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path

MOUNT = shutil.which("mount")
DISK = "24m"  # room for a hall's files, and little enough to be filled at once
PAGE = 4096
LOCKED = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement).fetchall()
print("locked", flush=True)
sys.stdin.read()
"""

Fault = Callable[[Path], AbstractContextManager[None]]


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Give a folder on a small disk of its own, where this machine lets us mount one; a plain folder elsewhere."""
    folder.mkdir(parents=True)
    mounted = _mount("-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def can_mount() -> bool:
    """Tell whether this machine lets us mount a disk."""
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder) / "disk") as disk:
        return is_disk(disk)


def is_disk(folder: Path) -> bool:
    """Tell whether a folder is a disk of its own."""
    return os.path.ismount(folder)


def _mount(*arguments: str) -> bool:
    if MOUNT is None or os.geteuid() != 0:
        return False
    return subprocess.run([MOUNT, *arguments], check=False, capture_output=True).returncode == 0


@contextmanager
def locked(database: Path, *, whole: bool = False) -> Iterator[None]:
    """Let another process hold the write lock; with `whole` (where nobody has the file open) readers wait too."""
    statements = ["PRAGMA locking_mode = EXCLUSIVE"] if whole else []
    statements += ["BEGIN EXCLUSIVE"]
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", LOCKED, str(database), *statements]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "locked\n"
        try:
            yield
        finally:
            holder.stdin.close()
            holder.wait(10)


@contextmanager
def full(database: Path) -> Iterator[None]:
    """Fill the disk that the database lies on, to the last byte."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # a log that has room left would still take a number
    filler = database.parent / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(PAGE))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def read_only(database: Path) -> Iterator[None]:
    """Let the disk turn read-only."""
    assert _mount("-o", "remount,ro", str(database.parent))
    try:
        yield
    finally:
        assert _mount("-o", "remount,rw", str(database.parent))


@contextmanager
def newer(database: Path) -> Iterator[None]:
    """Let a newer version of the program take the database over; then put the old one back."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("INSERT INTO migration VALUES (9999)")
        try:
            yield
        finally:
            connection.execute("DELETE FROM migration WHERE number = 9999")


@contextmanager
def damaged(database: Path, seed: int = 20260512) -> Iterator[None]:
    """Overwrite every page behind the first by chance; then put the sound file back in place."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE passing (x)")  # so that nobody goes by pages read before
        connection.execute("DROP TABLE passing")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sound = database.read_bytes()
    _write_over(database, sound[:PAGE] + random.Random(seed).randbytes(len(sound) - PAGE))
    try:
        yield
    finally:
        _write_over(database, sound)


def _write_over(database: Path, content: bytes) -> None:
    with database.open("r+b") as file:
        file.write(content)
        file.truncate()


AT_THE_START: dict[str, tuple[Fault, str]] = {
    "locked": (partial(locked, whole=True), "database is locked"),
    "newer": (newer, "schema 9999 is newer"),
    "damaged": (damaged, "database disk image is malformed"),
}
"""The faults that a program may find when it opens the database, each with words of its reason."""

if can_mount():  # elsewhere these two are shown in mid-visit only, where SQLite can be told
    AT_THE_START["full"] = (full, "disk I/O error")  # no room for the log's index, before anything is stored
    AT_THE_START["read-only"] = (read_only, "unable to open database file")
