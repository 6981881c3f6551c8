"""Tables with faults, put right so that all the rest of them can be judged in the same round.

What does not fit is told, and then replaced by something that no rule minds: a rule names nothing that only follows
from what was told. What was put right is there to be judged and for nothing else: its file is refused.
"""

import difflib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from pydantic import ValidationError

from kiosk.catalogue import schema
from kiosk.catalogue.files import Loc, fault_of, key_path
from kiosk.catalogue.problems import Problem

Raw = dict[str, Any]
Faults = list[tuple[Loc, Problem]]
Keep = Callable[[schema.ItemTable], schema.ItemTable]

_ROUNDS = 6  # pydantic looks at a table as a whole only where each of its keys fits


class Unread:
    """Stands where something could not be read and was told: it fits nowhere, and is told no second time."""

    def __bool__(self) -> bool:
        """Be empty, as a cell is that nobody filled in."""
        return False

    def __str__(self) -> str:
        """Be no words."""
        return ""


UNREAD: Final = Unread()


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions of which not all answers are known, by their ids; `every` where not even the ids are."""

    ids: frozenset[str] = frozenset()
    every: bool = False

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return self.every or bool(self.ids)


ALL_KNOWN: Final = Questions()


@dataclass(frozen=True, slots=True)
class Judged:
    """A file's tables, its faults, and the kinds of entries of which some names could not be read."""

    file: schema.CatalogueFile
    faults: Faults
    nameless: frozenset[str]


# -- names that others go by ---------------------------------------------------------------------------------------

DEPARTMENT, LIFE_EVENT, ENTRY = "department", "life_event", "entry"
ANY_NAME: Final = frozenset({DEPARTMENT, LIFE_EVENT, ENTRY})
_NAMED_BY = {
    "file": (("items_of", DEPARTMENT),),
    "department": (("id", DEPARTMENT),),
    "life_event": (("id", LIFE_EVENT),),
    "item": (("code", ENTRY), ("name", ENTRY), ("short", ENTRY)),
    "elsewhere": (("code", ENTRY), ("name", ENTRY)),
}
_MEANS = {"department": DEPARTMENT, "life_events": LIFE_EVENT, "leads_to": ENTRY, "items": ENTRY, "finds": ENTRY}


def only_follows(key: str, nameless: Collection[str]) -> bool:
    """Tell whether a rule may mind the name under `key` only because some names of its kind could not be read."""
    return _MEANS.get(key) in nameless


def _nameless(kind: str, table: Any, faults: Faults) -> set[str]:
    named_by = _NAMED_BY.get(kind, ())
    if not isinstance(table, dict):
        return {name for _, name in named_by}
    bad = {loc[0] for loc, _ in faults if loc} | {key for key, value in table.items() if isinstance(value, Unread)}
    return {name for key, name in named_by if key in bad}


# -- a file --------------------------------------------------------------------------------------------------------

_TABLES: dict[str, type[schema.Table]] = {
    "item": schema.ItemTable,
    "department": schema.DepartmentTable,
    "life_event": schema.LifeEventTable,
    "elsewhere": schema.ElsewhereTable,
    "bundle": schema.BundleTable,
    "synonym": schema.SynonymTable,
}
_PARTS: dict[str, type[schema.Table]] = {
    "requirement": schema.RequirementTable,
    "situation": schema.SituationTable,
    "choices": schema.ChoiceTable,
    "ways": schema.WayTable,
}
_SHAPES: dict[str, type[schema.Table]] = {
    **_TABLES,
    **_PARTS,
    "file": schema.CatalogueFile,
    "usual": schema.UsualTable,
}


