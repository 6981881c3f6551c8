"""A name in another script, or with a rare character, is read on a screen too, on a system that has no fonts."""

import os
import subprocess
import sys
from pathlib import Path

from tests.drivers.test_rare_characters import OTHERS, RARE

SHOWS = """
import sys
from PySide6.QtGui import QFont, QTextLayout
from ui.citizen.stage import application
app = application()
for text in sys.argv[1:]:
    layout = QTextLayout(text, app.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    if any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
        print(text)
"""
BARE = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{0}</dir></fontconfig>'


def test_no_script_that_paper_has_is_a_box_on_a_screen(tmp_path: Path) -> None:
    bare = tmp_path / "fonts.conf"
    bare.write_text(BARE.format(tmp_path / "none"), "utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(bare), "HOME": str(tmp_path)}

    command = [sys.executable, "-c", SHOWS, *OTHERS.values(), RARE, "㛃䶮"]
    boxes = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)

    assert boxes.stdout == ""
