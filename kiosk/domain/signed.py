"""The long form of a code, for a scanner: hall, last day and the spoken code, signed (Ed25519, RFC 8032).

Only A-Z and 2-7 (base 32, RFC 4648): a QR in its alphanumeric mode, and nothing that a keyboard's layout or a Chinese
input method could spoil. 78 bytes are 125 characters, which with the two of `PREFIX` is a QR of version 6 at most (M).
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from kiosk.domain.codes import ALPHABET, LENGTH

PREFIX = "JS"
LONGEST_DAYS = 30  # for which any code is good at the most: a resume code's
_FORM = 1  # another one is read by another version of the program
_EPOCH = date(2020, 1, 1)
_BODY, _SIGNATURE = 14, 64
CHARACTERS = len(PREFIX) + -(-(_BODY + _SIGNATURE) * 8 // 5)
_SURE = 20  # characters of a begun code that no word has
_BASE32 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_WHOLE = re.compile(rf"{PREFIX}[A-Z2-7]{{{CHARACTERS - len(PREFIX)}}}")


class Unreadable(Exception):
    """What was scanned is no code of ours, or a part of one."""


@dataclass(frozen=True, slots=True)
class SignedCode:
    """What a scanned code says; nothing of it is true before `signature` (64 bytes) was verified over `body`."""

    hall: str  # 8 hexadecimal digits, see `hall_mark`
    key: str  # 4 hexadecimal digits
    until: date
    code: str
    body: bytes
    signature: bytes


def is_accepted(until: date, retired: date | None) -> bool:
    """Tell whether a code that is good until a day may bear the signature of a key that was retired on a day.

    What was signed before that is good for its time and no longer; a later date was signed by who should no longer have
    the key. `LONGEST_DAYS` after it was retired, nothing of a key is accepted, and it can be removed.
    """
    return retired is None or until <= retired + timedelta(days=LONGEST_DAYS)


def hall_mark(site: str) -> str:
    """Return the mark of a hall: the first four bytes of the SHA-256 of its id."""
    return sha256(site.encode()).hexdigest()[:8]


def body_of(site: str, key: str, until: date, code: str) -> bytes:
    """Return what is signed (14 bytes): form, hall, key, days since 2020, the spoken code as 40 bits."""
    number = 0
    for character in code:
        number = number * len(ALPHABET) + ALPHABET.index(character)
    days = (until - _EPOCH).days
    parts = (bytes.fromhex(hall_mark(site)), bytes.fromhex(key), days.to_bytes(2), number.to_bytes(5))
    return bytes([_FORM]) + b"".join(parts)


def scanned(body: bytes, signature: bytes) -> str:
    """Return what the QR holds."""
    return PREFIX + base64.b32encode(body + signature).decode().rstrip("=")


def whole_in(text: str) -> str:
    """Return the long form that stands in what was typed or scanned, an empty text where none does."""
    found = _WHOLE.search(text.upper())
    return found[0] if found else ""


def spoken_in(text: str) -> str:
    """Return the spoken code that a whole long form names, an empty text where it is none; nothing is verified."""
    try:
        return read(text).code
    except Unreadable:
        return ""


def is_begun(typed: str) -> bool:
    """Tell whether a scanner that types has begun a long form here: nothing that anybody looks for begins so."""
    return len(typed) > _SURE and set(typed.upper()[2:]) <= _BASE32 and typed.upper().startswith(PREFIX)


def read(text: str) -> SignedCode:
    """Return what a scanned text says; raise `Unreadable` where there is no whole code of ours in it.

    What a scanner puts before and behind a code is passed over; of two codes in one text the first counts.
    """
    whole = whole_in(text)[len(PREFIX) :]
    if not whole:
        raise Unreadable
    padded = whole + "=" * (-len(whole) % 8)
    try:
        data = base64.b32decode(padded)
    except binascii.Error as wrong:
        raise Unreadable from wrong
    if data[0] != _FORM:
        raise Unreadable
    until = _EPOCH + timedelta(days=int.from_bytes(data[7:9]))
    body, signature = data[:_BODY], data[_BODY:]
    return SignedCode(data[1:5].hex(), data[5:7].hex(), until, _spoken(data[9:_BODY]), body, signature)


def _spoken(data: bytes) -> str:
    number, code = int.from_bytes(data), ""
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        code = ALPHABET[digit] + code
    return code
