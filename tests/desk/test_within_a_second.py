"""What a kiosk writes its hall's desk shows within a second, and the other way round; on both databases."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.verdict import Answer
from kiosk.services.windows import Windows
from tests.desk.conftest import STAFF, Agent
from tests.faults.calm import in_proportion
from tests.staff_window import staffed_hall
from tests.visits.conftest import Visitor, standing
from ui.citizen.help import ASK_MS
from ui.citizen.shell import LOOK_MS as KIOSK_MS
from ui.desk.desk import LOOK_MS as DESK_MS

SECOND = 1.0


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The hall's data folder, its database in it or on a server."""
    if request.param == "sqlite":
        yield Path(shutil.copytree(request.getfixturevalue("staffed"), tmp_path / "home"))
        return
    monkeypatch.setenv("JISHI_DATABASE", request.getfixturevalue("fresh_database")())
    with staffed_hall(STAFF) as laid:
        yield laid


@pytest.fixture
def visitor(agent: Agent, home: Path, printer: Emulator) -> Iterator[Visitor]:
    """A visitor at a kiosk of the same hall."""
    with standing(home, printer) as here:
        here.until(lambda: bool(floors(here)), "who waits")
        yield here


def floors(visitor: Visitor) -> dict[str, str]:
    """Return how many wait on each floor, as the home says."""
    presenter: Any = visitor.kiosk.shell.presenter
    return {row["floor"]: row["waiting"] for row in presenter.floors}


def in_a_second(until: Callable[[Callable[[], bool], str], None], holds: Callable[[], bool], what: str) -> None:
    """Wait until something is true that was written just now; it may not take longer than a second."""
    began = time.monotonic()
    until(holds, what)
    assert time.monotonic() - began <= in_proportion(SECOND), what


def test_each_looks_so_often_that_half_a_second_is_left_for_the_look_itself() -> None:
    assert max(DESK_MS, KIOSK_MS, ASK_MS) <= 500


def test_what_the_kiosk_writes_stands_at_the_desk(agent: Agent, visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.touch("叫人帮办")
    in_a_second(agent.until, lambda: "取号机 K2 叫人帮办 · 食品经营许可" in agent.words(), "the call")
    visitor.touch("知道了，接着办")
    visitor.kiosk.journey.end()
    visitor.prepared("食品经营许可", 流程图=Answer.MISSING)
    visitor.touch("下一步")
    visitor.on("Verdict")
    visitor.touch("请帮办员一起补齐")
    assert visitor.number() == "H001"
    in_a_second(agent.until, lambda: "等帮办 1 人" in agent.words(), "who waits")


def test_what_the_desk_and_a_window_write_stands_at_the_kiosk(agent: Agent, visitor: Visitor) -> None:
    before = floors(visitor)
    agent.opens("spjy")
    agent.press("3", "1", "a", "Enter")
    assert agent.number() == "F001"
    in_a_second(visitor.until, lambda: floors(visitor) != before, "one more waits")
    agent.press("z")
    agent.until(lambda: agent.desk.outcome.number == "", "the number is taken back")
    in_a_second(visitor.until, lambda: floors(visitor) == before, "one less")

    agent.press("Enter")
    assert agent.number() == "F002"
    visitor.until(lambda: floors(visitor) != before, "one more waits")
    assert Windows(agent.hall).call("F", "21") is not None
    in_a_second(visitor.until, lambda: floors(visitor) == before, "called, nobody waits")

    visitor.touch("叫人帮办")
    agent.shows("取号机 K2 叫人帮办")
    agent.press("F2")
    agent.shows("请到取号机 K2")
    in_a_second(visitor.until, lambda: visitor.shows("王敏 接到了"), "who comes")
