"""The tables of a catalogue as rows of sheets, and rows as tables again, each knowing the cell it came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kiosk.catalogue.problems import NOT_THERE, Problem, one_of
from kiosk.catalogue.workbook.cells import narrow
from kiosk.catalogue.workbook.sheets import (
    BUNDLES,
    DEPARTMENTS,
    ELSEWHERE,
    ITEMS,
    LIFE_EVENTS,
    REMEDIES,
    REQUIREMENT_KINDS,
    REQUIREMENTS,
    SITUATIONS,
    STANDINGS,
    SYNONYMS,
    USUAL,
    WAYS,
    Sheet,
)
from kiosk.domain.text import Text

Table = dict[str, Any]
Rows = dict[str, list[Table]]  # sheet key → rows by column key
_ONCE_A_QUESTION = ("question", "question_en", "when")  # written in the row of the first answer
_IN_A_PLACE = ("agent", "here")


# -- tables to rows ------------------------------------------------------------------------------------------------


def rows_of(catalogue: Table) -> Rows:
    """Return the rows of every sheet for the tables of a catalogue; of synonyms where it tells of them, be it none."""
    rows: Rows = {DEPARTMENTS.key: catalogue.get("department", []), LIFE_EVENTS.key: catalogue.get("life_event", [])}
    rows |= {ELSEWHERE.key: catalogue.get("elsewhere", []), ITEMS.key: catalogue.get("item", [])}
    rows |= {BUNDLES.key: catalogue.get("bundle", [])}
    rows |= {SITUATIONS.key: [], REQUIREMENTS.key: [], REMEDIES.key: []}
    if "synonym" in catalogue:
        rows[SYNONYMS.key] = catalogue["synonym"]
    usual = {"code": USUAL, **catalogue.get("usual", {})}
    for owner in (usual, *catalogue.get("item", [])):
        code = owner["code"]
        for situation in owner.get("situation", []):
            rows[SITUATIONS.key] += _answers(code, situation)
        for requirement in owner.get("requirement", []):
            rows[REQUIREMENTS.key].append(_requirement_row(code, requirement))
            rows[REMEDIES.key] += [_way_row(code, requirement["id"], way) for way in requirement.get("ways", [])]
    return rows


def _answers(code: str, situation: Table) -> Iterator[Table]:
    asked = {key: situation[key] for key in _ONCE_A_QUESTION if key in situation}
    for choice in situation["choices"]:
        answer = {key: value for key, value in choice.items() if key != "id"}
        yield {"item": code, "id": situation["id"], **asked, "choice": choice["id"], **answer}
        asked = {}


def _requirement_row(code: str, table: Table) -> Table:
    kind = next(kind for kind in REQUIREMENT_KINDS if kind in table)
    standing = next((mark for mark in STANDINGS if mark and table.get(mark)), "")
    own = {key: value for key, value in table.items() if key not in (kind, standing, "ways")}
    return {"item": code, **own, "kind": REQUIREMENT_KINDS[kind], "name": table[kind], "standing": STANDINGS[standing]}


def _way_row(code: str, requirement: str, way: Table) -> Table:
    kind = next(kind for kind in WAYS if way.get(kind))
    own = {key: value for key, value in way.items() if key != kind}
    place = {"place": way[kind]} if kind in _IN_A_PLACE else {}
    return {"item": code, "requirement": requirement, "kind": WAYS[kind], **place, **own}


# -- rows to tables ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: its number in the sheet, values by column key, and each column's letter."""

    sheet: Sheet
    number: int
    values: Table
    letters: dict[str, str]

    def at(self, key: str = "") -> str:
        """Return where a value stands: 材料和条件!F12（原件份数）."""
        column = self.sheet.column(key)
        if column is None or key not in self.letters:
            return f"{self.sheet.zh}!{self.number}"
        return f"{self.sheet.zh}!{self.letters[key]}{self.number}（{column.zh}）"

    def only(self, *left_out: str) -> Table:
        """Return what was written in it but for some columns."""
        return {key: value for key, value in self.values.items() if key not in left_out}


Path = tuple[str | int, ...]


