"""Faults of a printer at every state of a slip: a part of what `make campaign` tries (RESULTS.md)."""

import pytest

from kiosk.domain.jobs import JobState
from tests.faults.printer_campaign import fuzz
from tests.faults.slips_and_faults import FAULTS, disconnections, every_point, point
from tests.faults.wires import WIRES

SOME = list(every_point(1))[::5]  # five goes with the six states and the four wires, so that all of them come


@pytest.mark.parametrize(("fault", "state", "kind"), SOME, ids=lambda part: getattr(part, "value", part))
def test_no_number_is_lost_or_doubled_and_the_next_visitor_gets_a_clean_slip(
    fault: str, state: JobState, kind: str
) -> None:
    assert point(fault, state, kind).wrong == []


def test_every_fault_state_and_wire_is_among_them() -> None:
    assert {fault for fault, _, _ in SOME} == set(FAULTS)
    assert {state for _, state, _ in SOME} == set(JobState)
    assert {kind for _, _, kind in SOME} == set(WIRES)
    assert len(FAULTS) >= 15


@pytest.mark.parametrize("kind", WIRES)
def test_a_wire_cut_anywhere_in_a_ticket_leaves_nothing_for_the_next(kind: str) -> None:
    tried, wrong = disconnections(kind, every=5, start=WIRES.index(kind))

    assert tried > 100
    assert wrong == []


def test_no_sequence_of_bytes_upsets_the_reader_of_a_printers_answers() -> None:
    fuzz(10_000)
