"""A slip as a picture: the same lines that become bytes, drawn dot by dot."""

from PIL import Image

from drivers.printer.glyphs import draw_text, qr
from drivers.printer.layout import QR_MARGIN, CodeSquare, Drawn, Gap, Line, LogoMark, Parting, TextLine, lay_out
from drivers.printer.sketch import draw_sketch
from kiosk.domain.slip import Slip


def picture(slip: Slip, dots: int, logo: Image.Image | None = None) -> Image.Image:
    """Return a slip as a greyscale picture of black and white, `dots` wide; `logo` is what the printer stores.

    Without it the paper is that of a printer that stores none.
    """
    lines = lay_out(slip, dots)
    paper = Image.new("L", (dots, sum(height_of(line, logo) for line in lines)), 255)
    y = 0
    for line in lines:
        draw_line(paper, line, y, logo)
        y += height_of(line, logo)
    return paper


def height_of(line: Line, logo: Image.Image | None = None) -> int:
    """Return how many dots of paper a line takes."""
    match line:
        case TextLine():
            return line.height
        case CodeSquare():
            return qr(line.payload, line.module).height + 2 * QR_MARGIN
        case Drawn():
            return draw_sketch(line.sketch, line.wide).height
        case Gap():
            return line.dots
        case LogoMark():
            drawn = logo or sent_logo(line)
            return 0 if drawn is None else drawn.height
        case Parting():
            return 0


def sent_logo(line: LogoMark) -> Image.Image | None:
    """Return the logo that goes with a slip, black and white, None where it does not."""
    if line.picture is None:
        return None
    return Image.frombytes("1", (line.picture.wide, line.picture.high), line.picture.dots).convert("L")


def draw_line(paper: Image.Image, line: Line, y: int, logo: Image.Image | None = None) -> None:
    """Draw one line with its top at `y`."""
    match line:
        case TextLine():
            for span in line.spans:
                draw_text(paper, span.x, y, span.text, line.wide, line.high, line.bold, line.reverse)
        case CodeSquare():
            square = qr(line.payload, line.module)
            paper.paste(square, ((paper.width - square.width) // 2, y + QR_MARGIN))
        case LogoMark():
            drawn = logo or sent_logo(line)
            if drawn is not None:
                paper.paste(drawn, ((paper.width - drawn.width) // 2, y))
        case Drawn():
            paper.paste(draw_sketch(line.sketch, line.wide), ((paper.width - line.wide) // 2, y))
        case Gap() | Parting():
            pass
