"""Figures over many days for who may read them: gathered a piece at a time, so that nobody at the desk waits for it."""

from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import date, timedelta

from kiosk.domain.figures import Mended, Split, Tally
from kiosk.domain.staff import Act
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session

PIECE = timedelta(days=7)  # so much is read at once: half a second where 4,000 visit a day
SPLITS = (Split.DAY, Split.AGENT, Split.ITEM)  # weeks and departments are days and items put together
_VAIN = 200  # words a piece


@dataclass(slots=True)
class Report:
    """What the hall days from `since` to `until` came to, as the store groups them.

    `missing` counts by (item, requirement, how it went on), `vain` by the letters that found nothing.
    """

    since: date
    until: date
    tallies: dict[Split, dict[str, Tally]] = field(default_factory=lambda: {split: {} for split in SPLITS})
    missing: Counter[tuple[str, str, Mended]] = field(default_factory=Counter)
    vain: Counter[str] = field(default_factory=Counter)


class Gathering:
    """One report on its way. Each `step` reads a piece; it is whole once `left` is 0."""

    def __init__(self, hall: Hall, since: date, until: date) -> None:
        self.report = Report(since, until)
        self._hall = hall
        self._pieces = deque(_pieces(since, until))
        self.all = len(self._pieces)

    @property
    def left(self) -> int:
        """How many pieces are still to be read."""
        return len(self._pieces)

    @out_of_service
    def step(self) -> None:
        """Read the next piece into the report."""
        what, since, until = self._pieces[0]
        if what is None:
            self._read_rest(since, until)
        else:
            into = self.report.tallies[what]
            for group, tally in self._hall.store.figures.tallies(what, self._hall.site.id, since, until).items():
                into.setdefault(group, Tally()).add(tally)
        self._pieces.popleft()

    def _read_rest(self, since: date, until: date) -> None:
        figures, site = self._hall.store.figures, self._hall.site.id
        for item, ending, visits in figures.endings(site, since, until):
            for requirement, how in ending.mended().items():
                self.report.missing[item, requirement, how] += visits
        self.report.vain.update(dict(figures.vain(site, since, until, _VAIN)))


def _pieces(since: date, until: date) -> list[tuple[Split | None, date, date]]:
    """Return what is read one after the other: each split of each seven days, then (None) what is split by nothing."""
    pieces: list[tuple[Split | None, date, date]] = []
    while since <= until:
        last = min(until, since + PIECE - timedelta(days=1))
        pieces += [(what, since, last) for what in (*SPLITS, None)]
        since = last + timedelta(days=1)
    return pieces


class Figures:
    """Gives figures to supervisors and managers; that somebody read them stands in the audit."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def begin(self, session: Session, since: date, until: date) -> Gathering:
        """Begin a report of hall days, both included; raise `NotAllowed`."""
        hall = self._hall
        with hall.store.writing():
            demand(hall, session, Act.READ_FIGURES)
            days = {"since": since.isoformat(), "until": until.isoformat()}
            Audit(hall).append(session, Act.READ_FIGURES, "figures:", days)
        return Gathering(hall, since, until)

    def read(self, session: Session, since: date, until: date) -> Report:
        """Return a whole report; raise `NotAllowed`."""
        gathering = self.begin(session, since, until)
        while gathering.left:
            gathering.step()
        return gathering.report
