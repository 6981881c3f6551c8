"""Benchmark `slip`: the bytes of a ticket and what it takes to make them."""

import contextlib
import io
import time
from collections.abc import Callable

from escpos.printer import Dummy

from drivers.printer.encode import encode
from drivers.printer.picture import picture
from drivers.printer.profile import profile
from kiosk.domain.slip import Align, Code, Rule, Slip, Words
from kiosk.domain.slip import Row as SlipRow
from tests.bench.table import Row, Table, at, median, ms, times
from tests.drivers.conftest import picture_17

BAUD = 19_200


def bench_slip(quick: bool) -> Table:
    """The ticket of the design's picture 17 as bytes for an 80 mm printer: by our encoder (the printer's own Chinese
    font, native QR), by python-escpos's default path (its `text()` line by line, its QR image, its cut) and as one
    raster picture by python-escpos. Milliseconds are for making the bytes, the three in turn; the seconds on the wire
    are the bytes at 19,200 baud (10 bits a byte).
    """
    ticket, model = picture_17(), profile("epson-tm-t82")
    ways: dict[str, Callable[[], bytes]] = {
        "our encoder": lambda: encode(ticket, model),
        "python-escpos, default path": lambda: _by_escpos(ticket),
        "one raster": lambda: _by_raster(ticket, model.dots),
    }
    took: dict[str, list[float]] = {way: [] for way in ways}
    sizes: dict[str, int] = {}
    for _ in range(10 if quick else 60):
        for way, make in ways.items():
            began = time.perf_counter()
            with contextlib.redirect_stdout(io.StringIO()):  # python-escpos says at every picture what it lacks
                sizes[way] = len(make())
            took[way].append(time.perf_counter() - began)
    ours = sizes["our encoder"]
    rows = [
        Row(
            f"{way}: {sizes[way]:,} bytes, {sizes[way] * 10 / BAUD:.1f} s at 19,200 baud",
            ms(median(values)),
            ms(at(0.99, values)),
            times(sizes[way] / ours) + " bytes" if sizes[way] != ours else "",
        )
        for way, values in took.items()
    ]
    return Table("slip", bench_slip.__doc__ or "", tuple(rows))


def _by_escpos(slip: Slip) -> bytes:
    printer = Dummy()
    for part in slip.blocks:
        match part:
            case Words():
                side: str = "center" if part.align is Align.CENTRE else "left"
                printer.set(align=side, bold=part.bold, custom_size=True, width=part.wide, height=part.high)
                printer.textln(part.text)
            case SlipRow():
                printer.set(align="left", bold=part.bold, normal_textsize=True)
                printer.textln(f"{part.mark} {part.left}  {part.right}")
            case Rule():
                printer.textln("-" * 48)
            case Code():
                printer.qr(part.payload, size=8)
            case _:
                printer.ln()
    printer.cut()
    return bytes(printer.output)


def _by_raster(slip: Slip, dots: int) -> bytes:
    printer = Dummy()
    printer.image(picture(slip, dots))
    printer.cut()
    return bytes(printer.output)
