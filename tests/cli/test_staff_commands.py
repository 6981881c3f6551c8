"""`jishi staff` and `jishi audit` as those who work in the hall give them: each command a process of its own."""

import json
import os
import pty
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.domain.visit import Visit
from kiosk.services.accounts import Accounts
from kiosk.services.hall import open_hall
from kiosk.services.help_calls import HelpCalls
from kiosk.store.tickets import new_id
from tests.halls import lay

BOSS, FIRST, OWN = "481516", "902817", "济阳大厅三楼帮办台一号"
MORNING = "2026-05-12T09:41"


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    out: str
    err: str
    code: int


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder of a hall without accounts."""
    return lay(tmp_path / "home")


@pytest.fixture
def jishi(home: Path) -> Callable[..., Said]:
    """Run `jishi …`; `pins` are the lines of its standard input."""

    def run(*arguments: str, pins: tuple[str, ...] = ()) -> Said:
        command = [sys.executable, "-m", "kiosk", *arguments, *(["--pin-stdin"] if pins else [])]
        lines = "".join(f"{pin}\n" for pin in pins)
        done = subprocess.run(
            command, env=_surroundings(home), input=lines, capture_output=True, text=True, check=False, timeout=60
        )
        return Said(done.stdout, done.stderr.strip(), done.returncode)

    return run


def _surroundings(home: Path) -> dict[str, str]:
    return {**os.environ, "JISHI_HOME": str(home)}


def in_the_database(home: Path, *statements: str) -> None:
    """Change the database file as somebody does who owns it, past its triggers."""
    with closing(sqlite3.connect(home / "jishi.db")) as file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            file.execute(statement)
        file.commit()


def test_from_no_account_to_a_hall_with_staff_and_a_record_in_which_a_hand_is_seen(
    jishi: Callable[..., Said], home: Path
) -> None:
    assert "连着的数字" in jishi("staff", "add", "王芳", pins=("123456",)).err
    assert jishi("staff", "add", "王芳", pins=(BOSS,)).out.startswith("01  王芳  值班长、大厅管理员")
    assert jishi("staff", "add", "李强", "--role", "agent", "--by", "01", pins=(BOSS, FIRST)).code == 0
    assert jishi("staff", "change-pin", "02", pins=(FIRST, OWN)).code == 0
    refused = jishi("staff", "list", "--by", "02", pins=(OWN,))
    assert (refused.code, refused.err) == (1, "您不能看人员；能的是：值班长、大厅管理员")
    assert (
        jishi("staff", "list", "--by", OWN, pins=(OWN,)).err == "工号或 PIN 不对"
    )  # the PIN typed into the wrong place
    disabled = jishi("staff", "disable", "02", "--by", "01", "--json", pins=(BOSS,))
    assert json.loads(disabled.out)["disabled"]

    refused = jishi("keys", "rotate", "--by", "02", pins=(OWN,))
    assert (refused.code, "停用" in refused.err) == (1, True)
    assert "以后的码用新钥匙签" in jishi("keys", "rotate", "--by", "01", pins=(BOSS,)).out
    assert "本机" in jishi("keys", "list").out
    read = jishi("audit", "list", "--by", "01", "--json", pins=(BOSS,))
    told = [json.loads(line) for line in read.out.splitlines()]
    assert [(row["who"], row["act"]) for row in told if row["act"] != "log-in"] == [
        ("王芳", "manage-staff"),
        ("王芳", "manage-staff"),
        ("李强", "change-pin"),
        ("王芳", "disable-staff"),
        ("王芳", "rotate-keys"),
        ("王芳", "read-audit"),
    ]
    whole = jishi("audit", "verify")
    assert whole.code == 0, whole
    assert "以前没有记过末尾" in whole.out
    assert "看不出" in whole.out  # what the end noted cannot show is said
    noted = json.loads((home / "audit-heads.json").read_text("utf-8"))["heads"][0]["sequence"]

    kept = [path for path in home.rglob("*") if path.is_file()]
    assert home / "jishi.db" in kept
    for path in kept:
        assert not any(pin.encode() in path.read_bytes() for pin in (BOSS, FIRST, OWN)), path

    in_the_database(home, "UPDATE audit SET who = '' WHERE sequence = 3", "DELETE FROM audit WHERE sequence = 5")
    broken = jishi("audit", "verify")
    assert broken.code == 1
    assert [line.strip() for line in broken.out.splitlines()[1:]] == ["第 3 条被改过", "第 5 条不见了"]

    in_the_database(home, f"DELETE FROM audit WHERE sequence > {noted - 2}")
    cut = jishi("audit", "verify")
    assert cut.code == 1
    assert "对过" in cut.out.splitlines()[0]
    assert cut.out.splitlines()[3].strip() == f"第 {noted - 1} 到 {noted} 条不见了"
    assert f"把 {home / 'audit-heads.json'} 移走" in cut.out  # the way on, where an older backup was restored elsewhere


def test_a_number_is_made_void_and_a_call_taken_by_somebody_with_a_name(jishi: Callable[..., Said], home: Path) -> None:
    hall = open_hall(home)
    boss = Accounts(hall).make_first("王芳", BOSS)
    call = HelpCalls(hall).call(Visit(new_id()), "checklist")
    assert call is not None
    hall.store.close()
    in_the_database(home, f"UPDATE help_call SET day = '{MORNING[:10]}'")
    at = ("--at", MORNING)
    jishi("issue", "--item", "食品经营许可", "--all-in-hand", *at)

    assert "对材料" in jishi("help-call", "list", *at).out
    for command in (("window", "void", "F001"), ("help-call", "take", call.id)):
        nobody = jishi(*command, "--by", "帮办03", *at, pins=(BOSS,))
        assert (nobody.code, nobody.err) == (1, "工号或 PIN 不对"), command
        assert jishi(*command, "--by", "01", *at, pins=(BOSS,)).code == 0, command
    void = jishi("window", "return", "F001", *at)
    assert (void.code, void.err) == (1, "F001 现在是“已作废”，不能这样改")
    hall = open_hall(home)
    acts = [(link.who, link.act) for link in hall.store.audit.chain(hall.site.id, hall.machine.device)]
    hall.store.close()
    assert [act for act in acts if act[1] in ("undo", "take-help-call")] == [
        (boss.member, "undo"),
        (boss.member, "take-help-call"),
    ]


def test_a_wait_is_told_and_holds_for_the_next_command(jishi: Callable[..., Said], home: Path) -> None:
    hall = open_hall(home)
    Accounts(hall).make_first("王芳", BOSS)
    hall.store.close()
    in_the_database(home, "UPDATE staff SET failures = 4")

    assert jishi("staff", "list", "--by", "01", "--at", MORNING, pins=(FIRST,)).err == "工号或 PIN 不对；15 秒后再试"
    # a process of its own, its clock at the same minute: the wait is nearly all there, whatever PIN comes
    early = jishi("staff", "list", "--by", "01", "--at", MORNING, pins=(BOSS,))
    assert (early.code, early.out, early.err.startswith("错得太多，")) == (1, "", True)


def test_a_pin_is_asked_for_unseen_and_a_missing_line_is_said(home: Path, jishi: Callable[..., Said]) -> None:
    missing = jishi("staff", "add", "王芳", "--pin-stdin")
    assert (missing.code, missing.err) == (1, "标准输入里少一行：新账号的 PIN")

    ours, theirs = pty.openpty()
    command = ["setsid", "--ctty", "--wait", sys.executable, "-m", "kiosk", "staff", "add", "王芳"]
    with subprocess.Popen(command, env=_surroundings(home), stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        seen = _until(ours, "新账号的 PIN: ")
        os.write(ours, f"{BOSS}\n".encode())
        seen += _until(ours, "再输一次: ")
        os.write(ours, f"{BOSS}\n".encode())
        seen += _until(ours, "大厅管理员")
        process.wait(30)
    os.close(ours)
    assert process.returncode == 0
    assert BOSS not in seen


def _until(terminal: int, words: str) -> str:
    """Read what a terminal shows until these words are there; a prompt's last blank comes when it shows no more."""
    seen = b""
    while words.encode() not in seen:
        seen += os.read(terminal, 4096)
    return seen.decode()
