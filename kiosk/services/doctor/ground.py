"""What the program stands on: version, system libraries, screen, fonts, free space, clock."""

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sqlite3
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

from drivers.machine import clock as system_clock
from drivers.machine import display as screens
from kiosk.assets import assets
from kiosk.domain.findings import Finding, Health
from kiosk.domain.text import Text

PREFLIGHT = Path(__file__).resolve().parents[3] / "packaging" / "preflight.py"
FONTS = (
    *(f"NotoSansSC-{cut}.ttf" for cut in ("Regular", "Medium", "Bold", "Rare")),
    *("NotoSansJP-Rare.ttf", "NotoSans-Rare.ttf", "NotoEmoji.ttf"),
    *(
        f"NotoSans{script}.ttf"
        for script in ("Hebrew", "Arabic", "Mongolian", "Yi", "Lisu", "TaiLe", "NewTaiLue", "KR")
    ),
    *(f"NotoSans{script}.ttf" for script in ("Devanagari", "Thai", "Lao", "Khmer", "Myanmar")),
    "NotoSerifTibetan.ttf",
)
LITTLE_BYTES, NOTHING_LEFT_BYTES = 1_000_000_000, 200_000_000
CLOCK_STEPS = timedelta(minutes=2)  # by which a clock that is set right may go back
_QT = "PySide6-Essentials"


def version() -> Finding:
    """Say which program this is, on what it runs, and whether Qt is the one that was tried."""
    found = {name: _installed(name) for name in ("jishi", _QT)}
    pinned = next((line for line in importlib.metadata.requires("jishi") or () if line.startswith(_QT)), "")
    facts: dict[str, object] = {
        **found,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.platform(),
    }
    says = Text(
        f"济时取号 {found['jishi'] or '（未安装）'}，Python {facts['python']}，Qt {found[_QT] or '没有'}",
        f"Jishi {found['jishi'] or '(not installed)'}, Python {facts['python']}, Qt {found[_QT] or 'missing'}",
    )
    if not found[_QT] or (pinned and not pinned.endswith(f"=={found[_QT]}")):
        health = Health.LOOK if found[_QT] else Health.BROKEN
        return Finding(
            "version", health, says, Text(f"装试过的那版：{pinned or _QT}", f"install {pinned or _QT}"), facts
        )
    return Finding("version", Health.FINE, says, facts=facts)


