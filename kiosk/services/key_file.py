"""The file with the half that signs."""

from pathlib import Path

from nacl.signing import SigningKey

from kiosk.services.kept_secret import FOLDER, keep_secret, read_secret

FILE = "code.key"


def key_file(home: Path) -> Path:
    """Return where a machine keeps its signing key."""
    return home / FOLDER / FILE


def read_key(file: Path) -> SigningKey | None:
    """Return the key of a file, None where there is no file; raise `BrokenKey` where nothing can be made of it."""
    secret = read_secret(file)
    return None if secret is None else SigningKey(secret)


def keep(file: Path, key: SigningKey, *, instead: bool = False) -> SigningKey:
    """Keep a new key and return the one that is kept: where two make one at once the first stays, unless `instead`.

    Raises `BrokenKey` where the folder takes none.
    """
    return SigningKey(keep_secret(file, key.encode(), instead=instead))
