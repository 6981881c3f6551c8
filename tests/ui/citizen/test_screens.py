"""Every screen in both languages, upright and lying, normal, large and low: words fit, controls can be used."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickWindow

from drivers.printer.emulator import Emulator
from tests.ui.citizen import fit
from tests.ui.citizen.fit import Seen
from tests.ui.citizen.promises import broken
from tests.ui.citizen.seeing import look_at
from tests.ui.citizen.views import BOTH, FIXED, all_views
from tests.ui.citizen.walk import WAYS, Sight, a_walker, close
from ui.citizen.resting import KIOSK, Rest, Resting
from ui.citizen.screens import PRESENTERS
from ui.desk.app import REST as DESK

MOST_TOLD = 12  # faults that a failing test lists
SHARE = 0.25  # of the panel's pixels each way: nobody looks at these pictures


@dataclass(frozen=True, slots=True)
class Walked:
    """All that was seen on one walk, and how its panel hangs."""

    sights: tuple[Sight, ...]
    papers: tuple[str, ...]  # the words of every slip that came out
    screens: frozenset[str]
    mm_per_pixel: float
    lower_edge_mm: float

    def faults(self, rule: Callable[[Seen], Iterator[str]], where: Callable[[Sight], bool] = bool) -> str:
        """Return what a rule finds, each once, with the first places where; empty where all is well."""
        found: dict[str, list[str]] = {}
        for sight in self.sights:
            if where(sight):
                for fault in rule(sight.seen):
                    found.setdefault(fault, []).append(str(sight))
        told = [f"{fault} [{len(places)}: {places[0]}]" for fault, places in list(found.items())[:MOST_TOLD]]
        return "\n".join([*told, f"… {len(found)} in all"] if found else [])


MOUNTED = [("portrait", 800.0, False), ("landscape", 950.0, False), ("portrait", 900.0, True)]


@pytest.fixture(scope="module", params=MOUNTED, ids=lambda mounted: f"{mounted[0]} at {mounted[1]:.0f} mm")
def walked(request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The shipped kiosk, one on a lying panel, and (low reach only) one that hangs as high as low reach allows for."""
    orientation, edge, only_low = request.param
    home: Path = tmp_path_factory.mktemp("walk")
    with Emulator.tcp() as printer:
        walker = a_walker(home, printer, orientation, edge, SHARE)
        views = FIXED if only_low else all_views(walker.hardest())
        ways = [way for way in WAYS if way.low or not only_low]
        sights = tuple(walker.walk(views, ways))
        machine = walker.kiosk.hall.machine
        papers = tuple(paper.text for paper in printer.slips)
        walked = Walked(
            sights,
            papers,
            frozenset(view.screen for view in views),
            machine.panel_width_mm / walker.stage.width(),
            edge,
        )
        close(walker)
    return walked


@pytest.mark.timeout(400)  # the walk itself: some 1,700 stops in 40 seconds when nobody else works
def test_the_walk_stops_on_every_screen_and_every_sheet(walked: Walked) -> None:
    assert walked.screens == set(PRESENTERS)
    seen = {sight.view for sight in walked.sights}
    assert {"sample", "help", "help taken", "still there", "checklist of twelve"} <= seen
    assert max(len(words.text) for sight in walked.sights for words in sight.seen.words) >= 108


def test_no_words_are_cut_elided_overlapping_or_boxed(walked: Walked) -> None:
    assert walked.faults(fit.unfit) == ""


def test_an_english_screen_speaks_english(walked: Walked) -> None:
    assert walked.faults(fit.foreign, lambda sight: sight.way.english and sight.view not in BOTH) == ""


def test_no_screen_and_no_slip_promises_what_is_not_there(walked: Walked) -> None:
    here = [sight for sight in walked.sights if "scanner" not in sight.view]
    words = [words.text for sight in here for words in sight.seen.words]

    assert any("容缺" in paper for paper in walked.papers)
    assert any("window" in paper for paper in walked.papers)
    assert len(walked.papers) > 5
    assert list(broken([*words, *walked.papers], scanner=False)) == []


def test_every_control_is_large_named_alone_and_on_the_panel(walked: Walked) -> None:
    assert walked.faults(fit.untouchable) == ""


def test_help_language_size_and_reach_are_there_at_any_moment(walked: Walked) -> None:
    def without(sight: Sight) -> list[str]:
        wanted = (
            ["Ask a person", "中文", "Large", "Low"] if sight.way.english else ["叫人帮办", "English", "大字", "低位"]
        )
        there = {control.label for control in sight.seen.controls}
        closed = sight.view == "home at night"  # nobody is there to come
        return [label for label in wanted[closed:] if label not in there]

    lacking = {str(sight): lacks for sight in walked.sights if (lacks := without(sight)) and sight.view not in BOTH}
    assert lacking == {}


def test_capitals_in_large_type_are_7_3_mm_high(walked: Walked) -> None:
    assert walked.faults(lambda seen: fit.too_small(seen, walked.mm_per_pixel), lambda sight: sight.way.large) == ""


def test_type_is_never_smaller_than_a_label(walked: Walked) -> None:
    assert walked.faults(fit.tiny) == ""


def test_in_low_reach_every_control_lies_380_to_1200_mm_above_the_floor(walked: Walked) -> None:
    def beyond(seen: Seen) -> Iterator[str]:
        return fit.out_of_reach(seen, walked.lower_edge_mm, walked.mm_per_pixel)

    assert walked.faults(beyond, lambda sight: sight.way.low) == ""


@pytest.mark.parametrize(
    ("rest", "width", "height"), [(KIOSK, 1080, 1920), (KIOSK, 1920, 1080), (DESK, 1366, 768), (DESK, 1920, 1080)]
)
def test_a_window_that_cannot_open_says_so_in_words_that_fit(qapp: object, rest: Rest, width: int, height: int) -> None:
    resting = Resting(fullscreen=False, rest=rest)
    window = resting.engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.resize(width, height)
    resting.wait(50)
    window.grabWindow()

    seen = look_at(window.contentItem(), window.contentItem())
    resting.close()

    assert len(seen.words) == (4 if rest is KIOSK else 2)
    assert list(fit.unfit(seen)) == []
    assert min(words.pixels for words in seen.words) >= (40 if rest is KIOSK else 24)
