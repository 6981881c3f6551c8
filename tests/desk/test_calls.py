"""What else calls at the desk: a kiosk whose printer stands still, heard and seen; and slips that did not come out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.site import PrinterAddress
from kiosk.domain.tickets import TicketState
from kiosk.services.hall import open_hall
from kiosk.services.print_desk import PrintDesk
from kiosk.services.printing import Printing
from tests.desk.conftest import Agent, OpenDesk
from tests.visits.conftest import MORNING, standing


@pytest.fixture
def far(home: Path) -> Iterator[Emulator]:
    """The printer of K5, a kiosk elsewhere in the hall, which owns it."""
    with Emulator.tcp() as printer:
        hall = open_hall(home, MORNING)
        address = PrinterAddress("K5-slip", "generic-80", f"tcp://127.0.0.1:{printer.port}")
        hall = replace(hall, machine=replace(hall.machine, device="K5", printer=address))
        with Printing(hall).running():
            yield printer
        hall.store.close()


@pytest.fixture
def rung(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player of sounds on the path that writes a line for each; returns the file of lines."""
    lines, player = tmp_path / "rung", tmp_path / "bin" / "pw-play"
    player.parent.mkdir()
    player.write_text(f'#!/bin/sh\ntest -s "$1" && echo "$1" >> {lines}\n', "utf-8")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(player.parent), prepend=":")
    return lines


def test_a_kiosk_without_paper_is_heard_and_seen_until_somebody_goes_there(
    rung: Path, far: Emulator, desk_of: OpenDesk
) -> None:
    agent, other = desk_of("02"), desk_of("03")
    far.paper_out = True
    agent.shows("取号机 K5 · 没有小票纸了")
    other.shows("取号机 K5 · 没有小票纸了")
    agent.until(rung.exists, "a sound")

    agent.press("F2")

    agent.shows("K5：您去处理")
    for desk in (agent, other):
        desk.until(lambda desk=desk: desk.desk.calls.said == "", "nothing calls any more")  # type: ignore[misc]
    acts = agent.hall.store.audit.of_day(agent.hall.site.id, agent.hall.where().day)
    assert [act.about for act in acts if act.act == "take-help-call"] == ["machine:K5"]


def test_a_call_that_nobody_takes_is_heard_again_each_minute_and_the_kiosk_keeps_saying_where_the_desk_is(
    rung: Path, home: Path, printer: Emulator, agent: Agent
) -> None:
    with standing(home, printer) as visitor:
        visitor.choose("食品经营许可")
        visitor.touch("叫人帮办")
        agent.shows("取号机 K2 叫人帮办")
        for minute in (1, 2):
            agent.until(lambda times=minute: rung.exists() and len(rung.read_text().split()) == times, "a sound")  # type: ignore[misc]
            was = agent.hall.clock
            agent.hall.clock = lambda was=was: was() + timedelta(seconds=60)  # type: ignore[misc]
        agent.until(lambda: len(rung.read_text().split()) == 3, "heard once more")
        agent.shows("已等 2 分钟")
        visitor.until(lambda: visitor.shows("帮办员在"), "where the desk is")
        assert not visitor.shows("接到了")
        agent.press("F2")
        visitor.until(lambda: visitor.shows("王敏 接到了"), "who comes")


def test_a_slip_whose_visitor_went_before_it_came_is_printed_here_as_a_first_one(
    home: Path, printer: Emulator, desk_of: OpenDesk
) -> None:
    printer.paper_out = True
    with standing(home, printer) as visitor:
        visitor.prepared("食品经营许可")
        visitor.touch("下一步")
        number = visitor.number()
        visitor.kiosk.journey.end()
        visitor.on("Home")
    agent = desk_of()
    printer.load_roll()
    agent.shows("人走时没打完")
    assert printer.slips == []

    agent.press("Enter")

    agent.shows(f"{number} 的小票正在这里打")
    assert printer.wait_for(lambda here: len(here.slips) == 1)
    assert number in printer.slips[0].text
    assert "补打" not in printer.slips[0].text
    agent.until(lambda: "人走时没打完" not in agent.words(), "nothing to print any more")
    assert PrintDesk(agent.hall).to_settle() == []


def test_a_slip_of_a_number_that_is_void_or_done_is_nobodys(home: Path, printer: Emulator, desk_of: OpenDesk) -> None:
    printer.paper_out = True
    with standing(home, printer) as visitor:
        visitor.prepared("食品经营许可")
        visitor.touch("下一步")
        number = visitor.number()
        visitor.kiosk.journey.end()
        visitor.on("Home")
    agent = desk_of()
    agent.shows("人走时没打完")
    where, tickets = agent.hall.where(), agent.hall.store.tickets
    row = tickets.by_number(where.site, where.day, number)
    assert row is not None
    tickets.change(row, TicketState.VOID, where)

    agent.until(lambda: "人走时没打完" not in agent.words(), "nothing to print")
    assert [job.called for job in PrintDesk(agent.hall).unsettled()] == [number]  # the technician sees it still
