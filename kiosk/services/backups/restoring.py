"""Bringing a hall back from a backup: looked through first, laid ready beside, then changed over in one go."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import Timeout

from kiosk.catalogue.codec import from_data
from kiosk.domain.numbers import after_restore, hall_day
from kiosk.domain.os_words import os_words
from kiosk.domain.site import Site
from kiosk.domain.text import Text
from kiosk.services.audit_heads import begin_anew
from kiosk.services.backups import folder, postgres
from kiosk.services.backups.folder import BUSY, DATABASE, DUMP, BackupFault
from kiosk.services.seeds import SITE, newest
from kiosk.store import parcel
from kiosk.store.copying import nobody_else
from kiosk.store.counters import counters, counters_of_file, raise_counters
from kiosk.store.database import execute, newest_schema, unmigrated
from kiosk.store.errors import StoreFault, blamed, place
from kiosk.store.parcel import FORMAT, Damaged
from kiosk.store.store import Store


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. `aside` holds what it replaced, None on an empty machine.

    `go_on` has for each queue the count after which today's numbers go on, where nobody knows what was given out.
    """

    about: dict[str, Any]
    aside: Path | None
    go_on: dict[str, int]


def restore(home: Path, backup: Path, now: datetime, *, follow_on: bool = False) -> Restored:
    """Bring the hall in `home` back from `backup`.

    Today's numbers go on behind a gap where no readable database is replaced: what was given out after the backup is
    then known to nobody. With `follow_on` they go on without one. Raises `BackupFault`; nothing is then changed.
    """
    home.mkdir(parents=True, exist_ok=True)
    try:
        with folder.only_one(home).acquire(timeout=0):
            about = look_at(backup)
            address = os.environ.get("JISHI_DATABASE")
            _refuse_other_kind(about, address)
            return _restore(home, backup, about, address, now, follow_on)
    except Timeout:
        raise BackupFault(BUSY) from None


def look_at(backup: Path) -> dict[str, Any]:
    """Return what a backup says of itself; raise `BackupFault` for one that is damaged, newer, or none at all."""
    try:
        about = parcel.about(backup)
    except Damaged as fault:
        raise BackupFault(
            Text(
                f"{backup} 不是完好的备份：{_DAMAGE.get(str(fault), fault)}，没有改动任何东西；换一份",
                f"{backup} is no sound backup: {fault}; nothing was changed; take another",
            )
        ) from fault
    except (OSError, sqlite3.Error) as fault:
        said = os_words(fault) if isinstance(fault, OSError) else Text(str(fault), str(fault))
        raise BackupFault(Text(f"{backup} 读不了：{said.zh}", f"{backup} cannot be read: {said.en}")) from fault
    if about["format"] > FORMAT or about["schema"] > newest_schema():
        made = about["program"]
        raise BackupFault(
            Text(
                f"{backup} 是更新的程序（{made}）做的；先装那一版，没有改动任何东西",
                f"{backup} was made by a newer program ({made}); install that first; nothing was changed",
            )
        )
    return about


_GOES_AT_ONCE = ("-wal", "-shm", ".json")  # no backup brings one
_DAMAGE = {"not a backup": "不是备份文件", "the end is missing": "尾巴缺了", "not as it was made": "内容变过"}


def _refuse_other_kind(about: dict[str, Any], address: str | None) -> None:
    if about["dialect"] == "sqlite" and address:
        raise BackupFault(
            Text(
                "这份备份是单机数据库的；去掉 JISHI_DATABASE 再恢复",
                "this backup is of a machine's own database; unset JISHI_DATABASE and restore again",
            )
        )
    if about["dialect"] != "sqlite" and not address:
        raise BackupFault(
            Text(
                "这份备份是 PostgreSQL 的：先 createdb 一个空库，把 JISHI_DATABASE 指向它再恢复",
                "this backup is of PostgreSQL: createdb an empty database, let JISHI_DATABASE name it, restore again",
            )
        )


