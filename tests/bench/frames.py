"""Benchmark `frames`: how a change of screens feels under the finger."""

import tempfile
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tests.bench.programs import kiosk_window, x_server
from tests.bench.table import Row, Table, at, median, ms
from tests.bench.visits import morning_hall
from tests.bench.wire import emulated_wire

FIRST, GAP, GAP_ON_X, REST = 0.033, 0.033, 0.050, 0.250  # seconds
WATCHED = 0.6  # seconds after the finger is up in which frames belong to the change


@dataclass
class Change:
    """One change of screens: finger up, and every frame after it until the next touch or the end of `WATCHED`."""

    up: float
    screen: str = ""
    moved: float = 0.0
    frames: list[tuple[float, bool]] = field(default_factory=list)


def bench_frames(quick: bool) -> Table:
    """Whole visits by finger on the real window, software backend, over every screen that a touch leads to; among them
    the item of the longest name with twelve requirements of the longest names. For each change of screens: from the
    finger's lifting to the first frame that shows the new screen (on the way to the number the durable commit lies in
    between); the gaps between the frames of the slide; and from the finger's lifting to the first frame after the
    slide, when all but the sun is at rest. The window has no screen to go to (Qt's offscreen platform); the gaps are
    measured once more on an X server (Xvfb).
    """
    count = "1" if quick else "3"
    changes = _played(count)
    with x_server(1080, 1920) as display:
        on_x = [gap for c in _played(count, display) for gap in gaps_of(c)]
    firsts = {id(c): _sliding(c)[0] - c.up for c in changes}
    gaps = [gap for c in changes for gap in gaps_of(c)]
    rests = [_rest(c) for c in changes]
    rows = [
        _row("finger up → first frame of the new screen", list(firsts.values()), FIRST, 0.99),
        _row("gaps between the frames of the slide", gaps, GAP, 0.99),
        _row("gaps between the frames of the slide, on Xvfb", on_x, GAP_ON_X, 0.99),
        _row("finger up → at rest but for the sun", rests, REST, 0.99),
    ]
    for screen in dict.fromkeys(c.screen for c in changes):
        own = [firsts[id(c)] for c in changes if c.screen == screen]
        slide = [gap for c in changes if c.screen == screen for gap in gaps_of(c)]
        rows.append(Row(f"to {screen}: first frame; slowest gap {ms(max(slide))}", ms(median(own)), ms(at(0.99, own))))
    return Table("frames", bench_frames.__doc__ or "", tuple(rows), (f"{len(changes)} changes, {len(gaps)} gaps",))


def _played(count: str, display: str = "") -> list[Change]:
    """Return the changes of screens of so many rounds of visits."""
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, emulated_wire() as wire:
        morning_hall(Path(name), "").store.close()
        with kiosk_window("visits", Path(name), wire.port, count, display=display) as kiosk:
            return changes_in(kiosk.lines())


def _row(what: str, values: list[float], aim: float, share: float) -> Row:
    reached = at(share, values) <= aim
    return Row(what, ms(median(values)), ms(at(share, values)), "", f"p99 ≤ {aim * 1000:.0f} ms", reached)


def changes_in(said: list[tuple[str, list[float]]]) -> list[Change]:
    """Return the touches that changed the screen, with their frames."""
    changes: list[Change] = []
    for word, figures in said:
        if word == "up":
            changes.append(Change(figures[0]))
        elif changes and word.startswith("moved-") and not changes[-1].screen:
            changes[-1].screen, changes[-1].moved = word.removeprefix("moved-"), figures[0]
        elif changes and word == "frame" and figures[0] - changes[-1].up <= WATCHED:
            changes[-1].frames.append((figures[0], bool(figures[1])))
    return [change for change in changes if change.screen and change.frames and change.frames[-1][0] >= change.moved]


def _sliding(change: Change) -> list[float]:
    """Return the frames from the first of the new screen to the first after the slide."""
    frames = [(when, still) for when, still in change.frames if when >= change.moved]
    end = next((number for number, (_, still) in enumerate(frames) if still), len(frames) - 1)
    return [when for when, _ in frames[: end + 1]]


def gaps_of(change: Change) -> list[float]:
    return [after - before for before, after in pairwise(_sliding(change))]


def _rest(change: Change) -> float:
    return _sliding(change)[-1] - change.up
