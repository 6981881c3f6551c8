"""A workbook taken as a whole catalogue: all of it fits, or every problem is named with its cell."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from kiosk.catalogue import build, check
from kiosk.catalogue.files import Loc, shaped_at
from kiosk.catalogue.problems import NOT_THERE, Problem, Refused
from kiosk.catalogue.progress import Follow, nobody
from kiosk.catalogue.reading import Whole
from kiosk.catalogue.schema import BundleTable, CatalogueFile, ItemTable, RequirementTable
from kiosk.catalogue.synonyms import Fault, faults
from kiosk.catalogue.workbook.bare import Added, add_list, grid_of, grid_of_csv
from kiosk.catalogue.workbook.pages import Book, open_workbook
from kiosk.catalogue.workbook.reading import has_sheet, is_ours, read_sheets
from kiosk.catalogue.workbook.rows import Assembled, Row, Table, assembled
from kiosk.catalogue.workbook.sheets import BUNDLES, ITEMS, REQUIREMENT_KINDS, STANDINGS, SYNONYMS, WAYS
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Site
from kiosk.domain.text import Text

_CELL_OF = {**dict.fromkeys(REQUIREMENT_KINDS, "name"), **dict.fromkeys(STANDINGS, "standing")}
_CELL_OF |= dict.fromkeys(WAYS, "place")
_ARROW = " › "
_BUNDLE = "bundle "  # how a check's words for a bundle begin
_NAMED_BY = {"situation": "id", "requirement": "id", "choices": "label", "ways": "do"}  # how a check names a table


def read_workbook(path: Path, site: Site) -> Whole:
    """Return the catalogue of a workbook; raise `Refused` with every problem, each with sheet, column and row."""
    with open_workbook(path) as book:
        return _whole(book, path.name, site)


def read_any(
    path: Path, current: CatalogueFile, site: Site, follow: Follow = nobody
) -> tuple[Whole, tuple[Problem, ...]]:
    """Return the catalogue of a workbook, or `current` with the items of a bare list (xlsx or CSV); and what to note.

    Raises `Refused`.
    """
    if path.suffix.lower() == ".csv":
        return _listed(add_list(grid_of_csv(path), current, site, follow), site, follow)
    with open_workbook(path) as book:
        added = None if is_ours(book) else _added(book, current, site, follow)
        if added is None:
            return _whole(book, path.name, site, follow, current), ()
    return _listed(added, site, follow)


def _added(book: Book, current: CatalogueFile, site: Site, follow: Follow) -> Added | None:
    """Return `current` with the items of a bare list; its rows, which weigh as much, are let go here."""
    grid = grid_of(book, follow)
    return None if grid is None else add_list(grid, current, site, follow)


def _listed(added: Added, site: Site, follow: Follow) -> tuple[Whole, tuple[Problem, ...]]:
    catalogue = build.catalogue([added.tables], site)
    if wrong := check.catalogue(catalogue, site, follow=follow):
        raise Refused(tuple(wrong))
    return Whole(catalogue, added.tables), added.notes


def _whole(book: Book, name: str, site: Site, follow: Follow = nobody, current: CatalogueFile | None = None) -> Whole:
    """Return the catalogue of an opened workbook; one without a sheet of bundles keeps those of `current`.

    Raises `Refused`.

    The rows are let go before the catalogue is built, and read once more where a check wants to name a cell: a
    workbook that fits, however large, is in memory only as what is made of it.
    """
    file = _tables(book, name, follow)
    if current is not None and not has_sheet(book, BUNDLES.key):
        file = file.model_copy(update={"bundle": _still_whole(current.bundle, file)})
    catalogue = build.catalogue([file], site)
    misnamed = _twice(file) or any(_unfit_words(file, catalogue))
    if check.catalogue(catalogue, site, follow=follow) or misnamed:
        found = assembled(read_sheets(book)[0])
        raise Refused(tuple(_hanging_together(found, file, catalogue, site)))
    return Whole(catalogue, file)


def _still_whole(bundles: list[BundleTable], file: CatalogueFile) -> list[BundleTable]:
    """Return bundles that a workbook says nothing of, with what it withdraws left out of them."""
    items = {name for item in file.item for name in (item.code, item.name, item.short) if name}
    events = {event.id for event in file.life_event}
    kept = (
        bundle.model_copy(
            update={
                "items": [name for name in bundle.items if name in items],
                "life_events": [event for event in bundle.life_events if event in events],
            }
        )
        for bundle in bundles
    )
    return [bundle for bundle in kept if len(bundle.items) > 1 and bundle.life_events]


def _tables(book: Book, name: str, follow: Follow) -> CatalogueFile:
    """Return what the rows say; raise `Refused` where one of them does not fit by itself."""
    read, problems = read_sheets(book, follow)
    if ITEMS.key not in read:
        expected = Text(f"一张“{ITEMS.zh}”表", f"a sheet {ITEMS.en}")
        raise Refused((Problem(name, NOT_THERE, expected),))
    found = assembled(read)
    if not found.tables["item"] and not problems:  # it would withdraw the whole hall
        raise Refused((Problem(name, Text("一个事项也没有", "no item"), Text("至少一个事项", "at least one item")),))
    file, wrong = _shaped(found.tables)
    problems += [*found.problems, *(_in_its_cell(found, loc, problem) for loc, problem in wrong)]
    if file is None or problems:
        raise Refused(tuple(problems))
    return file


def _shaped(tables: Table) -> tuple[CatalogueFile | None, list[tuple[Loc, Problem]]]:
    """Return the file that tables make, or None with all that does not fit; an item's rows are let go once it is made.

    What items ask for alike is kept once: an ID card stands in three hundred of them.
    """
    items = tables.pop("item")
    file, wrong = shaped_at(CatalogueFile, tables)
    made: list[ItemTable] = []
    alike: dict[bytes, RequirementTable] = {}
    for number, raw in enumerate(items):
        item, unfit = shaped_at(ItemTable, raw)
        wrong += [(("item", number, *loc), problem) for loc, problem in unfit]
        items[number] = None
        if item is not None:
            shared = [alike.setdefault(_digest(table), table) for table in item.requirement]
            made.append(item.model_copy(update={"requirement": shared}))
    return (None if file is None or wrong else file.model_copy(update={"item": made})), wrong


def _digest(table: RequirementTable) -> bytes:
    return sha256(table.model_dump_json().encode()).digest()


def _twice(file: CatalogueFile) -> bool:
    """Tell whether an id of a department, life event or bundle stands there twice."""
    ids = [[table.id for table in tables] for tables in (file.department, file.life_event, file.bundle)]
    return any(len(set(each)) < len(each) for each in ids)


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


def _unfit_words(file: CatalogueFile, catalogue: Catalogue) -> Iterator[Fault]:
    return faults(file.synonym or (), catalogue, "上面第 {} 条里已有", "entry {} above has it")


def _hanging_together(found: Assembled, file: CatalogueFile, catalogue: Catalogue, site: Site) -> Iterator[Problem]:
    for sheet in ("department", "life_event", "bundle"):
        ids = [table["id"] for table in found.tables[sheet]]
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                yield Problem(found.rows[(sheet, number)].at("id"), f"“{id_}”", check.ONCE)
    for fault in _unfit_words(file, catalogue):
        row = found.rows[(SYNONYMS.key, fault.row)]
        yield Problem(row.at(fault.key), f"“{fault.found}”", fault.expected)
    codes = {item.code: item.code for item in catalogue.items}
    numbers = {item.code: number for number, item in enumerate(catalogue.items)}
    for problem in check.catalogue(catalogue, site, codes):
        if problem.where.startswith(_BUNDLE):
            yield _of_a_bundle(found, problem)
            continue
        code, _, rest = problem.where.partition(": ")
        steps = rest.split(_ARROW)[1:]
        row, key = _row_of(found, numbers[code], steps)
        yield Problem(row.at(_column(row, key)), problem.found, problem.expected)


def _of_a_bundle(found: Assembled, problem: Problem) -> Problem:
    name, _, key = problem.where.removeprefix(_BUNDLE).partition(_ARROW)
    number = next(n for n, table in enumerate(found.tables[BUNDLES.key]) if table["name"] == name)
    return Problem(found.rows[(BUNDLES.key, number)].at(key.split(" ")[0]), problem.found, problem.expected)


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
