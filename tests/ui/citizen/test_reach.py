"""A kiosk that hangs too high for a wheelchair, or is too small for large type, is told of at its start."""

from dataclasses import replace

from kiosk.assets import shipped_site
from kiosk.catalogue.reading import read_machine
from kiosk.domain.reach import HIGHEST_MM, LOWEST_MM, Reach, mounting


def test_the_shipped_kiosk_keeps_its_controls_within_reach() -> None:
    machine = read_machine(shipped_site() / "machine.toml")
    reach = Reach(machine)

    assert mounting(machine) == ()
    assert machine.lower_edge_mm + machine.panel_height_mm * reach.bottom >= LOWEST_MM
    assert machine.lower_edge_mm + machine.panel_height_mm * (1 - reach.top) <= HIGHEST_MM


def test_a_panel_that_hangs_too_high_is_named_with_its_height() -> None:
    machine = replace(read_machine(shipped_site() / "machine.toml"), lower_edge_mm=1150)

    (note,) = mounting(machine)
    assert "1150 mm" in note.zh
    assert "1150 mm" in note.en


def test_a_panel_that_hangs_too_low_for_large_type_in_low_reach_is_named_with_its_height() -> None:
    machine = replace(read_machine(shipped_site() / "machine.toml"), lower_edge_mm=300)

    (note,) = mounting(machine)
    assert "300 mm" in note.zh
    assert "300 mm" in note.en


def test_a_panel_too_small_for_large_type_is_named_with_its_capitals() -> None:
    machine = replace(read_machine(shipped_site() / "machine.toml"), panel_width_mm=194, panel_height_mm=345)

    (note,) = mounting(machine)
    assert "5.4 mm" in note.zh
    assert "194 × 345 mm" in note.en
