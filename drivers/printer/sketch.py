"""A drawing in dots: outlines and bars in black, grounds left white, marks as black discs with their number."""

from functools import cache
from itertools import pairwise
from pathlib import Path as FilePath

from PIL import Image, ImageChops, ImageDraw, ImageFont

from kiosk.domain.drawing import HIGH, WIDE, Box, Disc, Label, Path, Shape, Tone, arrow_head
from kiosk.domain.slip import Sketch

_FONT = FilePath(__file__).resolve().parents[2] / "assets" / "fonts" / "NotoSansSC-Regular.ttf"
_WHITE, _BLACK = 255, 0
_MARK = 12  # dots, radius
_DASH = 7  # dots
_SOLID = frozenset({Tone.INK, Tone.EDGE, Tone.RIVER})


def draw_sketch(sketch: Sketch, wide: int) -> Image.Image:
    """Return the drawing `wide` dots across, black and white."""
    image = Image.new("L", (wide, wide * HIGH // WIDE + 4), _WHITE)
    pen = _Pen(ImageDraw.Draw(image), wide / WIDE)
    for shape in sketch.drawing.shapes:
        pen.draw(shape, sketch)
    for number, spot in sketch.marks:
        pen.mark(number, sketch.drawing.spots[spot])
    black = image.point([_BLACK if grey < 128 else _WHITE for grey in range(256)])
    _, top, _, bottom = ImageChops.invert(black).getbbox() or (0, 0, 0, 1)
    return black.crop((0, top, wide, bottom))  # white above and below is paper and bytes for nothing


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)


class _Pen:
    def __init__(self, draw: ImageDraw.ImageDraw, scale: float) -> None:
        self._draw = draw
        self._draw.fontmode = "1"
        self._scale = scale

    def draw(self, shape: Shape, sketch: Sketch) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Disc():
                self._disc(shape)
            case Path():
                self._path(shape)
            case Label():
                size = max(13, self._dots(shape.size))
                words = shape.text.in_(sketch.language)
                self._draw.text(self._at(shape.x, shape.y), words, _BLACK, _font(size), anchor="mm")

    def mark(self, number: int, spot: tuple[int, int]) -> None:
        x, y = self._at(*spot)
        self._draw.ellipse((x - _MARK, y - _MARK, x + _MARK, y + _MARK), fill=_BLACK)
        self._draw.text((x, y), str(number), _WHITE, _font(19), anchor="mm")

    def _dots(self, units: float) -> int:
        return round(units * self._scale)

    def _at(self, x: int, y: int) -> tuple[int, int]:
        return self._dots(x), self._dots(y)

    def _box(self, box: Box) -> None:
        if box.fill is Tone.FAINT:  # a line of text that need not be read: two dots high
            middle = self._dots(box.y + box.h / 2)
            self._draw.line((self._dots(box.x), middle, self._dots(box.x + box.w), middle), _BLACK, 2)
            return
        corners = (*self._at(box.x, box.y), *self._at(box.x + box.w, box.y + box.h))
        fill, outline, line = self._paint(box.fill, box.stroke, box.line)
        self._draw.rounded_rectangle(corners, self._dots(box.radius), fill, outline, line)

    def _disc(self, disc: Disc) -> None:
        corners = (*self._at(disc.x - disc.r, disc.y - disc.r), *self._at(disc.x + disc.r, disc.y + disc.r))
        fill, outline, line = self._paint(disc.fill, disc.stroke, disc.line)
        self._draw.ellipse(corners, fill, outline, line)

    def _paint(self, fill: Tone | None, stroke: Tone | None, line: int) -> tuple[int | None, int | None, int]:
        ground = None if fill is None else _BLACK if fill in _SOLID else _WHITE
        return ground, _BLACK if stroke else None, max(1, self._dots(line))

    def _path(self, path: Path) -> None:
        width = max(2, self._dots(path.line))
        if path.stroke is Tone.CARD:  # an opening
            self._draw.line([self._at(*point) for point in path.points], _WHITE, width + 2)
        elif path.dashed:
            self._dashes(path, width)
        else:
            self._draw.line([self._at(*point) for point in path.points], _BLACK, width, joint="curve")
        if path.arrow:
            self._draw.line([self._at(*point) for point in arrow_head(path)], _BLACK, width, joint="curve")

    def _dashes(self, path: Path, width: int) -> None:
        points = [self._at(*point) for point in path.points]
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(1, round(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 / _DASH))
            for step in range(0, steps, 2):
                ends = [(x0 + (x1 - x0) * part / steps, y0 + (y1 - y0) * part / steps) for part in (step, step + 1)]
                self._draw.line(ends, _BLACK, width)
