"""`jishi cut-off`: what a kiosk gave without its hall, listed and settled by command."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli.program import program
from kiosk.services.hall import open_hall
from tests.halls import lay_small
from tests.services.conftest import HandClock
from tests.services.test_cut_off import Cut, visit

AT = ("--at", "2026-05-12T09:50")


def run(*arguments: str) -> tuple[int, str]:
    """Run `jishi cut-off` with these; return exit code and output."""
    done = CliRunner().invoke(program(), ["cut-off", *arguments, *AT])
    return done.exit_code, done.output


def test_numbers_of_a_kiosk_that_died_are_settled_by_command_once(
    tmp_path: Path, fresh_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = lay_small(tmp_path / "home")
    monkeypatch.setenv("JISHI_HOME", str(home))
    monkeypatch.setenv("JISHI_DATABASE", fresh_database())
    hall = replace(open_hall(home), clock=HandClock())
    kiosk = Cut(hall, hall.machine.device, tmp_path / "other")
    assert run("list") == (0, "今天没有断网取的号\n")
    assert run("settle")[0] == 1
    kiosk.takes(visit(hall))
    kiosk.close()
    (tmp_path / "other" / "cut-off.db").rename(home / "cut-off.db")

    code, said = run("list")
    assert code == 0
    assert "F970  05-12 09:41" in said
    assert "待补报" in said
    code, said = run("settle", "--json")
    assert code == 0
    assert (json.loads(said)["number"], json.loads(said)["state"]) == ("F970", "settled")
    assert run("settle") == (0, "没有待补报的\n")
    assert "已补报" in run("list")[1]
    where = hall.where()
    assert len(hall.store.tickets.of_day(where.site, where.day)) == 1
    hall.store.close()


def test_a_hall_whose_database_is_a_file_of_this_machine_is_never_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JISHI_HOME", str(lay_small(tmp_path / "home")))

    assert run("list") == (1, "大厅的数据库就在这台机器上，没有断网取号\n")
