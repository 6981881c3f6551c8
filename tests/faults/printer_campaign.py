"""The printer's part of `make campaign`: every fault at every state on every wire; writes tests/faults/RESULTS.md."""

import random
import time
from pathlib import Path
from statistics import median

from drivers.printer.protocol import PrinterState
from drivers.printer.status import Decoder, Report, read_answer, read_automatic, state_of
from kiosk.domain.jobs import JobState
from tests.faults.reconnects import KINDS, Left, reconnects
from tests.faults.slips_and_faults import FAULTS, MENDED_SECONDS, Point, disconnections, every_point, point
from tests.faults.wires import WIRES

RESULTS = Path(__file__).with_name("RESULTS.md")
SEQUENCES = 1_000_000
RECONNECTS = 10_000


def campaign(*, short: bool = False) -> bool:
    """Try everything (or a small part), tell what was found, in full write RESULTS.md; return whether all held."""
    began = time.monotonic()
    wanted = list(every_point(1))[::12] if short else list(every_point())
    points = [point(*each) for each in wanted]
    cuts = {kind: disconnections(kind, every=50 if short else 1) for kind in WIRES}
    sequences = SEQUENCES // 1000 if short else SEQUENCES
    fuzz(sequences)
    left = [reconnects(kind, RECONNECTS // 50 if short else RECONNECTS) for kind in KINDS]
    page = _page(points, cuts, sequences, left, time.monotonic() - began)
    print(page)
    if not short:
        RESULTS.write_text(page, "utf-8")
    slips_hold = not any(each.wrong for each in points) and not any(wrong for _, wrong in cuts.values())
    return slips_hold and all(each.clean for each in left)


def fuzz(sequences: int, seed: int = 20261124) -> None:
    """Read so many sequences of bytes that no printer ever sent; raise where one upsets the reader."""
    chance = random.Random(seed)
    likely = bytes([0x10, 0x12, 0x14, 0x16, 0x1E, 0x37, 0x22, 0x41, 0x50, 0x00, 0x11, 0x13, 0x72, 0x7E, 0x0F])
    decoder = Decoder()
    for _ in range(sequences):
        length = chance.randrange(1, 12)
        data = chance.randbytes(length) if chance.random() < 0.5 else bytes(chance.choices(likely, k=length))
        heard, report = decoder.take(data), Report()
        for four in heard.automatic:
            report = read_automatic(report, four)
        for number, byte in enumerate(heard.real_time, start=1):
            report = read_answer(report, number, byte)
        if state_of(report) not in PrinterState or len(heard.real_time) > length:
            raise AssertionError(data.hex(" "))


def _page(
    points: list[Point], cuts: dict[str, tuple[int, list[str]]], sequences: int, left: list[Left], seconds: float
) -> str:
    lines = [
        _HEAD,
        "| fault | " + " | ".join(state.value for state in JobState) + " | next slip after, median | longest |",
    ]
    lines.append("|---|" + "---:|" * (len(JobState) + 2))
    for fault in FAULTS:
        here = [each for each in points if each.fault == fault]
        if here:
            cells = " | ".join(_cell([each for each in here if each.state is state]) for state in JobState)
            took = sorted(each.recovered for each in here)
            lines.append(f"| {fault.replace('_', ' ')} | {cells} | {median(took):.2f} s | {took[-1]:.2f} s |")
    lines += ["", _CUTS, "", "| wire | cuts | wrong |", "|---|---:|---:|"]
    lines += [f"| {kind} | {tried:,} | {len(wrong)} |" for kind, (tried, wrong) in cuts.items()]
    lines += [
        "",
        f"{sequences:,} sequences of random and of likely bytes were read as a printer's answers: none raised.",
    ]
    lines += ["", *reconnected(left)]
    wrong = [f"- {each.fault}, {each.state.value}, {each.kind}: {why}" for each in points for why in each.wrong]
    wrong += [f"- {why}" for _, found in cuts.values() for why in found]
    lines += ["", *(["## What is wrong", "", *wrong] if wrong else ["Nothing was wrong."])]
    lines += [
        "",
        f"{len(points):,} points and {sum(n for n, _ in cuts.values()):,} cuts in {seconds / 60:.0f} minutes.",
        "",
    ]
    return "\n".join(lines)


def reconnected(left: list[Left]) -> list[str]:
    """Return the lines of the reconnections."""
    head = [
        "| wire | reconnections | slips | threads before, after | descriptors before, after | |",
        "|---|---:|---:|---:|---:|---|",
    ]
    rows = [
        f"| {each.kind} | {each.times:,} | {each.slips:,} | {each.threads[0]}, {each.threads[1]} "
        f"| {each.descriptors[0]}, {each.descriptors[1]} | {'nothing left' if each.clean else '**left behind**'} |"
        for each in left
    ]
    return [_LINES, "", *head, *rows]


def _cell(points: list[Point]) -> str:
    bad = sum(bool(each.wrong) for each in points)
    return f"**{bad} of {len(points)} wrong**" if bad else f"{len(points)} hold" if points else ""


_HEAD = f"""# What slips survive

`make campaign` writes this page; a part of it runs in `make test`. A point is a visitor's number whose print job stands
at a state (the columns), a fault (the rows) that is there before the printer's owner starts, comes after byte 300 of
the next slip, or in the question for its end (the paper window), on one of the wires {", ".join(WIRES)}: the real
driver and the real journal, with an emulated printer at the other end. Then the fault is mended and the next visitor
takes a number. A point holds where no number is lost, none stands on two papers without 补打, a confirmed one stands on
exactly one and a held one on none, each paper is one slip from its beginning, every job has ended, and the next
visitor's slip is out within {MENDED_SECONDS:.0f} s of the mending. The driver's deadlines are shortened to 0.4, 0.8 and
2 seconds, so that a silent printer does not take minutes; on a pty an unplugged wire comes back under another name.
"""

_LINES = """A line that ends (FIN, RST, unplugged; a pty that is gone) and is opened anew, over and over, with a slip
each tenth time. Threads and descriptors are those of the whole process, with the emulated printer's, so that they are
what both sides leave behind; serial and usblp are ptys."""

_CUTS = """A ticket whose wire is cut after every byte of it, then mended, then the next ticket: never confirmed without
paper, never failed with paper, and the next one is confirmed and alone."""
