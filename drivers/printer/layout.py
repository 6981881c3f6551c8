"""Which line each word of a slip stands on: one layout, from which both the bytes and the picture are made."""

import re
import unicodedata
from dataclasses import dataclass, replace

from drivers.printer.wrap import width, wrap
from kiosk.domain.slip import Align, Banner, Bitmap, Block, Code, Cut, Feed, Logo, Row, Rule, Sketch, Slip, Words

CELL = 12  # dots of a half-width column in the 24-dot font
GLYPH = 24
LEADING = 8  # dots of white below a line
QR_MARGIN = 14  # dots of white above and below a code
MARK = 3  # columns that a mark takes
BROAD = 512  # dots from which a paper counts as broad; narrower ones get a smaller number and QR code (design, 17)
_LARGEST_NARROW = 6
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_UNSEEN = re.compile(  # joiners, directions, variants and tones of emoji
    "[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20dd-\u20e4\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words at a dot position of a line."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: spans from left to right, all in one size; `height` counts the leading below.

    `centred` says that its only span stands in the middle of the paper, where a printer can put it by itself.
    """

    spans: tuple[Span, ...]
    wide: int = 1
    high: int = 1
    bold: bool = False
    reverse: bool = False
    centred: bool = False

    @property
    def height(self) -> int:
        """The dots from this line's top to the next line's."""
        return GLYPH * self.high + LEADING


@dataclass(frozen=True, slots=True)
class CodeSquare:
    """A QR code in the middle of the paper."""

    payload: str
    module: int


@dataclass(frozen=True, slots=True)
class LogoMark:
    """The logo that the printer stores under `key`, in the middle; `picture` is for one that stores none."""

    key: str
    picture: Bitmap | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """White paper."""

    dots: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing `wide` dots across, in the middle."""

    sketch: Sketch
    wide: int


@dataclass(frozen=True, slots=True)
class Parting:
    """A cut; no dots."""


Line = TextLine | CodeSquare | LogoMark | Drawn | Gap | Parting


def sketch_width(dots: int) -> int:
    """Return how many dots wide a drawing is on paper of `dots`: whole bytes, with a little white beside it."""
    return dots * 11 // 12 // 8 * 8


def _printable(text: str) -> str:
    """Return a text without what no paper shows; letter and accent become one character where there is one.

    An ESC in an imported name would be a command of the printer's.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", _CONTROL.sub(" ", unicodedata.normalize("NFC", text)))


def lay_out(slip: Slip, dots: int) -> list[Line]:
    """Return the lines of a slip on paper of `dots` printable dots; every word of it stands on one of them."""
    lines: list[Line] = []
    for block in slip.blocks:
        lines.extend(_lines(block, dots))
    return lines


def module_on(dots: int, wish: int) -> int:
    """Return how many dots a module of a code is wide on paper of `dots`, where `wish` is what a broad one has."""
    return wish if dots >= BROAD else max(3, wish - 2)


def _lines(block: Block, dots: int) -> list[Line]:
    match block:
        case Words():
            return _words(replace(block, text=_printable(block.text)), dots)
        case Row():
            return _row(replace(block, left=_printable(block.left), right=_printable(block.right)), dots)
        case Banner():
            return _banner(_printable(block.text), dots)
        case Rule():
            return [_rule(block, dots)]
        case Code():
            return [CodeSquare(block.payload, module_on(dots, block.module))]
        case Sketch():
            return [Drawn(block, sketch_width(dots))]
        case Logo():
            return [LogoMark(block.key, block.picture)]
        case Feed() | Cut():
            return [Gap(block.dots) if isinstance(block, Feed) else Parting()]


def _words(block: Words, dots: int) -> list[Line]:
    wide = _widest(block, dots)
    columns = dots // (CELL * wide)
    lines: list[Line] = []
    for number, text in enumerate(wrap(block.text, columns, block.hang)):
        centred = block.align is Align.CENTRE
        indent = block.hang * CELL * wide if number else 0
        x = (dots - width(text) * CELL * wide) // 2 if centred else indent
        lines.append(TextLine((Span(x, text),), wide, block.high, block.bold, centred=centred))
    return lines


def _widest(block: Words, dots: int) -> int:
    """Return the scale at which the longest thing that cannot be torn still fits: a number is never broken."""
    longest = max((width(word) for word in block.text.split()), default=0)
    wide = block.wide if dots >= BROAD else min(block.wide, _LARGEST_NARROW)
    while wide > 1 and longest * CELL * wide > dots and block.text.isascii():
        wide -= 1
    return wide


def _row(block: Row, dots: int) -> list[Line]:
    columns = dots // CELL
    indent = MARK if block.mark else 0
    beside = block.right.replace("|", "")  # what is not wrapped has no use for where it would break best
    right = width(beside)
    first = columns - indent - (right + 1 if right else 0)
    alone = first < width(block.left) <= columns - indent  # a left that would wrap only for the right's sake
    one_line = first >= columns // 3 and not alone
    lefts = wrap(block.left, first if one_line else columns - indent)
    lines: list[Line] = []
    for number, text in enumerate(lefts):
        spans = [Span(indent * CELL, text)]
        if number == 0 and block.mark:
            spans.insert(0, Span(0, block.mark))
        if number == 0 and right and one_line:
            spans.append(Span((columns - right) * CELL, beside))
        lines.append(TextLine(tuple(spans), bold=block.bold))
    if right and not one_line:
        for text in wrap(block.right, columns - indent):
            lines.append(TextLine((Span((columns - width(text)) * CELL, text),), bold=block.bold))
    return lines


def _banner(text: str, dots: int) -> list[Line]:
    columns = dots // (CELL * 2)
    return [TextLine((Span(0, _in_the_middle(line, columns)),), 2, 2, reverse=True) for line in wrap(text, columns)]


def _in_the_middle(text: str, columns: int) -> str:
    blank = columns - width(text)
    return " " * (blank // 2) + text + " " * (blank - blank // 2)


def _rule(block: Rule, dots: int) -> TextLine:
    """A line across the paper in scaled glyphs: a dozen bytes instead of four dozen."""
    wide, glyph = (4, "-") if block.dashed else (8, "─")
    return TextLine((Span(0, glyph * (dots // (CELL * width(glyph) * wide))),), wide)
