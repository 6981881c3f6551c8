"""What fits on a screen: pure rules on rectangles, in design pixels. `seeing.py` reads a real window into these."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

TOUCH = 88.0  # design px that a control has at least, both ways
CAPITAL_MM = 7.3  # a capital letter in large type
CAPITAL = 0.733  # height of a capital in Noto Sans SC, as a share of its pixel size
LEAST = 30.0  # px of a label, the smallest type
LOWEST_MM, HIGHEST_MM = 380.0, 1200.0  # where a seated visitor reaches
LINES = 3  # of a name in a list, before its "…" (design: never on the item's page or sample)
SLACK = 2.0  # px by which two neighbours may touch: glyphs have side bearings, edges are rounded


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def within(self, other: "Box", slack: float = SLACK) -> bool:
        """Tell whether all of this lies in `other`."""
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )

    def over(self, other: "Box", slack: float = SLACK) -> bool:
        """Tell whether this and `other` share more than a touching edge."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )


@dataclass(frozen=True, slots=True)
class Words:
    """One text that is shown: `ink` is where its glyphs stand, `box` the room that it was given."""

    text: str
    box: Box
    ink: Box
    pixels: float  # size of the type after fitting
    elided: bool  # cut short by its own "…", or by a limit of lines
    lines: int  # how many lines it takes
    strange: str  # characters for which no bundled font has a glyph
    clips: tuple[Box, ...] = ()  # what cuts off: clipping ancestors
    control: int = -1  # index of the control that it belongs to
    view: Box | None = None  # of the list that it scrolls with
    picture: bool = False  # part of a drawing, read to nobody (the number on the drawn slip)


@dataclass(frozen=True, slots=True)
class Control:
    """Something that can be touched, as a finger and a screen reader meet it."""

    label: str
    role: str
    box: Box
    view: Box | None = None  # of the list that it scrolls with


@dataclass(frozen=True, slots=True)
class Seen:
    """All that stands on a window at one moment. `panels` are grounds and lines, `marks` small drawings."""

    window: Box
    words: tuple[Words, ...]
    controls: tuple[Control, ...]
    panels: tuple[Box, ...] = ()
    marks: tuple[Box, ...] = ()


def in_sight(seen: Seen) -> Seen:
    """Return what is seen without what a list holds back until it is scrolled to, its half rows too."""
    words = tuple(each for each in seen.words if _is_in_view(each))
    return with_controls(replace(seen, words=words), [at for at, each in enumerate(seen.controls) if _is_in_view(each)])


def with_controls(seen: Seen, kept: list[int]) -> Seen:
    """Return what is seen with these controls alone; words of the others stand for themselves."""
    words = tuple(
        replace(each, control=kept.index(each.control) if each.control in kept else -1) for each in seen.words
    )
    return replace(seen, words=words, controls=tuple(seen.controls[at] for at in kept))


def _is_in_view(one: Words | Control) -> bool:
    return one.view is None or one.box.within(one.view)


def unfit(seen: Seen) -> Iterator[str]:
    """Say which words are cut, elided, overlapping, boxed or off the window, and why."""
    for words in seen.words:
        name = plain(words.text)[:40]
        if words.strange:
            yield f"boxed: {name!r} has {words.strange!r}, which no bundled font can draw"
        if words.elided and not _offered_whole(words, seen):
            yield f"elided: {name!r} ends early"
        if not words.ink.within(words.box, slack=3) and not words.elided:
            yield f"cut: {name!r} is larger than its room: {_size(words.ink)} in {_size(words.box)}"
        if not words.ink.within(seen.window):
            yield f"cut: {name!r} lies outside the window: {words.ink}"
        if any(not words.ink.within(clip) for clip in words.clips):
            yield f"cut: {name!r} lies outside what clips it"
        yield from _on_others(words, name, seen)
    for one, other in combinations(seen.words, 2):
        if one.ink.over(other.ink):
            yield f"overlapping: {plain(one.text)[:40]!r} and {plain(other.text)[:40]!r}"
    yield from _covered(seen)


