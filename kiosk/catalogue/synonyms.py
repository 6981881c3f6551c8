"""A hall's own words for its items: `synonyms.toml`, which its people edit, or a sheet of the workbook.

[[synonym]]
words = ["开饭店", "开餐馆"]
finds = ["食品经营许可"]                 # official names or codes, the likeliest first

[[synonym]]
words = ["过户"]
finds = ["二手房转移登记", "…"]
asks = "过户的是什么？"                  # a word that means several things: the screen asks
asks_en = "What is changing hands?"
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from kiosk.catalogue.files import load, shaped
from kiosk.catalogue.indexing import Synonym
from kiosk.catalogue.problems import Problem, Refused
from kiosk.catalogue.schema import SynonymTable
from kiosk.domain.items import Catalogue
from kiosk.domain.text import NOTHING, Text

Rows = Sequence[SynonymTable]
HEAD = """# 大厅的同义词：办事的人怎么说，找到哪个事项。改了保存，下次启动就用。
# words：说法；finds：事项的全名或编码，最可能的写在前面；asks：一个词有几个意思时，屏幕上问什么。
"""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    synonym: tuple[SynonymTable, ...] = ()


class Fault(NamedTuple):
    """What is wrong with one row, counted from 0: the key it stands in, what was found, what was expected."""

    row: int
    key: str
    found: str
    expected: Text


# -- the file ----------------------------------------------------------------------------------------------------------


def read_synonyms(path: Path, catalogue: Catalogue) -> tuple[Synonym, ...]:
    """Return the synonyms of a hall; none where there is no such file.

    Raises `Refused` with file, line or key of everything that is wrong: an item that the catalogue has not, a word
    that is written twice.
    """
    return synonyms_of(checked_rows(path, catalogue), catalogue)


def checked_rows(path: Path, catalogue: Catalogue) -> Rows:
    """Return the rows of a hall's file, none where there is none; raise `Refused` as `read_synonyms` does."""
    if not path.exists():
        return ()
    raw = load(path)
    file, problems = shaped(_File, raw, str(path))
    rows = file.synonym if file is not None else _legible(raw.get("synonym"))
    wrong = faults(rows, catalogue, "第 {} 条里已有", "synonym {} has it")
    problems += [Problem(f"{path}: {_named(rows, fault)}", fault.found, fault.expected) for fault in wrong]
    if problems:
        raise Refused(tuple(problems))
    return rows


def _legible(listed: object) -> Rows:
    """Return what can be read of rows that do not all fit: their words and finds are judged in the same round."""
    tables = listed if isinstance(listed, list) else []

    def texts(table: object, key: str) -> list[str]:
        value = table.get(key) if isinstance(table, dict) else None
        return [each for each in value if isinstance(each, str) and each] if isinstance(value, list) else []

    return [SynonymTable.model_construct(words=texts(row, "words"), finds=texts(row, "finds")) for row in tables]


def rows_in(path: Path) -> Rows:
    """Return the rows of a hall's file, none where there is none; raise `Refused` where it cannot be read."""
    if not path.exists():
        return ()
    file, problems = shaped(_File, load(path), str(path))
    if file is None:
        raise Refused(tuple(problems))
    return file.synonym


def file_of(rows: Rows) -> str:
    """Return rows as a hall's file."""
    parts = [HEAD]
    for row in rows:
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in _said(row).items()]
        parts += ["\n[[synonym]]", *lines]
    return "\n".join(parts).rstrip() + "\n"


def _said(row: SynonymTable) -> dict[str, object]:
    said: dict[str, object] = row.model_dump(exclude_defaults=True)
    return said


def with_word(path: Path, word: str, code: str, catalogue: Catalogue) -> str:
    """Return the text of the hall's file with a word more, which finds the item of this code.

    Raises `Refused` where the word stands there already, or where the file itself is wrong.
    """
    known = {each for row in rows_in(path) for each in row.words}
    if word in known:
        raise Refused((Problem(f"{path.name}: {word}", word, Text("只写一次，已经有了", "once, and it is there")),))
    item = next(item for item in catalogue.items if item.code == code)
    alone = sum(other.name == item.name for other in catalogue.items) == 1
    text = path.read_text("utf-8") if path.exists() else ""
    quoted = [json.dumps(said, ensure_ascii=False) for said in (word, item.name.zh if alone else code)]
    return f"{text.rstrip()}\n\n[[synonym]]\nwords = [{quoted[0]}]\nfinds = [{quoted[1]}]\n".lstrip()


def _named(rows: Rows, fault: Fault) -> str:
    row, words = f"synonym {fault.row + 1}", rows[fault.row].words
    return f"{row} ({words[0]}).finds" if fault.key == "finds" and words else f"{row}.{fault.key}"


# -- its rows ----------------------------------------------------------------------------------------------------------


def synonyms_of(rows: Iterable[SynonymTable], catalogue: Catalogue) -> tuple[Synonym, ...]:
    """Return the synonyms of those items that a catalogue has."""
    codes, found = _codes(catalogue), []
    for row in rows:
        finds = tuple(codes[name] for name in row.finds if name in codes)
        if finds:
            asks = Text(row.asks, row.asks_en) if row.asks else NOTHING
            found += [Synonym(word, finds, asks) for word in row.words]
    return tuple(found)


def faults(rows: Rows, catalogue: Catalogue, there_zh: str, there_en: str) -> Iterator[Fault]:
    """Yield what is wrong with rows: no such item, a word twice; `there` say where the first one of two stands."""
    codes, seen = _codes(catalogue), dict[str, int]()
    for number, row in enumerate(rows):
        for name in row.finds:
            if name not in codes:
                close = "、".join(get_close_matches(name, codes, 3))
                zh, en = (f"，例如 {close}", f", such as {close}") if close else ("", "")
                yield Fault(number, "finds", name, Text(f"目录里的事项{zh}", f"an item of the catalogue{en}"))
        for word in row.words:
            if word in seen:
                first = seen[word] + 1
                said = Text(f"只写一次（{there_zh.format(first)}）", f"once ({there_en.format(first)})")
                yield Fault(number, "words", word, said)
            seen.setdefault(word, number)


def still_there(rows: Rows, catalogue: Catalogue) -> tuple[list[SynonymTable], list[str]]:
    """Return the rows with the items that a catalogue has, and the words that are left with none."""
    codes, kept, lost = _codes(catalogue), [], list[str]()
    for row in rows:
        finds = [name for name in row.finds if name in codes]
        if finds:
            kept.append(row.model_copy(update={"finds": finds}))
        else:
            lost += row.words
    return kept, lost


def _codes(catalogue: Catalogue) -> dict[str, str]:
    found = {item.name.zh: item.code for item in reversed(catalogue.items)}
    found |= {entry.name.zh: entry.code for entry in catalogue.elsewhere}
    codes = (entry.code for entries in (catalogue.items, catalogue.elsewhere) for entry in entries)
    return found | {code: code for code in codes}
