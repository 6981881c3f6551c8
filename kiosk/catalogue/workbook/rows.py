"""The tables of a catalogue as rows of sheets, and rows as tables again, each knowing the cell it came from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.catalogue.mended import ALL_KNOWN, UNREAD, Questions, Unread
from kiosk.catalogue.problems import NOT_THERE, Problem, one_of
from kiosk.catalogue.schema import ITEM_CODE, REQUIREMENT_ID
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

    def written(self, *keys: str) -> Table:
        """Return what was written in some columns."""
        return {key: self.values[key] for key in keys if key in self.values}


Path = tuple[str | int, ...]


@dataclass(slots=True)
class Assembled:
    """The tables of rows that were read, where each of them stands, and what is wrong with how they hang together.

    `lost` are questions of which not all rows could be read.
    """

    tables: Table = field(default_factory=dict)
    rows: dict[Path, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: Questions = ALL_KNOWN

    def row_of(self, path: Path) -> Row | None:
        """Return the row in which a table or its key stands."""
        while path and path not in self.rows:
            path = path[:-1]
        return self.rows.get(path)


def assembled(read: Mapping[str, list[Row]]) -> Assembled:
    """Return the tables of everything that was read; a workbook without the sheet of synonyms tells of none."""
    found = Assembled()
    for sheet in (DEPARTMENTS, LIFE_EVENTS, BUNDLES, ELSEWHERE, *((SYNONYMS,) if SYNONYMS.key in read else ())):
        rows = read.get(sheet.key, ())
        found.tables[sheet.key] = [row.only() for row in rows]
        found.rows |= {(sheet.key, number): row for number, row in enumerate(rows)}
    owners = _Owners(found, read.get(ITEMS.key, []))
    found.lost = _questions(owners, read.get(SITUATIONS.key, []))
    requirements = _requirements(owners, read.get(REQUIREMENTS.key, []))
    _ways(owners, requirements, read.get(REMEDIES.key, []))
    return found


Placed = tuple[Path, Table]


class _Owners:
    """The items and the dictionary, by the codes that rows of other sheets name them by.

    What rows name and nobody has may be an item whose own code does not fit: then they are hung on one of which
    nothing else is known.
    """

    def __init__(self, found: Assembled, rows: list[Row]) -> None:
        self.found = found
        usual: Table = {"situation": [], "requirement": []}
        self._of: dict[str, Placed] = {USUAL: (("usual",), usual)}
        self._spare: set[Path] = set()  # items whose own code does not fit, and that no row names
        self.twice: set[Path] = set()  # items with whose code another one stands there
        self._items: list[Table] = []
        found.tables |= {"item": self._items, "usual": usual}
        for row in rows:
            self._add(row)

    def all(self) -> Iterator[Placed]:
        """Yield the dictionary, then the items."""
        yield ("usual",), self.found.tables["usual"]
        yield from ((("item", number), table) for number, table in enumerate(self._items))

    def rows(self, rows: Iterable[Row]) -> Iterator[tuple[Row, Path | None, Table]]:
        """Yield rows with the item or the dictionary that they name; None where they name none, which is told."""
        for row in rows:
            written = row.values.get("item", "")
            path, table = self._owner(str(written)) or (None, {})
            if path is None and not isinstance(written, Unread):
                expected = Text(f"“事项”表里有的编码，或“{USUAL}”", f"a code of the sheet Items, or {USUAL}")
                self.found.problems.append(Problem(row.at("item"), f"“{written}”" if written else NOT_THERE, expected))
            yield row, path, table

    def _add(self, row: Row) -> None:
        table = {**row.only(), "situation": [], "requirement": []}
        path: Path = ("item", len(self._items))
        code = narrow(str(table.get("code", ""))).upper()
        self._items.append(table)
        self.found.rows[path] = row
        if not isinstance(table.get("code"), Unread):
            table["code"] = code
        if code in self._of:
            first, other = self._of[code]
            name = str(other.get("name") or code)
            expected = Text(f"别的编码（{name} 已经用了）", "another code, this one is used above")
            self.found.problems.append(Problem(row.at("code"), f"“{code}”", expected))
            table["code"] = UNREAD
            self.twice.add(first)
        elif code:
            self._of[code] = path, table
        if isinstance(table["code"], Unread) or not _CODE.fullmatch(code):
            self._spare.add(path)

    def _owner(self, written: str) -> Placed | None:
        code = narrow(written).upper()
        owner = self._of.get(written) or self._of.get(code)
        if owner is None and self._spare and _CODE.fullmatch(code):
            owner = self._of[code] = self._unknown(code)
            self._spare.pop()
        elif owner is not None:
            self._spare.discard(owner[0])
        return owner

    def _unknown(self, code: str) -> Placed:
        unread = dict.fromkeys(("name", "department", "queue", "promised"), UNREAD)
        self._items.append({"code": code, **unread, "situation": [], "requirement": []})
        return ("item", len(self._items) - 1), self._items[-1]


_CODE = re.compile(ITEM_CODE)
_ID = re.compile(REQUIREMENT_ID)


def _questions(owners: _Owners, rows: list[Row]) -> Questions:
    """Hang the questions on their items; return those of which an answer is nobody's."""
    known: dict[tuple[Path, str], Placed] = {}
    lost = ALL_KNOWN
    for row, path, table in owners.rows(rows):
        id_ = str(row.values.get("id", ""))
        if path is None or isinstance(row.values.get("id"), Unread):
            lost = Questions(lost.ids | {id_}, lost.every or not id_)
            continue
        if (path, id_) not in known:
            place: Path = (*path, "situation", len(table["situation"]))
            question = {"id": row.values.get("id", ""), **row.written(*_ONCE_A_QUESTION)}
            known[path, id_] = place, question | {"choices": []}
            table["situation"].append(known[path, id_][1])
            owners.found.rows[place] = row
        place, question = known[path, id_]
        answer = row.only("item", "id", "choice", *_ONCE_A_QUESTION)
        owners.found.rows[(*place, "choices", len(question["choices"]))] = row
        question["choices"].append({"id": row.values.get("choice", ""), **answer})
    for (_, id_), (_, question) in known.items():
        if lost.every or id_ in lost.ids:
            question.setdefault("question", UNREAD)
            question["choices"].append({"id": "unread", "label": "…"})  # one at least that nobody can tell
    return lost


