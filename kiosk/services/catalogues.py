"""A hall keeps its catalogue: versions, a workbook out, a workbook in as one transaction, back to an older version."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalogue.changes import Changes, changes
from kiosk.catalogue.problems import Problem
from kiosk.catalogue.progress import Follow, nobody
from kiosk.catalogue.schema import CatalogueFile, read_back, written
from kiosk.catalogue.synonyms import known_synonyms
from kiosk.catalogue.workbook.whole import read_any
from kiosk.catalogue.workbook.writing import write_workbook
from kiosk.domain.items import Catalogue
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.seeds import CATALOGUE, SYNONYMS, with_index
from kiosk.store.versions import Kept


class NoSuchVersion(Exception):
    """There is no catalogue version of this number, or an older program kept it without what people wrote."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A workbook or list that was read and fits, and what it would change; nothing is changed yet."""

    origin: str
    catalogue: Catalogue
    tables: str  # as they are kept; the tables themselves are large
    changes: Changes
    notes: tuple[Problem, ...] = ()


class Catalogues:
    """The catalogue versions of one hall; the newest is in use from the next start or visit on."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._versions = hall.store.versions

    @out_of_service
    def all(self) -> list[Kept]:
        """Return what versions there are, oldest first."""
        return self._versions.all(CATALOGUE)

    @out_of_service
    def tables(self, number: int = 0) -> CatalogueFile:
        """Return what people wrote of a version (0: the newest); raise `NoSuchVersion`."""
        text = self._versions.tables(CATALOGUE, number or self._versions.number(CATALOGUE))
        if not text:
            raise NoSuchVersion(number)
        return read_back(text)

    def export(self, path: Path) -> CatalogueFile:
        """Write the newest version as a workbook; raise `OSError` where `path` cannot be written."""
        file = self.tables()
        write_workbook(file, path)
        return file

    def template(self, path: Path) -> None:
        """Write a workbook with this hall's departments and life events and no item; raise `OSError`."""
        write_workbook(self.tables().model_copy(update={"item": [], "elsewhere": []}), path)

    def propose(self, path: Path, follow: Follow = nobody) -> Proposal:
        """Read a workbook or a bare list; raise `Refused` with everything that is wrong in it."""
        current = self.tables()
        whole, notes = read_any(path, current, self._hall.site, follow)
        return Proposal(path.name, whole.catalogue, written(whole.tables), changes(current, whole.tables), notes)

    @out_of_service
    def take(self, proposal: Proposal, follow: Follow = nobody) -> int:
        """Put a proposal into use, all of it in one transaction; return the new version's number.

        Synonyms of items that it has not are left out; raises `Refused` where their file cannot be read.
        """
        synonyms = known_synonyms(self._hall.home / SYNONYMS, proposal.catalogue)
        body = with_index(proposal.catalogue, synonyms, follow=follow)
        now = datetime.now(UTC)
        return self._versions.bring_in(CATALOGUE, body, now, proposal.origin, proposal.tables)

    @out_of_service
    def back_to(self, number: int) -> int:
        """Put an older version into use again, as a new one; return its number; raise `NoSuchVersion`."""
        new = self._versions.back_to(CATALOGUE, number, datetime.now(UTC))
        if new is None:
            raise NoSuchVersion(number)
        return new
