"""Figures over many days, added up in the database: what comes out is as long as there are groups, not visits."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import peewee as pw

from kiosk.domain.cases import BY_AGENT, CaseOutcome
from kiosk.domain.figures import BUCKET, LONGEST, Ending, Split, Tally
from kiosk.domain.sent_back import SentBackState, one_go
from kiosk.domain.staff import Act
from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Outcome
from kiosk.domain.visit import Wish
from kiosk.store.ends import further_visits, ready_visits
from kiosk.store.errors import blamed
from kiosk.store.events import ISSUED_WITH, NOTHING_FOUND
from kiosk.store.models import AuditEntry, DeskCase, Event
from kiosk.store.statements import Statement, given

COUNTED = ("begun", "left", "looked-up", "issued", ISSUED_WITH, "notice", "pre-review", "help-call", NOTHING_FOUND)
_CHOSE = ("verdict", *COUNTED)  # what comes later, a call or a sending back, tells of a number, not of who chose what
_OF_NUMBERS = ("issued", ISSUED_WITH)
_MICROS = 1_000_000
_DECIDED = frozenset(outcome.value for outcome in set(CaseOutcome) - BY_AGENT)
_CASE = len("case:") + 1  # where in what an act is about the id begins


class Figures:
    """Reads figures of a hall. A visit's group: its day; the member who has its case; the last item that it chose.

    A number's group by item is its own first item.
    """

    def __init__(self, database: pw.Database) -> None:
        self._database = database
        self._of = {split: _statements(database, split) for split in (Split.DAY, Split.AGENT, Split.ITEM)}
        self._endings = Statement(database, _endings())
        self._vain = Statement(
            database,
            Event.select(Event.data, pw.fn.COUNT(Event.id).alias("n"))
            .where(_within(Event) & (Event.kind == NOTHING_FOUND))
            .group_by(Event.data)
            .order_by(pw.SQL("n").desc(), Event.data)
            .limit(given("limit")),
        )

    def tallies(self, split: Split, site: str, since: date, until: date) -> dict[str, Tally]:
        """Return what the visits of these hall days came to, by day, member (id) or item (code); `` is none of them."""
        found: dict[str, Tally] = {}
        ends: dict[str, dict[tuple[TicketState, SentBackState | None], int]] = {}
        for what, row in self._rows(split, site, since, until):
            tally, n = found.setdefault(row["grp"], Tally()), int(row["n"])
            if what == "kinds":
                tally.kinds[row["what"]] += n
            elif what == "verdicts":
                tally.verdicts[row["what"]] += n
            elif what == "times":
                tally.times[min(int(row["what"]), LONGEST)] += n
            elif what == "escalations":
                tally.escalated += n
            else:
                mark = SentBackState(row["mark"]) if row["mark"] else None
                ends.setdefault(row["grp"], {})[TicketState(row["what"]), mark] = n
        for group, states in ends.items():
            found[group].one_go = one_go(states)
        return found

    def _rows(self, split: Split, site: str, since: date, until: date) -> Iterable[tuple[str, dict[str, Any]]]:
        values = _range(site, since, until)
        with blamed(self._database):
            for what, statement in self._of[split].items():
                for row in statement.rows(values):
                    yield what, row

    def endings(self, site: str, since: date, until: date) -> list[tuple[str, Ending, int]]:
        """Return (item, ending, how many visits) of all visits of these days in which anything was missing."""
        with blamed(self._database):
            rows = self._endings.rows(_range(site, since, until))
        return [(item, ending, int(row["n"])) for row in rows for item, ending in _of_each(row)]

    def vain(self, site: str, since: date, until: date, limit: int) -> list[tuple[str, int]]:
        """Return the letters that found nothing in these days, and how often each, most first."""
        with blamed(self._database):
            rows = self._vain.rows({**_range(site, since, until), "limit": limit})
        return [(str(json.loads(row["data"])["letters"]), int(row["n"])) for row in rows]


def _range(site: str, since: date, until: date) -> dict[str, Any]:
    return {"site": site, "since": since.isoformat(), "until": until.isoformat()}


def _within(model: Any) -> Any:
    return (model.site == given("site")) & (model.day >= given("since")) & (model.day <= given("until"))


def _statements(database: pw.Database, split: Split) -> dict[str, Statement]:
    queries = {
        "kinds": _kinds(split),
        "verdicts": _verdicts(split),
        "times": _times(split),
        "escalations": _escalations(split),
        "ends": _ends(split),
    }
    return {what: Statement(database, query) for what, query in queries.items()}


def _split(query: Any, split: Split, day: Any, visit: Any) -> tuple[Any, Any]:
    """Return the query joined with what tells the group of each of its rows, and that group."""
    if split is Split.DAY:
        return query, day
    if split is Split.AGENT:
        case, further = DeskCase.alias(), further_visits()  # a further number has a visit of its own, and no case
        joined = query.join(further, pw.JOIN.LEFT_OUTER, on=(further.c.id == visit))
        joined = joined.join(case, pw.JOIN.LEFT_OUTER, on=(case.visit == pw.fn.COALESCE(further.c.together, visit)))
        return joined, pw.fn.COALESCE(case.holder, "")
    with_item = Event.alias()
    latest = (
        with_item.select(with_item.visit, pw.fn.MAX(with_item.seq).alias("seq"))
        .where(_within(with_item) & (with_item.item != "") & (with_item.visit != "") & with_item.kind.in_(_CHOSE))
        .group_by(with_item.visit)
        .alias("latest")
    )
    chosen = Event.alias()
    joined = query.join(latest, pw.JOIN.LEFT_OUTER, on=(latest.c.visit == visit)).join(
        chosen, pw.JOIN.LEFT_OUTER, on=(chosen.seq == latest.c.seq)
    )
    return joined, pw.fn.COALESCE(chosen.item, "")


_GROUP, _WHAT = pw.SQL("grp"), pw.SQL("what")


def _kinds(split: Split) -> Any:
    query, group = _split(Event.select(), split, Event.day, Event.visit)
    if split is Split.ITEM:
        group = pw.Case(None, [(Event.kind.in_(_OF_NUMBERS), Event.item)], group)
    chosen = query.where(_within(Event) & Event.kind.in_(COUNTED))
    return _counted(chosen, group, Event.kind, Event.seq).group_by(_GROUP, _WHAT)


def _verdicts(split: Split) -> Any:
    visits = _visits("verdict")
    query, group = _split(Event.select().join(visits, on=(visits.c.last == Event.seq)), split, Event.day, Event.visit)
    return _counted(query, group, Event.outcome, Event.seq).group_by(_GROUP, _WHAT)


def _times(split: Split) -> Any:
    """By bucket: no median is known to both databases, and so many rows are nobody's to load."""
    visits = _visits("begun", "verdict")
    query = Event.select().join(visits, on=(visits.c.first == Event.seq)).where(visits.c.judged >= visits.c.begun)
    query, group = _split(query, split, Event.day, Event.visit)
    bucket = (visits.c.judged - visits.c.begun) / (BUCKET * _MICROS)
    return _counted(query, group, bucket, Event.seq).group_by(_GROUP, _WHAT)


