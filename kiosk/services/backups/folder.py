"""Where backups lie, what they are called, which of a hall's files belong in one, and which are too old."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from filelock import FileLock

from kiosk.domain.site import Machine
from kiosk.domain.text import Text
from kiosk.home import MADE

SUFFIX = ".backup"
DATABASE = "jishi.db"
DUMP = "hall.dump"  # of PostgreSQL
_FILES = ("site.toml", "machine.toml", "synonyms.toml")
_FOLDERS = {"catalogue": "*.toml", "slips": "*"}
_NAME = re.compile(r"jishi-.+-(\d{8})T(\d{6})\.backup")


class BackupFault(Exception):
    """A backup or a restore that did not happen; nothing was changed half. `said` tells why and the way on."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup of the folder, and when it was made (local time of the hall)."""

    path: Path
    at: datetime


def folder_of(home: Path, machine: Machine) -> Path:
    """Return where this machine's backups lie."""
    return Path(machine.backup.folder) if machine.backup.folder else home / "backups"


def name_for(site: str, device: str, at: datetime) -> str:
    """Return what a backup made `at` (local time of the hall) is called."""
    return f"jishi-{site}-{re.sub(r'[^0-9A-Za-z_-]', '_', device)}-{at:%Y%m%dT%H%M%S}{SUFFIX}"


def kept(folder: Path) -> list[KeptBackup]:
    """Return the backups of a folder, oldest first; a name that is none of ours is nobody's business."""
    found = [(path, match) for path in folder.glob(f"*{SUFFIX}") if (match := _NAME.fullmatch(path.name))]
    dated = (KeptBackup(path, datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")) for path, match in found)  # noqa: DTZ007
    return sorted(dated, key=lambda each: each.at)


def too_old(backups: list[KeptBackup], today: date, keep_days: int) -> list[Path]:
    """Return the backups older than so many days; the newest stays, however old."""
    return [each.path for each in backups[:-1] if (today - each.at.date()).days > keep_days]


def configuration(home: Path) -> Iterator[tuple[str, Path]]:
    """Give the files that make a hall what it is, with their names in a backup.

    Named one by one: whatever else lies in the data folder (keys above all) is in no backup.
    """
    for name in _FILES:
        if (home / name).is_file():
            yield name, home / name
    for name, pattern in _FOLDERS.items():
        for path in sorted((home / name).glob(pattern)):
            if path.is_file() and path.suffix in (".toml", ".txt", ".png"):
                yield f"{name}/{path.name}", path


def replaced_names(home: Path) -> list[Path]:
    """Return what a restore puts aside: all that a backup brings, what was made of it, and where its audit ended."""
    database = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")
    return [home / name for name in (*database, *_FILES, *_FOLDERS, *MADE) if (home / name).exists()]


def only_one(home: Path) -> FileLock:
    """Return the lock of which the holder makes or restores a backup of this hall."""
    return FileLock(home / "backup.lock", thread_local=False)


def give_to_owner(home: Path, *paths: Path) -> None:
    """Give what root made in a hall's name to whoever owns the hall, or the kiosk could not write it."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    owner = home.stat()
    for path in paths:
        for each in (path, *(path.rglob("*") if path.is_dir() else ())):
            os.chown(each, owner.st_uid, owner.st_gid)


BUSY = Text(
    "正在备份或恢复（另一个窗口、或每天的自动备份）；等它完了再来",
    "a backup or a restore is under way (in another window, or the daily one); try again when it has ended",
)
