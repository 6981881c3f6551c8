"""What the slip of a sample says: what a good paper looks like, what must be on it, who helps (design, 22)."""

from kiosk.domain.items import Requirement, Sample, ServiceItem, WayKind
from kiosk.domain.samples import DRAWINGS
from kiosk.domain.site import Site
from kiosk.domain.slip import Align, Banner, Block, Feed, Rule, Sketch, Slip, Words
from kiosk.services import frozen
from kiosk.services import slip_words as words
from kiosk.services.slip_words import Voice
from kiosk.services.slips import Printed, foot, head, title

_BY_RULE = (WayKind.SAMPLE, WayKind.STATEMENT, WayKind.PLEDGE)


def sample_slip(item: ServiceItem, wanted: Requirement, sample: Sample, site: Site, printed: Printed) -> Slip:
    """Return the sample of one paper of an item."""
    voice = printed.voice
    blocks: list[Block] = [*head(site, voice), Banner(voice.say(words.SAMPLE_TITLE)), *title(wanted.name, voice)]
    blocks.append(Words(voice.say(words.FOR) + voice.of(item.name), align=Align.CENTRE))
    facts = [voice.of(frozen.count_text(wanted)), voice.of(wanted.max_age), voice.of(wanted.note)]
    blocks += [Words(line, align=Align.CENTRE) for line in (voice.together(facts), voice.of(sample.hint)) if line]
    blocks += [Rule(dashed=False), *_drawn(sample, printed), *_points(sample, voice), Rule()]
    for way in wanted.ways:
        if way.kind not in _BY_RULE:
            blocks.append(Words(f"{voice.of(way.do)}{': ' if voice.english else '：'}{voice.of(way.say)}", hang=2))
    return Slip((*blocks, Words(voice.say(words.TO_PREPARE_BY), bold=True), Rule(), *foot(site, printed)))


def _drawn(sample: Sample, printed: Printed) -> list[Block]:
    drawing = DRAWINGS.get(sample.drawing)
    if drawing is None:
        return []
    marks = tuple((number, mark) for number, mark in enumerate(sample.marks, start=1) if mark in drawing.spots)
    return [Feed(8), Sketch(drawing, marks, printed.language), Feed(16)]


def _points(sample: Sample, voice: Voice) -> list[Block]:
    return [
        Words(f"{number}. {voice.of(point)}", bold=True, hang=3) for number, point in enumerate(sample.points, start=1)
    ]
