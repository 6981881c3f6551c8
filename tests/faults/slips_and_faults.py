"""What may happen to a printer, at every state of a slip on every wire; and what must hold after each.

A point: a visitor has a number whose print job stands at a state; a fault is there, or comes at a byte of the next
slip; an owner starts; the fault is mended; the next visitor takes a number. Then: no number is lost, none stands on two
papers without 补打, each paper holds one number from its beginning, each job has ended, the last slip is out in time.
"""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from drivers.printer import escpos
from drivers.printer.encode import asks_completion, encode
from drivers.printer.escpos import EscposPrinter
from drivers.printer.profile import profile
from drivers.printer.protocol import Outcome, PrinterState
from kiosk.domain.items import ServiceItem
from kiosk.domain.jobs import JobState
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued
from kiosk.services.hall import Hall, open_hall
from kiosk.services.printing import Printing
from kiosk.services.visits import Visits
from tests.drivers.conftest import picture_17
from tests.faults.wires import WIRES, Wire, wire
from tests.services.conftest import HandClock, all_brought

MODEL = "epson-tm-t88"
MENDED_SECONDS = 5.0
MIDDLE, LAST = 300, -3  # bytes of the slip: in its middle, and from its end, in the question for it

STANDING = ("paper_out", "cover_open", "cutter_fault", "overheated", "near_end", "silent", "nonsense", "unplug")
COMING = (
    *("paper_out", "cover_open", "cutter_fault", "overheated", "near_end", "silent", "nonsense", "stalled"),
    *("unplug", "hang_up", "reset"),
)
GOING = ("unplug", "hang_up", "reset", "silent", "paper_out")
FAULTS = (
    *(f"{fault} before" for fault in STANDING),
    *(f"{fault} in mid-slip" for fault in COMING),
    *(f"{fault} in the paper window" for fault in GOING),
)
ENDED = frozenset({JobState.CONFIRMED, JobState.UNCERTAIN, JobState.HELD})


@dataclass
class Point:
    """What was seen at one point; `wrong` says in words what must not be."""

    fault: str
    state: JobState
    kind: str
    wrong: list[str] = field(default_factory=list)
    recovered: float = 0.0  # seconds from mending to the next visitor's slip


@contextmanager
def short_patience() -> Iterator[None]:
    """Let the driver wait for less: what is tried is what it concludes, not how long it waits."""
    kept = {name: getattr(escpos, name) for name in ("ANSWER_SECONDS", "WRITE_SECONDS", "PAPER_SECONDS")}
    for name, seconds in (("ANSWER_SECONDS", 0.4), ("WRITE_SECONDS", 0.8), ("PAPER_SECONDS", 2.0)):
        setattr(escpos, name, seconds)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(escpos, name, value)


def point(fault: str, state: JobState, kind: str) -> Point:
    """Try one fault at one state on one wire."""
    seen = Point(fault, state, kind)
    with tempfile.TemporaryDirectory() as folder, wire(kind) as line, short_patience():
        opened = open_hall(Path(folder), printer="tcp://127.0.0.1:9")
        hall = replace(opened, clock=HandClock())
        try:
            _play(seen, hall, line)
        finally:
            opened.store.close()
    return seen


def _play(seen: Point, hall: Hall, line: Wire) -> None:
    item = hall.catalogue.find("食品经营许可")
    assert item is not None
    first = _take(hall, item)
    _bring(hall, first.job, seen.state)
    name, _, when = seen.fault.partition(" ")
    if when == "before":
        line.printer.apply(name)
    else:
        line.at_byte_of_next_slip(MIDDLE if when == "in mid-slip" else LAST, name)
    owner = Printing(hall, opens=lambda _address: EscposPrinter(line.open, profile(MODEL)))
    with owner.running():
        second = first
        if seen.state not in (JobState.PENDING, JobState.FAILED):
            second = _take(hall, item)
            owner.kick()
        if seen.state is JobState.FAILED and when == "before":
            _until(lambda: owner.printer_state() is not PrinterState.UNKNOWN, 2.5)
        _until(lambda: _state(hall, second.job) in ENDED | {JobState.FAILED}, 8)
        line.mend()
        began = time.monotonic()
        _until(lambda: _state(hall, second.job) in ENDED, 8)
        Visits(hall).end(_row_visit(hall, first.job))
        last = _take(hall, item)
        owner.kick()
        _until(lambda: _state(hall, last.job) in ENDED, 8)
        seen.recovered = time.monotonic() - began
    _judge(seen, hall, line, {first.number: first, second.number: second, last.number: last}, last)


