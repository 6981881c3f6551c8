"""Drawings as pixels in one file, so that a start shows them without painting: mapped, not read.

The file: one line of JSON, `{"stamp": …, "places": [[key, width, height, offset], …]}`, then the pixels (ARGB32,
premultiplied, rows of 4 × width bytes) from the next byte on.
"""

import json
import logging
import mmap
from pathlib import Path

from PySide6.QtGui import QImage

PIXELS = QImage.Format.Format_ARGB32_Premultiplied

_log = logging.getLogger("jishi.drawn")
_mapped: list[memoryview] = []  # for as long as the program runs: an image does not hold the memory it lies in


def read_drawn(path: Path, stamp: str) -> dict[str, QImage]:
    """Return the kept drawings by key; none where the file is missing, of another stamp or not what is expected."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline())
            if head["stamp"] != stamp:
                return {}
            pixels = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[file.tell() :]
        _mapped.append(pixels)
        return {key: _image(pixels, width, height, at) for key, width, height, at in head["places"]}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _image(pixels: memoryview, width: int, height: int, at: int) -> QImage:
    end = at + 4 * width * height
    if not 0 <= at < end <= len(pixels):
        raise ValueError("a drawing lies outside its file")
    return QImage(pixels[at:end], width, height, 4 * width, PIXELS)


def keep_drawn(path: Path, stamp: str, drawn: dict[str, QImage]) -> None:
    """Write drawings for `read_drawn`; a folder that takes nothing only costs the next start its head start."""
    places, at = [], 0
    for key, image in drawn.items():
        places.append((key, image.width(), image.height(), at))
        at += 4 * image.width() * image.height()
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("wb") as file:
            file.write(json.dumps({"stamp": stamp, "places": places}).encode() + b"\n")
            file.writelines(image.constBits() for image in drawn.values())
        fresh.replace(path)
    except OSError:
        _log.warning("the drawings could not be kept for the next start", exc_info=True)