def _on_others(words: Words, name: str, seen: Seen) -> Iterator[str]:
    for number, control in enumerate(seen.controls):
        if number == words.control:
            if not words.ink.within(control.box):
                yield f"cut: {name!r} runs out of its button {control.label[:30]!r}"
        elif words.ink.over(control.box):
            yield f"overlapping: {name!r} runs over {control.label[:30]!r}"
    if any(words.ink.over(panel) and not words.ink.within(panel) for panel in seen.panels):
        yield f"overlapping: {name!r} runs over an edge"
    if any(words.ink.over(_core(mark)) for mark in seen.marks):
        yield f"overlapping: {name!r} runs over a drawing"


def _covered(seen: Seen) -> Iterator[str]:
    """Say which controls share a part with a panel; a ground holds all of a control, and its own panels lie in it."""
    for control in seen.controls:
        crossing = (panel for panel in seen.panels if panel.over(control.box))
        if any(not panel.within(control.box) and not control.box.within(panel) for panel in crossing):
            yield f"overlapping: a panel runs over {control.label[:40]!r}"


def _core(mark: Box) -> Box:
    """Return where a drawing's strokes are: its outer tenth is empty."""
    side = mark.width / 10
    return Box(mark.left + side, mark.top + side, mark.right - side, mark.bottom - side)


def _offered_whole(words: Words, seen: Seen) -> bool:
    """Tell whether the whole text stands elsewhere on the screen, or this is a list's row that opens its page.

    A name in a list has three full lines before its end in "…"; the row reads it aloud whole, and the page that it
    opens shows it whole (the walk looks at every item's page).
    """
    if any(plain(other.text) == plain(words.text) and not other.elided for other in seen.words):
        return True
    if words.control < 0 or words.lines < LINES:
        return False
    return plain(seen.controls[words.control].label).startswith(plain(words.text))


def _size(box: Box) -> str:
    return f"{box.width:.0f} x {box.height:.0f}"


def plain(text: str) -> str:
    """Return words without the marks of their breaks."""
    return text.replace("\u2060", "").replace("\u200b", "").replace("\u00a0", " ")


def foreign(seen: Seen) -> Iterator[str]:
    """Say which words of an English screen are Chinese; the switch back is."""
    for words in seen.words:
        if any("\u3000" <= letter <= "\u9fff" for letter in words.text) and words.text != "中文":
            yield f"Chinese: {plain(words.text)[:40]!r}"


def untouchable(seen: Seen) -> Iterator[str]:
    """Say which controls are small, nameless, without a role, off the window or under another one."""
    for control in seen.controls:
        name = control.label[:40]
        if not control.label.strip():
            yield f"nameless: a control at {control.box}"
        if control.role in ("", "NoRole", "Client"):
            yield f"{name!r} has no role"
        if min(control.box.width, control.box.height) < TOUCH - 0.5:
            yield f"small: {name!r} is {_size(control.box)}"
        if not control.box.within(seen.window):
            yield f"{name!r} lies outside the window: {control.box}"
    for one, other in combinations(seen.controls, 2):
        if one.box.over(other.box, slack=1):
            yield f"{one.label[:40]!r} lies over {other.label[:40]!r}"


def too_small(seen: Seen, mm_per_pixel: float) -> Iterator[str]:
    """Say which words have capitals lower than large type promises, on a panel with so many mm a design pixel."""
    for words in seen.words:
        capital = words.pixels * CAPITAL * mm_per_pixel
        if capital < CAPITAL_MM and not words.picture:
            yield f"{words.text[:40]!r}: {words.pixels:.0f} px, capitals {capital:.2f} mm"


def tiny(seen: Seen) -> Iterator[str]:
    """Say which words are set smaller than the smallest type of the design."""
    for words in seen.words:
        if words.pixels < LEAST and not words.picture:
            yield f"{plain(words.text)[:40]!r}: {words.pixels:.0f} px"


def out_of_reach(seen: Seen, lower_edge_mm: float, mm_per_pixel: float) -> Iterator[str]:
    """Say which controls lie too high or too low for a seated visitor at a panel that hangs so."""
    for control in seen.controls:
        highest = lower_edge_mm + (seen.window.bottom - control.box.top) * mm_per_pixel
        lowest = lower_edge_mm + (seen.window.bottom - control.box.bottom) * mm_per_pixel
        if highest > HIGHEST_MM + 1 or lowest < LOWEST_MM - 1:
            yield f"{control.label[:40]!r}: {lowest:.0f}–{highest:.0f} mm above the floor"
