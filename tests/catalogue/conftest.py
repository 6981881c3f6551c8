"""The shipped hall, and a small hall on disk that a test can break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.assets import shipped_site
from kiosk.catalogue.reading import read_catalogue, read_site
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Site

Change = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def hall() -> Site:
    return read_site(shipped_site() / "site.toml")


@pytest.fixture(scope="session")
def offered(hall: Site) -> Catalogue:
    return read_catalogue(shipped_site() / "catalogue", hall)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped hall's files."""
    return Path(shutil.copytree(shipped_site(), tmp_path / "hall"))


@pytest.fixture
def change(folder: Path) -> Change:
    """Write something else into a file of the copied hall; what is replaced must be there once at least."""

    def write(name: str, old: str, new: str) -> Path:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} has no {old}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return path

    return write
