"""The jobs of a printer that another process owns: which of them moved since the last look."""

from kiosk.domain.jobs import JobState
from kiosk.store.journal import Journal
from kiosk.store.rows import JobRow

_ENDS = frozenset({JobState.CONFIRMED, JobState.UNCERTAIN})


class Follower:
    """Looks into the journal; on one thread."""

    def __init__(self, journal: Journal, device: str, printer: str) -> None:
        self._journal = journal
        self._device, self._printer = device, printer
        self._newest: int | None = None
        self._known: dict[str, JobState] = {}  # jobs that may still move

    def moved(self) -> list[JobRow]:
        """Return the jobs that are new or in another state, oldest first; at the first look those that are open."""
        journal = self._journal
        if self._newest is None:
            self._newest = journal.newest()
            rows = list(journal.open_jobs(self._device, self._printer))
        else:
            known = [row for job in self._known if (row := journal.get(job)) is not None]
            rows = [*known, *journal.newer_than(self._newest, self._device, self._printer)]
        moved = [row for row in rows if self._known.get(row.id) is not row.state]
        self._newest = max([self._newest, *(row.seq for row in rows)])
        self._known = {row.id: row.state for row in rows if row.state not in _ENDS}
        return moved
