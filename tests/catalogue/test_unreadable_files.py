"""A file that cannot be read at all is named, with what was expected of it."""

from pathlib import Path

import pytest

from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import read_catalogue, read_machine, read_site
from kiosk.domain.site import Site


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_site(tmp_path / "site.toml")

    assert "site.toml" in str(refused.value)
    assert "a readable file" in str(refused.value)


def test_a_folder_without_items_is_named(tmp_path: Path, hall: Site) -> None:
    with pytest.raises(Refused) as refused:
        read_catalogue(tmp_path, hall)

    assert str(tmp_path) in str(refused.value)


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    path = folder / "site.toml"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))

    with pytest.raises(Refused) as refused:
        read_site(path)

    assert "UTF-8" in str(refused.value)


def test_a_file_cut_off_in_mid_word_is_named(folder: Path) -> None:
    path = folder / "machine.toml"
    path.write_bytes(path.read_bytes()[:-6])

    with pytest.raises(Refused) as refused:
        read_machine(path)

    assert "machine.toml" in str(refused.value)