@dataclass(slots=True)
class Assembled:
    """The tables of rows that were read, where each of them stands, and what is wrong with how they hang together."""

    tables: Table = field(default_factory=dict)
    rows: dict[Path, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def row_of(self, path: Path) -> Row | None:
        """Return the row in which a table or its key stands."""
        while path and path not in self.rows:
            path = path[:-1]
        return self.rows.get(path)


def assembled(read: dict[str, list[Row]]) -> Assembled:
    """Return the tables of everything that was read; a workbook without the sheet of synonyms tells of none."""
    found = Assembled()
    for sheet in (DEPARTMENTS, LIFE_EVENTS, BUNDLES, ELSEWHERE, *((SYNONYMS,) if SYNONYMS.key in read else ())):
        found.tables[sheet.key] = [row.only() for row in read.get(sheet.key, ())]
        found.rows |= {(sheet.key, number): row for number, row in enumerate(read.get(sheet.key, ()))}
    owners = _owners(found, read.get(ITEMS.key, []))
    _questions(found, owners, read.get(SITUATIONS.key, []))
    requirements = _requirements(found, owners, read.get(REQUIREMENTS.key, []))
    _ways(found, owners, requirements, read.get(REMEDIES.key, []))
    return found


Placed = tuple[Path, Table]
Owners = dict[str, Placed]
Known = dict[tuple[Path, str], Placed]  # an owner's requirement or question by its id


def _owners(found: Assembled, rows: Iterable[Row]) -> Owners:
    usual: Table = {"situation": [], "requirement": []}
    owners: Owners = {USUAL: (("usual",), usual)}
    items: list[Table] = []
    for row in rows:
        table = {**row.only(), "situation": [], "requirement": []}
        code = table["code"] = narrow(str(table.get("code", ""))).upper()
        if code in owners:
            expected = Text(f"别的编码（{owners[code][1]['name']} 已经用了）", "another code, this one is used above")
            found.problems.append(Problem(row.at("code"), f"“{code}”", expected))
            continue
        path: Path = ("item", len(items))
        owners[code], found.rows[path] = (path, table), row
        items.append(table)
    found.tables |= {"item": items, "usual": usual}
    return owners


def _owned(found: Assembled, owners: Owners, rows: Iterable[Row]) -> Iterator[tuple[Row, Path, Table]]:
    """Yield the rows that name an item or the dictionary, with it; the others become problems."""
    for row in rows:
        written = str(row.values.get("item") or "")
        owner = owners.get(written) or owners.get(narrow(written).upper())
        if owner is None:
            expected = Text(f"“事项”表里有的编码，或“{USUAL}”", f"a code of the sheet Items, or {USUAL}")
            found.problems.append(Problem(row.at("item"), f"“{written}”" if written else NOT_THERE, expected))
        else:
            yield row, *owner


def _questions(found: Assembled, owners: Owners, rows: Iterable[Row]) -> None:
    known: Known = {}
    for row, path, table in _owned(found, owners, rows):
        id_ = str(row.values.get("id") or "")
        if (path, id_) not in known:
            place: Path = (*path, "situation", len(table["situation"]))
            question = {"id": id_, **{key: row.values[key] for key in _ONCE_A_QUESTION if row.values.get(key)}}
            known[path, id_] = place, question | {"choices": []}
            table["situation"].append(known[path, id_][1])
            found.rows[place] = row
        place, question = known[path, id_]
        answer = row.only("item", "id", "choice", *_ONCE_A_QUESTION)
        found.rows[(*place, "choices", len(question["choices"]))] = row
        question["choices"].append({"id": str(row.values.get("choice") or ""), **answer})


def _requirements(found: Assembled, owners: Owners, rows: Iterable[Row]) -> Known:
    known: Known = {}
    for row, path, table in _owned(found, owners, rows):
        place: Path = (*path, "requirement", len(table["requirement"]))
        requirement = row.only("item", "kind", "name", "standing")
        kind = _named(found, row, "kind", REQUIREMENT_KINDS) or "material"
        mark = _named(found, row, "standing", STANDINGS) if row.values.get("standing") else ""
        name, id_ = str(row.values.get("name") or ""), str(requirement.get("id", ""))
        if not name:
            found.problems.append(Problem(row.at("name"), NOT_THERE, Text("叫什么", "what it is called")))
        if (path, id_) in known:
            expected = Text("本事项里没用过的代号", "an id that this item has not used")
            found.problems.append(Problem(row.at("id"), f"“{id_}”", expected))
        requirement |= {kind: name or id_} | ({mark: True} if mark else {}) | {"ways": []}
        found.rows[place] = row
        known[path, id_] = place, requirement
        table["requirement"].append(requirement)
    return known


def _named(found: Assembled, row: Row, key: str, names: dict[str, str]) -> str | None:
    """Return the key of the item files for what a cell says, in Chinese or as the files have it."""
    said = str(row.values.get(key) or "")
    for name, zh in names.items():
        if said in (zh, name) and said:
            return name
    found.problems.append(Problem(row.at(key), f"“{said}”" if said else NOT_THERE, one_of(names.values())))
    return None


def _ways(
    found: Assembled, owners: Owners, known: dict[tuple[Path, str], tuple[Path, Table]], rows: Iterable[Row]
) -> None:
    for row, owner, _ in _owned(found, owners, rows):
        kind = _named(found, row, "kind", WAYS)
        if kind is None:
            continue
        id_ = str(row.values.get("requirement") or "")
        if (owner, id_) not in known:
            expected = Text("这个事项在“材料和条件”表里有的代号", "an id of this item in the sheet Requirements")
            found.problems.append(Problem(row.at("requirement"), f"“{id_}”" if id_ else NOT_THERE, expected))
            continue
        path, requirement = known[owner, id_]
        found.rows[(*path, "ways", len(requirement["ways"]))] = row
        way = row.only("item", "requirement", "kind", "place")
        way[kind] = str(row.values.get("place") or "") if kind in _IN_A_PLACE else True
        requirement["ways"].append(way)
