"""The 24-dot glyphs of paper: one character to a bitmap, as a printer's own font would print it."""

from functools import lru_cache
from pathlib import Path

import qrcode
from PIL import Image, ImageDraw, ImageFont, features
from qrcode.constants import ERROR_CORRECT_M

from drivers.printer.layout import CELL, GLYPH
from drivers.printer.scripts import Script, script_of
from drivers.printer.wrap import clusters, width

_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"
_BASELINE = 21  # dots from the top of the cell, so that 中 fills it and g stays inside
_WHITE, _BLACK = 255, 0
# What GBK lacks, the likelier first.
_RARE = ("NotoSansSC-Rare", "NotoSansJP-Rare", "NotoSans-Rare", "NotoEmoji", "NotoSansKR", "NotoSansYi", "NotoSansLisu")
_NOBODYS = "\U0010fffe"  # a character that no font has


@lru_cache(maxsize=32)
def _font(name: str, size: int, engine: ImageFont.Layout = ImageFont.Layout.BASIC) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FOLDER / f"{name}.ttf", size, layout_engine=engine)


def font_for(cluster: str, size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return the bundled font that has a character; where none has it, one that shows a box in its place."""
    script = script_of(cluster[:1])
    if script:
        return _joining(script, size * script.size // (GLYPH - 1))
    usual = _font(f"NotoSansSC-{'Bold' if bold else 'Regular'}", size)
    if _usual(cluster[:1]):
        return usual
    fonts = (usual, *(_font(name, size) for name in _RARE))
    return next((font for font in fonts if _shows(font, cluster[:1])), usual)


def _usual(character: str) -> bool:
    """Tell without looking into a font whether the usual one has a character: it was cut to GBK."""
    try:
        return character.isascii() or len(character.encode("gbk")) == 2
    except UnicodeEncodeError:
        return False


def _shows(font: ImageFont.FreeTypeFont, character: str) -> bool:
    return bytes(font.getmask(character)) != bytes(font.getmask(_NOBODYS))


@lru_cache(maxsize=4096)
def glyph(character: str, bold: bool = False) -> Image.Image:
    """Return a character, with the accents upon it, as a bitmap of black and white, 24 dots high and 12 or 24 wide."""
    wide = CELL * max(1, width(character))
    if character == "─":
        return _line_across(wide)
    script = script_of(character[:1])
    if script:
        return _word(character, wide, script)
    font = font_for(character, GLYPH - 1, bold)
    advance = max(1, round(font.getlength(character)))
    drawn = Image.new("L", (max(wide, advance), GLYPH), _WHITE)
    draw = ImageDraw.Draw(drawn)
    draw.fontmode = "1" if advance <= wide else "L"
    draw.text((round((drawn.width - advance) / 2), _BASELINE), character, font=font, fill=_BLACK, anchor="ls")
    return drawn if advance <= wide else _squeezed(drawn, wide)


def _joining(script: Script, size: int) -> ImageFont.FreeTypeFont:
    """Return a font that joins, stacks and turns its letters round; a system without FriBiDi shows them one by one."""
    able = features.check("raqm")
    return _font(script.font, size, ImageFont.Layout.RAQM if able else ImageFont.Layout.BASIC)


def _word(word: str, wide: int, script: Script) -> Image.Image:
    """Return a word whose letters hang together, `wide` dots across; one that is too high is made smaller."""
    font = _joining(script, script.size)
    _, above, _, below = font.getbbox(word, anchor="ls")
    if below - above > GLYPH:
        font = _joining(script, int(script.size * GLYPH / (below - above)))
        _, above, _, below = font.getbbox(word, anchor="ls")
    advance = max(1, round(font.getlength(word)))
    drawn = Image.new("L", (max(wide, advance), GLYPH), _WHITE)
    baseline = min(max(script.baseline, round(-above)), GLYPH - round(below))
    left = round((drawn.width - advance) / 2) if script.from_right else 0
    ImageDraw.Draw(drawn).text((left, baseline), word, font=font, fill=_BLACK, anchor="ls")
    return _sharp(drawn) if advance <= wide else _squeezed(drawn, wide)


def _sharp(grey: Image.Image) -> Image.Image:
    return grey.point([_BLACK if shade < 140 else _WHITE for shade in range(256)])


def _line_across(wide: int) -> Image.Image:
    """A box-drawing line joins its neighbours, in a printer's font; in a text font it does not."""
    bitmap = Image.new("L", (wide, GLYPH), _WHITE)
    ImageDraw.Draw(bitmap).rectangle((0, GLYPH // 2 - 1, wide, GLYPH // 2), fill=_BLACK)
    return bitmap


def _squeezed(drawn: Image.Image, wide: int) -> Image.Image:
    """Return a half-width letter of a proportional font made to fit its cell, with a dot of air at its right."""
    bitmap = Image.new("L", (wide, GLYPH), _WHITE)
    bitmap.paste(_sharp(drawn.resize((wide - 1, GLYPH), Image.Resampling.BOX)), (0, 0))
    return bitmap


def draw_text(
    paper: Image.Image,
    x: int,
    y: int,
    text: str,
    wide: int = 1,
    high: int = 1,
    bold: bool = False,
    reverse: bool = False,
) -> int:
    """Draw `text` on `paper` with its upper left at (x, y); return the x behind it."""
    for character in clusters(text):
        bitmap = glyph(character, bold)
        if reverse:
            bitmap = Image.eval(bitmap, lambda value: 255 - value)
        scaled = bitmap.resize((bitmap.width * wide, bitmap.height * high), Image.Resampling.NEAREST)
        paper.paste(scaled, (x, y))
        x += scaled.width
    return x


def qr(payload: str, module: int) -> Image.Image:
    """Return a QR code (model 2, correction level M) with modules of `module` dots, without a quiet zone."""
    image = _modules(payload)
    return image.resize((image.width * module, image.height * module), Image.Resampling.NEAREST)


@lru_cache(maxsize=4)  # a slip that is edited keeps its code, which costs more than all its letters
def _modules(payload: str) -> Image.Image:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=1, border=0)
    code.add_data(payload)
    code.make(fit=True)
    matrix = code.get_matrix()
    image = Image.new("L", (len(matrix), len(matrix)), _WHITE)
    image.putdata([_BLACK if dark else _WHITE for row in matrix for dark in row])
    return image
