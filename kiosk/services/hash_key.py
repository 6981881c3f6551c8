"""The key of hashes: what somebody tells is compared with what was kept, and what was kept tells nobody anything.

It lies in the machine's `secrets` folder, outside the database and of every backup. Without it four figures of a phone
or an identity number cannot be found by trying all of them. A list is searched so at machines that have its key.
"""

import hmac
import secrets
from hashlib import sha256
from pathlib import Path

from kiosk.services.kept_secret import BYTES, FOLDER, keep_secret, read_secret

FILE = "hash.key"
_KEPT = 32  # hexadecimal digits of a hash: 128 bits


def hash_key_file(home: Path) -> Path:
    """Return where a machine keeps its key of hashes."""
    return home / FOLDER / FILE


class HashKey:
    """Makes keyed hashes; the key is made with the first."""

    def __init__(self, home: Path) -> None:
        self._file = hash_key_file(home)
        self._key = b""

    def mark(self, words: str) -> str:
        """Return the keyed hash (HMAC-SHA256, hexadecimal) of words; raise `BrokenKey`, never hash without a key."""
        if not self._key:
            self._key = read_secret(self._file) or keep_secret(self._file, secrets.token_bytes(BYTES))
        return hmac.new(self._key, words.encode("utf-8"), sha256).hexdigest()[:_KEPT]
