"""What the slip of a sample says: what a good paper looks like, what must be on it, who helps (design, 22)."""

from kiosk.domain import items
from kiosk.domain.items import Requirement, ServiceItem, WayKind
from kiosk.domain.samples import DRAWINGS
from kiosk.domain.site import Site
from kiosk.domain.slip import Sketch, Slip
from kiosk.services import frozen
from kiosk.services.slips import Printed, for_every_slip, title
from kiosk.services.templates.said import Sample
from kiosk.services.templates.shelf import Shelf
from kiosk.services.told_once import way_words

_BY_RULE = (WayKind.SAMPLE, WayKind.STATEMENT, WayKind.PLEDGE)


def sample_slip(
    shelf: Shelf, item: ServiceItem, wanted: Requirement, sample: items.Sample, site: Site, printed: Printed
) -> Slip:
    """Return the sample of one paper of an item."""
    voice = printed.voice
    said = Sample(
        **for_every_slip(site, printed),
        **title(wanted.name, voice),
        item=voice.of(item.name),
        wanted=voice.together([voice.of(frozen.count_text(wanted)), voice.of(wanted.max_age), voice.of(wanted.note)]),
        hint=voice.of(sample.hint),
        sketch=_drawn(sample, printed),
        points=tuple(voice.of(point) for point in sample.points),
        ways=tuple(way_words(way.do, way.say, voice) for way in wanted.ways if way.kind not in _BY_RULE),
    )
    return shelf.slip("sample", said)


def _drawn(sample: items.Sample, printed: Printed) -> Sketch | None:
    drawing = DRAWINGS.get(sample.drawing)
    if drawing is None:
        return None
    marks = tuple((number, mark) for number, mark in enumerate(sample.marks, start=1) if mark in drawing.spots)
    return Sketch(drawing, marks, printed.language)
