"""A workbook taken as a whole catalogue: all of it fits, or every problem is named with its cell."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from kiosk.catalogue import build, check, mended
from kiosk.catalogue.files import Loc
from kiosk.catalogue.problems import NOT_THERE, Problem, Refused
from kiosk.catalogue.progress import Follow, nobody
from kiosk.catalogue.reading import Whole
from kiosk.catalogue.schema import BundleTable, CatalogueFile, ItemTable, RequirementTable
from kiosk.catalogue.synonyms import Fault, faults
from kiosk.catalogue.workbook.bare import Added, add_list, grid_of, grid_of_csv
from kiosk.catalogue.workbook.pages import Book, open_workbook
from kiosk.catalogue.workbook.reading import has_sheet, is_ours, read_sheets
from kiosk.catalogue.workbook.rows import Assembled, Row, assembled
from kiosk.catalogue.workbook.sheets import BUNDLES, ITEMS, REQUIREMENT_KINDS, STANDINGS, SYNONYMS, WAYS
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Site
from kiosk.domain.text import Text

_CELL_OF = {**dict.fromkeys(REQUIREMENT_KINDS, "name"), **dict.fromkeys(STANDINGS, "standing")}
_CELL_OF |= dict.fromkeys(WAYS, "place")
_ARROW = " › "
_BUNDLE = "bundle "  # how a check's words for a bundle begin
_NAMED_BY = {"situation": "id", "requirement": "id", "choices": "label", "ways": "do"}  # how a check names a table
_JUDGED = ("requirement", "ways")


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
    if wrong := (*added.problems, *check.catalogue(catalogue, site, follow=follow)):
        raise Refused(wrong)
    return Whole(catalogue, added.tables), added.notes


def _whole(book: Book, name: str, site: Site, follow: Follow = nobody, current: CatalogueFile | None = None) -> Whole:
    """Return the catalogue of an opened workbook; one without a sheet of bundles keeps those of `current`.

    Raises `Refused`.

    The rows are let go before the catalogue is built, and read once more where a check wants to name a cell: a
    workbook that fits, however large, is in memory only as what is made of it.
    """
    read, problems = read_sheets(book, follow)
    if ITEMS.key not in read:
        expected = Text(f"一张“{ITEMS.zh}”表", f"a sheet {ITEMS.en}")
        raise Refused((*problems, Problem(name, NOT_THERE, expected)))
    found = assembled(read)
    if not found.tables["item"] and not problems:  # it would withdraw the whole hall
        raise Refused((Problem(name, Text("一个事项也没有", "no item"), Text("至少一个事项", "at least one item")),))
    judged = mended.judged(found.tables, _sharing(), found.lost)
    problems += [*found.problems, *_in_their_cells(found, judged.faults)]
    file, nameless = judged.file, judged.nameless
    del read, found
    if current is not None and not has_sheet(book, BUNDLES.key):
        file = file.model_copy(update={"bundle": _still_whole(current.bundle, file)})
    catalogue = build.catalogue([file], site)
    twice = _twice(file)
    nameless |= twice
    misnamed = twice or any(_unfit_words(file, catalogue))
    if check.catalogue(catalogue, site, follow=follow) or misnamed:
        told = {problem.where for problem in problems}
        found = assembled(read_sheets(book)[0])
        rules = _hanging_together(found, file, catalogue, site, nameless)
        problems += [problem for problem in rules if problem.where not in told]
    if problems:
        raise Refused(tuple(problems))
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


def _sharing() -> Callable[[ItemTable], ItemTable]:
    """Return what keeps once what items ask for alike: an ID card stands in three hundred of them."""
    alike: dict[bytes, RequirementTable] = {}

    def shared(item: ItemTable) -> ItemTable:
        return item.model_copy(
            update={"requirement": [alike.setdefault(_digest(table), table) for table in item.requirement]}
        )

    return shared


def _digest(table: RequirementTable) -> bytes:
    return sha256(table.model_dump_json().encode()).digest()


def _twice(file: CatalogueFile) -> frozenset[str]:
    """Return of what an id stands there twice: the second one may have lost its own."""
    ids = {
        mended.DEPARTMENT: [table.id for table in file.department],
        mended.LIFE_EVENT: [table.id for table in file.life_event],
        "bundle": [table.id for table in file.bundle],
    }
    return frozenset(kind for kind, each in ids.items() if len(set(each)) < len(each))


def _in_their_cells(found: Assembled, faults: Iterable[tuple[Loc, Problem]]) -> Iterator[Problem]:
    for loc, problem in faults:
        row = found.row_of(loc)
        key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
        yield problem if row is None else Problem(row.at(_column(row, key)), problem.found, problem.expected)


def _column(row: Row, key: str) -> str:
    """Return the column in which a key of the item files stands, empty where the whole row is meant."""
    plain = key.rstrip("_")
    for name in (plain, _CELL_OF.get(plain, "")):
        if row.sheet.column(name) is not None:
            return name
    return "choice" if key == "choices" else ""


def _unfit_words(file: CatalogueFile, catalogue: Catalogue) -> Iterator[Fault]:
    return faults(file.synonym or (), catalogue, "上面第 {} 条里已有", "entry {} above has it")


def _hanging_together(
    found: Assembled, file: CatalogueFile, catalogue: Catalogue, site: Site, nameless: Collection[str]
) -> Iterator[Problem]:
    for sheet in ("department", "life_event", "bundle"):
        ids = [table.get("id") for table in found.tables[sheet]]
        for number, id_ in enumerate(ids):
            if id_ and id_ in ids[:number]:
                yield Problem(found.rows[(sheet, number)].at("id"), f"“{id_}”", check.ONCE)
    for fault in _unfit_words(file, catalogue):
        if not mended.only_follows(fault.key, nameless):
            row = found.rows[(SYNONYMS.key, fault.row)]
            yield Problem(row.at(fault.key), f"“{fault.found}”", fault.expected)
    codes = {item.code: item.code for item in catalogue.items}
    numbers = {item.code: number for number, item in enumerate(catalogue.items)}
    for problem in check.catalogue(catalogue, site, codes):
        if mended.only_follows(check.key_of(problem), nameless):
            continue
        if problem.where.startswith(_BUNDLE):
            yield _of_a_bundle(found, problem)
            continue
        code, _, rest = problem.where.partition(": ")
        steps = rest.split(_ARROW)[1:]
        place, key = _row_of(found, file.item[numbers[code]], numbers[code], steps)
        if place is not None:  # none has an item that stands in no sheet that can be read
            yield Problem(place.at(_column(place, key)), problem.found, problem.expected)


def _of_a_bundle(found: Assembled, problem: Problem) -> Problem:
    name, _, key = problem.where.removeprefix(_BUNDLE).partition(_ARROW)
    named = (n for n, table in enumerate(found.tables[BUNDLES.key]) if name in (table.get("name"), str(n + 1)))
    number = next(named, None)
    if number is None:  # one of the catalogue in use, of which the workbook says nothing
        return problem
    return Problem(found.rows[(BUNDLES.key, number)].at(key.split(" ")[0]), problem.found, problem.expected)


def _row_of(found: Assembled, item: ItemTable, number: int, steps: list[str]) -> tuple[Row | None, str]:
    """Return the row and the key that a check means: `requirement layout › ways 帮您画 › agent`.

    What was put right has no name in its row: requirements and their ways are counted in the item that was judged.
    """
    path: Loc = ("item", number)
    judged: object = item
    for step in steps:
        kind, _, name = step.partition(" ")
        key = _NAMED_BY.get(kind, "")
        written = _inside(found, path).get(kind) if key else None
        inside: Sequence[Any] = getattr(judged, kind, ()) if kind in _JUDGED else written or ()
        names = [each.get(key) if isinstance(each, dict) else getattr(each, key) for each in inside]
        if name in names:
            at = names.index(name)
            path = (*path, kind, at)
            judged = inside[at]
    return found.row_of(path), steps[-1].split(" ")[0] if steps else ""


def _inside(found: Assembled, path: Loc) -> dict[str, list[dict[str, object]]]:
    here: object = found.tables
    for part in path:
        here = here[part]  # type: ignore[index]
    return here  # type: ignore[return-value]
