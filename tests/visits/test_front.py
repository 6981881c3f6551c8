"""A kiosk that is switched on shows its home at once: as the last start kept it, while the hall is still opening."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from tests.visits.conftest import MORNING, OpenKiosk
from ui.citizen.front import recall
from ui.citizen.stage import Stage

NOON_BREAK_IS_OVER = datetime(2026, 5, 13, 14, 5)  # noqa: DTZ001 - local time of the hall
NIGHT = datetime(2026, 5, 12, 22, 0)  # noqa: DTZ001


@pytest.fixture
def left(kiosk_of: OpenKiosk) -> Path:
    """The data folder of a kiosk that was used and switched off."""
    visitor = kiosk_of()
    visitor.until((visitor.hall.home / "front.json").exists, "the home is kept")
    return visitor.hall.home


def test_the_home_stands_before_the_hall_is_opened_and_is_the_same_afterwards(left: Path, kiosk_of: OpenKiosk) -> None:
    front = recall(left, NOON_BREAK_IS_OVER)
    assert front is not None
    stage = Stage(left, front=front)
    stage.show(fullscreen=False)
    stage.until_painted()
    before = _words(stage)

    assert "今天办什么" in before
    assert "二手房" in before
    assert "14:05" in before
    assert "5 月 13 日 星期三" in before

    visitor = kiosk_of(at=NOON_BREAK_IS_OVER, stage=stage)

    assert visitor.screen == "Home"
    assert [word for word in before.split("\n") if word not in _words(stage).split("\n")] == []
    visitor.touch("办事取号")
    visitor.on("Choose")


def test_outside_the_hours_that_were_kept_no_untrue_home_is_shown(left: Path) -> None:
    assert recall(left, MORNING) is not None
    assert recall(left, NIGHT) is None
    assert recall(left, datetime(2027, 5, 12, 9, 41)) is None  # noqa: DTZ001 - a year later nothing is known


def test_what_another_version_or_a_broken_disk_left_is_not_shown(left: Path) -> None:
    path = left / "front.json"
    kept = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(kept | {"stamp": "of another version"}), "utf-8")
    assert recall(left, MORNING) is None
    path.write_text(json.dumps(kept)[:500], "utf-8")
    assert recall(left, MORNING) is None
    path.unlink()
    assert recall(left, MORNING) is None


def _shown(item: QQuickItem) -> list[QQuickItem]:
    return [each for child in item.childItems() if child.isVisible() for each in (child, *_shown(child))]


def _words(stage: Stage) -> str:
    shown = [str(item.property("text") or "") for item in _shown(stage.window.contentItem())]
    return "\n".join(shown).replace("\u2060", "").replace("\u200b", "")
