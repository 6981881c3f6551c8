"""The hall itself: its files, its database, its catalogue."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.findings import Finding, Health
from kiosk.domain.reach import mounting
from kiosk.domain.site import Site
from kiosk.domain.text import NOTHING, Text
from kiosk.home import was_used
from kiosk.services.backups.folder import folder_of, kept
from kiosk.services.doctor.patient import Patient
from kiosk.services.seeds import CATALOGUE, FORMAT, catalogue_digest, newest
from kiosk.store.cut_off import CutOffTickets
from kiosk.store.database import is_postgres, newest_schema, unmigrated
from kiosk.store.errors import StoreFault
from kiosk.store.examination import Examined
from kiosk.store.versions import Versions

BACKUP_AGE = timedelta(hours=72)  # a hall that is closed over a weekend makes none
CALENDAR_AHEAD = timedelta(days=30)  # next year's holidays come out in November
SETTLED_WITHIN = timedelta(minutes=10)  # with the line there it is seconds after the visitor has gone
_SETTLE = Text("jishi cut-off settle（说出哪几个、为什么）", "jishi cut-off settle (tells which, and why)")
_MEASURE = Text("量屏幕和离地高度，改 machine.toml › panel", "measure panel and height, mend machine.toml › panel")
_RESTORE = Text("jishi restore 备份文件", "jishi restore BACKUP")
_FIRST = Text("第一次启动会摆好：jishi kiosk", "a first start lays it: jishi kiosk")


def files(patient: Patient, today: date) -> Finding:
    """Say whether site.toml and machine.toml are in use as they stand, the calendar reaches, the panel hangs well."""
    part = "files"
    if patient.refused:
        wrong = patient.refused[0].problems[0]
        kept = patient.site is not None and patient.machine is not None
        says = Text(f"{patient.refused[0].in_chinese().splitlines()[0]}", f"{patient.refused[0]}".splitlines()[0])
        step = Text(f"改好 {wrong.where}；在那以前仍用上一版", f"mend {wrong.where}; the last good one stays in use")
        return Finding(part, Health.LOOK if kept else Health.BROKEN, says, step)
    if patient.site is None or patient.machine is None:
        return Finding(
            part, Health.LOOK, Text(f"{patient.home} 里还没有大厅", f"no hall in {patient.home} yet"), _FIRST
        )
    calendar = _calendar(part, patient.site, today)
    wrong_mount = mounting(patient.machine)
    if wrong_mount and calendar.health is Health.FINE:
        return Finding(part, Health.LOOK, wrong_mount[0], _MEASURE)
    return calendar


def _calendar(part: str, site: Site, today: date) -> Finding:
    until = site.calendar.until
    if until is not None and until - today < CALENDAR_AHEAD:
        return Finding(
            part,
            Health.LOOK,
            Text(f"节假日只写到 {until}", f"the calendar ends on {until}"),
            Text("把新一年的放假安排写进 site.toml › calendar", "put next year's holidays into site.toml › calendar"),
        )
    return Finding(part, Health.FINE, Text("site.toml、machine.toml 都在用", "site.toml and machine.toml are in use"))


def database(patient: Patient, examined: Examined | StoreFault | None) -> Finding:
    """Say whether the database is whole, safe against a power cut and of this program's age."""
    part, known = "database", newest_schema()
    if examined is None and was_used(patient.home):  # a start refuses then
        return Finding(part, Health.BROKEN, Text("不见了，这里却用过", "gone, though it was in use"), _RESTORE)
    if examined is None:
        return Finding(part, Health.LOOK, Text("还没有数据库", "no database yet"), _FIRST)
    if isinstance(examined, StoreFault):
        return Finding(part, Health.BROKEN, Text(f"用不了：{examined}", f"cannot be used: {examined}"), _mend(patient))
    facts = {
        "dialect": examined.dialect,
        "bytes": examined.size,
        "schema": examined.schema,
        "known_schema": known,
        "durability": examined.setting,
        "whole": examined.whole,
    }
    looked = Text("完好", "whole") if examined.whole else Text("查过的部分完好", "whole as far as it was read")
    size = f"{examined.size / 1e6:.1f} MB"
    says = Text(f"{looked.zh}，{size}，{examined.setting}", f"{looked.en}, {size}, {examined.setting}")
    if examined.damage:
        told = Text(f"坏了：{examined.damage[0]}", f"damaged: {examined.damage[0]}")
        return Finding(part, Health.BROKEN, told, _RESTORE, {**facts, "damage": examined.damage})
    if examined.schema > known:
        newer = Text(
            f"是更新的程序写的（{examined.schema} > {known}）", f"of a newer program ({examined.schema} > {known})"
        )
        return Finding(part, Health.BROKEN, newer, Text("装新版程序", "install the newer program"), facts)
    if not examined.durable:
        step = Text("停电会丢号：数据库要设回 FULL / on", "a power cut would lose numbers: set it back to FULL / on")
        return Finding(part, Health.BROKEN, says, step, facts)
    return Finding(part, Health.FINE, says, facts=facts)


