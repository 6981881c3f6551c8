"""The page by which a technician sees what a printer does: its characters, its width, its code, its cut."""

from kiosk.domain.site import PrinterAddress, Site
from kiosk.domain.slip import Slip
from kiosk.services.printers import model_of
from kiosk.services.slips import Printed, for_every_slip
from kiosk.services.templates.said import TestPage
from kiosk.services.templates.shelf import Shelf


def test_page(shelf: Shelf, address: PrinterAddress, site: Site, printed: Printed) -> Slip:
    """Return the page; `LookupError` where the profile is not there."""
    model = model_of(address)
    said = TestPage(
        **for_every_slip(site, printed),
        printer=address.name,
        profile=model.name,
        connection=address.connection,
        charset=model.charset,
        completion=model.completion,
        ruler="".join(str(n % 10) for n in range(1, model.dots // 12 + 1)),
    )
    return shelf.slip("test-page", said)
