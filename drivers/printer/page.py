"""A document as A4 pages in a PDF file, for a laser printer: the lines of its layout, set in an outline font.

The pages are pictures in black and white at 300 dots an inch, so that they look alike on every machine.
"""

import io
from functools import lru_cache
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from drivers.printer.glyphs import font_for
from drivers.printer.layout import CELL, GLYPH, CodeSquare, Drawn, Gap, Line, LogoMark, Parting, TextLine, lay_out
from drivers.printer.picture import draw_line, height_of
from drivers.printer.wrap import clusters, width
from kiosk.domain.slip import Slip

DPI = 300
WIDE, HIGH = round(210 / 25.4 * DPI), round(297 / 25.4 * DPI)  # dots of A4
COLUMNS = 80  # half-width columns between the margins: letters of 12 points
MARGIN = round(20 / 25.4 * DPI)  # dots, at the left and above
SCALE = (WIDE - 2 * MARGIN) / (COLUMNS * CELL)  # dots of the page for one of the layout
_BASELINE = 0.88  # of a glyph's height
_WHITE, _BLACK = 255, 0


def pdf(copies: list[Slip]) -> bytes:
    """Return a PDF of A4 pages, each copy beginning on a page of its own."""
    pages = [page.convert("1", dither=Image.Dither.NONE) for copy in copies for page in pages_of(copy)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=pages[1:])
    return out.getvalue()


def pages_of(slip: Slip) -> list[Image.Image]:
    """Return a document's A4 pages, as greyscale pictures; no line is torn by a page's end."""
    pages = [_blank()]
    y: float = MARGIN
    for line in lay_out(slip, COLUMNS * CELL):
        high = height_of(line) * SCALE
        if y + high > HIGH - MARGIN:
            pages.append(_blank())
            y = MARGIN
        _draw(pages[-1], line, y)
        y += high
    return pages


def _blank() -> Image.Image:
    return Image.new("L", (WIDE, HIGH), _WHITE)


def _draw(page: Image.Image, line: Line, y: float) -> None:
    match line:
        case TextLine():
            _text(page, line, y)
        case CodeSquare() | Drawn():
            drawn = Image.new("L", (COLUMNS * CELL, height_of(line)), _WHITE)
            draw_line(drawn, line, 0)
            size = (round(drawn.width * SCALE), round(drawn.height * SCALE))
            page.paste(drawn.resize(size, Image.Resampling.NEAREST), (MARGIN, round(y)))
        case Gap() | Parting() | LogoMark():
            pass


def _text(page: Image.Image, line: TextLine, y: float) -> None:
    draw, high = ImageDraw.Draw(page), GLYPH * line.high * SCALE
    if line.reverse:
        draw.rectangle((MARGIN, y, WIDE - MARGIN, y + high), fill=_BLACK)
    if line.wide > 1 and set(line.spans[0].text) in ({"-"}, {"─"}):
        thick = 2 if "-" in line.spans[0].text else 4
        draw.line((MARGIN, y + high / 2, WIDE - MARGIN, y + high / 2), fill=_BLACK, width=thick)
        return
    bold, ink = line.bold or line.high > 1, _WHITE if line.reverse else _BLACK
    for number, span in enumerate(line.spans):
        x, before, room = _stand(line, number)
        size = _fitting(span.text, room, round(high), bold=bold)
        left = x - before * _length(span.text, size, bold=bold)
        for part, font in _parts(span.text, size, bold=bold):
            _ink(page, (round(left), round(y + high * _BASELINE)), part, font, ink)
            left += font.getlength(part)


def _ink(page: Image.Image, at: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, ink: int) -> None:
    drawn, left, above = _inked(text, font)
    page.paste(ink, (at[0] + left, at[1] + above), drawn)


# Drawing letters is nearly all that a page costs, and of one that is edited all lines but one stay as they were.
@lru_cache(maxsize=128)
def _inked(text: str, font: ImageFont.FreeTypeFont) -> tuple[Image.Image, int, int]:
    """Return a text as a mask, and where that begins, seen from where the text does on its baseline, in dots."""
    left, above, right, below = (int(edge) for edge in font.getbbox(text, anchor="ls"))
    drawn = Image.new("L", (max(1, right - left), max(1, below - above)), 0)
    ImageDraw.Draw(drawn).text((-left, -above), text, _WHITE, font, "ls")
    return drawn, left, above


def _stand(line: TextLine, number: int) -> tuple[float, float, float]:
    """Return where a span stands: x, how much of it stands before that (0 to 1), and the dots that it has room for."""
    span = line.spans[number]
    if line.centred or line.reverse:
        return WIDE / 2, 0.5, WIDE - 2 * MARGIN
    ends = span.x + width(span.text) * CELL * line.wide
    if number and number == len(line.spans) - 1 and ends > COLUMNS * CELL - GLYPH:  # the right-hand side of a row
        before = line.spans[number - 1]
        return MARGIN + ends * SCALE, 1, (ends - before.x - width(before.text) * CELL - CELL) * SCALE
    follows = line.spans[number + 1].x if number + 1 < len(line.spans) else COLUMNS * CELL
    return MARGIN + span.x * SCALE, 0, (follows - span.x) * SCALE


def _fitting(text: str, room: float, size: int, *, bold: bool) -> int:
    """Return the size at which a text has room: figures of an outline font are wider than half a Hanzi."""
    length = _length(text, size, bold=bold)
    return size if length <= room else int(size * room / length)


def _length(text: str, size: int, *, bold: bool) -> float:
    return sum(font.getlength(part) for part, font in _parts(text, size, bold=bold))


def _parts(text: str, size: int, *, bold: bool) -> list[tuple[str, ImageFont.FreeTypeFont]]:
    """Return a text in parts, each with the font that has its characters."""
    fonts = groupby(clusters(text.strip()), lambda cluster: font_for(cluster, size, bold))
    return [("".join(part), font) for font, part in fonts]
