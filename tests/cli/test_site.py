"""`jishi site`: a district's site.toml comes to a machine whole or not at all, and leaves its ports alone."""

from pathlib import Path

import pytest

from kiosk.catalogue.table_changes import changes
from kiosk.services.hall import open_hall
from tests.cli.test_commands import Jishi, jishi
from tests.halls import lay

__all__ = ["jishi"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder that `jishi` uses."""
    return lay(tmp_path / "home")


@pytest.fixture
def sent(home: Path, tmp_path: Path) -> Path:
    """A site.toml as a district sends it: its motto is another."""
    path = tmp_path / "site.toml"
    path.write_text((home / "site.toml").read_text("utf-8"), "utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    """Write another text into a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_file_that_fits_is_shown_and_taken_over_and_the_machine_keeps_its_own(
    jishi: Jishi, home: Path, sent: Path
) -> None:
    change(sent, "2026-12-31", "2027-12-31")
    old = (home / "site.toml").read_bytes()

    assert jishi("site", "check", str(sent)).code == 0
    (row,) = jishi("site", "diff", str(sent), "--json").rows
    assert (row["where"], row["before"], row["after"]) == ("calendar › until", "2026-12-31", "2027-12-31")
    assert (home / "site.toml").read_bytes() == old
    machine = (home / "machine.toml").read_bytes()
    said = jishi("site", "apply", str(sent))

    assert (said.code, "calendar › until：2026-12-31 → 2027-12-31" in said.out) == (0, True)
    assert (home / "site.toml").read_bytes() == sent.read_bytes()
    assert (home / "machine.toml").read_bytes() == machine
    assert [path.read_bytes() for path in (home / "before").iterdir()] == [old]
    hall = open_hall(home)
    hall.store.close()
    assert (str(hall.site.calendar.until), hall.notes) == ("2027-12-31", ())
    assert "一样" in jishi("site", "apply", str(sent)).out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "jiyang"', 'id = "licheng"', "licheng"),
        ('prefix = "F"', 'prefix = "Z"', "Z"),
        ('time_zone = "Asia/Shanghai"', 'time_zone = "Asia/Jiyang"', "Asia/Jiyang"),
        ("[[queue]]", "[[queue", "site.toml"),
        ("late_minutes = 15", "latest = 15", "latest"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_whole(
    jishi: Jishi, home: Path, sent: Path, old: str, new: str, said: str
) -> None:
    before, files = (home / "site.toml").read_bytes(), sorted(home.glob("*.toml"))
    change(sent, old, new)

    refused = jishi("site", "apply", str(sent))

    assert (refused.code, said in refused.err, "Traceback" in refused.err) == (1, True, False)
    assert ((home / "site.toml").read_bytes(), sorted(home.glob("*.toml"))) == (before, files)
    assert not (home / "before").exists()


def test_a_machine_that_was_never_started_takes_the_file_before_its_first_start(
    tmp_path: Path, sent: Path, jishi: Jishi, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.services import rollout
    from tests.services.conftest import MORNING

    change(sent, 'id = "jiyang"', 'id = "licheng"')
    empty = tmp_path / "empty"
    assert rollout.lay(empty, sent, MORNING).kept is None

    assert [path.name for path in empty.iterdir()] == ["site.toml"]
    hall = open_hall(empty)
    hall.store.close()
    assert hall.site.id == "licheng"


def test_the_machines_own_files_are_checked_both_at_once(jishi: Jishi, home: Path) -> None:
    assert jishi("site", "check").code == 0
    change(home / "site.toml", 'time_zone = "Asia/Shanghai"', 'time_zone = "Asia/Jiyang"')
    change(home / "machine.toml", 'orientation = "portrait"', 'orientation = "askew"')

    said = jishi("site", "check")
    assert (said.code, "Asia/Jiyang" in said.err, "orientation" in said.err) == (1, True, True)


def test_changes_are_named_by_what_they_are_of() -> None:
    before = {"queue": [{"prefix": "A", "last": 999}, {"prefix": "B"}], "days": [1, 2], "x": {"y": 1}}
    after = {"queue": [{"prefix": "A", "last": 500}, {"prefix": "C"}], "days": [2, 3], "x": {"y": 1, "z": 2}}

    assert [(each.where, each.before, each.after) for each in changes(before, after)] == [
        ("queue A › last", 999, 500),
        ("queue B", {"prefix": "B"}, None),
        ("queue C", None, {"prefix": "C"}),
        ("days", [1], [3]),
        ("x › z", None, 2),
    ]
    assert changes(before, before) == []


def test_all_that_is_wrong_is_said_in_one_round(jishi: Jishi, home: Path, sent: Path) -> None:
    """Another hall's file, in which a key has no text, a desk is nowhere and the letter of items is gone."""
    open_hall(home).store.close()
    change(sent, 'id = "jiyang"', 'id = "licheng"')
    change(sent, 'hotline = "12345"', "hotline = 12345")
    change(sent, 'help_desk = "help-3F"', 'help_desk = "moon"')
    change(sent, 'prefix = "F"', 'prefix = "Z"')

    refused = jishi("site", "check", str(sent))

    assert refused.code == 1
    for said in ("licheng", "hotline：现在是 12345", "help_desk：现在是 “moon”", "“F”"):
        assert said in refused.err, refused.err
