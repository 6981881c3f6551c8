"""The verdict on a visit: each item by the one rule, and what that comes to for all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kiosk.domain.items import Requirement, Standing
from kiosk.domain.several import Part, Wanted, answer_of, papers, row_id, rows
from kiosk.domain.site import Calendar
from kiosk.domain.verdict import Answer, Gap, Outcome, Verdict, judge, ways_of
from kiosk.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on each item of a visit, in its order, and on the whole: ready only where every item is."""

    parts: tuple[Verdict, ...]
    whole: Verdict

    @property
    def ready(self) -> tuple[int, ...]:
        """The places of the items that lack nothing, or only what may follow with a pledge."""
        return tuple(place for place, found in enumerate(self.parts) if found.outcome is not Outcome.REMEDY)

    @property
    def split(self) -> bool:
        """Whether some of several items could go on without the others."""
        return 0 < len(self.ready) < len(self.parts)


def judge_visit(visit: Visit, today: date, calendar: Calendar) -> Judged:
    """Return the verdicts; raise `NotAnswered` where a requirement that is asked has no answer."""
    parts = visit.parts
    found = tuple(judge(p.item, p.situations, p.answers, p.stated, today, calendar) for p in parts)
    return Judged(found, found[0] if len(found) == 1 else _whole(parts, found))


def _whole(parts: tuple[Part, ...], found: tuple[Verdict, ...]) -> Verdict:
    missing = {(place, gap.requirement.id) for place, verdict in enumerate(found) for gap in verdict.gaps}
    stated = {(place, r.id) for place, verdict in enumerate(found) for r in verdict.stated}
    members = {row_id(*group[0]): group for group in papers([part.item for part in parts])}
    all_rows = rows(parts)

    def having(which: set[tuple[int, str]]) -> Callable[[Wanted], bool]:
        return lambda wanted: not which.isdisjoint(members[wanted.requirement.id])

    lacks, said = having(missing), having(stated)
    outcomes = {verdict.outcome for verdict in found}
    days = [verdict.pledge_until for verdict in found if verdict.pledge_until is not None]
    outcome = next(o for o in (Outcome.REMEDY, Outcome.PLEDGE, Outcome.READY) if o in outcomes)
    return Verdict(
        outcome,
        tuple(w.requirement for w in all_rows if not lacks(w)),
        tuple(w.requirement for w in all_rows if said(w) and not lacks(w)),
        tuple(_gap(parts, w.requirement) for w in all_rows if lacks(w)),
        min(days) if outcome is Outcome.PLEDGE else None,
    )


def _gap(parts: tuple[Part, ...], wanted: Requirement) -> Gap:
    """Return a gap of the whole: what its merged standing allows holds for every item that wants it."""
    answer = answer_of(parts, wanted.id) or Answer.MISSING
    return Gap(wanted, answer, ways_of(wanted, pledges=wanted.standing is Standing.PLEDGEABLE))