def judged(raw: Raw, keep: Keep = lambda item: item, lost: Questions = ALL_KNOWN) -> Judged:
    """Return what a file's tables say with all that does not fit put right; raise nothing.

    Each item is given to `keep`, and the tables that it was made of are let go. `lost` are questions of any item.
    """
    reader = _File(raw, keep, lost)
    head = reader.table("file", {key: value for key, value in raw.items() if key not in (*_TABLES, "usual")}, ())
    assert isinstance(head, schema.CatalogueFile)
    made: dict[str, Any] = {key: reader.tables(raw, key) for key in _TABLES if key != "synonym" or key in raw}
    usual = raw.get("usual", {})
    if isinstance(usual, dict):
        rest = {key: value for key, value in usual.items() if key not in _PARTS}
        shared = reader.table("usual", rest, ("usual",))
        assert shared is not None
        parts = {key: reader.tables(usual, key, ("usual",)) for key in ("requirement", "situation")}
        made["usual"] = shared.model_copy(update=parts)
    else:
        reader.faults += [(("usual",), _misshapen("usual", usual))]
    return Judged(head.model_copy(update=made), reader.faults, frozenset(reader.nameless))


class _File:
    """Reads the tables of one file, one after the other."""

    def __init__(self, raw: Raw, keep: Keep, lost: Questions) -> None:
        self._raw, self._keep, self._lost = raw, keep, lost
        self.faults: Faults = []
        self.nameless: set[str] = set()

    def tables(self, within: Raw, key: str, path: Loc = ()) -> list[Any]:
        """Return the tables of a list, without those that are none."""
        listed = within.get(key, [])
        if not isinstance(listed, list):
            self.faults.append(((*path, key), _misshapen(key, listed)))
            self.nameless |= _nameless(key, None, [])
            return []
        found = []
        for number in range(len(listed)):
            table = self.table(key, listed[number], (*path, key, number))
            if isinstance(table, schema.ItemTable):
                table, listed[number] = self._keep(table), None
            if table is not None:
                found.append(table)
        return found

    def table(self, kind: str, raw: Any, path: Loc) -> schema.Table | None:
        """Return one table, None where there is none."""
        mend = _Mend(kind, int(path[-1]) if path and isinstance(path[-1], int) else 0)
        found, wrong = mend.made_of(raw)
        for loc, problem in wrong:
            whole = (*path, *loc)
            self.faults.append((whole, Problem(key_path(self._raw, whole), problem.found, problem.expected)))
        if mend.touched:
            self.nameless |= _nameless(kind, raw, wrong)
        if isinstance(found, schema.ItemTable):
            if mend.touched:
                code = raw.get("code")
                found = found.model_copy(update={"code": code} if code and isinstance(code, str) else {})
            if mend.questions or self._lost:
                found = _without(found, mend, self._lost)
        return found


def _misshapen(key: str, value: Any) -> Problem:
    try:
        schema.CatalogueFile.model_validate({key: value})
    except ValidationError as fault:
        return fault_of(schema.CatalogueFile, {key: value}, fault.errors()[0])[1]
    raise AssertionError(key)


def _without(item: schema.ItemTable, mend: "_Mend", lost: Questions) -> schema.ItemTable:
    """Return an item in which nothing depends on the answers to questions that could not be read."""
    every = lost.every or mend.questions.every
    ids = {*lost.ids, *mend.questions.ids}
    kept = []
    for place, question in enumerate(item.situation):
        if place in mend.gone or (question.when and every) or ids & question.when.keys():
            ids.add(question.id)
        else:
            kept.append(question)
    needed = [
        requirement.model_copy(
            update={"when": {} if every else {key: value for key, value in requirement.when.items() if key not in ids}}
        )
        for requirement in item.requirement
    ]
    return item.model_copy(update={"situation": kept, "requirement": needed})


# -- a table -------------------------------------------------------------------------------------------------------

