"""The A4 printer's part of `make campaign`: a real CUPS of our own, whose back end puts what it gets into a folder.

It needs `cupsd`, `lp` and `lpstat` (apt-get install cups-daemon cups-client); where they are not installed, that is
said and nothing is asked. CUPS runs on a socket of its own and touches nothing of the machine's.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drivers.printer.a4 import CupsPages, PageState
from drivers.printer.page import pdf
from drivers.printer.protocol import Reason
from kiosk.domain.slip import Slip, Words

SECONDS = 20.0
_BACK_END = """#!/bin/sh
[ $# -eq 0 ] && { echo 'direct paper "Unknown" "Paper in a folder"'; exit 0; }
[ -e "${DEVICE_URI#paper:}/jam" ] && { echo "ERROR: paper jam" >&2; exit 4; }
cat "${6:--}" > "${DEVICE_URI#paper:}/$1.pdf"
"""
_OPEN = "Order allow,deny\nAllow all"


def cups() -> tuple[bool, str]:
    """Ask a real CUPS everything that the driver asks; return whether all is as it must be, and that in words."""
    daemon = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if daemon is None or not all(map(shutil.which, ("lp", "lpstat"))):
        return True, "A4 through CUPS: left out, CUPS is not installed (apt-get install cups-daemon cups-client)"
    with tempfile.TemporaryDirectory(prefix="jishi-cups-") as name, _environment(Path(name) / "cups.sock"):
        wrong = list(_ask(Path(name), Path(daemon)))
    return not wrong, "A4 through a real CUPS: " + ("; ".join(wrong) or "every answer is as it must be")


def _ask(folder: Path, daemon: Path) -> Iterator[str]:
    """Go through a day of a printer; yield what is not as it must be."""
    office, two = CupsPages("office"), pdf([Slip((Words("承诺书"),)), Slip((Words("承诺书"),))])
    yield from _refused(office, two, Reason.NO_SERVICE, "before CUPS runs")
    with _running(folder, daemon):
        yield from _refused(CupsPages("nosuch"), two, Reason.NO_QUEUE, "a queue that is not there")
        yield from _refused(CupsPages("closed"), two, Reason.CLOSED, "a queue that takes nothing")
        if office.trouble() is not None:
            yield f"a good queue: {office.trouble()}"
        taken = office.send(two, "pledge")
        if not _until(lambda: office.job(taken.job).state is PageState.PRINTED):
            yield f"pages do not leave the queue: {taken}"
        papers = list((folder / "papers").glob("*.pdf"))
        if [paper.read_bytes() for paper in papers] != [two]:
            yield f"what came out is not what was sent: {papers}"
        (folder / "papers" / "jam").touch()
        waits = office.send(two, "pledge")
        if not _until(lambda: office.job(waits.job).why == "paper jam"):
            yield f"a jam is not told: {office.job(waits.job)}"
        if not _until(lambda: (found := office.trouble()) is not None and found.reason is Reason.STOPPED):
            yield f"a stopped queue is not told: {office.trouble()}"
        if office.job(waits.job).state is not PageState.WAITS:
            yield f"pages that wait: {office.job(waits.job)}"
        subprocess.run(["cancel", waits.job], check=False, capture_output=True)
        if not _until(lambda: office.job(waits.job).state is PageState.CANCELLED):
            yield f"pages that were cancelled: {office.job(waits.job)}"
        if office.job("office-999").state is not PageState.LEFT:
            yield f"pages that it never had: {office.job('office-999')}"
    if office.job(waits.job).state is not PageState.UNKNOWN:
        yield f"after CUPS ended: {office.job(waits.job)}"


def _refused(pages: CupsPages, data: bytes, reason: Reason, when: str) -> Iterator[str]:
    for trouble in (pages.trouble(), pages.send(data, "pledge").trouble):
        if trouble is None or trouble.reason is not reason:
            yield f"{when}: {trouble}, not {reason.value}"


def _until(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


@contextmanager
def _environment(socket: Path) -> Iterator[None]:
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = str(socket)
    try:
        yield
    finally:
        os.environ.pop("CUPS_SERVER")
        if before is not None:
            os.environ["CUPS_SERVER"] = before


@contextmanager
def _running(folder: Path, daemon: Path) -> Iterator[None]:
    """Run CUPS on what `_lay_out` lays out."""
    _lay_out(folder, daemon.parent.parent)
    command = [str(daemon), "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    with subprocess.Popen(command) as running:
        try:
            if not _until(lambda: CupsPages("office").trouble() is None or running.poll() is not None):
                raise TimeoutError((folder / "error_log").read_text("utf-8"))
            yield
        finally:
            running.terminate()


def _lay_out(folder: Path, prefix: Path) -> None:
    """Write what CUPS reads: its two files, its printers, and a back end among its own programs."""
    folder.chmod(0o711)
    for name in ("etc", "spool/tmp", "cache", "state", "bin/backend", "papers"):
        (folder / name).mkdir(parents=True)
    (folder / "papers").chmod(0o777)  # the back end runs as another user where CUPS was started by root
    for programs in (prefix / "lib" / "cups").iterdir():
        if programs.name != "backend":
            (folder / "bin" / programs.name).symlink_to(programs)
    back_end = folder / "bin" / "backend" / "paper"
    back_end.write_text(_BACK_END, "utf-8")
    back_end.chmod(0o755)
    where = {"ServerRoot": "etc", "ServerBin": "bin", "RequestRoot": "spool", "TempDir": "spool/tmp"}
    where |= {"CacheDir": "cache", "StateDir": "state", "ErrorLog": "error_log", "AccessLog": "access_log"}
    lines = [f"{key} {folder / name}" for key, name in where.items()]
    (folder / "cups-files.conf").write_text(
        "\n".join([*lines, f"PageLog {folder / 'page_log'}", f"DataDir {prefix / 'share' / 'cups'}", ""]), "utf-8"
    )
    policy = f"<Location />\n{_OPEN}\n</Location>\n<Policy default>\n<Limit All>\n{_OPEN}\n</Limit>\n</Policy>\n"
    usual = "Browsing Off\nDefaultAuthType None\nWebInterface No\nErrorPolicy stop-printer\n"
    (folder / "cupsd.conf").write_text(f"Listen {folder / 'cups.sock'}\n{usual}{policy}", "utf-8")
    table = "<Printer {}>\nInfo {}\nDeviceURI paper:{}\nState Idle\nAccepting {}\nShared No\n</Printer>\n"
    queues = [
        table.format(name, name, folder / "papers", takes) for name, takes in (("office", "Yes"), ("closed", "No"))
    ]
    (folder / "etc" / "printers.conf").write_text("".join(queues), "utf-8")


if __name__ == "__main__":
    good, words = cups()
    print(words)
    sys.exit(0 if good else 1)
