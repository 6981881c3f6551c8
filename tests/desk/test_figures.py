"""统计 at the desk and on the command line: what they say is what was done, for who may read it."""

import json

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from kiosk.cli.program import program
from kiosk.domain.staff import Act
from kiosk.domain.visit import Visit
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id
from tests.desk.conftest import Agent, OpenDesk
from tests.desk.test_sent_back import ready_number
from tests.staff_window import PIN


def test_a_supervisor_reads_the_figures_and_keeps_them_as_a_file(desk_of: OpenDesk) -> None:
    there = desk_of(login="01")
    there.shows("统计")
    for _ in range(2):
        ready_number(there.hall)
    lost = Visit(new_id())
    Visits(there.hall).begin(lost)
    Visits(there.hall).found_nothing(lost, "XQZGZ")
    there.opens("spjy")
    there.press("3", "1", "u")
    there.write("经营场所在两栋楼")
    there.press("Enter")
    there.shows("已请值班长处理")

    there.press("F6")
    there.shows("到访：取号机或帮办台上开始的办理")
    there.shows("2026-05-12 二")
    there.press("7")
    there.shows("请值班长：帮办员请值班长处理的次数")
    assert there.desk.figures.rows == [{"name": "食品经营许可", "cells": ["1"]}]
    there.press("8")
    there.shows("XQZGZ")
    there.press("3", "r")  # by agent, today
    there.until(lambda: there.desk.figures.wait == "" and bool(there.desk.figures.rows), "today")
    figures = {
        row["name"]: dict(zip(there.desk.figures.heads, row["cells"], strict=True)) for row in there.desk.figures.rows
    }
    assert figures["赵晴"]["请值班长"] == figures["赵晴"]["到访"] == "1"
    assert figures["取号机自助"]["取号"] == "2"
    there.press("右")
    there.shows("齐了：最后一次核对时材料都齐的到访")
    there.press("x")
    there.shows("已存到")
    book = load_workbook(there.hall.home / "exports" / "2026-05-12_2026-05-12.xlsx")
    assert book["按人"]["A2"].value in figures
    there.press("Esc")
    there.until(lambda: not there.desk.figures.shown, "the desk")
    assert there.case.said == "经营场所在两栋楼"  # what was open stays open
    there.press("n", "s", "p")
    assert there.desk.finder.query == "sp"


def test_an_agent_is_told_who_may_and_nothing_is_read(agent: Agent) -> None:
    agent.press("F6")
    agent.shows("您不能看统计；能的是：值班长、大厅管理员")
    assert not agent.desk.figures.shown
    assert "统计" not in agent.words().split()
    chain = agent.hall.store.audit.chain(agent.hall.site.id, agent.hall.machine.device)
    assert Act.READ_FIGURES.value not in [link.act for link in chain]


def test_the_command_line_says_the_same_and_writes_both_files(
    desk_of: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = desk_of(login="")
    home = there.hall.home
    monkeypatch.setenv("JISHI_HOME", str(home))
    ready_number(there.hall)
    at = ("--at", "2026-05-12T09:41", "--by", "01", "--pin-stdin")

    def jishi(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(program(), ["figures", *arguments, *at], input=f"{PIN}\n")
        return done.exit_code, done.output

    files = ("--xlsx", str(home / "f.xlsx"), "--csv", str(home / "f.csv"))
    code, said = jishi(*files, "--table", "day", "--json")
    assert code == 0
    day, total = (json.loads(line) for line in said.splitlines())
    assert (day["name"], day["issued"], total["issued"], total["total"]) == ("2026-05-12 二", 1, 1, True)
    assert load_workbook(home / "f.xlsx").sheetnames[-1] == "说明"
    assert "按天,2026-05-12 二,取号,1,发出的号" in (home / "f.csv").read_text("utf-8-sig")
    assert jishi("--since", "2026-05-13") == (1, "--since 2026-05-13 在 --until 2026-05-12 之后\n")
    assert jishi("--csv", str(home / "jishi.db" / "f.csv"))[0] == 1
    assert "取号：发出的号" in jishi()[1]
