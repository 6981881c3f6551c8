"""A command that meets a database it cannot use: exit code 1 and one clear line that names the file."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.databases import AT_THE_START, locked
from tests.faults.programs import ROOT

AT = ("--at", "2026-05-12T09:41")
COMMANDS = (
    ("issue", "--item", "食品经营许可", "--all-in-hand", *AT),
    ("counts", "--day", "2026-05-12"),
    ("window", "call", "F", "--window", "21", *AT),
    ("help-call", "list", *AT),
)


def all_at_once(home: Path) -> list[tuple[int, str, str]]:
    """Run the commands side by side; return the exit code of each, and what it said and complained of."""
    environment = {**os.environ, "JISHI_HOME": str(home)}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "kiosk", *command],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for command in COMMANDS
    ]  # fmt: skip
    said = [process.communicate(timeout=60) for process in running]
    return [(process.returncode, *words) for process, words in zip(running, said, strict=True)]


@pytest.mark.parametrize("name", AT_THE_START)
def test_it_ends_with_1_and_one_line_that_names_the_file_and_the_reason(name: str, home: Path) -> None:
    fault, reason = AT_THE_START[name]
    database = home / "jishi.db"
    with fault(database):
        said = all_at_once(home)

    for code, out, err in said:
        assert code == 1
        assert out == ""
        assert err.count("\n") == 1, err
        assert reason in err
        assert str(database) in err
        assert "Traceback" not in err
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM ticket").fetchone() == (0,)


def test_a_number_is_refused_while_another_program_holds_the_write_lock_and_reading_goes_on(home: Path) -> None:
    with locked(home / "jishi.db"):
        (code, out, err), counts, *_ = all_at_once(home)

    assert code == 1
    assert out == ""
    assert err.count("\n") == 1, err
    assert f"{home / 'jishi.db'}: database is locked" in err
    assert counts[0] == 0


def test_a_database_without_a_folder_is_said_in_one_line_too(tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("not a folder")
    for code, _, err in all_at_once(nowhere / "home"):
        assert code == 1
        assert err.count("\n") == 1
        assert str(nowhere) in err
        assert "Traceback" not in err
