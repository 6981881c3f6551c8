"""The pledge's A4 pages stand in the print journal like slips, as far as a print service can tell of paper."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.cases import Case
from kiosk.domain.items import ServiceItem
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.site import A4Address
from kiosk.domain.slip import Slip, Words
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services.case_rows import case_row
from kiosk.services.counts import CountsOfDay
from kiosk.services.hall import Hall
from kiosk.services.page_jobs import PageJobs, forms_of
from kiosk.services.print_desk import NotNow, PrintDesk
from kiosk.store.rows import JobRow
from kiosk.store.tickets import new_id
from tests import cups_stand_in
from tests.services.conftest import HandClock, all_brought


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A CUPS with one queue, `office`; returns the folder of its state."""
    folder = tmp_path / "cups"
    monkeypatch.setenv("PATH", f"{cups_stand_in.install(folder)}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("drivers.printer.a4.ENDED", (str(folder / "bin" / "ended"),))
    return folder


@pytest.fixture
def office(hall: Hall, cups: Path) -> Hall:
    """A hall whose machine has an A4 printer."""
    hall.machine = replace(hall.machine, a4=A4Address("K2-a4", "cups:office"))
    return hall


@pytest.fixture
def pledged(office: Hall, food: ServiceItem) -> Case:
    """A case in which one paper may follow."""
    return with_case(office, all_brought(food, 制度清单=Answer.MISSING))


def with_case(hall: Hall, visit: Visit) -> Case:
    """Store a case."""
    case = Case(new_id(), visit, "")
    hall.store.cases.add(case_row(case, hall.catalogue.version, hall.where()), hall.where())
    return case


def wanted(hall: Hall, case: Case) -> str:
    """Note that a case's pledge is to be printed."""
    with hall.store.writing():
        return PageJobs(hall).add(case.id, case.visit)


def how(hall: Hall, job: str) -> JobRow:
    """Return a job as it stands."""
    row = hall.store.journal.get(job)
    assert row is not None
    return row


def words(forms: list[Slip]) -> str:
    """Return what forms say."""
    return "\n".join(block.text for form in forms for block in form.blocks if isinstance(block, Words))


def test_pages_are_under_way_while_the_queue_has_them_and_printed_when_it_says_so(
    office: Hall, pledged: Case, cups: Path
) -> None:
    (cups / "stopped").touch()
    job = wanted(office, pledged)
    assert how(office, job).state is JobState.PENDING

    PageJobs(office).bring_on()
    assert (how(office, job).state, how(office, job).owner) == (JobState.SENT, "office-1")

    (cups / "stopped").unlink()
    assert PageJobs(office).bring_on() is False
    assert (how(office, job).state, how(office, job).reason) == (JobState.CONFIRMED, "said by the service")
    assert len(list(cups.glob("*.pdf"))) == 1
    counts = CountsOfDay(office).of(office.where().day)
    assert (counts.apart, counts.slips) == ((), {})


def test_what_was_cancelled_is_uncertain_and_printed_once_more_it_says_so(
    office: Hall, pledged: Case, cups: Path
) -> None:
    (cups / "cancelled").touch()
    job = wanted(office, pledged)
    PageJobs(office).await_end(job, 10)
    assert (how(office, job).state, how(office, job).reason) == (JobState.UNCERTAIN, "ended in the queue")
    assert [listed.called for listed in PrintDesk(office).to_settle()] == ["承诺书"]

    (cups / "cancelled").unlink()
    again = PrintDesk(office).settle(how(office, job), Settled.REPRINTED, "02")
    PageJobs(office).await_end(again, 10)

    assert (how(office, again).state, how(office, again).copy) == (JobState.CONFIRMED, 1)
    assert "补打 第1次" in words(forms_of(office, pledged.visit, 1))
    assert "补打" not in words(forms_of(office, pledged.visit))
    first, second = (len((cups / f"office-{n}.pdf").read_bytes()) for n in (1, 2))
    assert second > first  # it has the line that says so


def test_the_same_pledge_asked_for_twice_is_a_reprint_and_that_of_other_papers_is_not(
    office: Hall, pledged: Case, food: ServiceItem
) -> None:
    PageJobs(office).print(wanted(office, pledged))
    assert how(office, wanted(office, pledged)).copy == 1

    other = replace(pledged, visit=all_brought(food, 制度清单=Answer.UNSURE))
    assert how(office, wanted(office, other)).copy == 0


@pytest.mark.parametrize(
    ("fault", "state", "why"),
    [
        ("down", JobState.FAILED, "no service"),
        ("closed", JobState.FAILED, "closed"),
        ("forgotten", JobState.UNCERTAIN, "left the queue"),
    ],
)
def test_what_the_service_refused_or_forgot_stands_in_the_journal(
    fault: str, state: JobState, why: str, office: Hall, pledged: Case, cups: Path
) -> None:
    (cups / fault).touch()
    job = wanted(office, pledged)
    PageJobs(office).await_end(job, 10)
    assert (how(office, job).state, how(office, job).reason) == (state, why)

    (cups / fault).unlink()
    PageJobs(office).bring_on()
    assert how(office, job).state is state  # nobody's wish any more: it is not tried again by itself


def test_a_service_that_does_not_reply_in_time_leaves_the_pages_uncertain(
    office: Hall, pledged: Case, cups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drivers.printer.a4 import CupsPages

    monkeypatch.setattr("kiosk.services.page_jobs.open_pages", lambda _: CupsPages("office", 30, 0.5))
    (cups / "slow").write_text("2")
    job = wanted(office, pledged)
    PageJobs(office).bring_on()

    assert (how(office, job).state, how(office, job).reason) == (JobState.UNCERTAIN, "slow")


def test_pages_whose_program_died_while_it_handed_them_over_are_uncertain_after_a_minute(
    office: Hall, pledged: Case, cups: Path, clock: HandClock
) -> None:
    job = wanted(office, pledged)
    office.store.journal.to(how(office, job), JobState.SENT, office.where(), owner="")
    PageJobs(office).bring_on()
    assert how(office, job).state is JobState.SENT

    clock.move(seconds=61)
    PageJobs(office).bring_on()
    assert (how(office, job).state, how(office, job).reason) == (JobState.UNCERTAIN, "owner died")
    assert list(cups.glob("*.pdf")) == []


def test_a_pledge_nobody_waits_for_any_more_is_held(office: Hall, pledged: Case, cups: Path, clock: HandClock) -> None:
    job = wanted(office, pledged)
    clock.move(minutes=4)

    PageJobs(office).bring_on()

    assert how(office, job).state is JobState.HELD
    assert list(cups.glob("*.pdf")) == []


def test_two_that_bring_the_journal_on_at_once_print_once(office: Hall, pledged: Case, cups: Path) -> None:
    job = wanted(office, pledged)

    def work() -> None:
        PageJobs(office).bring_on()
        office.store.close()

    both = [threading.Thread(target=work) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert how(office, job).state in (JobState.SENT, JobState.CONFIRMED)
    assert len(list(cups.glob("*.pdf"))) == 1


def test_a_file_is_no_paper_and_calls_nobody(office: Hall, pledged: Case, tmp_path: Path) -> None:
    (tmp_path / "a4").mkdir()
    office.machine = replace(office.machine, a4=A4Address("K2-a4", f"file:{tmp_path}/a4/"))
    job = wanted(office, pledged)
    PageJobs(office).bring_on()

    assert (how(office, job).state, how(office, job).reason) == (JobState.UNCERTAIN, "only a file")
    assert Path(how(office, job).owner).read_bytes().startswith(b"%PDF")
    assert PrintDesk(office).to_settle() == []


def test_a_machine_without_an_a4_printer_says_where_to_print_it_again(office: Hall, pledged: Case, cups: Path) -> None:
    (cups / "cancelled").touch()
    job = wanted(office, pledged)
    PageJobs(office).await_end(job, 10)
    office.machine = replace(office.machine, a4=None)

    with pytest.raises(NotNow, match="A4"):
        PrintDesk(office).settle(how(office, job), Settled.REPRINTED, "02")


def test_papers_that_are_others_by_now_are_not_printed_under_the_old_job(
    office: Hall, pledged: Case, food: ServiceItem, cups: Path
) -> None:
    job = wanted(office, pledged)
    row = case_row(replace(pledged, visit=all_brought(food)), office.catalogue.version, office.where())
    assert office.store.cases.change(row, office.where())

    PageJobs(office).bring_on()

    assert (how(office, job).state, how(office, job).reason) == (JobState.HELD, "nothing to print")
    assert list(cups.glob("*.pdf")) == []
