"""One trial at a time for a printer, taken up once and ended once, on both databases."""

import pytest

from kiosk.domain.tickets import WrongMove
from kiosk.domain.trials import TrialState
from kiosk.store.errors import StoreFault
from kiosk.store.printer_trials import NewTrial, TrialRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.store.conftest import WHERE, in_threads


def begin(store: Store, printer: str = "K1-slip") -> str:
    trial = new_id()
    with store.writing():
        store.printer_trials.add(NewTrial(trial, printer, "m", "{}", '{"dots":384}', "job", 1, 2), WHERE)
    return trial


def row_of(store: Store, trial: str) -> TrialRow:
    row = store.printer_trials.get(trial)
    assert row is not None
    return row


def test_a_second_trial_of_a_printer_is_refused_until_the_first_has_ended(store: Store) -> None:
    first = begin(store)
    begin(store, "K1-standby")
    with pytest.raises(StoreFault):
        begin(store)
    assert store.printer_trials.end(row_of(store, first), TrialState.KEPT, "", "m")
    second = begin(store)

    assert store.printer_trials.latest("K1", "K1-slip") == (second, "trying")
    assert store.printer_trials.kept_ids() == {first}
    assert [row.id for row in store.printer_trials.of_printer("K1", "K1-slip")] == [first, second]
    with pytest.raises(WrongMove):
        store.printer_trials.end(row_of(store, first), TrialState.RETURNED, "", "")


def test_of_many_at_once_one_takes_it_up_and_one_ends_it(store: Store) -> None:
    trial = begin(store)
    row = row_of(store, trial)
    assert sum(in_threads(store, 4, lambda n: store.printer_trials.claim(trial, f"owner {n}"))) == 1
    assert sum(in_threads(store, 4, lambda _: store.printer_trials.end(row, TrialState.RETURNED, "time", ""))) == 1
    assert not store.printer_trials.move_deadline(trial, 3)
    assert store.printer_trials.open("K1", "K1-slip") is None
