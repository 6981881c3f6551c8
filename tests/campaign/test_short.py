"""The campaign's short form: some of its points, every time the tests run."""

import pytest

from tests.campaign.checks import Wrong, look
from tests.campaign.disks import damaged, failing, read_only
from tests.campaign.hands import hands
from tests.campaign.issuing import Job, do
from tests.campaign.jumps import jumps
from tests.campaign.kills import kills
from tests.campaign.power import cuts


@pytest.mark.timeout(240)
def test_nothing_is_lost_or_doubled_however_the_program_is_killed() -> None:
    tally = kills(workloads=4, every=40)

    assert tally.points >= 20
    assert tally.good, tally.found


def test_a_told_number_survives_a_power_cut() -> None:
    tally = cuts(runs=2, visits=4, images=1)

    assert tally.points >= 300
    assert tally.good, tally.found


def test_without_a_sync_at_every_commit_a_power_cut_loses_told_numbers_and_the_check_sees_it() -> None:
    tally = cuts(runs=1, visits=4, images=1, synchronous="normal")

    assert tally.found[Wrong.LOST] > 0


def test_a_full_or_failing_disk_is_told_calmly_and_no_number_is_given_that_is_not_stored() -> None:
    tally = failing(workloads=2, every=60)

    assert tally.points >= 20
    assert tally.good, tally.found


def test_a_disk_that_turns_read_only_is_told_calmly_and_the_numbers_go_on_once_it_is_mended() -> None:
    tally = read_only(workloads=2, every=60)

    assert tally.points >= 8
    assert tally.good, tally.found


def test_a_damaged_page_never_gives_a_number_that_is_not_stored() -> None:
    tally = damaged(20)

    assert tally.points == 20
    assert tally.good, tally.found


def test_four_programs_on_one_postgresql_give_each_visit_one_number() -> None:
    tally = hands(processes=4, visits=5)

    assert tally.points == 20
    assert tally.good, tally.found


def test_a_clock_that_jumps_never_doubles_a_number() -> None:
    tally = jumps(150)

    assert tally.points == 150
    assert tally.good, tally.found


def test_the_check_sees_a_lost_and_a_doubled_number(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("hall") / "hall.db"
    do(Job(str(path), [("v1", "F")]), 2)

    assert look(path, {"v1": "F001"}) == []
    assert Wrong.LOST in look(path, {"v1": "F001", "v2": "F002"})
