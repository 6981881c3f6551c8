"""Making a backup while the hall works: everything into one file, looked through, and only then called a backup."""

import errno
import importlib.metadata
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import Timeout

from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text
from kiosk.services.backups import folder, postgres
from kiosk.services.backups.folder import BUSY, BackupFault
from kiosk.services.hall import Hall
from kiosk.store import parcel
from kiosk.store.copying import copy_sqlite
from kiosk.store.database import dialect, schema_of
from kiosk.store.parcel import Damaged

ROOM = 100_000_000  # bytes that a backup leaves free: numbers go before it
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

Follow = Callable[[int, int], None]


def make_backup(hall: Hall, target: Path | None = None, follow: Follow = lambda _left, _total: None) -> Path:
    """Make a backup of the hall, checked by opening it; return its file.

    Without `target` it gets a name of its own in the machine's folder of backups. Raises `BackupFault` (full disk, two
    at once, a file that is there, a database that is damaged) and leaves nothing half.
    """
    try:
        with folder.only_one(hall.home).acquire(timeout=0):
            return _make(hall, target or _next_name(hall), follow)
    except Timeout:
        raise BackupFault(BUSY) from None


def prune(hall: Hall) -> list[Path]:
    """Remove the backups that are older than this machine keeps them; return which."""
    gone = folder.too_old(
        folder.kept(folder.folder_of(hall.home, hall.machine)), hall.now().date(), hall.machine.backup.keep_days
    )
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def done_today(hall: Hall) -> bool:
    """Tell whether there is a backup of this hall day."""
    backups = folder.kept(folder.folder_of(hall.home, hall.machine))
    return bool(backups) and backups[-1].at.date() >= hall.now().date()


def _next_name(hall: Hall) -> Path:
    return folder.folder_of(hall.home, hall.machine) / folder.name_for(hall.site.id, hall.machine.device, hall.now())


def _make(hall: Hall, target: Path, follow: Follow) -> Path:
    if target.exists():
        raise BackupFault(Text(f"{target} 已经在了，换个名字", f"{target} is there already; choose another name"))
    with _half_at_most(target) as part:
        _make_folder(hall, target.parent)
        _refuse_without_room(hall, target.parent)
        files = list(folder.configuration(hall.home))
        if dialect(hall.store.database) == "sqlite":
            copy_sqlite(Path(str(hall.store.database.database)), part, follow)
        else:
            dumped = part.with_name(part.name + ".dump")
            postgres.dump(str(hall.store.database.database), dumped)
            files.append((folder.DUMP, dumped))
        parcel.pack(part, _about(hall), files)
        part.replace(target)
    folder.give_to_owner(hall.home, target)
    return target


def _make_folder(hall: Hall, where: Path) -> None:
    """Make the folder of backups in the data folder; one that was named elsewhere is a disk that may not be there."""
    if where == hall.home / "backups":
        where.mkdir(parents=True, exist_ok=True)
        folder.give_to_owner(hall.home, where)
    elif not where.is_dir():
        raise BackupFault(
            Text(
                f"没有 {where}：插上那块盘、建好文件夹，或改 machine.toml 的 [backup] folder",
                f"{where} is not there: plug that disk in, make the folder, or change [backup] folder in machine.toml",
            )
        )


def _about(hall: Hall) -> dict[str, object]:
    return {
        "made": hall.now().isoformat(timespec="seconds"),
        "program": importlib.metadata.version("jishi"),
        "schema": schema_of(hall.store.database),
        "dialect": dialect(hall.store.database),
        "site": hall.site.id,
        "name": hall.site.name.zh,
        "device": hall.machine.device,
    }


def _refuse_without_room(hall: Hall, where: Path) -> None:
    if dialect(hall.store.database) != "sqlite":
        return  # a dump is smaller than its database by a factor that nobody knows
    needed = Path(str(hall.store.database.database)).stat().st_size + ROOM
    free = shutil.disk_usage(where).free
    if free < needed:
        raise BackupFault(_no_room(where, needed))


def _no_room(where: Path, needed: int = 0) -> Text:
    want = (f"要 {needed / 1e9:.1f} GB，", f"it needs {needed / 1e9:.1f} GB; ") if needed else ("", "")
    return Text(
        f"{where} 放不下：{want[0]}腾出地方，或把 machine.toml 的 [backup] folder 指到别的盘；没有留下半个备份",
        f"no room at {where}: {want[1]}make some, or let [backup] folder in machine.toml point to another disk; "
        "nothing half was left",
    )


@contextmanager
def _half_at_most(target: Path) -> Iterator[Path]:
    """Give a name to write under; whatever goes wrong is said, and what was written under it is gone."""
    part = target.with_name(target.name + ".part")
    try:
        yield part
    except sqlite3.Error as fault:
        full = "full" in str(fault)
        raise BackupFault(_no_room(target.parent) if full else _broken(str(fault))) from fault
    except Damaged as fault:
        raise BackupFault(_broken(str(fault))) from fault
    except OSError as fault:
        said = os_words(fault)
        full = fault.errno in _FULL
        wrong = Text(f"写不了 {target}：{said.zh}", f"{target} cannot be written: {said.en}")
        raise BackupFault(_no_room(target.parent) if full else wrong) from fault
    finally:
        for name in ("", ".dump", "-journal", "-wal", "-shm"):
            part.with_name(part.name + name).unlink(missing_ok=True)


def _broken(said: str) -> Text:
    return Text(
        f"数据库抄不下来，可能坏了：{said}；先看 jishi doctor",
        f"the database cannot be copied, it may be damaged: {said}; see jishi doctor",
    )
