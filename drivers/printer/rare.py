"""Characters that a printer's font lacks, set into its lines as dots (Epson's command reference, FS 2 and ESC *).

With it come pictures and fonts, which most slips do without: imported only where a line wants it.
"""

from PIL import Image, ImageOps

from drivers.printer.glyphs import glyph
from drivers.printer.layout import GLYPH, TextLine
from drivers.printer.raster import without_real_time

FIRST_SLOT = b"\xfe\xa1"  # where GB fonts have room for user-defined characters: FE A1 to FE FE


def defined(slot: int, cluster: str, bold: bool) -> bytes:
    """Return what makes a printer know a character as number `slot` until its next reset: FS 2, 24 x 24 dots."""
    bitmap = Image.new("L", (GLYPH, GLYPH), 255)
    bitmap.paste(glyph(cluster, bold), (0, 0))
    return b"\x1c2" + used(slot) + _columns(bitmap)


def used(slot: int) -> bytes:
    """Return the code of a character that was defined."""
    return FIRST_SLOT[:1] + bytes([FIRST_SLOT[1] + slot])


def in_line(cluster: str, line: TextLine) -> bytes:
    """Return a character as dots within a line one glyph high: ESC * 33, which no mode scales or reverses."""
    bitmap = glyph(cluster, line.bold)
    if line.reverse:
        bitmap = ImageOps.invert(bitmap)
    bitmap = bitmap.resize((bitmap.width * line.wide, GLYPH), Image.Resampling.NEAREST)
    return b"\x1b*\x21" + bitmap.width.to_bytes(2, "little") + _columns(bitmap)


def _columns(bitmap: Image.Image) -> bytes:
    """Return dots column by column from the left, three bytes each from the top, black as 1."""
    standing = ImageOps.invert(bitmap).transpose(Image.Transpose.TRANSPOSE)
    return without_real_time(standing.convert("1", dither=Image.Dither.NONE).tobytes())
