"""A kiosk that hangs too high for a wheelchair is told of at its start; one that hangs well is not."""

from dataclasses import replace

from kiosk.assets import shipped_site
from kiosk.catalogue.reading import read_machine
from ui.citizen.reach import HIGHEST_MM, LOWEST_MM, Reach, mounting


def test_the_shipped_kiosk_keeps_its_controls_within_reach() -> None:
    machine = read_machine(shipped_site() / "machine.toml")
    reach = Reach(machine)

    assert mounting(machine) == ()
    assert Reach.above_floor(machine, 1 - reach.bottom) >= LOWEST_MM
    assert Reach.above_floor(machine, reach.top) <= HIGHEST_MM


def test_a_panel_that_hangs_too_high_is_named_with_its_height() -> None:
    machine = replace(read_machine(shipped_site() / "machine.toml"), lower_edge_mm=1150)

    (note,) = mounting(machine)
    assert "1150 mm" in note.zh
    assert "1150 mm" in note.en
