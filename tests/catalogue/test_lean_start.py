"""The way to the first frame reads stored data only: what checks files and reads pinyin stays out of that process."""

import subprocess
import sys

HEAVY = ("pydantic", "pypinyin", "tomllib", "jinja2")


def test_opening_a_hall_needs_neither_the_checker_nor_pinyin() -> None:
    ask = f"import sys, kiosk.services.seeds; print([n for n in {HEAVY!r} if n in sys.modules])"

    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=60)

    assert said.stdout.strip() == "[]"


def test_a_kiosks_start_reads_and_keeps_no_source_of_what_it_imports() -> None:
    ask = "import builtins, linecache, ui.citizen.app; print(builtins.__import__.__name__, len(linecache.cache))"

    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=60)

    hook, kept = said.stdout.split()
    assert hook != "__feature_import__"
    assert int(kept) < 5