_WORD = "…"
_WAY = {"elsewhere": True, "do": _WORD, "say": _WORD}
_KINDS, _STANDINGS = ("material", "person", "condition", "step"), ("pledgeable", "statement", "held")
_LOOKS = ("question", "label", "hint", "icon")  # of questions and answers: no rule looks at them
_UNREAD = "unread-"
_numbers = count()  # two that could not be read are not the same
_FITS: dict[str, dict[str, Any]] = {
    "item": {"queue": _WORD, "promised": "1 working day"},
    "department": {"name": _WORD, "short": _WORD, "floor": 1},
    "life_event": {"name": _WORD, "icon": "document"},
    "elsewhere": {"name": _WORD, "go": _WORD},
    "bundle": {"icon": "document", "life_events": [_WORD], "items": [_WORD, "……"], "follows": _WORD},
    "synonym": {"finds": [_WORD]},
    "requirement": {**dict.fromkeys(_KINDS, _WORD), "sample": [[_WORD]], "ways": [_WAY]},
    "ways": {"do": _WORD, "say": _WORD},
    "situation": {"question": _WORD},
    "choices": {"label": _WORD},
}


class _Mend:
    """Makes one table, and where it does not fit, one that does."""

    def __init__(self, kind: str, number: int) -> None:
        self._kind, self._number = kind, number
        self._vague: set[int] = set()  # tables with a key that nobody knows: it may be the one that lacks
        self._unsure: set[str] = set()
        self._every = self.touched = False
        self.gone: set[int] = set()  # places of questions of which nobody knows when they are asked
        self._table: Any = None

    @property
    def questions(self) -> Questions:
        """The questions that do not fit."""
        return Questions(frozenset(self._unsure), self._every)

    def made_of(self, raw: Any) -> tuple[schema.Table | None, Faults]:
        """Return the table, None where there is none, and all that does not fit."""
        model = _SHAPES[self._kind]
        try:
            return model.model_validate(raw), []
        except ValidationError as fault:
            errors: Sequence[Any] = fault.errors()
        self.touched = True
        if not isinstance(raw, dict):
            return None, [] if isinstance(raw, Unread) else [fault_of(model, {}, errors[0])]
        faults: Faults = []
        self._table = _copied(raw)
        for _ in range(_ROUNDS):
            for error in sorted(errors, key=lambda error: error["type"] != "extra_forbidden"):
                if not self._put_right(error) and not isinstance(error["input"], Unread):
                    faults.append(fault_of(model, raw, error))
            try:
                return model.model_validate(self._table), faults
            except ValidationError as fault:
                errors = fault.errors()
        return _Mend(self._kind, self._number).made_of({})[0], faults  # nothing of it can be judged

    def _put_right(self, error: Mapping[str, Any]) -> bool:
        """Put right what an error names; tell whether it only follows from what was told."""
        loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
        here, kind, number, rest = self._innermost(loc)
        if self._kind == "item" and loc[:1] == ("situation",) and error["type"] != "extra_forbidden":
            self._doubt(kind, rest, loc)
        if not rest:
            self._whole(here, kind)
            return id(here) in self._vague
        key = str(rest[0])
        if error["type"] == "missing" and key in here:
            return True  # it was only misspelt
        if error["type"] == "extra_forbidden" and len(rest) == 1:
            self._rename(here, kind, key)
        elif len(rest) > 1 and isinstance(rest[1], int) and key in _PARTS:
            here[key] = [_nothing(key) if place == rest[1] else each for place, each in enumerate(here.get(key, []))]
        else:
            self._put(here, kind, key, number)
        return False

    def _innermost(self, loc: Loc) -> tuple[Raw, str, int, Loc]:
        """Return the innermost table that `loc` leads to, its kind and place, and the keys behind it."""
        here, kind, number = self._table, self._kind, self._number
        while len(loc) > 1 and loc[0] in _PARTS and isinstance(loc[1], int):
            listed = here.get(loc[0])
            inner = listed[loc[1]] if isinstance(listed, list) and loc[1] < len(listed) else None
            if not isinstance(inner, dict):
                break
            here, kind, number, loc = inner, str(loc[0]), loc[1], loc[2:]
        return here, kind, number, loc

    def _doubt(self, kind: str, rest: Loc, loc: Loc) -> None:
        """Note that a question's answers are not known, or that nobody knows when it is asked."""
        key = rest[0] if rest else ""
        if key in _LOOKS:
            return
        if len(loc) < 2 or not isinstance(loc[1], int):
            self._every = True
            return
        listed = self._table["situation"]
        question = listed[loc[1]] if loc[1] < len(listed) else None
        id_ = question.get("id") if isinstance(question, dict) else None
        if not (isinstance(id_, str) and id_):
            self._every = True
        else:
            self._unsure.add(id_)
        if kind != "choices" and key != "choices":
            self.gone.add(loc[1])

    def _rename(self, here: Raw, kind: str, key: str) -> None:
        """Take a key that nobody knows for the one that it is nearly written as."""
        known = [each.alias or name for name, each in _SHAPES[kind].model_fields.items()]
        meant = next((name for name in difflib.get_close_matches(key, known, n=1) if name not in here), None)
        value = here.pop(key)
        if meant:
            here[meant] = value
        self._vague.add(id(here))

    def _put(self, here: Raw, kind: str, key: str, number: int) -> None:
        """Write a value that no rule minds, or leave the key out."""
        was = here.pop(key, None)
        if key == "id" or (kind, key) == ("elsewhere", "code"):
            here[key] = f"{_UNREAD}{next(_numbers)}"
        elif (kind, key) == ("item", "code"):
            here[key] = f"{'0' * 18}4{next(_numbers):012d}"
        elif key == "name" and kind in ("item", "bundle"):
            here[key] = str(number + 1)  # as a path to it has it
        elif (kind, key) == ("synonym", "words"):
            here[key] = [f"{_UNREAD}{next(_numbers)}"]
        elif (kind, key) == ("situation", "choices"):
            here[key] = _answers(was)
        elif key in _FITS.get(kind, {}):
            here[key] = _FITS[kind][key]
        if kind == "item" and key == "promised":
            here.pop("legal", None)
        if kind == "requirement":
            _fit_requirement(here, key)
        if kind == "ways":
            _fit_way(here)

    @staticmethod
    def _whole(here: Raw, kind: str) -> None:
        """Put right what a table says as a whole."""
        if kind == "ways":
            _fit_way(here)
        elif sum(bool(here.get(name)) for name in _KINDS) != 1:
            _fit_requirement(here, _KINDS[0])
        else:
            _fit_requirement(here, _STANDINGS[0])


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _fit_requirement(here: Raw, key: str) -> None:
    """Leave out what rules would hold against a requirement whose `key` could not be read."""
    if key in _KINDS:
        for kind in _KINDS:
            here.pop(kind, None)
        here["material"] = _WORD
    if key in (*_KINDS, "original", "copies"):
        here["original"] = 1
        here.pop("copies", None)
    if key in _STANDINGS:
        for standing in _STANDINGS:
            here.pop(standing, None)
    if key == "sample":
        here.pop("sample_of", None)
    if key in (*_KINDS, *_STANDINGS, "id") and not here.get("ways"):
        here["ways"] = [_WAY]


def _fit_way(here: Raw) -> None:
    kinds = [key for key in ("agent", "here", "sample", "phone", "self", "elsewhere") if here.get(key)]
    if len(kinds) != 1:
        for key in ("agent", "here", "sample", "phone", "self", "elsewhere"):
            here.pop(key, None)
        here["elsewhere"] = True
    here["do"], here["say"] = here.get("do") or _WORD, here.get("say") or _WORD


def _answers(was: Any) -> list[Raw]:
    """Return two to six answers, those that were there first."""
    given = was if isinstance(was, list) else []
    most = schema.MOST_CHOICES
    return [*given[:most], *({"id": f"{_UNREAD}{name}", "label": _WORD} for name in range(2 - len(given)))]


def _nothing(kind: str) -> Raw:
    named = f"{_UNREAD}{next(_numbers)}"
    tables: dict[str, Raw] = {
        "requirement": {"id": named, "material": _WORD, "original": 1, "ways": [_WAY]},
        "situation": {"id": named, "question": _WORD, "choices": _answers(None)},
        "choices": {"id": named, "label": _WORD},
        "ways": dict(_WAY),
    }
    return tables[kind]
