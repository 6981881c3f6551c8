"""What a printer's font cannot set, as dots: `GS v 0` (Epson's command reference), and the logo that it stores."""

import re

from PIL import Image, ImageOps

from drivers.printer.layout import Drawn, Line, LogoMark
from drivers.printer.picture import draw_line, height_of, sent_logo
from drivers.printer.sketch import draw_sketch

_REAL_TIME = re.compile(b"\x10(?=[\x04\x05\x14])")
_BAND = 2048  # bytes of dots in one command


def as_dots(line: Line, dots: int) -> bytes:
    """Return what prints one line as a picture, `dots` wide where it is no drawing of its own width."""
    if isinstance(line, Drawn):
        return _bands(draw_sketch(line.sketch, line.wide))
    if isinstance(line, LogoMark):
        return _bands(sent_logo(line) or Image.new("L", (0, 0)))
    bitmap = Image.new("L", (dots, height_of(line)), 255)
    draw_line(bitmap, line, 0)
    return _bands(bitmap)


def _bands(bitmap: Image.Image) -> bytes:
    """Return dots in bands: a printer with a small buffer takes a whole band or stands still for ever."""
    across = (bitmap.width + 7) // 8
    rows = max(1, _BAND // across)
    out = b""
    for top in range(0, bitmap.height, rows):
        band = bitmap.crop((0, top, bitmap.width, min(top + rows, bitmap.height)))
        out += b"\x1dv0\x00" + across.to_bytes(2, "little") + band.height.to_bytes(2, "little") + _dots(band)
    return out


def stores_logo(logo: Image.Image, key: str) -> bytes:
    """Return what makes a printer keep `logo` under `key` for good: GS ( L <Function 67>, in one colour, raster format.

    Its memory stands a limited number of writings: it is sent once by a technician, never with a slip.
    """
    body = b"0C0" + key.encode("ascii") + b"\x01"
    body += logo.width.to_bytes(2, "little") + logo.height.to_bytes(2, "little") + b"1" + _dots(logo)
    return b"\x1d(L" + len(body).to_bytes(2, "little") + body


def _dots(picture: Image.Image) -> bytes:
    """Return a picture's dots line by line, eight to a byte, black as 1."""
    return without_real_time(ImageOps.invert(picture.convert("L")).convert("1", dither=Image.Dither.NONE).tobytes())


def without_real_time(dots: bytes) -> bytes:
    """Return dots in which no two bytes spell a real-time command.

    A printer obeys real-time commands (DLE EOT, DLE ENQ, DLE DC4) in the midst of dots too: where two bytes happen to
    spell one, the first gets one dot more.
    """
    return _REAL_TIME.sub(b"\x18", dots)
