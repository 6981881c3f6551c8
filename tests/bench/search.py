"""Benchmark `search`: what one touch of the keypad costs."""

import tempfile
import time
from pathlib import Path

from kiosk.services.hall import Hall
from tests.bench.table import Row, Table, at, median, ms, times
from tests.bench.visits import morning_hall

SHOWN, FRAME = 5, 0.016  # rows of the search screen; seconds
PARTS = 4


def bench_search(quick: bool) -> Table:
    """Every name, short name and everyday word of the shipped catalogue is typed by its initials, letter after letter,
    as on the keypad; one keystroke is what the search screen asks for each: `find` (five rows), `count`,
    `next_letters`, and `nearest` where nothing was found. Then the same with every third letter wrong. The baseline,
    in turn with it: a linear scan of all names for the typed letters, without ranking and without forgiving.
    """
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name:
        hall = morning_hall(Path(name), "")
        hall.store.close()
    typed = _typed(hall)
    keys = [letters for _, letters in typed]
    right = [word[:n] for word in keys for n in range(1, min(len(word), 12) + 1)]
    wrong = [_slipped(word) for word in right if len(word) >= 3]
    rows: list[Row] = []
    for what, words in (("right letters", right), ("every third letter wrong", wrong)):
        found, plain = _measure(hall, words, keys, 1 if quick else PARTS)
        rows.append(Row(f"linear scan, {what}", ms(median(plain)), ms(at(0.99, plain))))
        rows.append(
            Row(
                f"one keystroke, {what}",
                ms(median(found)),
                ms(at(0.99, found)),
                times(median(found) / median(plain)),
                "p99 ≤ one frame (16 ms)",
                at(0.99, found) <= FRAME,
            )
        )
    return Table("search", bench_search.__doc__ or "", tuple(rows), (f"{len(keys)} names and words",))


def _typed(hall: Hall) -> list[tuple[str, str]]:
    from kiosk.catalogue.initials import initials

    words = [word for item in hall.catalogue.items for word in (item.name.zh, item.short.zh, *item.everyday)]
    return [(word, initials(word)[0]) for word in words if initials(word)[0]]


def _slipped(letters: str) -> str:
    return "".join("Q" if n % 3 == 2 else letter for n, letter in enumerate(letters))


def _measure(hall: Hall, words: list[str], keys: list[str], rounds: int) -> tuple[list[float], list[float]]:
    found, plain = [], []
    for _ in range(rounds):
        for word in words:
            began = time.perf_counter()
            hits = hall.index.find(word, SHOWN)
            hall.index.count(word)
            hall.index.next_letters(word)
            if not hits:
                hall.index.nearest(word)
            found.append(time.perf_counter() - began)
            began = time.perf_counter()
            _ = [key for key in keys if word in key]
            plain.append(time.perf_counter() - began)
    return found, plain
