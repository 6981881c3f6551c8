"""经办统计: what the events of a day add up to, and whether they agree with the tickets."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall

Table = dict[str, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """One hall day. Tables go from a name (hour, queue, item, …) to how many; `agree` compares with the tickets."""

    day: date
    visits: int
    left: int
    issued: int
    notices: int
    help_calls: int
    nothing_found: int
    per_hour: Table
    per_queue: Table
    per_item: Table
    verdicts: Table
    slips: Table
    missing: Table
    missing_of_items: Table  # by ITEM/REQUIREMENT: an id means another paper in another item
    left_at: Table
    tickets: int

    @property
    def agree(self) -> bool:
        """Tell whether the numbers counted by events are the tickets stored."""
        return self.issued == self.tickets


class CountsOfDay:
    """Reads the counts of a hall day from the database."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def of(self, day: date) -> Counts:
        """Return the counts of a hall day; all zero where nothing happened."""
        store, site = self._hall.store, self._hall.site.id
        rows = store.events.counts(site, day)
        missing = self._missing(day)
        issued = [row for row in rows if row["kind"] == "issued"]
        return Counts(
            day=day,
            visits=_sum(rows, "begun"),
            left=_sum(rows, "left"),
            issued=_sum(rows, "issued"),
            notices=_sum(rows, "notice"),
            help_calls=_sum(rows, "help-call"),
            nothing_found=_sum(rows, "nothing-found"),
            per_hour=_table(issued, "hour"),
            per_queue=_table(issued, "queue"),
            per_item=_table([row for row in issued if row["item"]], "item"),
            verdicts=_table([row for row in rows if row["kind"] == "verdict"], "outcome"),
            slips=_table([row for row in rows if row["kind"] == "slip"], "outcome"),
            missing=_added_up(missing, lambda _item, id_: id_),
            missing_of_items=_added_up(missing, lambda item, id_: f"{item}/{id_}"),
            left_at=self._left_at(day),
            tickets=store.tickets.issued_on(site, day),
        )

    def _missing(self, day: date) -> list[tuple[str, str]]:
        verdicts = self._hall.store.events.of_kind(self._hall.site.id, day, "verdict")
        return [(item, id_) for item, text in verdicts for id_ in json.loads(text)["missing"]]

    def _left_at(self, day: date) -> Table:
        steps = self._hall.store.events.of_kind(self._hall.site.id, day, "left")
        return dict(Counter(json.loads(text)["step"] for _, text in steps).most_common())


def _added_up(missing: list[tuple[str, str]], named: Callable[[str, str], str]) -> Table:
    return dict(Counter(named(item, id_) for item, id_ in missing).most_common())


def _sum(rows: list[dict[str, object]], kind: str) -> int:
    return sum(int(str(row["n"])) for row in rows if row["kind"] == kind)


def _table(rows: list[dict[str, object]], column: str) -> Table:
    table: Counter[str] = Counter()
    for row in rows:
        table[str(row[column])] += int(str(row["n"]))
    return dict(sorted(table.items()))
