"""The told-once notice of an item as a plain text, for everybody's case: what a phone shows that reads its card.

A visitor's own notice (`told_once`) says what is missing; this one says what there is to bring, and in which case.
"""

from dataclasses import replace
from datetime import date
from enum import Enum

from kiosk.domain.items import Kind, Requirement, ServiceItem, Standing, When
from kiosk.domain.site import Site
from kiosk.domain.text import NOTHING, Language
from kiosk.domain.verdict import may_pledge
from kiosk.services import frozen
from kiosk.services.slip_words import Voice, on_paper

Case = tuple[str, list[str]]  # in which case, and what to bring then

_VOICE = Voice(Language.CHINESE)
_BEFORE = {Kind.CONDITION: "先看", Kind.PERSON: "到场", Kind.STEP: "先办"}


class Detail(Enum):
    """How much is said; terse leaves out what helps but is not asked for."""

    FULL = "full"
    TERSE = "terse"


FULL, TERSE = Detail.FULL, Detail.TERSE


def told(item: ServiceItem, site: Site, day: date, version: int, detail: Detail = FULL) -> str:
    """Return the notice of an item in Chinese, in lines; `version` is the catalogue's, `day` when it was said."""
    head = [f"【一次告知】{on_paper(item.name.zh)}", where(item, site), "，".join(terms(item, detail))]
    body = [
        line
        for case, papers in cases(item, detail)
        for line in ([f"{case}："] if case else ["要带和要先办的："]) + [f"{n}.{p}" for n, p in enumerate(papers, 1)]
    ]
    held = held_papers(item)
    foot = [f"免提交（查不到再出示）：{'、'.join(held)}"] if held else []
    asks = on_paper(site.consult_phone) or site.hotline
    foot += [f"问：{asks}", f"{site.name.zh} {day:%Y-%m-%d} 第{version}版。自助告知，以窗口为准"]
    return "\n".join([*head, *body, *foot])


def where(item: ServiceItem, site: Site) -> str:
    """Return where an item is done: 3楼市场准入区21-28号窗口."""
    place = site.place(item.zone)
    windows = f"{on_paper(place.windows)}号窗口" if place.windows else ""
    return f"{place.floor}楼{on_paper(place.name.zh)}{windows}"


def terms(item: ServiceItem, detail: Detail = FULL) -> list[str]:
    """Return how long it takes and what it costs, what is known of it."""
    days = f"受理后{item.promised}个工作日内办好" if item.promised else ""
    legal = f"法定{on_paper(item.legal.said.zh)}" if item.legal and item.promised and detail is FULL else ""
    fee = on_paper(item.fee.zh)
    return [part for part in ("当场办好" if item.instant else days, legal, fee) if part]


def cases(item: ServiceItem, detail: Detail = FULL) -> list[Case]:
    """Return what is asked for, always first (under an empty name), then what each case adds."""
    found: dict[str, list[str]] = {"": []}
    for wanted in sorted(item.requirements, key=lambda r: r.kind is Kind.MATERIAL):
        if wanted.standing is not Standing.HELD:
            found.setdefault(_case(item, wanted.when), []).append(_paper(item, wanted, detail))
    return [(case, papers) for case, papers in found.items() if papers]


def held_papers(item: ServiceItem) -> list[str]:
    """Return the names of what the government has; each once."""
    names = (_name(wanted) for wanted in item.requirements if wanted.standing is Standing.HELD)
    return list(dict.fromkeys(names))


def _case(item: ServiceItem, when: When) -> str:
    """Return in which case a requirement holds; empty where it always does, whatever is answered."""
    said = []
    for id_, answers in when.answers:
        question = next(question for question in item.situations if question.id == id_)
        here = [choice for choice in question.choices if not choice.leads_to]  # the others are other items
        chosen = [on_paper(choice.label.zh) for choice in here if choice.id in answers]
        if len(chosen) < len(here):
            said.append("或".join(chosen))
    return "，".join(said)


def _name(wanted: Requirement) -> str:
    return on_paper(wanted.name.zh.replace("|", ""))


def _paper(item: ServiceItem, wanted: Requirement, detail: Detail) -> str:
    before = _BEFORE.get(wanted.kind)
    facts = [_count(wanted), on_paper(wanted.max_age.zh), _instead(item, wanted)]
    if wanted.any_of:
        facts.append("任选一：" + "、".join(on_paper(each.zh) for each in wanted.any_of))
    if detail is FULL:
        facts.append(on_paper(wanted.note.zh))
    said = "；".join(fact for fact in facts if fact)
    return (f"{before}：" if before else "") + _name(wanted) + (f"（{said}）" if said else "")


def _count(wanted: Requirement) -> str:
    """Return 每人原件1份: a card says it within brackets already."""
    return on_paper(wanted.per.zh + frozen.count_text(replace(wanted, per=NOTHING)).zh)


def _instead(item: ServiceItem, wanted: Requirement) -> str:
    if wanted.standing is Standing.STATEMENT:
        return "可签声明代替"
    return "可申请容缺后补" if wanted.standing is Standing.PLEDGEABLE and may_pledge(item) else ""
