"""Benchmark `search`: what one keystroke costs, in a hall's catalogue and in a hundred times as large a one."""

import gc
import json
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from kiosk.assets import shipped_site
from kiosk.catalogue.indexing import build_index
from kiosk.catalogue.keys import INSIDE
from kiosk.catalogue.reading import read_catalogue, read_site
from kiosk.catalogue.search import Index
from kiosk.catalogue.synonyms import read_synonyms
from kiosk.domain.items import Catalogue
from tests.bench.programs import Program
from tests.bench.searchers import searchers
from tests.bench.table import Row, Table, at, median, ms, times
from tests.bench.typed import keystrokes, many, queries

HALL, LARGE = 508, 50_000  # items
MOST, NEAREST = 60, 3  # rows that the screen asks for
WRITTEN, FORGIVEN, NOTHING = "matches as written", "matches by gaps or fuzzy sounds", "matches nothing: what is near"
AIMS = {  # seconds, 99 of 100
    HALL: {WRITTEN: 0.0005, FORGIVEN: 0.0015, NOTHING: 0.0015},
    LARGE: {WRITTEN: 0.005, FORGIVEN: 0.005, NOTHING: 0.016},
}
START = 0.030  # seconds
CHOSEN = {HALL: 60, LARGE: 20}  # items whose names are typed
BASELINE_KEYSTROKES = {HALL: 300, LARGE: 60}


def bench_search(quick: bool) -> Table:
    """Names of the catalogue are typed key after key in every way that search understands: first letters, full pinyin,
    both mixed, characters, everyday words, characters of the same sound, fuzzy sounds (sh as s, ang as an), one
    letter wrong, every third letter wrong, halves swapped, a part from the middle, English, its code (all of a body
    begin alike, all of a district with the same eight). One keystroke is what the screen asks for each: `find` (60
    rows with their marks), `count`, `asks`, `next_letters`, and `nearest` where nothing was found. First with the
    508 items that ship, then with 50,000 (names made of the shipped names' words). The baselines answer a sample of
    the same keystrokes, without marks, without synonyms and but for rapidfuzz without forgiving: a linear scan over
    names, first letters and pinyin; FTS5 with trigrams; rapidfuzz. Ratios are to the linear scan. `opened from a
    ready index`: in a process of its own that has loaded the hall's modules, from the stored text to an index that
    answers, the search's own imports with it; a kiosk's first frames do not wait for it.
    """
    site = read_site(shipped_site() / "site.toml")
    shipped = read_catalogue(shipped_site() / "catalogue", site)
    rows: list[Row] = []
    notes: list[str] = []
    for size in (HALL, LARGE):
        measured = _Measured(many(shipped, size), size, quick)
        rows += [*measured.rows(), *_opened(measured.stored, size, quick)]
        notes.append(measured.note)
    return Table("search", bench_search.__doc__ or "", tuple(rows), tuple(notes))


def _opened(stored: str, size: int, quick: bool) -> list[Row]:
    """Open the hall's own index in fresh processes, as a start finds it."""
    if size != HALL:
        return []
    taken = []
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name:
        path = Path(name) / "index.json"
        path.write_text(stored, "utf-8")
        for _ in range(5 if quick else 21):
            program = Program("tests.bench.open_index", (str(path),), None)
            taken.append(program.until("opened")[1])
            program.end()
    what, slow = f"{size} items: opened from a ready index", median(taken)
    return [Row(what, ms(slow), ms(at(0.99, taken)), "", f"≤ {ms(START)}", slow <= START)]


@dataclass(slots=True)
class _Measured:
    """One catalogue's keystrokes in seconds, by how they match and by what people type."""

    catalogue: Catalogue
    size: int
    quick: bool
    note: str = ""
    stored: str = ""
    ways: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    classes: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def rows(self) -> list[Row]:
        index = self._index()
        chosen = random.Random(self.size).sample(self.catalogue.items, CHOSEN[self.size] // (4 if self.quick else 1))
        typed = queries(chosen, self.size)
        gc.collect()
        for name, whole in typed.items():
            for key in chain.from_iterable(map(keystrokes, whole)):
                self._type(index, name, key)
        every = [key for whole in typed.values() for query in whole for key in keystrokes(query)]
        sample = random.Random(1).sample(every, min(len(every), BASELINE_KEYSTROKES[self.size]))
        rows, scan = _baselines(self.catalogue, sample, f"{self.size:,} items")
        rows += [self._row(way, scan) for way in (WRITTEN, FORGIVEN, NOTHING)]
        rows += [
            Row(f"{self.size:,} items: {name}", ms(median(t)), ms(at(0.99, t))) for name, t in self.classes.items()
        ]
        return rows

    def _index(self) -> Index:
        synonyms = read_synonyms(shipped_site() / "synonyms.toml", self.catalogue)
        began = time.perf_counter()
        stored = json.dumps(build_index(self.catalogue, synonyms), ensure_ascii=False)
        made = time.perf_counter()
        index = Index.from_data(json.loads(stored))
        opened = time.perf_counter()
        index.prepare()
        index.prepare_words()  # as a desk does
        ready = time.perf_counter()
        self.stored = stored
        self.note = (
            f"{self.size:,} items: index made in {made - began:.1f} s, {len(stored.encode()) / 1e6:.1f} MB as JSON, "
            f"opened in {ms(opened - made)}, prepared behind the screen in {ms(ready - opened)}"
        )
        return index

    def _type(self, index: Index, name: str, key: str) -> None:
        taken = _timed(lambda: _asked(index, key))
        found = index._matches(key)
        way = NOTHING if not found else WRITTEN if found[0].level <= INSIDE else FORGIVEN
        self.ways[way].append(taken)
        self.classes[name].append(taken)

    def _row(self, way: str, scan: float) -> Row:
        taken, aim = self.ways[way], AIMS[self.size][way]
        slow = at(0.99, taken)
        what = f"{self.size:,} items: {way} ({len(taken)} keys)"
        return Row(what, ms(median(taken)), ms(slow), times(median(taken) / scan), f"p99 ≤ {ms(aim)}", slow <= aim)


def _asked(index: Index, key: str) -> None:
    """Ask as the screen does."""
    hits = index.find(key, MOST)
    index.count(key)
    index.asks(key)
    index.next_letters(key)
    if not hits:
        index.nearest(key, NEAREST)


def _baselines(catalogue: Catalogue, sample: Iterable[str], what: str) -> tuple[list[Row], float]:
    rows, scan = [], 0.0
    for name, search in searchers(catalogue).items():
        taken = [_timed(lambda key=key, search=search: search(key.lower())) for key in sample]  # type: ignore[misc]
        scan = scan or median(taken)
        rows.append(Row(f"{what}: {name}", ms(median(taken)), ms(at(0.99, taken)), times(median(taken) / scan)))
    return rows, scan


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
