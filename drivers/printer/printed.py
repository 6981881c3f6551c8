"""What came out of an emulated printer: one slip, its words, its QR codes and what it looks like."""

from dataclasses import dataclass, field

from PIL import Image, ImageOps

from drivers.printer.glyphs import draw_text
from drivers.printer.wrap import width

DRAWN = "〓"  # what a paper's words have where dots were sent for a character


@dataclass(frozen=True, slots=True)
class Piece:
    """A character of a line, or dots in its place."""

    x: int
    text: str
    wide: int
    high: int
    bold: bool
    reverse: bool
    dots: Image.Image | None = None

    @property
    def behind(self) -> int:
        """Where the next one stands."""
        return self.x + (width(self.text) * 12 if self.dots is None else self.dots.width) * self.wide

    def draw(self, paper: Image.Image, left: int) -> None:
        """Draw it at the top of a line's paper."""
        if self.dots is None:
            draw_text(paper, left + self.x, 0, self.text, self.wide, self.high, self.bold, self.reverse)
            return
        size = (self.dots.width * self.wide, self.dots.height * self.high)
        dots = ImageOps.invert(self.dots) if self.reverse else self.dots
        paper.paste(dots.resize(size, Image.Resampling.NEAREST), (left + self.x, 0))


@dataclass
class Paper:
    """One slip as it came out: its words line by line, its QR codes, and what it looks like."""

    dots: int
    lines: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    pieces: list[tuple[int, Image.Image]] = field(default_factory=list)
    height: int = 0
    torn_at: int | None = None  # so many lines were there when the rest of the slip was thrown away

    @property
    def scrap(self) -> bool:
        """Whether nothing stands on it, or nothing but the beginning of a slip that broke off."""
        return not self.pieces or (self.torn_at is not None and self.torn_at == len(self.lines))

    @property
    def whole(self) -> bool:
        """Whether it is one slip, with nothing of a broken one above it."""
        return bool(self.lines) and self.torn_at in (None, 0)

    @property
    def text(self) -> str:
        """All the words, a line each."""
        return "\n".join(self.lines)

    def picture(self) -> Image.Image:
        """Return what the paper looks like."""
        paper = Image.new("L", (self.dots, max(self.height, 1)), 255)
        for y, piece in self.pieces:
            paper.paste(piece, (0, y))
        return paper


def words_of(line: list[Piece]) -> str:
    """Return a line's words; a jump to another position reads as a tab."""
    text, x = "", 0
    for piece in line:
        if text and piece.x > x:
            text += "\t"
        text += piece.text
        x = piece.behind
    return text.rstrip()
