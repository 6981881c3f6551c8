"""`jishi appointments` as those who keep the list give it: each command a process of its own."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from kiosk.services.accounts import Accounts
from kiosk.services.hall import open_hall
from tests.halls import lay

PIN = "481516"
MORNING = date(2026, 5, 12)


def _jishi(home: Path, *arguments: str, pin: str = "") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "appointments", *arguments, *(["--pin-stdin"] if pin else [])],
        env={**os.environ, "JISHI_HOME": str(home)},
        input=f"{pin}\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_list_goes_in_whole_or_not_at_all_and_says_what_was_dropped(tmp_path: Path) -> None:
    home, at = lay(tmp_path / "home"), ("--at", "2026-05-12T08:00")
    hall = open_hall(home)
    Accounts(hall).make_first("赵晴", PIN)
    hall.store.close()
    path = tmp_path / "名单.csv"
    path.write_text(
        "时间,姓名,手机,事项,预约码\n9点半,张三,13800001111,食品经营许可,730514\n25:00,李四,,没有这事,1\n", "gb18030"
    )

    code, _, err = _jishi(home, "import", str(path), "--by", "01", *at, pin=PIN)
    assert code == 1
    assert "名单.csv 第 3 行 A 列（时间）：现在是 “25:00”，应当是时间" in err
    assert ["第 3 行 D 列" in err, "第 3 行 E 列" in err, "什么都没导入" in err] == [True] * 3

    path.write_text(path.read_text("gb18030").rpartition("25:00")[0], "utf-8")
    code, out, err = _jishi(home, "import", str(path), "--by", "01", *at, pin=PIN)
    assert (code, err) == (0, "")
    assert out.splitlines() == ["5月12日：新增 1", "读时已丢弃，没有存：“手机”1 格、姓名 1 个只留“张*”"]

    hall = open_hall(home)
    assert [bool(row.marks) for row in hall.store.appointments.of_day(hall.site.id, MORNING)] == [True]
    backup = [sys.executable, "-m", "kiosk", "backup", "--daily", "--at"]
    for day, kept in (("2026-05-13", [False]), ("2026-08-11", [])):
        subprocess.run([*backup, f"{day}T08:00"], env={**os.environ, "JISHI_HOME": str(home)}, check=True)
        assert [bool(row.marks) for row in hall.store.appointments.of_day(hall.site.id, MORNING)] == kept
    hall.store.close()
