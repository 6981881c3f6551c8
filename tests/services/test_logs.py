"""The log can be read by a machine and by a technician, and stays small."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from kiosk.services.logs import logger, open_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """An opened log."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    open_log(tmp_path)
    yield tmp_path / "logs" / "jishi.log"
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    structlog.reset_defaults()


def test_every_line_is_one_json_object_with_time_level_and_words(log: Path) -> None:
    logger("printing").error("the journal cannot be used", reason="磁盘已满")
    logging.getLogger("jishi.door").warning("a request took long")

    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["the journal cannot be used", "a request took long"]
    assert lines[0]["reason"] == "磁盘已满"
    assert lines[0]["level"] == "error"
    assert all(line["timestamp"].endswith("Z") for line in lines)


def test_a_folder_that_cannot_be_written_does_not_stop_the_kiosk(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file stands in the way", "utf-8")
    root = logging.getLogger()
    before, level = list(root.handlers), root.level

    open_log(tmp_path)

    added = [handler for handler in root.handlers if handler not in before]
    assert len(added) == 1
    for handler in added:
        root.removeHandler(handler)
    root.setLevel(level)
    structlog.reset_defaults()
