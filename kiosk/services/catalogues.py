"""A hall keeps its catalogue: versions, a workbook out, a workbook in as one transaction, back to an older version."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalogue.changes import Changes, changes
from kiosk.catalogue.kept_tables import read_back, synonyms_in, written
from kiosk.catalogue.problems import Problem, Refused
from kiosk.catalogue.progress import Follow, nobody
from kiosk.catalogue.schema import CatalogueFile
from kiosk.catalogue.synonyms import Rows, file_of, rows_in, still_there, synonyms_of
from kiosk.catalogue.workbook.whole import read_any
from kiosk.catalogue.workbook.writing import write_workbook
from kiosk.domain.items import Catalogue
from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.in_place import in_place
from kiosk.services.own_file import alone
from kiosk.services.seeds import CATALOGUE, SYNONYMS, with_index, with_words_now
from kiosk.store.versions import Kept


class NoSuchVersion(Exception):
    """There is no catalogue version of this number, or an older program kept it without what people wrote."""


@dataclass(slots=True)
class Proposal:
    """A workbook or list that was read and fits, and what it would change; nothing is changed yet.

    `take` uses its catalogue up: fifty thousand items weigh too much to be held while the version is stored.
    """

    origin: str
    catalogue: Catalogue
    tables: str  # as they are kept; the tables themselves are large
    synonyms: Rows
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
        file = read_back(text)
        if file.synonym is not None:
            return file
        return file.model_copy(update={"synonym": list(self._rows())})  # an older program kept it without them

    def _rows(self) -> Rows:
        return rows_in(self._hall.home / SYNONYMS)

    def export(self, path: Path) -> CatalogueFile:
        """Write the newest version as a workbook; raise `OSError` where `path` cannot be written."""
        file = self.tables()
        write_workbook(file, path)
        return file

    def template(self, path: Path) -> None:
        """Write a workbook with this hall's departments and life events and nothing of its items; raise `OSError`."""
        none: dict[str, list[object]] = {"item": [], "bundle": [], "elsewhere": [], "synonym": []}
        write_workbook(self.tables().model_copy(update=none), path)

    def propose(self, path: Path, follow: Follow = nobody) -> Proposal:
        """Read a workbook or a bare list; raise `Refused` with everything that is wrong in it."""
        current = self.tables()
        whole, notes = read_any(path, current, self._hall.site, follow)
        tables = whole.tables
        if tables.synonym is None:  # a workbook without that sheet; words whose items it withdraws go with them
            kept, _ = still_there(current.synonym or (), whole.catalogue)
            tables = tables.model_copy(update={"synonym": kept})
        made = changes(current, tables)
        return Proposal(path.name, whole.catalogue, written(tables), tables.synonym or (), made, notes)

    @out_of_service
    def take(self, proposal: Proposal, follow: Follow = nobody) -> int:
        """Put a proposal into use, all of it in one transaction; return the new version's number.

        Raises `Refused` where the synonyms' file cannot be read or written.
        """
        rows = proposal.synonyms
        body = with_index(proposal.catalogue, synonyms_of(rows, proposal.catalogue), follow=follow)
        del proposal.catalogue
        now = datetime.now(UTC)

        def put(digest: str) -> int:
            return self._versions.bring_in(CATALOGUE, body, now, proposal.origin, proposal.tables, digest)

        return self._with_words(rows, put)

    @out_of_service
    def back_to(self, number: int) -> int:
        """Put an older version into use again, as a new one; return its number; raise `NoSuchVersion`."""
        rows = synonyms_in(self._versions.tables(CATALOGUE, number) or "")

        def put(digest: str) -> int:
            new = self._versions.back_to(CATALOGUE, number, datetime.now(UTC), digest)
            if new is None:
                raise NoSuchVersion(number)
            return new

        return put("") if rows is None else self._with_words(rows, put)

    def _with_words(self, rows: Rows, put: Callable[[str], int]) -> int:
        """Put a version into use, and its synonyms into the hall's file where they differ: both, or neither.

        The file stays as it was written where it says the same. Raises `Refused`.
        """
        hall, path = self._hall, self._hall.home / SYNONYMS
        if list(self._rows()) == list(rows):
            return put("")
        try:
            with alone(hall.home, SYNONYMS), in_place(path, file_of(rows).encode("utf-8")), hall.store.writing():
                return put(with_words_now(self._versions.digest(CATALOGUE), hall.home))
        except OSError as fault:
            found = Text(f"写不了（{os_words(fault).zh}）", os_words(fault).en)
            raise Refused((Problem(str(path), found, Text("一个能写的文件", "a file that can be written")),)) from fault
