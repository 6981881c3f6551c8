"""The hall's logo on slips: stored by the printer, or sent along as dots where the hall wishes that."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.printer.profile import NoSuchProfile
from kiosk.domain.site import PrinterAddress, Site
from kiosk.domain.slip import Bitmap, Logo, Slip
from kiosk.services.printers import model_of

if TYPE_CHECKING:
    from PIL import Image

    from kiosk.services.hall import Hall

MOST_DOTS = 640  # of the broadest paper that there is
_MOST_KEPT = 8  # pictures ready to be sent


def with_logo(slip: Slip, hall: "Hall", printer: PrinterAddress | None) -> Slip:
    """Return a slip with its logo's dots, where the hall sends them to a printer like this one."""
    if printer is None or not any(isinstance(block, Logo) for block in slip.blocks):
        return slip
    try:
        model = model_of(printer)
    except NoSuchProfile:
        return slip
    return slip if model.logo else carrying(slip, hall.site, hall.home, model.dots)


def carrying(slip: Slip, site: Site, home: Path, dots: int) -> Slip:
    """Return a slip whose logo goes along to a printer of `dots` that stores none; as it is where it does not."""
    if site.slip_logo is None or not site.slip_logo.always:
        return slip
    bitmap = bitmap_of(home / site.slip_logo.picture, dots)
    if bitmap is None:
        return slip
    blocks = (replace(block, picture=bitmap) if isinstance(block, Logo) else block for block in slip.blocks)
    return Slip(tuple(blocks))


def kept_logo(hall: "Hall") -> "Image.Image | None":
    """Return the logo that this hall's printers store, as far as they do; None where there is none."""
    if hall.site.slip_logo is None:
        return None
    bitmap = bitmap_of(hall.home / hall.site.slip_logo.picture, MOST_DOTS)
    if bitmap is None:
        return None
    from PIL import Image

    return Image.frombytes("1", (bitmap.wide, bitmap.high), bitmap.dots).convert("L")


def bitmap_of(path: Path, dots: int) -> Bitmap | None:
    """Return a picture in dots, at most `dots` wide; None where there is none that can be read."""
    try:
        return _bitmap(path, dots, path.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=_MOST_KEPT)
def _bitmap(path: Path, dots: int, _changed: int) -> Bitmap:
    from PIL import Image  # only where a logo goes along

    with Image.open(path) as opened:
        drawn = opened.convert("L")
    if drawn.width > dots:
        drawn = drawn.resize((dots, max(1, drawn.height * dots // drawn.width)))
    whole = Image.new("L", ((drawn.width + 7) // 8 * 8, drawn.height), 255)  # in whole bytes, as printers take it
    whole.paste(drawn, ((whole.width - drawn.width) // 2, 0))
    bits = whole.convert("1")  # dithered; what is black and white stays so
    return Bitmap(bits.width, bits.height, _sendable(bits.tobytes()))


def _sendable(dots: bytes) -> bytes:
    """Return dots as they can go to a printer: the one that is changed for it is changed on the screen too."""
    from drivers.printer.raster import without_real_time

    ink = bytes(byte ^ 0xFF for byte in dots)
    return bytes(byte ^ 0xFF for byte in without_real_time(ink))
