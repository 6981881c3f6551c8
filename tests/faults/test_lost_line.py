"""A kiosk of a hall on PostgreSQL loses the line to it in front of a visitor."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from tests.faults.calm import calm_seconds
from tests.faults.lines import Line, line_to
from tests.halls import lay_small
from tests.visits.conftest import Visitor, standing

FOOD = "食品经营许可"
LOST: dict[str, Callable[[Line], None]] = {"hangs": Line.hang, "is cut": Line.cut}


@pytest.fixture
def line(fresh_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """The line to the hall's database."""
    with line_to(fresh_database()) as laid:
        monkeypatch.setenv("JISHI_DATABASE", laid.address)
        yield laid


@pytest.fixture
def visitor(qapp: object, line: Line, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor at a kiosk at the end of that line."""
    del qapp, line
    with ExitStack() as stack:
        printer = stack.enter_context(Emulator.tcp())
        yield stack.enter_context(standing(lay_small(tmp_path / "home"), printer))


@pytest.mark.parametrize("how", LOST)
def test_the_visitor_hears_it_within_two_seconds_and_the_kiosk_comes_back_by_itself(
    how: str, visitor: Visitor, line: Line
) -> None:
    visitor.kiosk.shell._retry.setInterval(300)
    visitor.prepared(FOOD)
    LOST[how](line)
    began = time.monotonic()
    visitor.touch("下一步")
    visitor.on("OutOfService")
    assert time.monotonic() - began < calm_seconds()
    line.mend()

    visitor.on("Home")
    visitor.prepared(FOOD)
    visitor.touch("下一步")
    assert visitor.number() == "F001"
    visitor.slip()