def _restore(
    home: Path, backup: Path, about: dict[str, Any], address: str | None, now: datetime, follow_on: bool
) -> Restored:
    staged = home / "restoring"
    shutil.rmtree(staged, ignore_errors=True)
    try:
        with _said(home):
            staged.mkdir()
            parcel.unpack_files(backup, staged)
            old = home / DATABASE
            _refuse_in_use(old)
            if address is None:
                parcel.unpack_database(backup, staged / DATABASE)
            else:
                _refuse_full(address)
                postgres.load(address, staged / DUMP)
                (staged / DUMP).unlink()
            go_on = _count_on(address or staged / DATABASE, old, now, follow_on)
            begin_anew(staged, now, str(about["made"]))
            folder.give_to_owner(home, staged)
            return Restored(about, _change_over(home, staged, now), go_on)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _count_on(address: str | Path, old: Path, now: datetime, follow_on: bool) -> dict[str, int]:
    """Open what was restored (which brings it to this program's schema), and let no number of today come twice."""
    store = Store(address)
    try:
        site = from_data(Site, newest(store.versions, SITE)[1])
        day = hall_day(now, site.zone)
        here = counters(store.database, site.id, day)
        if follow_on:
            return {}
        known = counters_of_file(old, site.id, day) if old.exists() else None
        if known is None:
            gap = {q.prefix: after_restore(max(here.get(q.prefix, 0), q.first - 1)) for q in site.queues}
        else:
            gap = {}
        wanted = gap or {queue: last for queue, last in (known or {}).items() if last > here.get(queue, 0)}
        raise_counters(store.database, site.id, day, wanted)
        return gap
    finally:
        store.close()


def _refuse_in_use(old: Path) -> None:
    with contextlib.suppress(sqlite3.DatabaseError):  # a damaged one is put aside as it is
        if old.exists() and not nobody_else(old):
            raise BackupFault(
                Text(
                    "取号机（或别的命令）正开着数据库：先停掉它，再恢复",
                    "a kiosk (or another command) has the database open: stop it first, then restore",
                )
            )


def _refuse_full(address: str) -> None:
    database = unmigrated(address)
    with blamed(database), contextlib.closing(database):
        count = execute(database, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()[0]
    if count:
        raise BackupFault(
            Text(
                f"{place(database)} 不是空库：createdb 一个新的，把 JISHI_DATABASE 指向它；旧的留着不动",
                f"{place(database)} is not empty: createdb another and let JISHI_DATABASE name it; the old one stays",
            )
        )


def _change_over(home: Path, staged: Path, now: datetime) -> Path | None:
    """Put aside what is there and what was laid ready in its place; where that fails midway, put all of it back.

    The database comes last and changes in one step: a kiosk that starts in between finds one of the two, never none.
    """
    there = folder.replaced_names(home)
    aside = home / f"replaced-{now.astimezone():%Y%m%dT%H%M%S}"
    brought: list[Path] = []
    put_aside: list[Path] = []
    if there:
        aside.mkdir()
    try:
        for path in there:
            _put_aside(path, aside / path.name)
            put_aside.append(path)
        for path in sorted(staged.iterdir(), key=lambda path: path.name == DATABASE):
            path.replace(home / path.name)
            brought.append(home / path.name)
    except OSError:
        _put_back(aside, brought, put_aside)
        raise
    return aside if there else None


def _put_aside(path: Path, target: Path) -> None:
    """Let a file be in both places until its successor takes its own; a folder, and what has none, goes at once."""
    if path.is_file() and not path.name.endswith(_GOES_AT_ONCE):
        with contextlib.suppress(OSError):  # a disk without links
            os.link(path, target)
            return
    path.rename(target)


def _put_back(aside: Path, brought: list[Path], put_aside: list[Path]) -> None:
    for path in brought:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in put_aside:
        old = aside / path.name
        if path.exists():  # its successor never came: it is one file under two names
            old.unlink()
        else:
            old.replace(path)
    if aside.exists():
        aside.rmdir()


@contextlib.contextmanager
def _said(home: Path) -> Iterator[None]:
    """Turn what disk and database complain of into a sentence."""
    try:
        yield
    except (OSError, sqlite3.Error, StoreFault) as fault:
        said = os_words(fault) if isinstance(fault, OSError) else Text(str(fault), str(fault))
        raise BackupFault(
            Text(
                f"没有恢复，{home} 里一切照旧：{said.zh}",
                f"nothing was restored, all in {home} is as it was: {said.en}",
            )
        ) from fault
