"""What the told-once notice says (一次告知单; design, 18): per missing paper what, who, where; and the rest of the law.

行政许可法 §32 and service-guide §5 name its parts: item and basis, conditions, each missing or wrong paper with what is
wrong, count, form, who issues it, sample; deadline, fee, steps, place, hours, the phones to ask and to complain, who
told, date, receipt, and the way against a written decision. It is a self-check, no receipt of an application.
"""

from datetime import date, time

from kiosk.domain.codes import for_the_eye
from kiosk.domain.items import Kind, Requirement, ServiceItem, Standing, WayKind, required
from kiosk.domain.site import Queue, Session, Site
from kiosk.domain.slip import Align, Banner, Block, Row, Rule, Slip, Words
from kiosk.domain.text import Text
from kiosk.domain.verdict import Answer, Gap, Verdict, is_paper, may_pledge
from kiosk.services import frozen
from kiosk.services import slip_words as words
from kiosk.services.slip_words import Voice, on_paper
from kiosk.services.slips import IN_ORDER, LONG_NAME, Printed, foot, head, place_lines, title

_GAP_LABEL, _LABEL = 5, 7  # columns of the labels in Chinese
_GAP_LABEL_EN, _LABEL_EN = 8, 9
_NOT_YET = {
    Kind.MATERIAL: words.NOT_BROUGHT,
    Kind.PERSON: words.NOT_HERE,
    Kind.CONDITION: words.NOT_MET,
    Kind.STEP: words.NOT_DONE,
}


def notice_slip(
    item: ServiceItem,
    situations: dict[str, str],
    verdict: Verdict,
    code: str,
    until: date,
    site: Site,
    printed: Printed,
) -> Slip:
    """Return the told-once notice with the code to resume; a discreet item's names and lists nothing of it."""
    voice = printed.voice
    name = site.queue(item.queue).name if item.discreet else item.name
    blocks: list[Block] = [*head(site, voice), Banner(words.NOTICE.zh)]
    if voice.english:
        blocks.append(Words(words.WHAT_TO_BRING.en, bold=True, align=Align.CENTRE))
    blocks += [*title(name, voice), *_summary(item, situations, verdict, voice)]
    blocks += _for_nobody_else(voice) if item.discreet else _papers(item, verdict, voice)
    blocks += [Rule(dashed=False), *_resume(code, until, voice), Rule(), *_particulars(item, site, printed)]
    return Slip((*blocks, Words(words.SIGNATURES.zh), Rule(), *foot(site, printed)))


def _summary(item: ServiceItem, situations: dict[str, str], verdict: Verdict, voice: Voice) -> list[Block]:
    total, still_open = len(required(item, situations)), len(verdict.gaps)
    counted = voice.say(words.STILL_OPEN if still_open else words.TOTAL, all=total, open=still_open)
    chosen = "" if item.discreet else " · ".join(_chosen(item, situations, voice))
    blocks: list[Block] = [Words(line, align=Align.CENTRE) for line in (chosen, counted) if line]
    if voice.english:
        blocks.append(Words(words.NO_RECEIPT.en, bold=True, align=Align.CENTRE))
    return [*blocks, Words(words.SELF_CHECK.zh, bold=True, align=Align.CENTRE)]


def _chosen(item: ServiceItem, situations: dict[str, str], voice: Voice) -> list[str]:
    """Return what the visitor said of the case: the list holds for these situations."""
    chosen = (c for q in item.situations for c in q.choices if situations.get(q.id) == c.id)
    return [voice.of(choice.label) for choice in chosen]


def _papers(item: ServiceItem, verdict: Verdict, voice: Voice) -> list[Block]:
    blocks: list[Block] = []
    for number, gap in enumerate(verdict.gaps, start=1):
        blocks += [Rule(dashed=number > 1), *_gap(number, gap, item, voice)]
    if verdict.in_order:
        blocks += [Rule(), Words(voice.say(words.ALREADY, n=len(verdict.in_order)), bold=True)]
        blocks += [Row(_name(r, voice), _count(r, voice), IN_ORDER) for r in verdict.in_order]
    return blocks


def _for_nobody_else(voice: Voice) -> list[Block]:
    """A paper that others may read over a shoulder lists nothing; the code opens the list (service-guide §7)."""
    return [Rule(), Words(voice.say(words.NOT_LISTED))]


def _name(wanted: Requirement, voice: Voice) -> str:
    return voice.of(wanted.name).replace("|", "")


def _gap(number: int, gap: Gap, item: ServiceItem, voice: Voice) -> list[Block]:
    wanted = gap.requirement
    name = f"{number}.{voice.of(wanted.name)}"
    long = len(name) > (LONG_NAME * 2 if name.isascii() else LONG_NAME)
    blocks: list[Block] = [Words(name, 1 if long else 2, 2, hang=2)]
    if voice.english and name.isascii():
        blocks.append(Row(on_paper(wanted.name.zh.replace("|", "")), mark=" "))
    told = [
        (words.NEEDED, _demand(wanted, item, voice)),
        (words.NOW, voice.say(words.UNSURE if gap.answer is Answer.UNSURE else _NOT_YET[wanted.kind])),
        (words.ANY_OF, _enumerated(wanted.any_of, voice)),
        (words.FROM, voice.of(wanted.source)),
        *((words.HOW, _way_words(gap, n, voice)) for n in range(len(gap.ways))),
        (words.SAMPLE, voice.say(words.SEE_SAMPLE) if wanted.sample else ""),
    ]
    if wanted.standing is Standing.PLEDGEABLE and may_pledge(item):
        told.append((words.LATER, voice.say(words.PLEDGE, days=item.promised)))
    columns = _GAP_LABEL_EN if voice.english else _GAP_LABEL
    return [*blocks, *(_labelled(label, said, columns, voice) for label, said in told if said)]


