"""PINs and passwords as the database keeps them: argon2id with a salt of its own.

Both functions are slow by design (0.1 s and 64 MB, RFC 9106's second choice) and use nothing but their arguments: call
them on any thread but Qt's, and never within a transaction.
"""

from functools import cache
from typing import TYPE_CHECKING

from kiosk.domain.pins import plain

if TYPE_CHECKING:
    from argon2 import PasswordHasher


def hashed(secret: str) -> str:
    """Return what is stored of a PIN or password: algorithm, cost, salt and hash in one text."""
    return _hasher().hash(plain(secret))


def matches(stored: str, secret: str) -> bool:
    """Tell whether `secret` is what `stored` was made of; False too where that is no such text."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return _hasher().verify(stored, plain(secret))
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()