@dataclass(slots=True)
class _Known:
    """Each owner's requirements by their ids.

    `astray` are ids of rows that are nobody's, `vague` are owners of which some ids do not fit.
    """

    of: dict[tuple[Path, str], Placed] = field(default_factory=dict)
    astray: set[str] = field(default_factory=set)
    vague: set[Path] = field(default_factory=set)


def _requirements(owners: _Owners, rows: list[Row]) -> _Known:
    known, found = _Known(), owners.found
    for row, path, table in owners.rows(rows):
        id_ = str(row.values.get("id", ""))
        if path is None:
            known.astray.add(id_)
            continue
        if not _ID.fullmatch(id_):
            known.vague.add(path)
        place: Path = (*path, "requirement", len(table["requirement"]))
        requirement = row.only("item", "kind", "name", "standing") | _kind_and_standing(found, row) | {"ways": []}
        if (path, id_) in known.of:
            if path not in owners.twice:
                expected = Text("本事项里没用过的代号", "an id that this item has not used")
                found.problems.append(Problem(row.at("id"), f"“{id_}”", expected))
            requirement["id"] = UNREAD
            known.vague.add(path)
        else:
            known.of[path, id_] = place, requirement
        found.rows[place] = row
        table["requirement"].append(requirement)
    return known


def _kind_and_standing(found: Assembled, row: Row) -> Table:
    """Return the two keys of the item files that stand in columns of their own."""
    kind = _named(found, row, "kind", REQUIREMENT_KINDS)
    name = row.values.get("name", "")
    if not name and not isinstance(name, Unread):
        found.problems.append(Problem(row.at("name"), NOT_THERE, Text("叫什么", "what it is called")))
    said = {kind or "material": name if kind and name else UNREAD}
    if "standing" in row.values:
        mark = _named(found, row, "standing", STANDINGS)
        said |= {mark or "pledgeable": True if mark else UNREAD} if mark != "" else {}
    return said


def _named(found: Assembled, row: Row, key: str, names: dict[str, str]) -> str | None:
    """Return the key of the item files for what a cell says, in Chinese or as the files have it."""
    written = row.values.get(key, "")
    said = str(written)
    for name, zh in names.items():
        if said in (zh, name) and said:
            return name
    if not isinstance(written, Unread):
        found.problems.append(Problem(row.at(key), f"“{said}”" if said else NOT_THERE, one_of(names.values())))
    return None


def _ways(owners: _Owners, known: _Known, rows: list[Row]) -> None:
    astray: set[object] = set()  # owners and ids of requirements, of which some way is nobody's
    unknown: dict[tuple[Path, str], Placed] = {}  # requirements that only ways name
    found = owners.found
    for row, owner, table in owners.rows(rows):
        kind = _named(found, row, "kind", WAYS)
        written = row.values.get("requirement", "")
        id_ = str(written)
        if owner is None:
            astray.add(id_)
            continue
        if (owner, id_) not in known.of:
            astray |= {owner, id_}
            if not (isinstance(written, Unread) or id_ in known.astray or owner in known.vague):
                expected = Text("这个事项在“材料和条件”表里有的代号", "an id of this item in the sheet Requirements")
                found.problems.append(Problem(row.at("requirement"), f"“{id_}”" if id_ else NOT_THERE, expected))
            if (owner, id_) not in unknown:
                place: Path = (*owner, "requirement", len(table["requirement"]))
                unknown[owner, id_] = place, {"id": UNREAD, "material": UNREAD, "sample": UNREAD, "ways": []}
                table["requirement"].append(unknown[owner, id_][1])
        path, requirement = known.of.get((owner, id_)) or unknown[owner, id_]
        found.rows[(*path, "ways", len(requirement["ways"]))] = row
        way = row.only("item", "requirement", "kind", "place")
        where = row.values.get("place", "") if kind in _IN_A_PLACE else True
        requirement["ways"].append(way | {kind or "elsewhere": where if kind else UNREAD})
    for path, table in owners.all() if astray else ():
        for requirement in table["requirement"]:
            if not requirement["ways"] and astray & {path, requirement.get("id"), ""}:
                requirement["ways"] = UNREAD
