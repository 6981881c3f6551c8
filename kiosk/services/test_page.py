"""The page by which a technician sees what a printer does: its characters, its width, its code, its cut."""

from kiosk.domain.site import PrinterAddress, Site
from kiosk.domain.slip import Slip
from kiosk.services.printers import model_of
from kiosk.services.slips import Printed, for_every_slip
from kiosk.services.templates.said import TestPage
from kiosk.services.templates.shelf import Shelf

_FILLED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LINES = 100  # of a page's width: more bytes than any of these printers takes before it prints


def test_page(shelf: Shelf, address: PrinterAddress, site: Site, printed: Printed, *, proves_flow: bool) -> Slip:
    """Return the page; `NoSuchProfile` where the profile is not there.

    One that `proves_flow` is longer than the printer's buffer: where it is not told in time to wait, lines are missing.
    """
    model = model_of(address)
    columns = model.dots // 12
    said = TestPage(
        **for_every_slip(site, printed),
        printer=address.name,
        profile=model.name,
        connection=address.connection,
        charset=model.charset,
        completion=model.completion,
        ruler="".join(str(n % 10) for n in range(1, columns + 1)),
        lines=tuple(f"{n:03d} " + (_FILLED * 4)[: columns - 4] for n in range(1, LINES + 1)) if proves_flow else (),
    )
    return shelf.slip("test-page", said)
