"""What a PIN or password must be. No default one exists anywhere; one that everybody tries first is refused."""

import unicodedata
from enum import Enum
from itertools import pairwise

PIN_DIGITS = 6  # the fewest
PASSWORD_LETTERS = 10  # the fewest where it is not digits alone
LONGEST = 128


class Weakness(Enum):
    """Why a PIN or password is not taken."""

    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    REPEATED = "repeated"  # 000000, 121212, 123123
    RUNNING = "running"  # 123456, 876543, 890123
    THE_LOGIN = "the-login"
    AS_BEFORE = "as-before"


def plain(secret: str) -> str:
    """Return a secret as it is hashed: a Chinese input method types １２３４５６ for 123456."""
    return unicodedata.normalize("NFKC", secret)


def weakness(secret: str, login: str) -> Weakness | None:
    """Return why `secret` cannot be the PIN (6 digits or more) or password (10 characters or more) of `login`."""
    said = plain(secret)
    is_pin = said.isascii() and said.isdigit()
    if len(said) < (PIN_DIGITS if is_pin else PASSWORD_LETTERS):
        return Weakness.TOO_SHORT
    if len(said) > LONGEST:
        return Weakness.TOO_LONG
    if said.casefold() == login.casefold():
        return Weakness.THE_LOGIN
    if _is_repeated(said):
        return Weakness.REPEATED
    return Weakness.RUNNING if is_pin and _is_running(said) else None


def _is_repeated(said: str) -> bool:
    """Tell whether a piece of at most 3 characters, said again and again, is all of it."""
    return any(said == (said[:size] * len(said))[: len(said)] for size in (1, 2, 3))


def _is_running(digits: str) -> bool:
    """Tell whether each digit is the one after, or each the one before, its neighbour; 0 stands after 9."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
    return steps in ({1}, {9})