def cut_off(kept: Path, site: str, now: datetime) -> Finding:
    """Say whether numbers that this machine gave while it was cut off wait for longer than their visitors can."""
    part, line = "cut-off", unmigrated(kept)
    try:
        rows = [row for row in CutOffTickets(line).to_settle(site) if now - row.at > SETTLED_WITHIN]
    except StoreFault as fault:
        return Finding(part, Health.LOOK, Text(f"读不出来：{fault}", f"cannot be read: {fault}"), _SETTLE)
    finally:
        line.close()
    if not rows:
        return Finding(part, Health.FINE, Text("大厅都有了", "the hall has them all"))
    numbers = [row.number for row in rows]
    some, more = numbers[:5], len(numbers) > 5
    zh = f"{len(numbers)} 个号大厅还没有，叫不到：{'、'.join(some)}{' 等' if more else ''}"
    en = f"the hall does not have {len(numbers)} yet, and cannot call them: {', '.join(some)}{' …' if more else ''}"
    return Finding(part, Health.LOOK, Text(zh, en), _SETTLE, {"numbers": numbers})


def _mend(patient: Patient) -> Text:
    if is_postgres(patient.address):
        return Text(
            "查数据库那台机器、网络和 JISHI_DATABASE", "check the database's machine, the network, JISHI_DATABASE"
        )
    return Text("查磁盘和权限；坏了就 jishi restore", "check disk and permissions; where it is damaged: jishi restore")


def catalogue(patient: Patient) -> Finding:
    """Say which catalogue is in use, and whether its files have been changed since."""
    part = "catalogue"
    nothing = Finding(part, Health.LOOK, Text("还没有事项", "no catalogue yet"), _FIRST)
    if not patient.stored:
        return nothing
    line = unmigrated(patient.address)
    try:
        versions = Versions(line)
        digest = versions.digest(CATALOGUE)
        if not digest:
            return nothing
        number, data, index = newest(versions, CATALOGUE)
    except StoreFault as fault:
        return Finding(part, Health.BROKEN, Text(f"读不出来：{fault}", f"cannot be read: {fault}"), _mend(patient))
    finally:
        line.close()
    count = _items(data)
    facts = {"version": number, "items": count, "index": bool(index) and data.get("format") == FORMAT}
    says = Text(f"第 {number} 版，{count} 个事项", f"version {number}, {count} items")
    if digest != catalogue_digest(patient.home):
        step = Text("jishi catalogue check，下次启动会读", "jishi catalogue check; the next start reads them")
        return Finding(
            part, Health.LOOK, Text(f"{says.zh}；文件改过", f"{says.en}; its files were changed"), step, facts
        )
    return Finding(part, Health.FINE, says, facts=facts)


def backups(patient: Patient, now: datetime) -> Finding:
    """Say when the last backup was made and how many are kept; a restore that broke off is told first."""
    part = "backups"
    if (patient.home / "restoring").exists():
        says = Text("上次恢复没做完", "the last restore did not come to its end")
        return Finding(part, Health.BROKEN, says, Text("再跑一次 jishi restore", "run jishi restore once more"))
    if patient.machine is None or patient.site is None:
        return Finding(part, Health.LOOK, Text("还没有大厅", "no hall yet"), _FIRST)
    where, make = folder_of(patient.home, patient.machine), Text("jishi backup", "jishi backup")
    found = kept(where)
    facts: dict[str, object] = {"count": len(found), "keep_days": patient.machine.backup.keep_days}
    if not found:
        return Finding(part, Health.LOOK, Text(f"{where} 里还没有", f"none in {where} yet"), make, facts)
    last = found[-1].at.replace(tzinfo=ZoneInfo(patient.site.zone))
    says = Text(
        f"最近 {last:%Y-%m-%d %H:%M}，{where} 里共 {len(found)} 份",
        f"last {last:%Y-%m-%d %H:%M}, {len(found)} in {where}",
    )
    health = Health.FINE if now - last < BACKUP_AGE else Health.LOOK
    facts["last"] = last.isoformat()
    return Finding(part, health, says, make if health else NOTHING, facts)


def _items(data: Any) -> int:
    """Return how many items a version holds, by its columns: making 508 objects of them takes longer."""
    columns = data["items"]["tables"].get("ServiceItem", {})
    return len(next(iter(columns.values()), ()))


def writable(home: Path) -> Text | None:
    """Return what keeps the program from writing its data folder; None where it can."""
    here = next(path for path in (home, *home.parents) if path.exists())
    if not here.is_dir():
        return Text(f"{here} 不是文件夹", f"{here} is no folder")
    if not os.access(here, os.W_OK):
        return Text(f"没有权限写 {here}", f"no permission to write {here}")
    return None
