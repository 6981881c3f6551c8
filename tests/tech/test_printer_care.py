"""The printer page's lower half: a line that is sound or not, the paper that went through, and the roll."""

import json
import tomllib

import pytest

from drivers.printer.emulator import Emulator
from kiosk.services.paper_used import paper_used
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from kiosk.services.trials import Trials
from tests.staff_window import PIN
from tests.tech.conftest import OpenTech, Technician


def test_the_line_is_tried_while_its_owner_runs_and_given_back(technician: Technician, printer: Emulator) -> None:
    technician.shows("正常，随时能打")
    technician.press("R", "L")
    technician.shows("线好：100/100 都回答了")
    assert printer.slips == []
    technician.press("T")  # the port is its owner's again
    assert printer.wait_for(lambda it: len(it.slips) == 1)
    technician.shows("测试页：打印机说打完了")


def test_a_line_that_answers_nothing_is_said_with_what_to_do(tech_of: OpenTech, printer: Emulator) -> None:
    printer.silent = True
    here = tech_of()
    here.until(lambda: bool(here.page("printers").rows), "the printers")
    here.press("R", "L")
    here.shows("没有一个回答")


def test_a_port_that_somebody_has_is_not_taken_away_and_it_is_said_who(technician: Technician) -> None:
    hall = technician.hall
    session = Staff(hall).log_in("03", PIN)
    assert isinstance(session, Session)
    Trials(hall).lend(session, "K2-slip")
    technician.press("R", "L")
    technician.shows("孙工正在试这台的设置")
    assert not technician.page("printers").care.shown["trying"]


def test_what_was_printed_is_counted_and_a_new_roll_says_what_is_left(
    technician: Technician, printer: Emulator
) -> None:
    home, name = technician.hall.home, "K2-slip"
    technician.press("R")
    technician.shows("走过的纸：约 0.0 米　切过：0 刀")
    technician.press("T")
    assert printer.wait_for(lambda it: len(it.slips) == 1)
    dots = printer.slips[0].picture().height
    technician.shows("切过：1 刀")
    used = paper_used(home, name)
    assert used.mm == pytest.approx(dots / 203 * 25.4, rel=0.15)  # the emulator's lines are not a printer's to a dot

    technician.press("2")
    technician.shows("换上的 50 米，用了约 0.0 米，还剩约 50 米")
    months = {"mm": 90_000, "cuts": 300, "roll_mm": 12_400, "roll_metres": 50, "roll_at": "2026-05-12T01:00:00+00:00"}
    (home / f"paper-{name}.json").write_text(json.dumps(months))
    technician.press("B", "R")
    technician.shows("走过的纸：约 90.0 米　切过：300 刀")
    technician.shows("05-12 09:00 换上的 50 米，用了约 12.4 米，还剩约 38 米")


def test_what_head_and_knife_did_stands_against_the_life_that_their_sheet_says(
    technician: Technician, printer: Emulator
) -> None:
    home, name = technician.hall.home, "K2-slip"
    (home / f"paper-{name}.json").write_text(json.dumps({"mm": 91_250_000, "cuts": 300_000}))
    technician.press("R")
    technician.shows("打印头：用了 91.25 公里；能用多少没有查实")
    technician.press("F6")
    page = technician.page("hall")
    technician.until(lambda: bool(page.groups), "the files")
    technician.press(*["PageDown"] * [group["name"] for group in page.groups].index("小票机 K2-slip"))
    technician.shows("打印头能走几公里")
    technician.press("Enter")
    technician.write("100")
    technician.press("Enter")
    technician.shows("存好了：100")
    technician.press("下", "Enter")
    technician.write("1500000")
    technician.press("Enter")
    technician.shows("存好了：1500000")
    table = tomllib.loads((home / "machine.toml").read_text("utf-8"))["printer"]
    assert (table["head_km"], table["cutter_cuts"]) == (100, 1_500_000)

    technician.press("F1", "R")
    technician.shows("打印头：用了 91.25 公里，能用 100 公里（91%），备一个新的")
    technician.shows("切刀：用了 300,000 刀，能用 1,500,000 刀（20%）")
    technician.press("5")
    technician.shows("打印头：用了 0.00 公里，能用 100 公里（0%）")
    technician.shows("切刀：用了 300,000 刀")
    technician.press("T")
    assert printer.wait_for(lambda it: len(it.slips) == 1)
    technician.shows("切刀：用了 300,001 刀")
    used = paper_used(home, name)
    assert 91_250_000 == used.head_from < used.mm
