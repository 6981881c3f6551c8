"""The end of the audit is noted beside the database, on both kinds: rows cut off are named, a restore is no alarm."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli.program import program
from kiosk.domain.chain import Finding, Harm
from kiosk.services.audit import Audit
from kiosk.services.audit_heads import HEADS, kept, note
from kiosk.services.backups.making import make_backup
from kiosk.services.backups.restoring import restore
from kiosk.services.hall import Hall, open_hall
from kiosk.store.rows import NewAct
from tests.halls import lay
from tests.services.conftest import MORNING, HandClock
from tests.store.test_audit import by_hand


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_in(
    request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Hall, str]]:
    """A hall whose rows lie in each kind of database, and where that is."""
    home = lay(tmp_path / "home")
    address = str(home / "jishi.db")
    if request.param == "postgresql":
        fresh: Callable[[], str] = request.getfixturevalue("fresh_database")
        address = fresh()
        monkeypatch.setenv("JISHI_DATABASE", address)
    opened = replace(open_hall(home), clock=clock)
    yield opened, address
    opened.store.close()


def act(hall: Hall, count: int, device: str = "K1") -> None:
    """Write so many acts at a device of the hall."""
    for _ in range(count):
        with hall.store.writing():
            hall.store.audit.append(NewAct("wang", "issue"), replace(hall.where(), device=device))


def found(hall: Hall) -> dict[str, list[Finding]]:
    """Return what an examination finds, by device."""
    return {chain.device: chain.findings for chain in Audit(hall).verify()}


def cut(hall: Hall, address: str, device: str, last: int) -> None:
    """Remove the rows behind `last` as somebody does who owns the database."""
    hall.store.close()
    by_hand(address, f"DELETE FROM audit WHERE device = '{device}' AND sequence > {last}")


def test_rows_cut_off_the_end_are_named_by_device_and_no_later_note_covers_them(
    kept_in: tuple[Hall, str], clock: HandClock
) -> None:
    hall, address = kept_in
    act(hall, 6)
    act(hall, 3, "K2")
    act(hall, 2, "D1")
    assert note(hall) == []
    act(hall, 1)  # after the note: nobody would miss it
    assert found(hall) == {"D1": [], "K1": [], "K2": []}

    cut(hall, address, "K1", 4)
    cut(hall, address, "K2", 0)
    lost = {"D1": [], "K1": [Finding(Harm.REMOVED, 5, 6)], "K2": [Finding(Harm.REMOVED, 1, 3)]}
    assert found(hall) == lost
    clock.move(hours=1)
    act(hall, 1, "D1")
    assert {head.device for head in note(hall)} == {"K1", "K2"}
    assert found(hall) == lost
    assert {head.device: (head.sequence, head.at) for head in kept(hall.home).heads} == {
        "K1": (6, "2026-05-12 09:41"),
        "K2": (3, "2026-05-12 09:41"),
        "D1": (3, "2026-05-12 10:41"),
    }
    act(hall, 3)  # the program writes on where the chain was cut
    assert note(hall)
    assert found(hall)["K1"] == [Finding(Harm.REMADE, 6)]


def test_a_row_moved_to_the_end_by_hand_is_never_noted_as_the_end(hall: Hall) -> None:
    act(hall, 3)
    note(hall)
    hall.store.close()
    by_hand(str(hall.home / "jishi.db"), "UPDATE audit SET sequence = 1000000 WHERE sequence = 2")

    note(hall)

    assert [head.sequence for head in kept(hall.home).heads] == [3]
    assert found(hall) == {"K1": [Finding(Harm.MOVED, 1000000, 2)]}


def test_a_restored_backup_is_no_cut_end_and_what_was_noted_goes_aside_with_its_database(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    act(hall, 2)
    made = make_backup(hall)
    act(hall, 3)
    note(hall)
    hall.store.close()

    done = restore(hall.home, made, MORNING)

    assert done.aside is not None
    assert [head.sequence for head in kept(done.aside).heads] == [5]
    monkeypatch.setenv("JISHI_HOME", str(hall.home))
    said = CliRunner().invoke(program(), ["audit", "verify"])
    assert said.exit_code == 0, said.output
    assert "恢复过 2026-05-12T09:41:00+08:00 做的备份" in said.output
    assert [head.sequence for head in kept(hall.home).heads] == [2]


def test_the_daily_backup_notes_the_end_also_where_today_has_its_backup(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JISHI_HOME", str(hall.home))
    monkeypatch.setattr("os.nice", lambda _by: 0)  # of the test's own process
    for rows in (1, 2):
        act(hall, 1)
        assert CliRunner().invoke(program(), ["backup", "--daily", "--at", "2026-05-12T09:41"]).exit_code == 0
        assert [head.sequence for head in kept(hall.home).heads] == [rows]
    (hall.home / HEADS).write_text("{", "utf-8")
    assert CliRunner().invoke(program(), ["backup", "--daily", "--at", "2026-05-13T09:41"]).exit_code == 0
    assert len(list((hall.home / "backups").glob("*.backup"))) == 2  # a broken note costs no backup

    unread = CliRunner().invoke(program(), ["audit", "verify"])
    assert unread.exit_code == 1
    assert f"{hall.home / HEADS} 读不懂" in unread.output
    assert "移走" in unread.output  # the way on
