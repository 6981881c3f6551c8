"""The program dies between the commit of a number and its paper: its visitor has one number and at most one slip."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.jobs import JobState
from kiosk.store.database import execute
from kiosk.store.store import Store
from tests.faults.programs import KioskProgram, kiosk_program

MORNING, MOMENTS_LATER, TOO_LATE = "2026-05-12T09:41", "2026-05-12T09:42", "2026-05-12T09:45"
FOOD = "食品经营许可"


class Machine:
    """The kiosk's machine: a data folder and a printer that outlive every kiosk process on it."""

    def __init__(self, home: Path, printer: Emulator) -> None:
        self._home, self.printer = home, printer

    def kiosk(self, at: str) -> AbstractContextManager[KioskProgram]:
        """Run the kiosk with the hall's clock set to `at`."""
        return kiosk_program(self._home, at, f"tcp://127.0.0.1:{self.printer.port}")

    def killed_before_its_first_byte(self) -> None:
        """Let a visitor take a number that cannot be printed now, and kill the kiosk."""
        with self.kiosk(MORNING) as kiosk:
            kiosk.on("Home")
            kiosk.wish(take=FOOD)
            assert kiosk.on("SlipLate")["number"] == "F001"
            kiosk.kill()
        assert self.tickets() == [("F001", "waiting")]

    def tickets(self) -> list[tuple[str, str]]:
        """Return the numbers in the database and their states."""
        with closing(Store(self._home / "jishi.db")) as store:
            return list(execute(store.database, "SELECT number, state FROM ticket").fetchall())

    def jobs(self) -> list[JobState]:
        """Return the states of all print jobs."""
        with closing(Store(self._home / "jishi.db")) as store:
            return [JobState(state) for (state,) in execute(store.database, "SELECT state FROM print_job").fetchall()]


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine whose printer works."""
    with Emulator.tcp() as printer:
        yield Machine(tmp_path / "home", printer)


def test_the_window_opens_on_the_number_and_its_one_slip_comes_when_there_is_paper(machine: Machine) -> None:
    machine.printer.paper_out = True
    machine.killed_before_its_first_byte()
    assert machine.printer.slips == []

    with machine.kiosk(MOMENTS_LATER) as kiosk:
        seen = kiosk.until(lambda s: s["screen"] == "SlipLate", "the number again")
        assert seen["number"] == "F001"
        assert "号已给您留好，小票要等一下" in seen["words"]
        machine.printer.load_roll()
        assert "请在下方取走小票" in kiosk.until(lambda s: "请在下方取走小票" in s["words"], "the slip")["words"]
        kiosk.wish(touch="拿好了")
        kiosk.on("Home")
        kiosk.wish(take=FOOD)  # the next visitor
        kiosk.until(lambda s: s["number"] == "F002" and "请在下方取走小票" in s["words"], "the next number")

    assert ["F001" in slip.text for slip in machine.printer.slips] == [True, False]
    assert machine.tickets() == [("F001", "waiting"), ("F002", "waiting")]


def test_a_printer_out_of_reach_at_the_kill_gets_the_slip_once_it_is_plugged_in(machine: Machine) -> None:
    machine.printer.unplug()
    machine.killed_before_its_first_byte()

    with machine.kiosk(MOMENTS_LATER) as kiosk:
        kiosk.on("SlipLate")
        machine.printer.plug()
        seen = kiosk.until(lambda s: s["screen"] == "Issued" and "请在下方取走小票" in s["words"], "the slip")
        assert seen["number"] == "F001"

    assert len(machine.printer.slips) == 1
    assert machine.jobs() == [JobState.CONFIRMED]


def test_after_three_minutes_the_home_opens_and_the_slip_is_held_for_the_desk(machine: Machine) -> None:
    machine.printer.paper_out = True
    machine.killed_before_its_first_byte()
    machine.printer.load_roll()

    with machine.kiosk(TOO_LATE) as kiosk:
        assert kiosk.on("Home")["number"] is None
        kiosk.wish(take=FOOD)
        kiosk.until(lambda s: s["number"] == "F002" and "请在下方取走小票" in s["words"], "the next visitor's number")

    assert ["F002" in slip.text for slip in machine.printer.slips] == [True]
    assert machine.jobs() == [JobState.HELD, JobState.CONFIRMED]
    assert machine.tickets() == [("F001", "waiting"), ("F002", "waiting")]


def test_a_visitor_who_leaves_after_the_restart_has_left_for_good(machine: Machine) -> None:
    machine.printer.paper_out = True
    machine.killed_before_its_first_byte()

    with machine.kiosk(MOMENTS_LATER) as kiosk:
        kiosk.on("SlipLate")
        kiosk.wish(touch="记好了，结束")
        kiosk.on("Home")
        machine.printer.load_roll()
        kiosk.wish(take=FOOD)
        kiosk.until(lambda s: s["number"] == "F002" and "请在下方取走小票" in s["words"], "the next visitor's number")
        kiosk.wish(touch="拿好了")
        kiosk.on("Home")
        kiosk.wish(touch="办事取号")
        kiosk.on("Choose")  # answered after the visit's end was stored
    with machine.kiosk(MOMENTS_LATER) as kiosk:
        kiosk.on("Home")

    assert ["F002" in slip.text for slip in machine.printer.slips] == [True]
    assert machine.jobs() == [JobState.HELD, JobState.CONFIRMED]


def test_killed_in_the_middle_of_its_slip_the_number_stands_and_no_second_slip_comes(machine: Machine) -> None:
    machine.printer.paper_ends_after(lines=3)
    with machine.kiosk(MORNING) as kiosk:
        kiosk.on("Home")
        kiosk.wish(take=FOOD)
        assert machine.printer.wait_for(lambda printer: printer.paper_out, 30)
        kiosk.kill()
    assert machine.jobs() == [JobState.SENT]

    with machine.kiosk(MOMENTS_LATER) as kiosk:
        seen = kiosk.until(lambda s: "号已给您留好，看看下方出票口" in s["words"], "the number again")
        assert seen["number"] == "F001"
        machine.printer.load_roll()
        kiosk.wish(touch="记好了，结束")
        kiosk.on("Home")
        kiosk.wish(take=FOOD)
        kiosk.until(lambda s: s["number"] == "F002" and "请在下方取走小票" in s["words"], "the next visitor's number")

    assert machine.jobs() == [JobState.UNCERTAIN, JobState.CONFIRMED]
    assert [number for number in ("F001", "F002") for slip in machine.printer.slips if number in slip.text] in (
        ["F002"],
        ["F001", "F002"],  # the printer's own buffer may have gone on before the restart cleared it
    )
