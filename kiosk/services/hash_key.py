"""The key of hashes: what somebody tells is compared with what was kept, and what was kept tells nobody anything.

It lies in the machine's `secrets` folder, outside the database and of every backup. Without it four figures of a phone
or an identity number cannot be found by trying all of them. A list is searched so at machines that have its key.
"""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

FILE = "hash.key"
_BYTES = 32
_KEPT = 32  # hexadecimal digits of a hash: 128 bits


class HashKey:
    """Makes keyed hashes; the key is made with the first."""

    def __init__(self, home: Path) -> None:
        self._file = home / "secrets" / FILE
        self._key = b""

    def mark(self, words: str) -> str:
        """Return the keyed hash (HMAC-SHA256, hexadecimal) of words. Raises `OSError` where the key cannot be kept."""
        if not self._key:
            self._key = self._kept()
        return hmac.new(self._key, words.encode("utf-8"), sha256).hexdigest()[:_KEPT]

    def _kept(self) -> bytes:
        if not self._file.exists():
            self._file.parent.mkdir(mode=0o700, exist_ok=True)
            _keep(self._file, secrets.token_hex(_BYTES))
        return bytes.fromhex(self._file.read_text("ascii"))


def _keep(file: Path, key: str) -> None:
    """Keep a new key whole or not at all, for this user's eyes; where two make one at once the first stays."""
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(key)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(new, file)
    except FileExistsError:
        pass
    finally:
        new.unlink()
