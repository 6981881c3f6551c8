"""`lp`, `lpstat` and what asks how a job ended, as they stand on the PATH of a test; they say what CUPS 2.4 says.

They check every argument. A stand-in, so that `make test` needs no CUPS: `tests/campaign/cups.py` asks the same of a
real one. Its folder holds `stopped`, `closed` and `down` (files that are there or not), `slow` (seconds), each job as
`office-N.pdf`, and how they ended: `cancelled`, `forgotten`, else they were printed.
"""

import os
import sys
from pathlib import Path

_PROGRAM = """#!{python}
import sys
sys.path.insert(0, {here!r})
from tests.cups_stand_in import {name}
sys.exit({name}({folder!r}))
"""
QUEUE = "office"


def install(folder: Path) -> Path:
    """Make the two programs in `folder`/bin and return that folder, to stand first on the PATH."""
    programs = folder / "bin"
    programs.mkdir(parents=True)
    here = str(Path(__file__).resolve().parent.parent)
    for name in ("lp", "lpstat", "ended"):
        program = programs / name
        program.write_text(_PROGRAM.format(python=sys.executable, here=here, name=name, folder=str(folder)), "utf-8")
        program.chmod(0o755)
    return programs


def _fail(word: str) -> int:
    sys.stderr.write(word + "\n")
    return 1


def lp(folder: str) -> int:
    """Take a PDF from standard input, by exactly the arguments that two signed copies want."""
    import time

    there = Path(folder)
    if os.environ.get("LC_ALL") != "C":
        return _fail("lp: these words would be read in another language")
    if sys.argv[1:2] != ["-d"] or sys.argv[3:] != ["-t", "pledge", "-o", "media=A4", "-o", "sides=one-sided"]:
        return _fail(f"lp: Error - unknown arguments {sys.argv[1:]}")
    if (there / "slow").exists():
        time.sleep(float((there / "slow").read_text()))
    if sys.argv[2] != QUEUE or (there / "down").exists():
        return _fail("lp: Error - The printer or class does not exist.")
    if (there / "closed").exists():
        return _fail(f'lp: Destination "{QUEUE}" is not accepting jobs.')
    data = sys.stdin.buffer.read()
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-32:]:
        return _fail("lp: Error - this is no whole PDF.")
    number = len(list(there.glob(f"{QUEUE}-*.pdf"))) + 1
    (there / f"{QUEUE}-{number}.pdf").write_bytes(data)
    print(f"request id is {QUEUE}-{number} (0 file(s))")
    return 0


def lpstat(folder: str) -> int:
    """Answer the three questions that are asked, word for word as CUPS 2.4.2 does."""
    there, asked = Path(folder), sys.argv[1:]
    runs = not (there / "down").exists()
    if asked == ["-r"]:
        print(f"scheduler is {'' if runs else 'not '}running")
        return 0
    if asked[0] == "-r":
        print(f"scheduler is {'' if runs else 'not '}running")
        asked = asked[1:]
    known = runs and asked[-1] == QUEUE
    if not known:
        return _fail(f'lpstat: Invalid destination name in list "{asked[-1]}".')
    if asked == ["-p", QUEUE, "-l", "-a", QUEUE]:
        return _printer(there)
    if asked == ["-W", "not-completed", "-l", "-o", QUEUE]:
        return _jobs(there) if (there / "stopped").exists() else 0
    return _fail(f"lpstat: Error - unknown arguments {sys.argv[1:]}")


def _printer(there: Path) -> int:
    since = "since Thu Nov 26 20:02:10 2026"
    if (there / "stopped").exists():
        print(f"printer {QUEUE} disabled {since} -\n\tpaper jam")
    else:
        print(f"printer {QUEUE} is idle.  enabled {since}")
    if (there / "closed").exists():
        print(f"{QUEUE} not accepting requests {since} -\n\treason unknown")
    else:
        print(f"{QUEUE} accepting requests {since}")
    return 0


def ended(folder: str) -> int:
    """Print the state of a job that is over, as `drivers/printer/cups_end.py` does."""
    there, (queue, number) = Path(folder), sys.argv[1:]
    if queue == QUEUE and (there / f"{queue}-{number}.pdf").exists() and not (there / "forgotten").exists():
        print(7 if (there / "cancelled").exists() else 9)
    return int((there / "down").exists())


def _jobs(there: Path) -> int:
    for job in sorted(there.glob(f"{QUEUE}-*.pdf")):
        print(f"{job.stem}                root              1024   Thu Nov 26 20:03:03 2026")
        print(f"\tAlerts: none\n\tqueued for {QUEUE}")
    return 0
