"""The drawings of papers (样张) and of the printer as SVG, in the tokens' colours; marks are the screen's own."""

from kiosk.domain.drawing import HIGH, WIDE, Box, Disc, Label, Path, Shape, Tone, arrow_head
from kiosk.domain.printer_drawing import PRINTER
from kiosk.domain.samples import DRAWINGS
from kiosk.domain.text import Language

PREFIX = "paper-"  # `paper-form-en` is the form with English words
_ALL = {**DRAWINGS, "printer": PRINTER}
_COLOURS = {
    Tone.INK: "#10242E",
    Tone.EDGE: "#6B8490",
    Tone.FAINT: "#DCDFDA",
    Tone.MIST: "#E4F0F1",
    Tone.CARD: "#FFFFFF",
    Tone.RIVER: "#0B6073",
}


def paper_svg(name: str) -> str:
    """Return the drawing `paper-KIND-LANGUAGE` as a whole SVG."""
    kind, _, language = name.removeprefix(PREFIX).rpartition("-")
    body = "".join(_shape(shape, Language(language)) for shape in _ALL[kind].shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">{body}</svg>'


def _shape(shape: Shape, language: Language) -> str:
    match shape:
        case Box():
            place = f'x="{shape.x}" y="{shape.y}" width="{shape.w}" height="{shape.h}" rx="{shape.radius}"'
            return f"<rect {place} {_paint(shape.fill, shape.stroke, shape.line)}/>"
        case Disc():
            place = f'cx="{shape.x}" cy="{shape.y}" r="{shape.r}"'
            return f"<circle {place} {_paint(shape.fill, shape.stroke, shape.line)}/>"
        case Path():
            return _path(shape)
        case Label():
            place = f'x="{shape.x}" y="{shape.y + shape.size * 0.36:.0f}" font-size="{shape.size}"'
            style = f'font-family="Noto Sans SC" font-weight="500" text-anchor="middle" fill="{_COLOURS[Tone.INK]}"'
            return f"<text {place} {style}>{shape.text.in_(language)}</text>"


def _paint(fill: Tone | None, stroke: Tone | None, line: int) -> str:
    ground = _COLOURS[fill] if fill else "none"
    return f'fill="{ground}"' + (f' stroke="{_COLOURS[stroke]}" stroke-width="{line}"' if stroke else "")


def _path(path: Path) -> str:
    way = "M" + " ".join(f"{x} {y}" for x, y in path.points)
    style = f'fill="none" stroke="{_COLOURS[path.stroke]}" stroke-width="{path.line}" stroke-linejoin="round"'
    dashes = ' stroke-dasharray="12 9"' if path.dashed else ' stroke-linecap="square"'
    drawn = f'<path d="{way}" {style}{dashes}/>'
    if not path.arrow:
        return drawn
    head = "M" + " ".join(f"{x} {y}" for x, y in arrow_head(path))
    return drawn + f'<path d="{head}" {style} stroke-linecap="round"/>'
