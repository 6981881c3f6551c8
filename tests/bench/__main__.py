"""`python -m tests.bench [--quick] [NAME …]`: runs the benchmarks and writes `tests/bench/RESULTS.md`."""

import argparse
import importlib
import os
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

NAMES = (
    "start",
    "frames",
    "paper",
    "baud",
    "trouble",
    "issue",
    "memory",
    "idle",
    "slip",
    "slip_preview",
    "search",
    "imports",
    "upkeep",
    "desk",
    "busy",
    "codes",
)
RESULTS = Path(__file__).parent / "RESULTS.md"
_MARK = "<!-- {} -->"


def main() -> None:
    """Run what was named, all of it without a name; a missed aim is told, never an error."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: for a look, not for the results' file")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    options = parser.parse_args()
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    for name in options.names or NAMES:
        module = importlib.import_module(f"tests.bench.{name}")
        table = getattr(module, f"bench_{name}")(options.quick)
        print(table.terminal(), flush=True)
        if not options.quick:
            keep(name, table.markdown())


def keep(name: str, markdown: str) -> None:
    """Put one benchmark's newest table into the results' file; the others stay."""
    parts = _parts()
    parts[name] = f"{markdown}\nRun on {date.today():%Y-%m-%d}.\n"  # noqa: DTZ011 - the day of whoever runs it
    body = [f"{_MARK.format(each)}\n{parts[each].strip()}\n" for each in NAMES if each in parts]
    RESULTS.write_text("\n".join([_head(), *body]), "utf-8")


def _head() -> str:
    return (
        "# How fast it is\n\nWritten by `make bench`; each table holds its last full run. "
        f"{os.cpu_count()} cores, other work on the machine: trust the ratios, each to a baseline that was measured "
        "alternating in the same run.\n"
    )


def _parts() -> dict[str, str]:
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    found = {}
    for name in NAMES:
        _, mark, rest = text.partition(_MARK.format(name) + "\n")
        if mark:
            found[name] = rest.partition("<!-- ")[0]
    return found


if __name__ == "__main__":
    main()
