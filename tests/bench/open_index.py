"""What a start pays for a ready index, as a program of its own: `FILE` is read, opened and asked once."""

import json
import sys
import time
from pathlib import Path

import kiosk.services.hall  # noqa: F401 - a start has it before it opens the index
from tests.bench.told import tell

KEY = "s"


def main() -> None:
    """Tell the seconds from the stored text to the first answer, the search's own import with it."""
    began = time.perf_counter()
    from kiosk.catalogue.search import Index

    index = Index.from_data(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    opened = time.perf_counter()
    assert index.find(KEY, 1)
    tell("opened", opened - began, time.perf_counter() - opened)


if __name__ == "__main__":
    main()
