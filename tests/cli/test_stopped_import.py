"""Whoever brings in a large list may stop it: the version in use stays, and one line says so."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.test_commands import Jishi, jishi

__all__ = ["jishi"]
ROWS = 4_000  # some seconds of work
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the terminal is a pseudo terminal")


def _large_list(path: Path) -> None:
    book = Workbook(write_only=True)
    page = book.create_sheet("清单")
    page.append(["部门", "事项名称"])
    for number in range(ROWS):
        page.append(["行政审批", f"第{number}种设施迁移改建许可"])
    book.save(path)


@pytest.mark.parametrize("stage", ["读表", "建检索"])
def test_ctrl_c_in_mid_import_leaves_the_old_version(jishi: Jishi, tmp_path: Path, stage: str) -> None:
    path = tmp_path / "large.xlsx"
    _large_list(path)
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "catalogue", "import", str(path)],
        env={**os.environ, "JISHI_HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1", "TERM": "xterm"},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as command:
        os.close(theirs)
        _until(ours, stage)  # the bar shows how far it is
        command.send_signal(signal.SIGINT)
        said = _rest(ours)

    assert command.returncode == 1
    assert "停下了，什么都没改：仍用第 1 版" in said
    assert "Traceback" not in said
    assert len(jishi("catalogue", "versions", "--json").rows) == 1
    assert jishi("catalogue", "diff", "1").out.strip() == "没有变化"


def _until(terminal: int, words: str) -> None:
    seen = b""
    while words.encode() not in seen:
        more = os.read(terminal, 1024)
        assert more, seen.decode()
        seen += more


def _rest(terminal: int) -> str:
    seen = b""
    try:
        while more := os.read(terminal, 1024):
            seen += more
    except OSError:  # Linux: the other end was closed
        pass
    os.close(terminal)
    return seen.decode()
