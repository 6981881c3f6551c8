"""A hall's data folder on a disk of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.databases import small_disk
from tests.halls import lay

__all__ = ["home", "opened_before"]


@pytest.fixture(scope="session")
def opened_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall's data folder as an earlier start has left it."""
    return lay(tmp_path_factory.mktemp("before") / "home")


@pytest.fixture
def home(opened_before: Path, tmp_path: Path) -> Iterator[Path]:
    """Such a data folder, on a small disk of its own."""
    with small_disk(tmp_path / "disk") as disk:
        shutil.copytree(opened_before, disk, dirs_exist_ok=True)
        yield disk
