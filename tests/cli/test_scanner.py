"""`jishi scanner emulate` and `jishi scanner test`, each a program of its own, the one reading what the other scans."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from kiosk.services.hall import Hall, open_hall
from kiosk.services.pre_reviews import PreReviews
from tests.halls import lay
from tests.services.test_pre_reviews import made
from tests.visits.conftest import MORNING


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall with a serial scanner in machine.toml."""
    home = lay(tmp_path / "home")
    with (home / "machine.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[scanner]\nkind = "serial"\nport = "{tmp_path / "port"}"\n')
    opened = open_hall(home, MORNING)
    yield opened
    opened.store.close()


@contextmanager
def running(home: Path, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run `jishi scanner …` until the block ends."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "kiosk", "scanner", *arguments]
    environment = {**os.environ, "JISHI_HOME": str(home)}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)
        assert process.returncode == 0


def line(stream: IO[str] | None) -> dict[str, object]:
    """Return the next JSON line of a program."""
    assert stream is not None
    said: dict[str, object] = json.loads(stream.readline())
    return said


def test_what_is_scanned_is_shown_with_its_form_and_whether_it_is_good_and_stays_good(
    hall: Hall, tmp_path: Path
) -> None:
    food = hall.catalogue.find("食品经营许可")
    assert food is not None
    review = made(hall, food)
    begin = ("test", "--json", "--at", "2026-05-12T09:41")
    with running(hall.home, "emulate", "--pty", str(tmp_path / "port")) as scanner:
        assert line(scanner.stdout) == {"device": str(tmp_path / "port")}
        with running(hall.home, *begin) as tried:
            assert line(tried.stdout) == {"there": True, "trouble": None}
            assert scanner.stdin is not None
            for scan in (
                review.signed,
                {"scan": review.code, "ending": "crlf"},
                {"scan": "6901234567892", "pause": 0.01},
            ):
                scanner.stdin.write((scan if isinstance(scan, str) else json.dumps(scan)) + "\n")
            scanner.stdin.flush()
            signed, spoken, other = (line(tried.stdout) for _ in range(3))
    assert (signed["text"], signed["form"], signed["good"]) == (review.signed, "signed", True)
    assert signed["until"] == str(review.until)
    assert (spoken["form"], spoken["good"]) == ("spoken", True)
    assert (other["form"], other["good"], other["why"]) == ("other", False, "unreadable")
    kept = hall.store.pre_reviews.by_code(review.code)
    assert kept is not None
    assert not kept.used
    assert PreReviews(hall).open(review.code)


def test_a_scanner_that_types_is_tried_in_the_terminal(hall: Hall, tmp_path: Path) -> None:
    machine = hall.home / "machine.toml"
    text = machine.read_text("utf-8").replace('kind = "serial"', 'kind = "keyboard"')
    machine.write_text(text.replace(f'port = "{tmp_path / "port"}"\n', ""), "utf-8")
    command = [sys.executable, "-m", "kiosk", "scanner", "test"]
    environment = {**os.environ, "JISHI_HOME": str(hall.home)}
    done = subprocess.run(
        command, input="2222-2224\nJSABC\n", env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "有一位不对" in done.stdout
    assert "没有读全" in done.stdout
