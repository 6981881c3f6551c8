"""No red on citizen screens: what is missing is amber, never an alarm."""

import colorsys
import re
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "ui"
FILES = sorted(
    file for folder in ("theme", "citizen") for end in ("qml", "py") for file in (UI / folder).glob(f"*.{end}")
)
_COLOUR = re.compile(r'"#([0-9A-Fa-f]{6})"')
_NAMES = re.compile(r'"(red|darkred|crimson|firebrick|tomato|orangered|indianred)"')


def _is_red(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    return (hue < 18 / 360 or hue > 342 / 360) and saturation > 0.35


def test_red_is_known_when_seen() -> None:
    assert _is_red("D32F2F")
    assert not _is_red("F2A900")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_red_is_drawn(file: Path) -> None:
    text = file.read_text("utf-8")
    assert [colour for colour in _COLOUR.findall(text) if _is_red(colour)] == []
    assert _NAMES.findall(text) == []