def _way_words(gap: Gap, number: int, voice: Voice) -> str:
    way = gap.ways[number]
    if way.kind in (WayKind.PLEDGE, WayKind.SAMPLE):
        return ""  # each has a line of its own
    return voice.of(way.do) + (": " if voice.english else "：") + voice.of(way.say)


def _enumerated(names: tuple[Text, ...], voice: Voice) -> str:
    return ("; " if voice.english else "、").join(voice.of(name) for name in names)


def _demand(wanted: Requirement, item: ServiceItem, voice: Voice) -> str:
    """Return what is wanted: must it be there, how many sheets, how old, and what a good one shows."""
    word = words.MUST if is_paper(wanted) else words.MUST_HOLD
    if wanted.standing is Standing.PLEDGEABLE and may_pledge(item):
        word = words.MAY_PLEDGE
    if wanted.standing is Standing.STATEMENT:
        word = words.MAY_STATE
    points = _enumerated(wanted.sample.points, voice) if wanted.sample else ""
    said = voice.together([voice.say(word), _count(wanted, voice), voice.of(wanted.max_age), voice.of(wanted.note)])
    return ("; " if voice.english else "；").join(part for part in (said, points) if part)


def _count(wanted: Requirement, voice: Voice) -> str:
    if wanted.standing is Standing.HELD:
        return voice.say(words.HELD)
    return voice.of(frozen.count_text(wanted))


def _labelled(label: Text, said: str, columns: int, voice: Voice) -> Words:
    """Return a label and what it says, in a column of its own."""
    word = voice.say(label)
    taken = len(word) if word.isascii() else 2 * len(word)
    return Words(word + " " * (columns - taken) + said, hang=columns)


def _resume(code: str, until: date, voice: Voice) -> list[Block]:
    return [
        Words(voice.say(words.COME_BACK), 1 if voice.english else 2, 2, align=Align.CENTRE),
        Words(for_the_eye(code), 3, 3, bold=True, align=Align.CENTRE),
        Words(voice.say(words.TYPE_IT), align=Align.CENTRE),
        Words(voice.say(words.VALID_UNTIL, day=voice.day(until, year=True)), align=Align.CENTRE),
    ]


def _particulars(item: ServiceItem, site: Site, printed: Printed) -> list[Block]:
    voice = printed.voice
    queue = site.queue(item.queue)
    law = words.THE_LAW
    lines = [
        (words.WHERE, voice.together(place_lines(site.place(queue.place), voice))),
        (words.OPEN, hours_words(queue, voice)),
    ]
    if item.discreet:  # its days, fee and law would tell what it is
        lines.append((words.BASIS, voice.say(law)))
    else:
        result = voice.of(item.result)
        basis = on_paper(item.basis.zh)
        lines += [
            (words.TAKES, _how_long(item, voice)),
            (words.FEE, voice.of(item.fee)),
            (words.STEPS, voice.say(words.THE_STEPS) + ((": " if voice.english else "：") + result if result else "")),
            (words.BASIS, f"{basis}；{voice.say(law)}" if basis else voice.say(law)),
        ]
    lines += [
        (words.ANYWAY, voice.say(words.HAND_IN)),
        (words.RIGHTS, voice.say(words.APPEAL)),
        (words.ASK, on_paper(site.consult_phone)),
        (words.COMPLAIN, on_paper(site.supervise_phone)),
        (words.CALL, site.hotline),
        (words.TOLD_BY, voice.say(words.BY_ITSELF, machine=voice.of(printed.machine))),
    ]
    columns = _LABEL_EN if voice.english else _LABEL
    return [_labelled(label, said, columns, voice) for label, said in lines if said]


def _how_long(item: ServiceItem, voice: Voice) -> str:
    said = ""
    if item.instant:
        said = voice.say(words.ON_THE_SPOT)
    elif item.promised:
        said = voice.say(
            words.BY_LAW if item.legal else words.PROMISED,
            promised=item.promised,
            legal=voice.of(item.legal.said) if item.legal else "",
        )
    return ("; " if voice.english else "；").join(part for part in (said, voice.of(item.promised_note)) if part)


def hours_words(queue: Queue, voice: Voice) -> str:
    """Return a queue's hours as paper says them: 工作日9:00-12:00 13:00-17:00."""
    days = ((words.WORKDAYS, queue.hours.workday), (words.SATURDAYS, queue.hours.saturday))
    return voice.together([voice.say(word, hours=_sessions(sessions)) for word, sessions in days if sessions])


def _sessions(sessions: tuple[Session, ...]) -> str:
    return " ".join(f"{_clock(s.opens)}-{_clock(s.closes)}" for s in sessions)


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
