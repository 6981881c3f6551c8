"""The verdict on a visitor's papers: ready, pledge or remedy; there is no fourth, and none of them is no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from kiosk.domain.hours import is_published, is_working_day
from kiosk.domain.items import Kind, Requirement, ServiceItem, Standing, Way, WayKind, asked, required
from kiosk.domain.site import Calendar
from kiosk.domain.text import Text

WAYS_SHOWN = 3


class Answer(Enum):
    """What a visitor says of one requirement."""

    BROUGHT = "brought"
    MISSING = "missing"
    UNSURE = "unsure"


class Outcome(Enum):
    """What a verdict can be."""

    READY = "ready"
    PLEDGE = "pledge"
    REMEDY = "remedy"


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that is not there yet, and up to three ways on, nearest first (never none)."""

    requirement: Requirement
    answer: Answer
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found.

    `in_order` holds what was brought, what the government holds and what a statement replaces (`stated`).
    `pledge_until` is the last day of a pledge, only with the outcome *pledge*.
    """

    outcome: Outcome
    in_order: tuple[Requirement, ...]
    stated: tuple[Requirement, ...]
    gaps: tuple[Gap, ...]
    pledge_until: date | None = None


class NotAnswered(Exception):
    """A verdict was asked for while a requirement had no answer; `ids` names them."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__(f"no answer for {', '.join(ids)}")
        self.ids = ids


def judge(
    item: ServiceItem,
    situations: Mapping[str, str],
    answers: Mapping[str, Answer],
    stated: frozenset[str],
    today: date,
    calendar: Calendar,
) -> Verdict:
    """Return the verdict; raise `NotAnswered` where a requirement that is asked has no answer.

    `stated` names the missing requirements for which the visitor touched 到窗口签声明; it counts only for those
    that a statement may replace. 不确定 counts as missing. A pledge needs that everything missing is on the item's
    list and that the item is not instant (容缺受理, service-guide §5).
    """
    wanted = asked(item, dict(situations))
    open_ids = tuple(r.id for r in wanted if r.id not in answers)
    if open_ids:
        raise NotAnswered(open_ids)
    by_statement = tuple(
        r for r in wanted if answers[r.id] is not Answer.BROUGHT and r.standing is Standing.STATEMENT and r.id in stated
    )
    gaps = tuple(r for r in wanted if answers[r.id] is not Answer.BROUGHT and r not in by_statement)
    in_order = tuple(r for r in required(item, dict(situations)) if r not in gaps)
    outcome = _outcome(item, gaps)
    until = pledge_until(today, item.promised or 0, calendar) if outcome is Outcome.PLEDGE else None
    shown = tuple(Gap(r, answers[r.id], ways_for(r, item)) for r in gaps)
    return Verdict(outcome, in_order, by_statement, shown, until)


def _outcome(item: ServiceItem, gaps: tuple[Requirement, ...]) -> Outcome:
    if not gaps:
        return Outcome.READY
    if may_pledge(item) and all(r.standing is Standing.PLEDGEABLE for r in gaps):
        return Outcome.PLEDGE
    return Outcome.REMEDY


def may_pledge(item: ServiceItem) -> bool:
    """Tell whether a pledge is possible at all: never for instant items, nor without a promised time."""
    return not item.instant and bool(item.promised)


def pledge_until(issued: date, promised: int, calendar: Calendar) -> date:
    """Return the last day on which a pledged paper may be brought.

    `promised` is the item's promised time in working days (at least 1; instant items have no pledge).
    The paper must come before the case is due: 容缺受理, service-guide §5. Past the published calendar nobody knows
    which Saturdays will be worked: there every day counts, so that the date is never later than the true one.
    """
    day = issued
    while promised:
        day += timedelta(days=1)
        promised -= is_working_day(day, calendar) or not is_published(day, calendar)
    return day


STATE_IT = Way(
    WayKind.STATEMENT,
    Text("签声明", "Sign a statement"),
    Text("到窗口签声明，不用再交", "Sign at the window; no paper needed"),
)
PLEDGE_IT = Way(
    WayKind.PLEDGE,
    Text("先承诺", "Pledge it"),
    Text("可申请容缺，由窗口确认", "Ask the window to agree"),
)
ASK_AGENT = Way(
    WayKind.AGENT,
    Text("请人帮办", "Ask an agent"),
    Text("到帮办区，帮您一起想办法", "At the help desk we find a way with you"),
)


def ways_for(requirement: Requirement, item: ServiceItem) -> tuple[Way, ...]:
    """Return up to three ways to mend a gap of an item, nearest first."""
    return ways_of(requirement, pledges=may_pledge(item))


def ways_of(requirement: Requirement, *, pledges: bool) -> tuple[Way, ...]:
    """Return up to three ways to mend a gap, nearest first; a way that the rules give (statement, pledge) is kept."""
    nearness = list(WayKind)
    written = sorted(requirement.ways, key=lambda way: nearness.index(way.kind))
    by_rule = _way_by_rule(requirement, pledges=pledges)
    room = WAYS_SHOWN - len(by_rule)
    kept = tuple(way for way in written if way.kind not in (WayKind.STATEMENT, WayKind.PLEDGE))[:room]
    return (*kept, *by_rule) or (ASK_AGENT,)


def _way_by_rule(requirement: Requirement, *, pledges: bool) -> tuple[Way, ...]:
    if requirement.standing is Standing.STATEMENT:
        return (STATE_IT,)
    if requirement.standing is Standing.PLEDGEABLE and pledges:
        return (PLEDGE_IT,)
    return ()


def is_paper(requirement: Requirement) -> bool:
    """Tell whether a requirement is something to carry; persons, conditions and steps are not."""
    return requirement.kind is Kind.MATERIAL
