"""A slip as a document: blocks of words, before anybody decides where a dot goes (小票)."""

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.drawing import Drawing
from kiosk.domain.text import Language


class Align(Enum):
    """Where a line stands between the paper's edges."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `wide` and `high` scale the 24-dot glyphs 1 to 8 times. It wraps and is never cut.

    `hang` is an indent of the following lines in half-width characters.
    """

    text: str
    wide: int = 1
    high: int = 1
    bold: bool = False
    align: Align = Align.LEFT
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A line with something at its left and something at its right; `mark` (√, ○, 1.) stands before the left.

    Where both do not fit on one line, the right goes to a line of its own, never over the left.
    """

    left: str
    right: str = ""
    mark: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """White words on a black bar across the paper."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    dashed: bool = True


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; `module` is the wish for a module's width in dots, less where the paper is narrow."""

    payload: str
    module: int = 7


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture of `wide` by `high` dots, a row in whole bytes, eight dots to a byte, white as 1."""

    wide: int
    high: int
    dots: bytes


@dataclass(frozen=True, slots=True)
class Logo:
    """The hall's logo: printed where the printer stores it, under `key` (two ASCII characters).

    Elsewhere its `picture` is printed, where the hall wishes that, else nothing.
    """

    key: str
    picture: Bitmap | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing in the middle of the paper; `marks` are numbers and the names of the spots where they stand."""

    drawing: Drawing
    marks: tuple[tuple[int, str], ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Feed:
    """Empty paper, in dots."""

    dots: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut in the middle of a slip: what a window keeps, and what its visitor takes along."""


Block = Words | Row | Banner | Rule | Code | Logo | Sketch | Feed | Cut


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip; the cut after the last block goes without saying."""

    blocks: tuple[Block, ...]