def _judge(seen: Point, hall: Hall, line: Wire, taken: dict[str, Issued], last: Issued) -> None:
    papers = [paper.text for paper in line.printer.slips]
    first = next(iter(taken))
    for number, given in taken.items():
        if hall.store.tickets.get(given.ticket) is None:
            seen.wrong.append(f"{number} is lost")
        count = sum(number in text and "补打" not in text for text in papers)
        printed_before = number == first and seen.state is JobState.CONFIRMED
        torn = sum(number in scrap.text for scrap in line.printer.scraps)
        if torn and count:
            seen.wrong.append(f"{number} was printed anew after half of it had come out")
        seen.wrong += [f"{number} {why}" for why in _does_not_fit(_state(hall, given.job), count + printed_before)]
    for paper in line.printer.slips:
        if sum(number in paper.text for number in taken) != 1 or not paper.whole:
            seen.wrong.append(f"a paper is not one slip: {paper.text[:40]!r}")
    if _state(hall, last.job) is not JobState.CONFIRMED:
        seen.wrong.append(f"the next visitor's slip is {_state(hall, last.job)}")
    if seen.recovered > MENDED_SECONDS:
        seen.wrong.append(f"the next slip came after {seen.recovered:.1f} s")


def _does_not_fit(state: JobState | None, papers: int) -> list[str]:
    wrong = [f"stands on {papers} papers"] if papers > 1 else []
    if state is JobState.CONFIRMED and papers != 1:
        wrong.append(f"is confirmed and on {papers} papers")
    if state is JobState.HELD and papers:
        wrong.append("is held and on paper")
    if state not in ENDED:
        wrong.append(f"is left {state.value if state else 'nowhere'}")
    return wrong


def _take(hall: Hall, item: ServiceItem) -> Issued:
    given = Visits(hall).issue(all_brought(item), Wish.NUMBER)
    assert isinstance(given, Issued)
    return given


_WAY = {
    JobState.PENDING: (),
    JobState.SENT: (JobState.SENT,),
    JobState.CONFIRMED: (JobState.SENT, JobState.CONFIRMED),
    JobState.UNCERTAIN: (JobState.SENT, JobState.UNCERTAIN),
    JobState.FAILED: (JobState.FAILED,),
    JobState.HELD: (JobState.HELD,),
}


def _bring(hall: Hall, job: str, state: JobState) -> None:
    for to in _WAY[state]:
        row = hall.store.journal.get(job)
        assert row is not None
        assert hall.store.journal.to(row, to, hall.where(), owner="the dead one")


def _state(hall: Hall, job: str) -> JobState | None:
    row = hall.store.journal.get(job)
    return row.state if row else None


def _row_visit(hall: Hall, job: str) -> str:
    row = hall.store.journal.get(job)
    return row.visit if row else ""


def _until(holds: Callable[[], bool], seconds: float) -> bool:
    until, rests = time.monotonic() + seconds, threading.Event()
    while not holds():
        if time.monotonic() > until:
            return False
        rests.wait(0.01)
    return True


def disconnections(kind: str, every: int = 1, start: int = 0) -> tuple[int, list[str]]:
    """Cut a wire after every (n-th) byte of a ticket; return how many times, and what went wrong."""
    ticket, wrong, tried = picture_17(), list[str](), 0
    with wire(kind) as line, short_patience():
        driver = EscposPrinter(line.open, profile(MODEL))
        length = len(encode(ticket, profile(MODEL))) + len(asks_completion(profile(MODEL), b"AAAA"))
        for byte in range(start, length + 1, every):
            before = len(line.printer.slips)
            line.at_byte_of_next_slip(byte, "hang_up" if kind == "tcp" else "unplug")
            cut = driver.print(ticket, lambda: None)
            line.mend()
            again = _printed_at_last(driver)
            came_out = len(line.printer.slips) - before - 1  # the torn one may come out late, as the buffer goes on
            tried += 1
            wrong += [f"{kind}, byte {byte}: {why}" for why in _after(cut.outcome, came_out, again, byte, length)]
            if came_out not in (0, 1) or any(not paper.whole for paper in line.printer.slips[before:]):
                wrong.append(f"{kind}, byte {byte}: the next slip is not alone")
        wrong += [f"{kind}: {error}" for error in line.printer.errors]
        driver.close()
    return tried, wrong


def _after(cut: Outcome, came_out: int, again: Outcome, byte: int, length: int) -> list[str]:
    wrong = []
    if cut is Outcome.CONFIRMED and not came_out:
        wrong.append("confirmed, and no paper")
    if cut is Outcome.FAILED and came_out:
        wrong.append("failed, and there is paper")
    if cut is Outcome.CONFIRMED and byte < length - 11:
        wrong.append("confirmed before the question for the end")
    if again is not Outcome.CONFIRMED:
        wrong.append(f"the next slip is {again.value}")
    return wrong


def _printed_at_last(driver: EscposPrinter) -> Outcome:
    """Print the next slip as the owner does: again and again while not a byte of it was taken."""
    until, rests = time.monotonic() + MENDED_SECONDS, threading.Event()
    while True:
        done = driver.print(picture_17(), lambda: None)
        if done.outcome is not Outcome.FAILED or time.monotonic() > until:
            return done.outcome
        rests.wait(0.02)


def every_point(rotate: int = 0) -> Iterator[tuple[str, JobState, str]]:
    """Yield every fault at every state on every wire; with `rotate` one wire each, in turn, beginning at that one."""
    number = rotate
    for fault in FAULTS:
        for state in JobState:
            number += 1
            yield from ((fault, state, kind) for kind in (WIRES if not rotate else (WIRES[number % len(WIRES)],)))
