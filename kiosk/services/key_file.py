"""The file with the half that signs: read, made, replaced; whole or not at all, for this user's eyes."""

import os
from pathlib import Path

from nacl.signing import SigningKey

from kiosk.services.answers import BrokenKey

FILE = "code.key"
_LENGTH = 64  # hexadecimal digits


def key_file(home: Path) -> Path:
    """Return where a machine keeps its signing key."""
    return home / "secrets" / FILE


def read_key(file: Path) -> SigningKey | None:
    """Return the key of a file, None where there is no file; raise `BrokenKey` where nothing can be made of it."""
    try:
        text = file.read_text("ascii").strip()
        if len(text) != _LENGTH:
            raise BrokenKey(str(file), f"{len(text)} characters, not {_LENGTH}")
        return SigningKey(bytes.fromhex(text))
    except FileNotFoundError:
        return None
    except ValueError as fault:
        raise BrokenKey(str(file), "not hexadecimal") from fault
    except OSError as fault:
        raise BrokenKey(str(file), fault.strerror or str(fault)) from fault


def keep(file: Path, key: SigningKey, *, instead: bool = False) -> SigningKey:
    """Keep a new key and return the one that is kept: where two make one at once the first stays, unless `instead`.

    Raises `BrokenKey` where the folder takes none.
    """
    try:
        _write(file, key, instead=instead)
    except OSError as fault:
        raise BrokenKey(str(file), fault.strerror or str(fault)) from fault
    kept = read_key(file)
    if kept is None:
        raise BrokenKey(str(file), "gone again")
    return kept


def _write(file: Path, key: SigningKey, *, instead: bool) -> None:
    file.parent.mkdir(mode=0o700, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(key.encode().hex())
        stream.flush()
        os.fsync(stream.fileno())
    try:
        if instead:
            new.replace(file)
        else:
            os.link(new, file)
    except FileExistsError:
        pass
    finally:
        new.unlink(missing_ok=True)
