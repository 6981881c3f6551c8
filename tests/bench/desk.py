"""Benchmark `desk`: what an agent waits for at the help desk."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from kiosk.assets import shipped_site
from kiosk.catalogue.indexing import build_index
from kiosk.catalogue.kept_index import KeptIndex
from kiosk.catalogue.synonyms import read_synonyms
from kiosk.domain.cases import CaseState
from kiosk.services.accounts import Accounts
from tests.bench.table import Row, Table, at, median, ms
from tests.bench.typed import many
from tests.bench.visits import morning_hall
from tests.bench.wire import emulated_wire
from ui.citizen.stage import application
from ui.desk.window import DeskWindow

PAINTED, ACT = 0.033, 0.1  # seconds, 99 of 100
PIN = "270591"
WORDS = ("spjyxk", "esfzy", "gsslyj", "sbkbl", "ydjybx", "gtgsh", "jzgcsg", "zscq", "canbao", "yinghuo", "weisheng")
LARGE = 50_000  # items
SETTLE_MS, PATIENCE_MS = 4000, 3000


def bench_desk(quick: bool) -> Table:
    """The help desk's real window (offscreen, software backend) with an agent logged in and the 508 items, in one
    process with nothing else: from a key in the search field to the frame with its list; from a tick to its frame (a
    draft goes to the database meanwhile); from Enter to the number on the screen: commit of number, case and audit.
    Then the same keys in a hall of 50,000 items (names made of the shipped names' words).
    """
    application()
    rounds = 6 if quick else 40
    with _desk() as desk:
        typed = _typed(desk, rounds)
        ticks: list[float] = []
        numbers: list[float] = []
        for _ in range(rounds):
            ticked, number = _case(desk)
            ticks += ticked
            numbers.append(number)
    with _desk(LARGE) as desk:
        large = _typed(desk, rounds)
    rows = (
        _row("key → list painted, 508 items", typed, PAINTED),
        _row(f"key → list painted, {LARGE:,} items", large, PAINTED),
        _row("tick → painted", ticks, PAINTED),
        _row("Enter → number on the screen", numbers, ACT),
    )
    note = f"{len(typed)} and {len(large)} keys, {len(ticks)} ticks, {rounds} numbers"
    return Table("desk", bench_desk.__doc__ or "", rows, (note,))


def _typed(desk: DeskWindow, rounds: int) -> list[float]:
    return [_frame(desk, letter) for _ in range(rounds) for word in WORDS for letter in (*word, Qt.Key.Key_Escape)]


def _row(what: str, values: list[float], most: float) -> Row:
    worst = at(0.99, values)
    return Row(what, ms(median(values)), ms(worst), aim=f"p99 ≤ {most * 1000:.0f} ms", reached=worst <= most)


@contextmanager
def _desk(items: int = 0) -> Iterator[DeskWindow]:
    """Open the desk of the shipped hall, with its own items or so many."""
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, emulated_wire() as wire:
        hall = morning_hall(Path(name), f"tcp://127.0.0.1:{wire.port}")
        if items:
            catalogue = many(hall.catalogue, items)
            index = build_index(catalogue, read_synonyms(shipped_site() / "synonyms.toml", catalogue))
            kept = KeptIndex(lambda: index)
            kept.index.prepare()  # as it is behind the screen
            hall.renew((catalogue, kept))
        Accounts(hall).make_first("赵晴", PIN)
        window = DeskWindow(hall)
        window.open()
        _wait(SETTLE_MS)
        window.desk.signIn.logIn("01", PIN)  # type: ignore[attr-defined]
        _until(lambda: not window.desk.signIn.shown)  # type: ignore[attr-defined]
        window.window.requestActivate()
        _wait(500)
        yield window
        window.close()
        hall.store.close()


def _frame(desk: DeskWindow, key: str | Qt.Key) -> float:
    """Press a key; return the seconds to the next frame, and let what follows settle."""
    frames: list[float] = []

    def painted() -> None:
        frames.append(time.perf_counter())

    desk.window.frameSwapped.connect(painted)
    began = time.perf_counter()
    QTest.keyClick(desk.window, key)  # type: ignore[arg-type]  # a letter is a key too
    _until(lambda: bool(frames))  # it may have been painted before the key's event came back
    desk.window.frameSwapped.disconnect(painted)
    _wait(30)
    return frames[0] - began


def _case(desk: DeskWindow) -> tuple[list[float], float]:
    """Check 食品经营许可 paper by paper; return the seconds of each tick, and from Enter to the number."""
    opened = desk.desk.openCase
    item = desk.hall.catalogue.find("食品经营许可")
    assert item is not None
    desk.desk._stand.openRow(f"item:{item.code}")
    _until(lambda: opened.case is not None and opened.case.state is CaseState.CHECKING)  # type: ignore[attr-defined]
    for key in ("3", "1"):
        QTest.keyClick(desk.window, key)  # type: ignore[call-overload]
        _wait(50)
    ticks = []
    for number in range(1, 5):
        QTest.keyClick(desk.window, str(number))  # type: ignore[call-overload]
        _wait(50)
        ticks.append(_frame(desk, Qt.Key.Key_Space))
    began = time.perf_counter()
    QTest.keyClick(desk.window, Qt.Key.Key_Return)
    _until(lambda: desk.desk.outcome.number != "")  # type: ignore[attr-defined]
    past = time.perf_counter() - began
    desk.desk._acts.do("leave")
    _wait(100)
    return ticks, past


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(PATIENCE_MS):
        if holds():
            return
        _wait(1)
    raise RuntimeError("the desk did not answer")
