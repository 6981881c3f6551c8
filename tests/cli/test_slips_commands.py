"""Over ssh: a slip's text is checked, saved and led back; a picture becomes the logo. Only a technician may."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from typer.testing import CliRunner, Result

from kiosk.cli.program import program
from kiosk.domain.staff import Role
from kiosk.services.templates.shelf import shipped_text
from tests.staff_window import PIN, staffed_hall

BY = ("--by", "02", "--pin-stdin")
SHIPPED = shipped_text("ticket")
OURS = SHIPPED.replace("text bold: 当日有效 // Valid today only\n", "text bold: 只在今天有效 // Today only\n")


@pytest.fixture(scope="module")
def manned() -> Iterator[Path]:
    """A hall with a technician and an agent."""
    staff = {"01": ("赵晴", Role.SUPERVISOR), "02": ("孙工", Role.TECHNICIAN), "03": ("李强", Role.AGENT)}
    with staffed_hall(staff) as home:
        yield home


@pytest.fixture
def home(manned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hall's data folder."""
    home = Path(shutil.copytree(manned, tmp_path / "home"))
    monkeypatch.setenv("JISHI_HOME", str(home))
    return home


def jishi(*words: str) -> Result:
    """Give a command of slips, as one who knows the PIN."""
    return CliRunner().invoke(program(), ["slips", *words], input=f"{PIN}\n")


def test_a_text_is_checked_saved_led_back_to_a_version_and_to_the_shipped_one(home: Path, tmp_path: Path) -> None:
    ours, wrong, file = tmp_path / "ours.txt", tmp_path / "wrong.txt", home / "slips" / "ticket.txt"
    ours.write_text(OURS, "utf-8")
    wrong.write_text(SHIPPED + "{numbr}\n", "utf-8")

    for command in (("check", "ticket", str(wrong)), ("save", "ticket", str(wrong), *BY)):
        said = jishi(*command)
        assert (said.exit_code, f"第 {SHIPPED.count(chr(10)) + 1} 行第 1 列" in said.stderr) == (1, True)
    agents = jishi("save", "ticket", str(ours), "--by", "03", "--pin-stdin")
    assert (agents.exit_code, file.read_text("utf-8")) == (1, SHIPPED)

    assert jishi("check", "ticket", str(ours)).exit_code == 0
    assert jishi("save", "ticket", str(ours), *BY).exit_code == 0
    assert file.read_text("utf-8") == OURS
    assert [line for line in jishi("list").stdout.splitlines() if "改过" in line] == ["ticket          号票  改过"]
    rows = [json.loads(line) for line in jishi("versions", "ticket", "--json").stdout.splitlines()]
    assert [(row["by"], row["text"]) for row in rows] == [("孙工", OURS), ("", SHIPPED)]
    assert jishi("versions", "ticket", "--show", str(rows[1]["number"])).stdout == SHIPPED

    assert jishi("return", "ticket", str(rows[1]["number"]), *BY).exit_code == 0
    assert file.read_text("utf-8") == SHIPPED
    newest = json.loads(jishi("versions", "ticket", "--json").stdout.splitlines()[0])["number"]
    jishi("return", "ticket", str(rows[0]["number"]), *BY)
    assert file.read_text("utf-8") == OURS
    jishi("return", "ticket", "shipped", *BY)
    assert file.read_text("utf-8") == SHIPPED
    lost = jishi("return", "ticket", "999", *BY)
    assert (newest > rows[0]["number"], lost.exit_code, "没有第 999 版" in lost.stderr) == (True, 1, True)
    assert "有：ticket、notice" in jishi("versions", "tiket").stderr


def test_a_picture_is_looked_at_and_kept_as_the_logo_or_refused(home: Path, tmp_path: Path) -> None:
    picture, looked, kept = tmp_path / "mark.png", tmp_path / "dots.png", home / "slips" / "logo.png"
    image = Image.new("L", (300, 100), 255)
    ImageDraw.Draw(image).rectangle((10, 10, 290, 90), 0)
    image.save(picture)
    text = tmp_path / "mark.txt"
    text.write_text("no picture", "utf-8")
    before = kept.read_bytes() if kept.exists() else b""

    refused = jishi("logo", str(text), *BY)
    assert (refused.exit_code, "不是图片" in refused.stderr) == (1, True)
    assert "没有存" in jishi("logo", str(picture), "--png", str(looked), "--wide", "small").stdout
    with Image.open(looked) as dots:
        assert dots.mode == "1"
    assert (kept.read_bytes() if kept.exists() else b"") == before
    assert jishi("logo", str(picture), "--by", "03", "--pin-stdin").exit_code == 1
    assert (kept.read_bytes() if kept.exists() else b"") == before

    done = jishi("logo", str(picture), "--wide", "small", "--always", *BY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert kept.read_bytes() == looked.read_bytes()
    assert "always = true" in (home / "site.toml").read_text("utf-8")
