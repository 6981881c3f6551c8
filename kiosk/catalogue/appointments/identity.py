"""What a list tells of who comes: recognised by its heading, turned into keyed hashes where it can be asked for, gone.

A visitor who has lost the code may tell the last four figures of the phone or the identity number at the desk.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from kiosk.catalogue.appointments.slots import plain

Mark = Callable[[str], str]
"""Makes a keyed hash of words; without the key nobody can try numbers out."""

TAIL = 4  # figures of a phone
_IDENTITY = re.compile(r"\d{17}[\dX]|\d{15}")
_PHONE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
_LONG = re.compile(r"\d{6,}[xX]?")


def marks_of(value: Any, mark: Mark) -> frozenset[str]:
    """Return the hashes by which a cell with an identity number or a phone can be found again; none for others."""
    words = "".join(plain(value).upper().split()).replace("-", "")
    if _IDENTITY.fullmatch(words):
        return frozenset({mark(f"identity:{words}")})
    phone = _PHONE.fullmatch(words)
    return frozenset({mark(f"phone:{phone[1][-TAIL:]}")}) if phone else frozenset()


def marks_told(told: str, mark: Mark) -> frozenset[str]:
    """Return the hashes of what a visitor tells at the desk: four figures, a whole phone or identity number."""
    words = "".join(unicodedata.normalize("NFKC", told).split())
    if words.isascii() and words.isdecimal() and len(words) == TAIL:
        return frozenset({mark(f"phone:{words}")})
    return marks_of(words, mark)


def covered(value: Any) -> str:
    """Return a cell's value for a message: long figures, which may be somebody's number, are not repeated."""
    return f"“{_LONG.sub('●●●', plain(value))[:40]}”"
