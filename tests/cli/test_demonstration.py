"""`make run` where there is no display: one whole visit, a picture of every screen, the slip, at any hour."""

import os
import subprocess
import sys
from pathlib import Path

from tests.complaints import complaints

SCREENS = ("home", "choose", "list", "item", "item-answered", "checklist", "checklist-done", "issued", "home-again")


def test_without_a_display_a_whole_visit_is_played_and_its_pictures_and_slip_are_left(tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: said for name, said in os.environ.items() if name not in gone}
    environment |= {"JISHI_HOME": str(tmp_path / "home"), "TMPDIR": str(folder)}
    played = subprocess.run(
        [sys.executable, "-m", "kiosk", "run"], env=environment, capture_output=True, text=True, check=False
    )

    assert played.returncode == 0, played.stderr
    assert "没有显示器" in played.stdout
    assert "number: F001" in played.stdout
    (left,) = folder.glob("jishi-visit-*")
    assert str(left) in played.stdout
    assert tuple(path.stem.partition("_")[2] for path in sorted(left.glob("*_*.png"))) == SCREENS
    assert [path.suffix for path in sorted(left.glob("0001.*"))] == [".bin", ".png", ".txt"]
    assert "F001" in (left / "0001.txt").read_text("utf-8")
    assert complaints(played.stderr) == []
