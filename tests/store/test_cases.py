"""The desk's cases on both databases: whoever saw an older one changes nothing."""

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.cases import CaseOutcome, CaseState
from kiosk.store.rows import CaseRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.store.conftest import WHERE, in_threads


def case(**but: object) -> CaseRow:
    """Return a case as it was just opened."""
    row = CaseRow(
        id=new_id(),
        device=WHERE.device,
        day=WHERE.day,
        at=WHERE.at,
        visit=new_id(),
        ticket="",
        holder="王敏",
        state=CaseState.CHECKING,
        item="X",
        version=1,
        answers="{}",
        outcome=None,
        subject="",
        said="",
        due=None,
        revision=0,
    )
    return replace(row, **but)  # type: ignore[arg-type]


def test_a_case_comes_back_as_it_was_stored(store: Store) -> None:
    row = case()
    store.cases.add(row, WHERE)
    due = WHERE.day + timedelta(days=21)
    escalated = replace(row, state=CaseState.ESCALATED, holder="值班主任", said="拿不准", due=due)

    assert store.cases.change(escalated, WHERE)
    assert store.cases.get(row.id) == replace(escalated, revision=1)


def test_of_eight_who_saw_the_same_case_one_changes_it(store: Store) -> None:
    row = case()
    store.cases.add(row, WHERE)
    changed = in_threads(store, 8, lambda n: store.cases.change(replace(row, holder=str(n)), WHERE))

    assert sorted(changed) == [False] * 7 + [True]


def test_a_case_without_an_outcome_stays_on_the_front_page_on_later_days(store: Store) -> None:
    open_, closed = case(), case()
    for row in (open_, closed):
        store.cases.add(row, WHERE)
    assert store.cases.change(replace(closed, state=CaseState.CLOSED, outcome=CaseOutcome.NOTICE), WHERE)

    assert [row.id for row in store.cases.open(WHERE.site)] == [open_.id]
    assert [row.id for row in store.cases.of_day(WHERE.site, WHERE.day)] == [open_.id, closed.id]
