"""A backup's one file: a SQLite file that holds the hall's tables (or its dump) and files, sealed by its own digest.

The seal stands behind SQLite's last page: whatever byte changes later, the file is known to be damaged.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

FORMAT = 1
_APPLICATION = 0x4A697368  # "Jish": which program's file it is, for `file` and for us
_MARK = b"\nJISHI-BACKUP-SHA256:"
_SEAL = len(_MARK) + 64
_CHUNK = 4 * 1024 * 1024
_SHAPE = (
    "CREATE TABLE backup_about (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE backup_file (name TEXT, part INTEGER, body BLOB NOT NULL, PRIMARY KEY (name, part))",
    f"PRAGMA application_id = {_APPLICATION}",
)


class Damaged(Exception):
    """A file that is no backup, or not as it was made; the message says which."""


def pack(path: Path, about: Mapping[str, Any], files: Iterable[tuple[str, Path]]) -> None:
    """Put `about` and files into the database at `path`, check that it is whole, and seal it.

    Raises `Damaged`, `sqlite3.Error`, `OSError`.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as parcel:
        for statement in (*_SHAPE, "BEGIN"):
            parcel.execute(statement)
        rows = ((key, json.dumps(value)) for key, value in {**about, "format": FORMAT}.items())
        parcel.executemany("INSERT INTO backup_about VALUES (?, ?)", rows)
        for name, file in files:
            parcel.executemany("INSERT INTO backup_file VALUES (?, ?, ?)", _parts(name, file))
        parcel.execute("COMMIT")
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as parcel:
        said = parcel.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise Damaged(str(said))
    digest = _digest(path, path.stat().st_size)
    with path.open("ab") as end:
        end.write(_MARK + digest.encode())
        end.flush()
        os.fsync(end.fileno())


def _parts(name: str, file: Path) -> Iterator[tuple[str, int, bytes]]:
    with file.open("rb") as opened:
        part = 0
        while (body := opened.read(_CHUNK)) or part == 0:
            yield name, part, body
            part += 1


def about(path: Path) -> dict[str, Any]:
    """Return what a backup says of itself; raise `Damaged` where it is none or not as it was made, `OSError`."""
    size = path.stat().st_size - _SEAL
    with path.open("rb") as file:
        if file.read(15) != b"SQLite format 3":
            raise Damaged("not a backup")
        file.seek(max(0, size))
        seal = file.read()
    if not seal.startswith(_MARK):
        raise Damaged("the end is missing")
    if seal.removeprefix(_MARK).decode("ascii", "replace") != _digest(path, size):
        raise Damaged("not as it was made")
    with closing(_opened(path)) as parcel:
        return {key: json.loads(value) for key, value in parcel.execute("SELECT key, value FROM backup_about")}


def unpack_files(path: Path, folder: Path) -> None:
    """Write the files of a backup, which `about` has found sound, into `folder`."""
    with closing(_opened(path)) as parcel:
        for name, part, body in parcel.execute("SELECT name, part, body FROM backup_file ORDER BY name, part"):
            target = folder / name
            if not target.resolve().is_relative_to(folder.resolve()):
                raise Damaged(f"a file outside its folder: {name}")
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("ab" if part else "wb") as file:
                file.write(body)


def unpack_database(path: Path, target: Path) -> None:
    """Write the hall's database of a backup to `target`, without what made it a backup.

    Raises `OSError`, `sqlite3.Error`.
    """
    shutil.copyfile(path, target)
    os.truncate(target, path.stat().st_size - _SEAL)
    with closing(sqlite3.connect(target, isolation_level=None)) as hall:
        for statement in ("DROP TABLE backup_about", "DROP TABLE backup_file", "PRAGMA application_id = 0"):
            hall.execute(statement)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?immutable=1", uri=True)


def _digest(path: Path, size: int) -> str:
    """Return the digest of the first `size` bytes."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while size > 0 and (part := file.read(min(size, _CHUNK))):
            total.update(part)
            size -= len(part)
    return total.hexdigest()
