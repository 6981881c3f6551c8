"""The checklist as it was answered, frozen in a ticket or notice: what slips, screens and windows read later."""

import json
from dataclasses import dataclass, replace
from datetime import date

from kiosk.domain.items import Kind, Requirement, ServiceItem, Standing
from kiosk.domain.several import short_name
from kiosk.domain.text import Text
from kiosk.domain.verdict import Verdict

_CAME_WITH = ("appointment", "pre_review")
IN_ORDER, HELD, STATED, PLEDGED, PENDING = "in-order", "held", "stated", "pledged", "pending"


@dataclass(frozen=True, slots=True)
class FrozenLine:
    """One requirement of a frozen checklist; `mark` is in-order, held, stated, pledged or pending."""

    id: str
    name: Text
    count: Text
    mark: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was found when the number was given; `until` only with a pledge.

    `items` are the codes and short names of several items that the number is for, none of a single one; the ids of
    `lines` are then those of the whole visit. `appointment` and `pre_review` are the ids of what the visitor of a help
    number came with: the desk's number uses it up.
    """

    title: Text
    lines: tuple[FrozenLine, ...] = ()
    until: date | None = None
    items: tuple[tuple[str, Text], ...] = ()
    appointment: str = ""
    pre_review: str = ""

    @property
    def names(self) -> tuple[Text, ...]:
        """The short names of several items."""
        return tuple(name for _, name in self.items)

    def marked(self, mark: str) -> tuple[Text, ...]:
        """Return the names of the lines with this mark."""
        return tuple(line.name for line in self.lines if line.mark == mark)


def freeze(item: ServiceItem, verdict: Verdict, gap_mark: str) -> Frozen:
    """Return a verdict as a frozen checklist; `gap_mark` says what missing requirements count as."""
    stated = {r.id for r in verdict.stated}
    lines = [_line(r, _mark(r, stated)) for r in verdict.in_order]
    lines += [_line(gap.requirement, gap_mark) for gap in verdict.gaps]
    return Frozen(item.name, tuple(lines), verdict.pledge_until)


def freeze_all(items: tuple[ServiceItem, ...], verdict: Verdict, gap_mark: str) -> Frozen:
    """Return the verdict on all items of a visit as one frozen checklist."""
    one = freeze(items[0], verdict, gap_mark)
    if len(items) == 1:
        return one
    title = Text(f"{len(items)}件事一起办", f"{len(items)} items together")
    return replace(one, title=title, items=tuple((item.code, short_name(item)) for item in items))


def _mark(requirement: Requirement, stated: set[str]) -> str:
    if requirement.standing is Standing.HELD:
        return HELD
    return STATED if requirement.id in stated else IN_ORDER


def _line(requirement: Requirement, mark: str) -> FrozenLine:
    name = Text(requirement.name.zh.replace("|", ""), requirement.name.en)
    return FrozenLine(requirement.id, name, count_text(requirement), mark)


def count_text(requirement: Requirement) -> Text:
    """Return how many sheets are wanted, as slip and screen say it: 原件 1 份，复印件 2 份; empty for non-papers."""
    if requirement.kind is not Kind.MATERIAL:
        return Text("")
    zh = [f"{word} {n} 份" for word, n in (("原件", requirement.original), ("复印件", requirement.copies)) if n]
    pairs = ((requirement.original, "original"), (requirement.copies, "copy"))
    en = [f"{n} {word}" for n, word in pairs if n]
    per_zh, per_en = requirement.per.zh, requirement.per.en
    return Text(
        "，".join(zh) + (f"（{per_zh}）" if per_zh else ""),
        ", ".join(en) + (f" ({per_en})" if per_en else ""),
    )


def dump(frozen: Frozen) -> str:
    """Return a frozen checklist as JSON."""
    data = {
        "title": [frozen.title.zh, frozen.title.en],
        "lines": [[x.id, x.name.zh, x.name.en, x.count.zh, x.count.en, x.mark] for x in frozen.lines],
        "until": frozen.until.isoformat() if frozen.until else None,
    }
    if frozen.items:
        data["items"] = [[code, name.zh, name.en] for code, name in frozen.items]
    data |= {name: id_ for name in _CAME_WITH if (id_ := getattr(frozen, name))}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Frozen:
    """Return the frozen checklist of a JSON text made by `dump`."""
    data = json.loads(text)
    lines = tuple(
        FrozenLine(id_, Text(zh, en), Text(count_zh, count_en), mark)
        for id_, zh, en, count_zh, count_en, mark in data["lines"]
    )
    until = date.fromisoformat(data["until"]) if data["until"] else None
    items = tuple((code, Text(zh, en)) for code, zh, en in data.get("items", ()))
    return Frozen(Text(*data["title"]), lines, until, items, *(data.get(name, "") for name in _CAME_WITH))
