"""The hall's database is out of reach for a minute: the desk says so, loses nothing that was typed, and goes on."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.domain.cases import CaseState
from kiosk.domain.verdict import Answer
from kiosk.services.hall import Hall, open_hall
from kiosk.store.rows import CaseRow
from tests.desk.conftest import STAFF, Agent
from tests.faults.calm import in_proportion
from tests.faults.lines import Line, line_to
from tests.staff_window import staffed_hall
from ui.citizen.door import PATIENCE_MS
from ui.desk.app import until_open
from ui.desk.desk import LOOK_MS

MINUTE_MS = 60_000
GONE = "现在存不进数据库"
WHY = "经营场所在两栋楼，两处都要用"


@pytest.fixture
def line(fresh_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """The line to the hall's database."""
    with line_to(fresh_database()) as laid:
        monkeypatch.setenv("JISHI_DATABASE", laid.address)
        yield laid


@pytest.fixture
def home(line: Line) -> Iterator[Path]:
    """The data folder of a desk at the end of that line."""
    del line
    with staffed_hall(STAFF) as laid:
        yield laid


@pytest.fixture
def opened(agent: Agent) -> Agent:
    """王敏 with a case of which everything is stored."""
    agent.opens("spjy")
    agent.press("3", "1", "1", "空格")
    agent.until(lambda: not agent.desk._door.busy, "the draft is stored")
    return agent


def a_minute_goes_by(agent: Agent) -> None:
    """Let the desk look as often as it does in a minute, each look once the one before has failed."""
    was = agent.hall.clock
    agent.hall.clock = lambda: was() + timedelta(milliseconds=MINUTE_MS)
    agent.desk._look_timer.stop()
    for _ in range(MINUTE_MS // LOOK_MS):
        agent.desk._look_timer.timeout.emit()
        agent.until(lambda: not agent.desk._looking, "the look has failed")
        assert agent.desk.trouble.startswith(GONE)
    agent.desk._look_timer.start()


def stored(agent: Agent) -> CaseRow:
    """Return the open case as the hall has it."""
    row = agent.hall.store.cases.get(agent.case.id)
    assert row is not None
    return row


def test_ticks_a_note_and_an_open_sheet_outlast_the_minute_and_the_desk_goes_on_by_itself(
    opened: Agent, line: Line
) -> None:
    agent = opened
    line.cut()
    agent.press("2", "空格", "空格", "空格", ".", "6", "Enter")
    agent.shows(GONE)
    ticked = dict(agent.case.visit.answers)
    second = agent.case.visit.asked()[1].id
    assert ticked[second] is Answer.UNSURE
    agent.press("u")
    agent.shows("请值班长：哪里拿不准？")
    agent.write(WHY)
    agent.press("Enter")
    agent.shows("写的都还在，连上了再按 Enter")
    a_minute_goes_by(agent)
    written = agent.window.activeFocusItem()
    assert written is not None
    assert written.property("text") == WHY
    line.mend()

    agent.until(lambda: agent.desk.trouble == "" and not agent.desk._work.unsaved, "it goes on by itself")
    kept = json.loads(stored(agent).answers)
    assert (kept["answers"][second], kept["months"]) == ("unsure", {second: 6})
    assert stored(agent).state is CaseState.CHECKING
    agent.shows("数据库连上了：按 Enter 存下来")
    agent.press("Enter")
    agent.shows("已请值班长处理")
    assert (stored(agent).state, stored(agent).said) == (CaseState.ESCALATED, WHY)
    assert dict(agent.case.visit.answers) == ticked


def test_a_line_that_hangs_is_told_in_time_and_what_was_ticked_is_stored_when_it_flows_again(
    opened: Agent, line: Line
) -> None:
    line.hang()
    opened.press("2", "空格")
    opened.until(lambda: opened.desk.trouble.startswith(GONE), f"told within {in_proportion(PATIENCE_MS)} ms")
    opened.press("3", "空格")
    line.mend()

    opened.until(lambda: opened.desk.trouble == "" and not opened.desk._work.unsaved, "it goes on by itself")
    assert stored(opened).answers.count('"brought"') == 3


def test_what_was_ticked_is_stored_though_its_agent_left_the_desk_meanwhile(opened: Agent, line: Line) -> None:
    case = opened.case.id
    line.cut()
    opened.press("2", "空格")
    opened.shows(GONE)
    opened.press("F9")
    opened.until(lambda: bool(opened.desk.signIn.shown), "the sheet")
    line.mend()

    opened.until(lambda: not opened.desk._work.unsaved, "it is stored")
    row = opened.hall.store.cases.get(case)
    assert row is not None
    assert row.answers.count('"brought"') == 2


def _resting() -> list[QQuickWindow]:
    """The windows that wait for a database."""
    every = [window for window in QGuiApplication.topLevelWindows() if isinstance(window, QQuickWindow)]
    return [window for window in every if window.isVisible() and window.property("presenter") is not None]


def test_a_desk_that_starts_meanwhile_says_so_and_opens_by_itself_or_is_closed(
    line: Line, home: Path, qapp: object
) -> None:
    del qapp
    said: list[str] = []

    def open_it() -> Hall:
        said.extend(window.property("presenter").chinese for window in _resting())
        if said:
            line.mend()
        return open_hall(home)

    def close_it() -> Hall:
        for window in _resting():
            window.close()
        return open_hall(home)

    line.cut()
    hall = until_open(open_it, retry_ms=50)
    assert hall is not None
    hall.store.close()
    assert ["连上了帮办台自己打开" in words for words in said] == [True]
    assert not _resting()

    line.cut()
    assert until_open(close_it, retry_ms=50) is None
