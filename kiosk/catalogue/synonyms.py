"""A hall's own words for its items: `synonyms.toml`, which its people edit.

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
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from kiosk.catalogue.files import load, shaped
from kiosk.catalogue.indexing import Synonym
from kiosk.catalogue.problems import Problem, Refused
from kiosk.domain.items import Catalogue
from kiosk.domain.text import NOTHING, Text


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...] = Field(min_length=1)
    finds: tuple[str, ...] = Field(min_length=1)
    asks: str = ""
    asks_en: str = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    synonym: tuple[_Row, ...] = ()


def read_synonyms(path: Path, catalogue: Catalogue) -> tuple[Synonym, ...]:
    """Return the synonyms of a hall; none where there is no such file.

    Raises `Refused` with file, line or key of everything that is wrong: an item that the catalogue has not, a word
    that is written twice.
    """
    file = _file(path)
    problems = [*_unknown(path, file, catalogue), *_twice(path, file)]
    if problems:
        raise Refused(tuple(problems))
    return tuple(_synonyms(file, catalogue))


def known_synonyms(path: Path, catalogue: Catalogue) -> tuple[Synonym, ...]:
    """Return the synonyms of those items that a catalogue has; raise `Refused` where the file cannot be read."""
    return tuple(_synonyms(_file(path), catalogue))


def with_word(path: Path, word: str, code: str, catalogue: Catalogue) -> str:
    """Return the text of the hall's file with a word more, which finds the item of this code.

    Raises `Refused` where the word stands there already, or where the file itself is wrong.
    """
    known = {each for row in _file(path).synonym for each in row.words}
    if word in known:
        raise Refused((Problem(f"{path.name}: {word}", word, Text("只写一次，已经有了", "once, and it is there")),))
    item = next(item for item in catalogue.items if item.code == code)
    alone = sum(other.name == item.name for other in catalogue.items) == 1
    text = path.read_text("utf-8") if path.exists() else ""
    quoted = [json.dumps(said, ensure_ascii=False) for said in (word, item.name.zh if alone else code)]
    return f"{text.rstrip()}\n\n[[synonym]]\nwords = [{quoted[0]}]\nfinds = [{quoted[1]}]\n".lstrip()


def _file(path: Path) -> _File:
    if not path.exists():
        return _File()
    raw: dict[str, Any] = load(path)
    file, problems = shaped(_File, raw, str(path))
    if file is None:
        raise Refused(tuple(problems))
    return file


def _synonyms(file: _File, catalogue: Catalogue) -> Iterator[Synonym]:
    codes = _codes(catalogue)
    for row in file.synonym:
        finds = tuple(codes[name] for name in row.finds if name in codes)
        if finds:
            asks = Text(row.asks, row.asks_en) if row.asks else NOTHING
            yield from (Synonym(word, finds, asks) for word in row.words)


def _codes(catalogue: Catalogue) -> dict[str, str]:
    found = {item.name.zh: item.code for item in reversed(catalogue.items)}
    found |= {entry.name.zh: entry.code for entry in catalogue.elsewhere}
    return found | {code: code for code in found.values()}


def _unknown(path: Path, file: _File, catalogue: Catalogue) -> Iterator[Problem]:
    codes = _codes(catalogue)
    for number, row in enumerate(file.synonym, 1):
        for name in row.finds:
            if name not in codes:
                close = (
                    "、".join(get_close_matches(name, codes, 3)) or Text("目录里的事项", "an item of the catalogue").zh
                )
                where = f"{path}: synonym {number} ({row.words[0]}).finds"
                yield Problem(
                    where, name, Text(f"目录里的事项，例如 {close}", f"an item of the catalogue, such as {close}")
                )


def _twice(path: Path, file: _File) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, row in enumerate(file.synonym, 1):
        for word in row.words:
            if word in seen:
                where = f"{path}: synonym {number}.words"
                yield Problem(
                    where, word, Text(f"只写一次（第 {seen[word]} 条里已有）", f"once (synonym {seen[word]} has it)")
                )
            seen.setdefault(word, number)