def _visits(*kinds: str) -> Any:
    """Select each visit of a day with what its events of these kinds say, in one pass over them.

    `first` and `last` are the sequences of its verdicts, `begun` and `judged` the times of its begin and first verdict.
    """
    event = Event.alias()

    def of(kind: str, value: Any) -> Any:
        return pw.Case(None, [(event.kind == kind, value)])

    return (
        event.select(
            event.day,
            event.visit,
            pw.fn.MIN(of("verdict", event.seq)).alias("first"),
            pw.fn.MAX(of("verdict", event.seq)).alias("last"),
            pw.fn.MIN(of("begun", event.at)).alias("begun"),
            pw.fn.MIN(of("verdict", event.at)).alias("judged"),
            pw.fn.MAX(of("issued", event.data)).alias("issued"),
            pw.fn.MAX(of("notice", event.seq)).alias("noticed"),
        )
        .where(_within(event) & event.kind.in_(kinds))
        .group_by(event.day, event.visit)
        .alias("visits")
    )


def _escalations(split: Split) -> Any:
    """Who escalated, of which item: the audit knows it, a case only who has it now."""
    query = AuditEntry.select().join(DeskCase, on=(DeskCase.id == pw.fn.SUBSTR(AuditEntry.about, _CASE)))
    group = {Split.DAY: AuditEntry.day, Split.AGENT: AuditEntry.who, Split.ITEM: DeskCase.item}[split]
    chosen = query.where(_within(AuditEntry) & (AuditEntry.act == Act.ESCALATE.value))
    return _counted(chosen, group, AuditEntry.act, AuditEntry.id).group_by(_GROUP, _WHAT)


def _ends(split: Split) -> Any:
    ready = ready_visits()
    query, group = pw.Select([ready]), ready.c.day
    if split is Split.AGENT:
        query, group = _split(query, split, ready.c.day, ready.c.visit)
    elif split is Split.ITEM:
        group = ready.c.item
    counted = _counted(query, group, ready.c.state, ready.c.visit)
    return counted.select_extend(ready.c.mark.alias("mark")).group_by(_GROUP, _WHAT, ready.c.mark)


def _counted(query: Any, group: Any, what: Any, n: Any) -> Any:
    return query.select(group.alias("grp"), what.alias("what"), pw.fn.COUNT(n).alias("n"))


def _endings() -> Any:
    """How visits went, many together: the same item with the same missing at first and at last, and the same end."""
    visits = _visits("verdict", "issued", "notice")
    first, last, case = Event.alias(), Event.alias(), DeskCase.alias()
    return (
        last.select(
            last.item,
            pw.Case(None, [(first.item == last.item, first.data)], last.data).alias("first"),
            last.data.alias("last"),
            last.outcome.alias("outcome"),
            visits.c.issued.alias("issued"),
            visits.c.noticed.is_null(False).alias("noticed"),
            case.outcome.alias("decided"),
            pw.fn.COUNT(last.seq).alias("n"),
        )
        .join(visits, on=(visits.c.last == last.seq))
        .join(first, on=(first.seq == visits.c.first))
        .join(case, pw.JOIN.LEFT_OUTER, on=(case.visit == visits.c.visit))
        .group_by(*(pw.SQL(str(place)) for place in range(1, 8)))
    )


def _of_each(row: dict[str, Any]) -> Iterable[tuple[str, Ending]]:
    """Yield the ending of each item of a visit."""
    first, last = json.loads(row["first"]), json.loads(row["last"])
    began = {row["item"]: first, **{other["item"]: other for other in first.get("others", ())}}
    for item, said in ((row["item"], last), *((other["item"], other) for other in last.get("others", ()))):
        yield item, _ending(row, began.get(item, said), said)


def _ending(row: dict[str, Any], first: dict[str, Any], last: dict[str, Any]) -> Ending:
    wish = json.loads(row["issued"])["wish"] if row["issued"] else ""
    if row["outcome"] == Outcome.REMEDY.value and wish == Wish.NUMBER.value:
        wish = ""  # the number was for what is ready; what lacks has a notice
    return Ending(
        first=tuple(first["missing"]),
        last=tuple(last["missing"]),
        before=tuple(last.get("before", ())),
        stated=tuple(last["stated"]),
        wish=wish,
        noticed=bool(row["noticed"]),
        decided=row["decided"] in _DECIDED,
    )
