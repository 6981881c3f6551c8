"""What search is measured against: a plain scan, SQLite's FTS5 and rapidfuzz, each over the same words."""

import sqlite3
from collections.abc import Callable

from rapidfuzz import fuzz, process

from kiosk.catalogue.initials import sounds_of
from kiosk.domain.items import Catalogue

Search = Callable[[str], object]
SHOWN = 5
TRIGRAM = 3


def searchers(catalogue: Catalogue) -> dict[str, Search]:
    """Return what finds names by name; each looks in characters, first letters and full pinyin alike."""
    columns = []
    for item in catalogue.items:
        for words in dict.fromkeys(filter(None, (item.name.zh, item.short.zh, *item.everyday))):
            sounds, _ = sounds_of(words)
            columns.append((words.lower(), "".join(sound[0] for sound in sounds), "".join(sounds)))
    return {"linear scan": _scan(columns), "FTS5": _fts5(columns), "rapidfuzz": _rapidfuzz(columns)}


def _scan(columns: list[tuple[str, str, str]]) -> Search:
    rows = ["\t".join(row) for row in columns]
    return lambda typed: [number for number, row in enumerate(rows) if typed in row]


def _fts5(columns: list[tuple[str, str, str]]) -> Search:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE names USING fts5(words, letters, spelt, tokenize='trigram')")
    database.executemany("INSERT INTO names VALUES (?, ?, ?)", columns)
    shorter = "SELECT rowid FROM names WHERE words LIKE ?1 OR letters LIKE ?1 LIMIT ?2"
    ranked = "SELECT rowid FROM names WHERE names MATCH ?1 ORDER BY rank LIMIT ?2"

    def search(typed: str) -> object:
        if len(typed) < TRIGRAM:
            return database.execute(shorter, (f"%{typed}%", SHOWN)).fetchall()
        return database.execute(ranked, (f'"{typed}"', SHOWN)).fetchall()

    return search


def _rapidfuzz(columns: list[tuple[str, str, str]]) -> Search:
    words, letters, spelt = (list(column) for column in zip(*columns, strict=True))

    def search(typed: str) -> object:
        if not typed.isascii():
            return process.extract(typed, words, scorer=fuzz.partial_ratio, limit=SHOWN)
        near = process.extract(typed, letters, scorer=fuzz.ratio, limit=SHOWN)
        return near + process.extract(typed, spelt, scorer=fuzz.partial_ratio, limit=SHOWN)

    return search
