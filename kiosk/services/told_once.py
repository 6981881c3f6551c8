"""What the told-once notice says (一次告知单; design, 18): per missing paper what, who, where; and the rest of the law.

行政许可法 §32 and service-guide §5 name its parts: item and basis, conditions, each missing or wrong paper with what is
wrong, count, form, who issues it, sample; deadline, fee, steps, place, hours, the phones to ask and to complain, who
told, date, receipt, and the way against a written decision. It is a self-check, no receipt of an application.
"""

from dataclasses import replace
from datetime import date, time

from kiosk.domain.codes import for_the_eye
from kiosk.domain.items import Requirement, ServiceItem, Standing, WayKind, required
from kiosk.domain.site import Session, Site
from kiosk.domain.slip import Slip
from kiosk.domain.text import Text
from kiosk.domain.verdict import Answer, Gap, Verdict, is_paper, may_pledge
from kiosk.services import frozen
from kiosk.services.slip_words import Voice, on_paper
from kiosk.services.slips import Printed, for_every_slip, going, title
from kiosk.services.templates.said import Missing, Notice, Paper
from kiosk.services.templates.shelf import Shelf


def notice_slip(
    shelf: Shelf,
    item: ServiceItem,
    situations: dict[str, str],
    verdict: Verdict,
    code: str,
    until: date,
    site: Site,
    printed: Printed,
    scanned: str = "",
) -> Slip:
    """Return the told-once notice with the code to resume; a discreet item's names and lists nothing of it.

    `code` is what is typed, `scanned` what its QR holds, empty where this machine reads none.
    """
    said = _said(item, situations, verdict, code, until, site, printed, scanned)
    if item.discreet:
        return shelf.slip("notice-discreet", _without_the_item(said))
    return shelf.slip("notice", said)


def _said(
    item: ServiceItem,
    situations: dict[str, str],
    verdict: Verdict,
    code: str,
    until: date,
    site: Site,
    printed: Printed,
    scanned: str,
) -> Notice:
    voice, queue = printed.voice, site.queue(item.queue)
    return Notice(
        **for_every_slip(site, printed),
        **title(queue.name if item.discreet else item.name, voice),
        **going(site.place(queue.place), voice),
        situation=" · ".join(chosen(item, situations, voice)),
        total=len(required(item, situations)),
        open=len(verdict.gaps),
        missing=tuple(_missing(gap, item, voice) for gap in verdict.gaps),
        in_order=tuple(_paper(wanted, voice) for wanted in verdict.in_order),
        code=for_the_eye(code),
        scanned=scanned,
        valid_until=voice.day(until, year=True),
        workday=_sessions(queue.hours.workday),
        saturday=_sessions(queue.hours.saturday),
        instant=item.instant,
        promised=item.promised or 0,
        legal=voice.of(item.legal.said) if item.legal else "",
        promised_note=voice.of(item.promised_note),
        fee=voice.of(item.fee),
        result=voice.of(item.result),
        basis=on_paper(item.basis.zh),
        ask=on_paper(site.consult_phone),
        complain=on_paper(site.supervise_phone),
    )


def _without_the_item(said: Notice) -> Notice:
    """A paper that others may read over a shoulder lists nothing: papers, days, fee and law would tell what it is."""
    told = replace(said, situation="", missing=(), in_order=(), instant=False, promised=0, legal="")
    return replace(told, promised_note="", fee="", result="", basis="")


def chosen(item: ServiceItem, situations: dict[str, str], voice: Voice) -> list[str]:
    """Return what the visitor said of the case: the list holds for these situations."""
    chosen = (c for q in item.situations for c in q.choices if situations.get(q.id) == c.id)
    return [voice.of(choice.label) for choice in chosen]


def _paper(wanted: Requirement, voice: Voice) -> Paper:
    name = voice.of(wanted.name).replace("|", "")
    return Paper(name, voice.of(frozen.count_text(wanted)), wanted.standing is Standing.HELD)


def _missing(gap: Gap, item: ServiceItem, voice: Voice) -> Missing:
    wanted = gap.requirement
    name = voice.of(wanted.name)
    may_follow = wanted.standing is Standing.PLEDGEABLE and may_pledge(item)
    return Missing(
        name=name,
        name_chinese=on_paper(wanted.name.zh.replace("|", "")) if voice.english and name.isascii() else "",
        need=_need(wanted, may_follow=may_follow),
        kind=wanted.kind.value,
        unsure=gap.answer is Answer.UNSURE,
        held=wanted.standing is Standing.HELD,
        count=voice.of(frozen.count_text(wanted)),
        max_age=voice.of(wanted.max_age),
        note=voice.of(wanted.note),
        points=_enumerated(wanted.sample.points, voice) if wanted.sample else "",
        any_of=_enumerated(wanted.any_of, voice),
        source=voice.of(wanted.source),
        ways=tuple(way_words(way.do, way.say, voice) for way in gap.ways if way.kind not in _OF_THEIR_OWN),
        sample=bool(wanted.sample),
        pledge_days=(item.promised or 0) if may_follow else 0,
    )


_OF_THEIR_OWN = (WayKind.PLEDGE, WayKind.SAMPLE)  # each has a line of its own


def _need(wanted: Requirement, *, may_follow: bool) -> str:
    if wanted.standing is Standing.STATEMENT:
        return "statement"
    if may_follow:
        return "pledge"
    return "must" if is_paper(wanted) else "hold"


def way_words(do: Text, say: Text, voice: Voice) -> str:
    """Return a way to get something as paper says it."""
    return voice.of(do) + (": " if voice.english else "：") + voice.of(say)


def _enumerated(names: tuple[Text, ...], voice: Voice) -> str:
    return ("; " if voice.english else "、").join(voice.of(name) for name in names)


def _sessions(sessions: tuple[Session, ...]) -> str:
    return " ".join(f"{_clock(s.opens)}-{_clock(s.closes)}" for s in sessions)


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
