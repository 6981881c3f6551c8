"""The slip of a pre-review: what a help agent found, and the code by which any kiosk gives the number (帮办预审)."""

from datetime import date

from kiosk.domain.codes import for_the_eye
from kiosk.domain.items import ServiceItem
from kiosk.domain.site import Site
from kiosk.domain.slip import Slip
from kiosk.services.frozen import Frozen
from kiosk.services.slips import Printed, checked, for_every_slip, going, title
from kiosk.services.templates.said import PreReview
from kiosk.services.templates.shelf import Shelf


def pre_review_slip(
    shelf: Shelf,
    items: tuple[ServiceItem, ...],
    checklist: Frozen,
    code: str,
    scanned: str,
    valid_until: date,
    agent: str,
    site: Site,
    printed: Printed,
) -> Slip:
    """Return the slip of one or several items; a discreet one's names and lists nothing of it.

    `code` is what is typed, `scanned` what the QR holds (A-Z and 0-9), `agent` the name tag of whoever checked.
    """
    voice, queue = printed.voice, site.queue(items[0].queue)
    discreet = any(item.discreet for item in items)
    lines = () if discreet else checked(checklist, voice)
    said = PreReview(
        **for_every_slip(site, printed),
        **title(queue.name if discreet else checklist.title, voice),
        **going(site.place(queue.place), voice),
        items=() if discreet else tuple(voice.of(name) for name in checklist.names),
        lines=lines,
        ready=sum(not line.missing for line in lines),
        until=voice.day(checklist.until) if checklist.until else "",
        code=for_the_eye(code),
        scanned=scanned,
        valid_until=voice.day(valid_until),
        agent=agent,
    )
    return shelf.slip("pre-review", said)
