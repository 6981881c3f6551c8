"""What was painted for one start's screens is there for the next, dot for dot."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.assets import assets
from ui.theme import painting
from ui.theme.drawings import Drawings

ASKED = {
    "ticket/ffffff/3": QSize(124, 124),
    "home-portrait/0b6073/3.5": QSize(1080, 664),
    "logo/0b6073/3.5": QSize(84, 84),
}


def _asked(drawings: Drawings) -> dict[str, QImage]:
    return {name: drawings.requestImage(name, QSize(), size) for name, size in ASKED.items()}


def _painted(file: Path) -> dict[str, QImage]:
    drawings = Drawings(assets() / "logo", file)
    painted = _asked(drawings)
    drawings.keep(drawings.new())
    return painted


def test_kept_drawings_are_the_painted_ones_and_nothing_is_painted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = _painted(tmp_path / "drawings.raw")
    monkeypatch.setattr(painting, "paint", None)

    assert _asked(Drawings(assets() / "logo", tmp_path / "drawings.raw")) == painted


def test_nothing_is_written_where_nothing_new_was_painted(tmp_path: Path) -> None:
    _painted(tmp_path / "drawings.raw")
    drawings = Drawings(assets() / "logo", tmp_path / "drawings.raw")
    _asked(drawings)

    assert drawings.new() == {}


@pytest.mark.parametrize("left", [b"", b"{}\n", b"not what is expected", None])
def test_a_file_that_is_torn_or_missing_costs_a_painting_and_nothing_else(tmp_path: Path, left: bytes | None) -> None:
    file = tmp_path / "drawings.raw"
    painted = _painted(file)
    file.write_bytes(file.read_bytes()[:200_000] if left is None else left)

    assert _asked(Drawings(assets() / "logo", file)) == painted


def test_what_another_version_of_the_program_painted_is_painted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "drawings.raw"
    painted = _painted(file)
    file.write_bytes(file.read_bytes().replace(b'"stamp": "', b'"stamp": "9', 1))
    asked: list[str] = []

    def paint(_logos: Path, name: str, _size: QSize) -> QImage:
        asked.append(name)
        return painted[name]

    monkeypatch.setattr(painting, "paint", paint)
    _asked(Drawings(assets() / "logo", file))

    assert asked == list(ASKED)
