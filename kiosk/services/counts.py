"""经办统计: what the events of a day add up to, and whether they agree with the tickets, row by row."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.appointments import AppointmentState
from kiosk.domain.jobs import OPEN, JobState
from kiosk.domain.sent_back import OneGo
from kiosk.services.check_ins import CHECKED_IN
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.sendings_back import SendingsBack
from kiosk.store.events import ISSUED_WITH, NOTHING_FOUND
from kiosk.store.journal import OF_NO_VISIT
from kiosk.store.rows import EventRow, IssuedTicket, JobRow

Table = dict[str, int]
COMPARED = ("per_hour", "per_queue", "per_item", "per_verdict")


@dataclass(frozen=True, slots=True)
class Apart:
    """A row in which events and tickets do not agree: its table, its name, and both counts."""

    table: str
    name: str
    events: int
    tickets: int


@dataclass(frozen=True, slots=True)
class Counts:
    """One hall day. Tables go from a name (hour, queue, item, …) to how many.

    `per_hour`, `per_queue` and `per_verdict` count numbers given (`""` is a number without verdict), `per_item` what
    they were for (`""` is a number without item): a number for two items counts once in those and in two rows here, so
    that `items`, their sum, is not below `issued`. `verdicts` and `missing` count the last verdict of each visit,
    `slips` what became of each paper in the end, `reprints` the further jobs for one; `apart` is empty where all
    tables of numbers agree with the tickets.
    """

    day: date
    visits: int
    left: int
    looked_up: int
    issued: int
    notices: int
    help_calls: int
    nothing_found: int
    appointments: Table  # expected, and of them: on-time, late, early (an ordinary number), not-come; empty without any
    per_hour: Table
    per_queue: Table
    per_item: Table
    per_verdict: Table
    verdicts: Table
    slips: Table
    reprints: Table
    missing: Table
    missing_of_items: Table  # by ITEM/REQUIREMENT: an id means another paper in another item
    left_at: Table
    one_go: OneGo  # what became of the visits that were ready
    tickets: int
    items: int
    apart: tuple[Apart, ...]

    @property
    def agree(self) -> bool:
        """Tell whether the numbers counted by events are the tickets stored."""
        return not self.apart


class CountsOfDay:
    """Reads the counts of a hall day from the database."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def of(self, day: date) -> Counts:
        """Return the counts of a hall day; all zero where nothing happened."""
        store, site = self._hall.store, self._hall.site.id
        events, tickets = store.events.of_day(site, day), store.tickets.of_day(site, day)
        slips, reprints = _slips(store.journal.of_day(site, day))
        kinds = Counter(event.kind for event in events)
        further: dict[str, list[str]] = {}
        for event in events:
            if event.kind == ISSUED_WITH:
                further.setdefault(event.visit, []).append(event.item)
        issued = _given(
            (e.hour, e.queue, (e.item, *further.get(e.visit, ())), e.outcome) for e in events if e.kind == "issued"
        )
        last = {event.visit: event for event in events if event.kind == "verdict"}.values()
        missing = [pair for event in last for pair in _missing(event)]
        return Counts(
            day=day,
            visits=kinds["begun"],
            left=kinds["left"],
            looked_up=kinds["looked-up"],
            issued=kinds["issued"],
            notices=kinds["notice"],
            help_calls=kinds["help-call"],
            nothing_found=kinds[NOTHING_FOUND],
            appointments=self._appointments(day, events),
            **issued,
            verdicts=_sorted(event.outcome for event in last),
            slips=slips,
            reprints=reprints,
            missing=_most_first(id_ for _, id_ in missing),
            missing_of_items=_most_first(f"{item}/{id_}" for item, id_ in missing),
            left_at=_most_first(json.loads(event.data)["step"] for event in events if event.kind == "left"),
            one_go=SendingsBack(self._hall).one_go(day, day),
            tickets=len(tickets),
            items=sum(issued["per_item"].values()),
            apart=tuple(_apart(issued, _given(map(self._row, tickets)))),
        )

    def _appointments(self, day: date, events: Iterable[EventRow]) -> Table:
        """Return what became of a day's appointments; who has not come (yet) has no number."""
        rows = self._hall.store.appointments.of_day(self._hall.site.id, day)
        expected = [row for row in rows if row.state is not AppointmentState.WITHDRAWN]
        told = [json.loads(event.data) for event in events if event.kind == CHECKED_IN]
        # a number that was taken back and given again is one check-in of its appointment
        came = {said["appointment"]: said["how"] for said in told}
        how = Counter(came[row.id] for row in expected if row.state is AppointmentState.NUMBERED and row.id in came)
        if not expected:
            return {}
        return {"expected": len(expected), **_sorted(how.elements()), "not-come": len(expected) - how.total()}

    def _row(self, ticket: IssuedTicket) -> "Given":
        at: datetime = self._hall.local(ticket.at)
        return at.hour, ticket.queue, (ticket.item, *ticket.more), ticket.outcome


Given = tuple[int, str, tuple[str, ...], str]
"""A number that was given: hour, queue, the items that it is for, verdict."""


def _missing(event: EventRow) -> Iterator[tuple[str, str]]:
    """Yield item and requirement for all that a verdict found missing, item by item."""
    data = json.loads(event.data)
    for item, missing in ((event.item, data["missing"]), *((o["item"], o["missing"]) for o in data.get("others", ()))):
        yield from ((item, id_) for id_ in missing)


def _given(rows: Iterable[Given]) -> dict[str, Table]:
    """Return numbers given by hour, queue and verdict, and how many were for each item."""
    hours, queues, items, outcomes = list(zip(*rows, strict=True)) or [(), (), (), ()]
    columns = (hours, queues, [item for each in items for item in each], outcomes)
    return {name: _sorted(map(str, column)) for name, column in zip(COMPARED, columns, strict=True)}


def _apart(events: dict[str, Table], tickets: dict[str, Table]) -> Iterable[Apart]:
    for table in COMPARED:
        told, there = events[table], tickets[table]
        for name in sorted(told.keys() | there.keys()):
            if told.get(name, 0) != there.get(name, 0):
                yield Apart(table, name, told.get(name, 0), there.get(name, 0))


def _slips(jobs: Iterable[JobRow]) -> tuple[Table, Table]:
    """Return what became of each ticket's or notice's paper, and of the further jobs for the same paper."""
    papers: dict[str, str] = {}
    reprints: list[str] = []
    for job in jobs:
        if job.kind in OF_NO_VISIT:
            continue
        state = OPEN if job.state in (JobState.PENDING, JobState.SENT, JobState.FAILED) else job.state.value
        if job.subject in papers:
            reprints.append(state)
        if papers.get(job.subject) != JobState.CONFIRMED.value:
            papers[job.subject] = state
    return _sorted(papers.values()), _sorted(reprints)


def _sorted(names: Iterable[str]) -> Table:
    return dict(sorted(Counter(names).items()))


def _most_first(names: Iterable[str]) -> Table:
    return dict(Counter(names).most_common())
