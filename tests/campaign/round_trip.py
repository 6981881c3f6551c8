"""The slips' part of `make campaign`: documents by the thousand to bytes and back, read by two that know nothing of it.

The first is the emulated printer, for whom every text, checklist, code and dot is held against the document. The second
is npos (npm), which we did not write: where node and npm are there it is fetched, and must read the same words and
codes; where they are not, that is said.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drivers.printer.encode import INITIAL, encode
from drivers.printer.printed import DRAWN
from drivers.printer.profile import profile
from kiosk.domain.slip import Slip
from tests.drivers.documents import MODELS, documents, wrong_with
from tests.paper import read

DOCUMENTS = 10_000
NPOS = "npos@0.1.19"
_OWN_AREA = range(0xE000, 0xF900)  # where user-defined characters stand
_BLANK = " \t\n\r\0"


def round_trip(*, short: bool = False) -> tuple[bool, str]:
    """Send documents there and back; return whether all came back as they were, and what was found, in words."""
    began, tried, wrong = time.monotonic(), 0, list[str]()
    with _second_reader() as asks:

        @settings(
            max_examples=DOCUMENTS // 100 if short else DOCUMENTS,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(documents(), st.sampled_from(MODELS))
        def there_and_back(slip: Slip, model: str) -> None:
            nonlocal tried
            tried += 1
            wrong.extend(f"{model}: {why}" for why in wrong_with(slip, model))
            if asks is not None:
                wrong.extend(f"{model}: {why}" for why in _otherwise(asks, slip, model))

        there_and_back()
    second = f"and by {NPOS}" if asks else "(npos is left out: no node and npm)"
    took = time.monotonic() - began
    said = f"{tried:,} documents were read back by the emulated printer {second} in {took:.0f} s: {len(wrong)} wrong"
    return not wrong and tried >= (1 if short else DOCUMENTS), "\n".join([said, *wrong[:20]])


class _Npos:
    """The second reader: asked by a line, answers by a line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def read(self, data: bytes) -> dict[str, Any]:
        """Return what it reads in bytes: `text` and `codes`, or `error`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(data.hex() + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def _otherwise(asks: _Npos, slip: Slip, model: str) -> list[str]:
    """Return what the second reader reads otherwise than the emulated printer."""
    known = profile(model)
    paper, there = read(slip, known), asks.read(INITIAL + encode(slip, known))
    if "error" in there:
        return [f"npos: {there['error']}"]
    ours = [character for line in paper.lines for character in line if character not in _BLANK + DRAWN]
    theirs = [each for each in there["text"] if each not in _BLANK and ord(each) not in _OWN_AREA]
    wrong = [] if ours == theirs else [f"npos reads {''.join(theirs)!r}, not {''.join(ours)!r}"]
    codes = paper.codes if known.qr == "native" else []
    return wrong if there["codes"] == codes else [*wrong, f"npos reads the codes {there['codes']}, not {codes}"]


@contextmanager
def _second_reader() -> Iterator[_Npos | None]:
    """Fetch npos by npm and run it; None where there is no node, no npm or no way to the registry."""
    node, npm = shutil.which("node"), shutil.which("npm")
    with tempfile.TemporaryDirectory(prefix="jishi-npos-") as folder:
        if node is None or npm is None or not _fetched(npm, folder):
            yield None
            return
        script = Path(__file__).with_name("second_reader.js")
        command = [node, "--no-deprecation", str(script), folder]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            yield _Npos(process)
            assert process.stdin is not None
            process.stdin.close()


def _fetched(npm: str, folder: str) -> bool:
    Path(folder, "package.json").write_text("{}", "utf-8")
    command = [npm, "install", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", NPOS]
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300).returncode == 0
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__":
    good, words = round_trip(short="--short" in sys.argv[1:])
    print(words)
    sys.exit(0 if good else 1)
