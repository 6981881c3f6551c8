"""The A4 printer from the command line: the pledge's two copies, how it is, what became of them.

CUPS is a strict stand-in on the PATH here (tests/cups_stand_in.py); `make campaign` asks a real one.
"""

import os
from pathlib import Path

import pytest

from tests import cups_stand_in
from tests.cli.test_commands import MORNING, Jishi, jishi

__all__ = ["jishi"]
PLEDGED = 'application = "brought"\nowner-id = "brought"\nlayout = "brought"\nrules = "missing"\n'
ANSWERS = PLEDGED + '[situations]\ngoods = "restaurant"\nwho = "self"\n'


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A CUPS with one queue, `office`; returns the folder of its state."""
    folder = tmp_path / "cups"
    programs = cups_stand_in.install(folder)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("CUPS_SERVER", str(folder / "none.sock"))  # how a job ended, the stand-in cannot tell a process
    return folder


def configure(tmp_path: Path, connection: str) -> None:
    """Name the A4 printer in machine.toml."""
    machine = tmp_path / "home" / "machine.toml"
    table = f'[a4]\nname = "K2-a4"\nconnection = "{connection}"\n'
    machine.write_text(machine.read_text("utf-8") + table, "utf-8")


def ask_for_pledge(jishi: Jishi, tmp_path: Path) -> tuple[str, str]:
    """Print the pledge of a visit; return what was said and refused."""
    answers = tmp_path / "answers.toml"
    answers.write_text(ANSWERS, "utf-8")
    asked = ("slip", "--item", "食品经营许可", "--number", "F012", "--at", MORNING, "--answers", str(answers))
    said = jishi(*asked, "--print-pledge")
    assert said.code == (1 if said.err else 0)
    return said.out, said.err


def test_two_copies_go_to_the_queue_and_what_is_in_the_way_is_said(cups: Path, jishi: Jishi, tmp_path: Path) -> None:
    configure(tmp_path, "cups:office")

    said, _ = ask_for_pledge(jishi, tmp_path)

    assert "office-1" in said
    assert b"/Count 2" in (cups / "office-1.pdf").read_bytes()
    assert "没有回答" in jishi("printer", "pages", "office-1").out
    (row,) = jishi("printer", "journal", "--at", MORNING, "--json").rows
    assert (row["kind"], row["printer"], row["state"], row["copy"]) == ("pledge", "K2-a4", "sent", 0)
    listed = jishi("printer", "list", "--json").rows
    assert [(row["printer"], row["state"]) for row in listed] == [("K2-slip", "ready"), ("K2-a4", "ready")]

    (cups / "down").touch()
    assert "systemctl start cups" in ask_for_pledge(jishi, tmp_path)[1]
    status = jishi("printer", "status", "K2-a4", "--json")
    assert (status.code, status.rows[0]["reason"]) == (1, "no service")


@pytest.mark.parametrize("connection", ["cups:", "cups:-o", "cups:two words", "lpt1", "file:"])
def test_a_wrong_a4_address_is_a_problem_of_the_file_that_shows_how_one_looks(connection: str, tmp_path: Path) -> None:
    from kiosk.assets import shipped_site
    from kiosk.catalogue.problems import Refused
    from kiosk.catalogue.reading import read_machine

    (tmp_path / "home").mkdir()
    shipped = (shipped_site() / "machine.toml").read_text("utf-8")
    (tmp_path / "home" / "machine.toml").write_text(shipped, "utf-8")
    configure(tmp_path, connection)

    with pytest.raises(Refused, match="cups:QUEUE"):
        read_machine(tmp_path / "home" / "machine.toml")