def _installed(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def libraries() -> Finding:
    """Say which of the system's libraries are missing, and the one line that installs them."""
    part, looks = "libraries", _preflight()
    if sys.platform != "linux":
        return Finding(part, Health.FINE, Text("Qt 自带", "Qt brings its own"))
    if looks is None:
        return Finding(
            part,
            Health.LOOK,
            Text(
                "没有 packaging/preflight.py，查不了", "packaging/preflight.py is not here, so nothing was looked for"
            ),
            Text("在完整的程序目录里跑", "run it in a whole copy of the program"),
        )
    needs = tomllib.loads(looks.NEEDS.read_text("utf-8"))
    if too_old := looks.old_c_library(needs["glibc"]):
        return Finding(part, Health.BROKEN, Text(f"系统太旧：{too_old}", too_old), Text("换新的系统", "a newer system"))
    missing: dict[str, str] = looks.lacking(needs, ["offscreen", "usb", *looks.display_groups()])
    if not missing:
        return Finding(part, Health.FINE, Text("都在", "all there"))
    line = " ".join(["sudo", *looks.APT, *sorted(set(missing.values()))])
    optional = set(missing) <= set(needs["usb"])
    return Finding(
        part,
        Health.LOOK if optional else Health.BROKEN,
        Text(f"缺 {'、'.join(sorted(missing))}", f"missing: {', '.join(sorted(missing))}"),
        Text(f"{line}{'（只有 USB 打印机用它）' if optional else ''}", line),
        {"missing": sorted(missing)},
    )


def _preflight() -> ModuleType | None:
    """Return the script that looks before anything is installed; it is no module of a package."""
    found = importlib.util.spec_from_file_location("preflight", PREFLIGHT) if PREFLIGHT.exists() else None
    if found is None or found.loader is None:
        return None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def display() -> Finding:
    """Say on which screen a kiosk can open here; over ssh the machine's own screen counts."""
    part, given = "display", screens.named()
    if sys.platform != "linux" or (given and screens.reached(given)):
        return Finding(part, Health.FINE, Text(f"屏幕 {given} 在".replace("  ", " "), f"screen {given} is there"))
    if given:
        return Finding(
            part,
            Health.BROKEN,
            Text(f"屏幕 {given} 连不上", f"screen {given} takes no connections"),
            Text("查显示器和桌面会话（或 cage）有没有启动", "see whether the desktop session (or cage) runs"),
        )
    if others := screens.running():
        return Finding(
            part,
            Health.FINE,
            Text(f"本机有屏幕 {'、'.join(others)}（这条命令自己没有）", f"this machine shows {', '.join(others)}"),
            facts={"screens": others},
        )
    return Finding(
        part,
        Health.LOOK,
        Text("没找到正在用的屏幕", "no screen runs on this machine"),
        Text("这台要当取号机，就启动桌面会话或 cage", "where this is to be a kiosk, start its desktop session or cage"),
    )


def fonts() -> Finding:
    """Say whether the bundled fonts can be opened; without them paper and screen show boxes."""
    from PIL import ImageFont

    lost = []
    for name in FONTS:
        try:
            ImageFont.truetype(assets() / "fonts" / name, 24)
        except OSError:
            lost.append(name)
    if lost:
        return Finding(
            "fonts",
            Health.BROKEN,
            Text(f"打不开 {'、'.join(lost)}", f"cannot be opened: {', '.join(lost)}"),
            Text(f"从安装包补回 {assets() / 'fonts'}", f"bring {assets() / 'fonts'} back from the package"),
        )
    return Finding("fonts", Health.FINE, Text(f"{len(FONTS)} 个都能用", f"all {len(FONTS)} can be used"))


def space(folder: Path) -> Finding:
    """Say how much room the data folder's disk has; a backup wants the size of its database once more."""
    database_size = sum(file.stat().st_size for file in folder.glob("jishi.db*") if file.is_file())
    here = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(here).free
    wanted = max(LITTLE_BYTES, 2 * database_size)
    says = Text(f"{here} 还剩 {free / 1e9:.1f} GB", f"{free / 1e9:.1f} GB free at {here}")
    facts = {"free": free, "database": database_size}
    if free >= wanted:
        return Finding("space", Health.FINE, says, facts=facts)
    health = Health.LOOK if free >= NOTHING_LEFT_BYTES else Health.BROKEN
    return Finding(
        "space", health, says, Text(f"腾出到 {wanted / 1e9:.1f} GB", f"make it {wanted / 1e9:.1f} GB"), facts
    )


def clock(zone: str, newest: datetime | None, now: datetime) -> Finding:
    """Say what the clock shows in the hall's `zone`, whether it is kept right, and whether it went back."""
    kept = system_clock.synchronised()
    own = now.astimezone().tzname() or os.environ.get("TZ", "")
    shown = now.astimezone(ZoneInfo(zone)) if zone else now.astimezone()
    said = {True: Text("，已对时", ", synchronised"), False: Text("，没有对时", ", not synchronised"), None: Text("")}
    says = Text(
        f"{shown:%Y-%m-%d %H:%M:%S} {zone or own}{said[kept].zh}",
        f"{shown:%Y-%m-%d %H:%M:%S} {zone or own}{said[kept].en}",
    )
    facts = {"utc": now.astimezone(UTC).isoformat(), "zone": zone, "system_zone": own, "synchronised": kept}
    if newest is not None and newest - now > CLOCK_STEPS:
        late = newest.astimezone(shown.tzinfo)
        return Finding(
            "clock",
            Health.BROKEN,
            Text(
                f"{says.zh}，比最后一条记录（{late:%Y-%m-%d %H:%M}）还早",
                f"{says.en}, before the last record ({late:%Y-%m-%d %H:%M})",
            ),
            Text("对好时间再开门；常断电就换主板电池", "set the clock before the hall opens; a battery may be empty"),
            facts,
        )
    if kept is False:
        step = Text(
            "sudo timedatectl set-ntp true，或对一下表", "sudo timedatectl set-ntp true, or compare it yourself"
        )
        return Finding("clock", Health.LOOK, says, step, facts)
    return Finding("clock", Health.FINE, says, facts=facts)
