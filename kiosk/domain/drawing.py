"""Plain drawings that a screen and a printer draw alike: shapes on a field of WIDE × HIGH units."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kiosk.domain.text import Text

WIDE, HIGH = 880, 440


class Tone(Enum):
    """How strong a stroke or ground is; screens have colours for them, paper has black and white."""

    INK = "ink"  # walls, titles
    EDGE = "edge"  # outlines, what must be read
    FAINT = "faint"  # other lines of text
    MIST = "mist"  # quiet grounds
    CARD = "card"  # the paper itself
    RIVER = "river"  # a way that is walked


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `line` is the width of its outline, 0 = none."""

    x: int
    y: int
    w: int
    h: int
    fill: Tone | None = None
    stroke: Tone | None = None
    line: int = 0
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle about (x, y)."""

    x: int
    y: int
    r: int
    fill: Tone | None = None
    stroke: Tone | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """A line from point to point; `arrow` puts a head at its end."""

    points: tuple[tuple[int, int], ...]
    stroke: Tone = Tone.INK
    line: int = 5
    dashed: bool = False
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words about the point (x, y), `size` units high."""

    x: int
    y: int
    text: Text
    size: int = 28


Shape = Box | Disc | Path | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, later ones over earlier ones; `spots` are places where a mark may stand, by name."""

    shapes: tuple[Shape, ...]
    spots: Mapping[str, tuple[int, int]]


def arrow_head(path: Path, size: int = 18) -> tuple[tuple[int, int], ...]:
    """Return the three points of an arrow at the end of a path, which goes straight up, down or aside."""
    (x0, y0), (x, y) = path.points[-2:]
    dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
    back = (x - dx * size, y - dy * size)
    return (back[0] - dy * size, back[1] - dx * size), (x, y), (back[0] + dy * size, back[1] + dx * size)
