"""Letters that were drawn are let go now and then, so that a kiosk's memory does not grow with its visits."""

import ctypes
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QImage, QPainter, QRawFont

from ui.citizen.letters import VISITS, Letters
from ui.citizen.stage import application

MANY = "".join(map(chr, range(0x4E00, 0x4E00 + 800)))
SIZES = range(30, 50, 2)


class _Heap(ctypes.Structure):
    """glibc's `struct mallinfo2`."""

    _fields_ = tuple((name, ctypes.c_size_t) for name in (*map(str, range(7)), "used", "free", "kept"))


def _used() -> float:
    """Return the megabytes of the heap that are in use."""
    heap = ctypes.CDLL(None).mallinfo2
    heap.restype = _Heap
    return float(heap().used) / 2**20


def _draw() -> None:
    font, image = application().font(), QImage(1000, 60, QImage.Format.Format_ARGB32_Premultiplied)
    for size in SIZES:
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.Medium if size == SIZES[0] else QFont.Weight.Normal)
        painter = QPainter(image)
        painter.setFont(font)
        for at in range(0, len(MANY), 20):
            painter.drawText(0, 50, MANY[at : at + 20])
        painter.end()


def _maps_of_regular() -> list[str]:
    return [
        line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "NotoSansSC-Regular" in line
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the heap is asked as glibc answers")
def test_letters_are_let_go_after_some_visits_and_no_font_is_opened_twice() -> None:
    letters = Letters(application().font())
    _draw()
    shown = QRawFont.fromFont(application().font())  # as the words of a screen that stays
    drawn, maps = _used(), len(_maps_of_regular())
    for _ in range(VISITS - 1):
        letters.visit_ended()
    assert drawn - _used() < 1
    letters.visit_ended()
    assert drawn - _used() > 5
    _draw()
    assert shown.isValid()
    assert len(_maps_of_regular()) <= maps
