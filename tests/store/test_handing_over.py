"""A slip goes from one printer to the other only as long as nothing of it was sent, on both databases."""

import pytest

from kiosk.domain.jobs import JobState
from kiosk.store.rows import JobRow
from kiosk.store.store import Store
from tests.store.conftest import WHERE, in_threads, issue


def job(store: Store) -> JobRow:
    """Take a number; return the job of its slip, which is for the printer `slip`."""
    row = store.journal.get(store.journal.of_subject(issue(store).id))
    assert row is not None
    return row


def test_handing_over_and_claiming_at_the_same_moment_have_one_winner(store: Store) -> None:
    for _ in range(5):
        waits = job(store)

        def act(number: int, row: JobRow = waits) -> str:
            if number % 2:
                return "moved" if store.journal.hand_over(row, "standby", WHERE) else ""
            return "sent" if store.journal.to(row, JobState.SENT, WHERE, owner=str(number)) else ""

        won = [word for word in in_threads(store, 6, act) if word]

        now = store.journal.get(waits.id)
        assert now is not None
        assert len(won) == 1
        assert (now.printer, now.state) == {
            "moved": ("standby", JobState.PENDING),
            "sent": ("slip", JobState.SENT),
        }[won[0]]


@pytest.mark.parametrize("state", [JobState.SENT, JobState.CONFIRMED, JobState.UNCERTAIN])
def test_what_was_sent_never_moves(store: Store, state: JobState) -> None:
    row = job(store)
    for step in (JobState.SENT, state) if state is not JobState.SENT else (state,):
        assert store.journal.to(row, step, WHERE, owner="somebody")
        row = store.journal.get(row.id) or row

    assert not store.journal.hand_over(row, "standby", WHERE)
    assert [kept.printer for kept in store.journal.of_day(WHERE.site, WHERE.day)] == ["slip"]


def test_what_failed_before_its_first_byte_moves_and_is_open_there(store: Store) -> None:
    row = job(store)
    assert store.journal.to(row, JobState.FAILED, WHERE, owner="", reason="paper out")
    failed = store.journal.get(row.id)
    assert failed is not None

    assert store.journal.hand_over(failed, "standby", WHERE)

    assert store.journal.open_jobs(WHERE.device, "slip") == []
    assert [each.id for each in store.journal.open_jobs(WHERE.device, "standby")] == [row.id]
