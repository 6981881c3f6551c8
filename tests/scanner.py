"""An emulated scanner of codes on a pty, for every test that names it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.scanner.emulator import Emulator


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[Emulator]:
    """A scanner at a port of its own, plugged in."""
    made = Emulator(tmp_path / "scanner-port")
    yield made
    made.unplug()
