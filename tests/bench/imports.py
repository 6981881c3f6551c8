"""Benchmark `imports`: a large list or workbook becomes a catalogue version, in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

from kiosk.assets import shipped_site
from kiosk.catalogue.reading import Whole, read_site, read_whole
from kiosk.catalogue.schema import ItemTable
from kiosk.catalogue.workbook.writing import write_workbook
from tests.bench.table import Row, Table
from tests.bench.typed import many
from tests.bench.visits import morning_hall

SMALL, LARGE = 1_000, 50_000  # rows
MOST = 400  # megabytes
ROWS_AN_ITEM = 14  # of all sheets of the shipped catalogue


def bench_imports(quick: bool) -> Table:
    """`jishi catalogue import` from the start of the process to its end, the index with it: a bare list of department
    and name, and a full workbook as `jishi catalogue export` writes it (rows of all its sheets together). Memory is the
    most that the process ever held (`VmHWM`). The hall has the 508 items that ship; names are made of their words.
    """
    site = read_site(shipped_site() / "site.toml")
    shipped = read_whole(shipped_site() / "catalogue", site)
    rows = []
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name:
        book = Path(name) / "book.xlsx"
        for count in (SMALL,) if quick else (SMALL, LARGE):
            for what, write in (("bare list", _bare), ("full workbook", _full)):
                write(shipped, count, book)
                rows.append(_row(f"{what}, {count:,} rows", *_taken(book)))
    return Table(
        "imports",
        bench_imports.__doc__ or "",
        tuple(rows),
        ("one run each: seconds under median, the most memory under p99",),
    )


def _bare(shipped: Whole, count: int, path: Path) -> None:
    names = {department.id: department.name for department in shipped.tables.department}
    book = Workbook(write_only=True)
    page = book.create_sheet("清单")
    page.append(["部门", "事项名称"])
    for item in many(shipped.catalogue, len(shipped.catalogue.items) + count).items[-count:]:
        page.append([names[item.department], item.name.zh])
    book.save(path)


def _full(shipped: Whole, count: int, path: Path) -> None:
    tables = [item for item in shipped.tables.item if not _leads_away(item)]
    items = []
    for number, item in enumerate(many(shipped.catalogue, max(len(tables), count // ROWS_AN_ITEM)).items):
        table = tables[number % len(tables)]
        if number < len(tables):
            items.append(table)
            continue
        own = {"name": item.name.zh, "english": item.name.en, "short": item.name.zh[:12], "short_en": "", "wanted": 0}
        items.append(table.model_copy(update={**own, "code": f"{table.code[:18]}4{number:012d}", "everyday": []}))
    # bundles name items that are not among those that are chosen
    write_workbook(shipped.tables.model_copy(update={"item": items[: count // ROWS_AN_ITEM], "bundle": []}), path)


def _leads_away(item: ItemTable) -> bool:
    """Tell whether an answer leads to another item, which may not be among those that are chosen."""
    return any(choice.leads_to for situation in item.situation for choice in situation.choices)


def _taken(book: Path) -> tuple[float, float]:
    """Return the seconds and the most megabytes of one import into a hall of its own."""
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name:
        morning_hall(Path(name), "").store.close()
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.imports", str(book)],
            env={**os.environ, "JISHI_HOME": name},
            check=True,
            capture_output=True,
            text=True,
        )
        taken = time.perf_counter() - began
        return taken, json.loads(done.stderr.splitlines()[-1])["megabytes"]


def _row(what: str, seconds: float, megabytes: float) -> Row:
    return Row(what, f"{seconds:.1f} s", f"{megabytes:.0f} MB", "", f"≤ {MOST} MB", megabytes <= MOST)


def _import(book: str) -> None:
    """Import as the command does, then tell how much memory that took."""
    from kiosk.cli.main import run

    sys.argv = ["jishi", "catalogue", "import", book]
    try:
        run()
    finally:
        # Not ru_maxrss: a child begins with what its parent held when it forked.
        most = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024
        sys.stderr.write(json.dumps({"megabytes": most}) + "\n")


if __name__ == "__main__":
    _import(sys.argv[1])
