"""A workbook taken as a whole catalogue: all of it fits, or every problem is named with its cell."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from kiosk.catalogue import build, check
from kiosk.catalogue.files import Loc, shaped_at
from kiosk.catalogue.problems import NOT_THERE, Problem, Refused
from kiosk.catalogue.progress import Follow, nobody
from kiosk.catalogue.reading import Whole
from kiosk.catalogue.schema import CatalogueFile
from kiosk.catalogue.workbook.bare import Grid, add_list, grid_of, grid_of_csv
from kiosk.catalogue.workbook.reading import is_ours, open_workbook, read_sheets
from kiosk.catalogue.workbook.rows import Assembled, Row, assembled
from kiosk.catalogue.workbook.sheets import ITEMS, REQUIREMENT_KINDS, STANDINGS, WAYS
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Site
from kiosk.domain.text import Text

_CELL_OF = {**dict.fromkeys(REQUIREMENT_KINDS, "name"), **dict.fromkeys(STANDINGS, "standing")}
_CELL_OF |= dict.fromkeys(WAYS, "place")
_ARROW = " › "
_NAMED_BY = {"situation": "id", "requirement": "id", "choices": "label", "ways": "do"}  # how a check names a table


def read_workbook(path: Path, site: Site) -> Whole:
    """Return the catalogue of a workbook; raise `Refused` with every problem, each with sheet, column and row."""
    return whole(open_workbook(path), path.name, site)


def read_any(
    path: Path, current: CatalogueFile, site: Site, follow: Follow = nobody
) -> tuple[Whole, tuple[Problem, ...]]:
    """Return the catalogue of a workbook, or `current` with the items of a bare list (xlsx or CSV); and what to note.

    Raises `Refused`.
    """
    found = grid_of_csv(path) if path.suffix.lower() == ".csv" else _opened(path)
    if isinstance(found, Workbook):
        return whole(found, path.name, site, follow), ()
    added = add_list(found, current, site, follow)
    del found  # fifty thousand rows weigh as much as what is made of them
    catalogue = build.catalogue([added.tables], site)
    if wrong := check.catalogue(catalogue, site, follow=follow):
        raise Refused(tuple(wrong))
    return Whole(catalogue, added.tables), added.notes


def _opened(path: Path) -> Workbook | Grid:
    """Return the list that a workbook holds, else the workbook."""
    book = open_workbook(path)
    return book if is_ours(book) else grid_of(book) or book


def whole(book: Workbook, name: str, site: Site, follow: Follow = nobody) -> Whole:
    """Return the catalogue of an opened workbook; raise `Refused`."""
    read, problems = read_sheets(book, follow)
    if ITEMS.key not in read:
        expected = Text(f"一张“{ITEMS.zh}”表", f"a sheet {ITEMS.en}")
        raise Refused((Problem(name, NOT_THERE, expected),))
    found = assembled(read)
    file, wrong = shaped_at(CatalogueFile, found.tables)
    problems += [*found.problems, *(_in_its_cell(found, loc, problem) for loc, problem in wrong)]
    if file is not None and not problems:
        catalogue = build.catalogue([file], site)
        problems = list(_hanging_together(found, catalogue, site, follow))
        if not problems:
            return Whole(catalogue, file)
    raise Refused(tuple(problems))


def _in_its_cell(found: Assembled, loc: Loc, problem: Problem) -> Problem:
    row = found.row_of(loc)
    if row is None:
        return problem
    key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    return Problem(row.at(_column(row, key)), problem.found, problem.expected)


def _column(row: Row, key: str) -> str:
    """Return the column in which a key of the item files stands, empty where the whole row is meant."""
    plain = key.rstrip("_")
    for name in (plain, _CELL_OF.get(plain, "")):
        if row.sheet.column(name) is not None:
            return name
    return "choice" if key == "choices" else ""


def _hanging_together(found: Assembled, catalogue: Catalogue, site: Site, follow: Follow) -> Iterator[Problem]:
    for sheet in ("department", "life_event"):
        ids = [table["id"] for table in found.tables[sheet]]
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                yield Problem(found.rows[(sheet, number)].at("id"), f"“{id_}”", check.ONCE)
    codes = {item.code: item.code for item in catalogue.items}
    numbers = {item.code: number for number, item in enumerate(catalogue.items)}
    for problem in check.catalogue(catalogue, site, codes, follow):
        code, _, rest = problem.where.partition(": ")
        steps = rest.split(_ARROW)[1:]
        row, key = _row_of(found, numbers[code], steps)
        yield Problem(row.at(_column(row, key)), problem.found, problem.expected)


def _row_of(found: Assembled, number: int, steps: list[str]) -> tuple[Row, str]:
    """Return the row and the key that a check means: `requirement layout › ways 帮您画 › agent`."""
    path: Loc = ("item", number)
    for step in steps:
        kind, _, name = step.partition(" ")
        inside = _inside(found, path).get(kind, []) if kind in _NAMED_BY else []
        at = next((i for i, table in enumerate(inside) if str(table.get(_NAMED_BY[kind])) == name), None)
        if at is not None:
            path = (*path, kind, at)
    row = found.row_of(path)
    assert row is not None
    return row, steps[-1].split(" ")[0] if steps else ""


def _inside(found: Assembled, path: Loc) -> dict[str, list[dict[str, object]]]:
    here: object = found.tables
    for part in path:
        here = here[part]  # type: ignore[index]
    return here  # type: ignore[return-value]
