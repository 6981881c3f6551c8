"""Pages for an A4 printer: what `lp` is told, what is known afterwards, and every way in which it does not go well.

The CUPS of these tests is a strict stand-in on the PATH (tests/cups_stand_in.py); `make campaign` asks a real one.
"""

import time
from pathlib import Path

import pytest

from drivers.printer.a4 import CupsPages, FilePages, PageJob, PageState
from drivers.printer.protocol import Reason
from tests import cups_stand_in

PDF = b"%PDF-1.4\npages\n%%EOF\n"


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A CUPS with one queue, `office`; returns the folder of its state."""
    folder = tmp_path / "cups"
    monkeypatch.setenv("PATH", str(cups_stand_in.install(folder)))
    monkeypatch.setattr("drivers.printer.a4.ENDED", (str(folder / "bin" / "ended"),))
    return folder


def why(pages: CupsPages | FilePages) -> Reason | None:
    """Return why pages are not taken."""
    handed = pages.send(PDF, "pledge")
    assert bool(handed.job) is (handed.trouble is None)
    return handed.trouble.reason if handed.trouble else None


def test_pages_are_taken_and_leave_the_queue(cups: Path) -> None:
    pages = CupsPages("office")
    assert pages.trouble() is None

    handed = pages.send(PDF, "pledge")

    assert (handed.job, handed.trouble) == ("office-1", None)
    assert (cups / "office-1.pdf").read_bytes() == PDF
    assert pages.job("office-1").state is PageState.PRINTED
    (cups / "cancelled").touch()
    assert pages.job("office-1") == PageJob(PageState.CANCELLED)
    (cups / "forgotten").touch()
    assert pages.job("office-1").state is PageState.LEFT


def test_a_printer_that_stands_still_keeps_the_pages_and_says_why(cups: Path) -> None:
    (cups / "stopped").touch()
    pages = CupsPages("office")
    trouble = pages.trouble()
    assert trouble is not None
    assert (trouble.reason, trouble.detail) == (Reason.STOPPED, "paper jam")

    handed = pages.send(PDF, "pledge")

    waits = pages.job(handed.job)
    assert (waits.state, waits.why) == (PageState.WAITS, "paper jam")


def test_what_is_in_the_way_is_named(cups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert why(CupsPages("nosuch")) is Reason.NO_QUEUE
    (cups / "closed").touch()
    assert why(CupsPages("office")) is Reason.CLOSED
    (cups / "down").touch()
    assert why(CupsPages("office")) is Reason.NO_SERVICE
    found = [CupsPages(name).trouble() for name in ("office", "nosuch")]
    assert [each.reason for each in found if each] == [Reason.NO_SERVICE] * 2
    assert CupsPages("office").job("office-1").state is PageState.UNKNOWN
    (cups / "down").unlink()
    found = [CupsPages(name).trouble() for name in ("office", "nosuch")]
    assert [each.reason for each in found if each] == [Reason.CLOSED, Reason.NO_QUEUE]

    monkeypatch.setenv("PATH", str(cups))
    assert why(CupsPages("office")) is Reason.NO_COMMAND
    assert CupsPages("office").job("office-1").state is PageState.UNKNOWN


def test_a_print_service_that_hangs_is_left_after_its_deadline_and_nothing_is_claimed(cups: Path) -> None:
    (cups / "slow").write_text("30")
    began = time.monotonic()

    assert why(CupsPages("office", send_seconds=0.5)) is Reason.SLOW

    assert time.monotonic() - began < 5


def test_each_print_is_a_whole_file_of_its_own_in_a_folder(tmp_path: Path) -> None:
    folder = FilePages(f"{tmp_path}/")
    assert folder.trouble() is None

    jobs = [folder.send(PDF, "pledge").job for _ in range(2)]

    assert sorted(str(each) for each in tmp_path.iterdir()) == sorted(jobs)
    assert {Path(job).read_bytes() for job in jobs} == {PDF}
    assert all(Path(job).name.startswith("pledge-") for job in jobs)
    assert [folder.job(job).state for job in (*jobs, "/no/such")] == [PageState.FILE] * 2 + [PageState.UNKNOWN]


def test_a_file_holds_the_newest_print_and_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = FilePages(str(tmp_path / "newest.pdf"))
    for body in (b"%PDF-1 old", PDF):
        assert file.send(body, "pledge").trouble is None

    assert [each.name for each in tmp_path.iterdir()] == ["newest.pdf"]
    assert (tmp_path / "newest.pdf").read_bytes() == PDF
    gone = FilePages(f"{tmp_path}/gone/")
    assert why(gone) is Reason.CANNOT_WRITE
    assert gone.trouble() is not None
