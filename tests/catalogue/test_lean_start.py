"""The way to the first frame reads stored data only: what checks files and reads pinyin stays out of that process."""

import subprocess
import sys

HEAVY = ("pydantic", "pypinyin", "tomllib", "jinja2")


def test_opening_a_hall_needs_neither_the_checker_nor_pinyin() -> None:
    ask = f"import sys, kiosk.services.seeds; print([n for n in {HEAVY!r} if n in sys.modules])"

    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=60)

    assert said.stdout.strip() == "[]"
