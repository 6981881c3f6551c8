"""The files with what only this machine knows: read, made, replaced; whole or not at all, for this user's eyes."""

import os
import secrets
from pathlib import Path

from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text
from kiosk.services.answers import BrokenKey

FOLDER = "secrets"  # in a machine's data folder; no backup takes it along
BYTES = 32
_DIGITS = 2 * BYTES  # hexadecimal


def read_secret(file: Path) -> bytes | None:
    """Return the secret of a file, None where there is no file; raise `BrokenKey` where nothing can be made of it."""
    try:
        text = file.read_text("ascii").strip()
        if len(text) != _DIGITS:
            raise BrokenKey(
                str(file), Text(f"有 {len(text)} 个字，不是 {_DIGITS} 个", f"{len(text)} digits, not {_DIGITS}")
            )
        return bytes.fromhex(text)
    except FileNotFoundError:
        return None
    except ValueError as fault:
        raise BrokenKey(str(file), Text("不是十六进制数字", "not hexadecimal")) from fault
    except OSError as fault:
        raise BrokenKey(str(file), os_words(fault)) from fault


def keep_secret(file: Path, new: bytes, *, instead: bool = False) -> bytes:
    """Keep a new secret and return the one that is kept: where several make one at once the first stays.

    That is unless `instead`. Raises `BrokenKey` where the folder takes none.
    """
    try:
        _write(file, new, instead=instead)
    except OSError as fault:
        raise BrokenKey(str(file), os_words(fault)) from fault
    kept = read_secret(file)
    if kept is None:
        raise BrokenKey(str(file), Text("刚存就没了", "gone again"))
    return kept


def _write(file: Path, new: bytes, *, instead: bool) -> None:
    file.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")  # its own: threads make one at once too
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(new.hex())
            stream.flush()
            os.fsync(stream.fileno())
        if instead:
            fresh.replace(file)
        else:
            os.link(fresh, file)
    except FileExistsError:
        pass
    finally:
        fresh.unlink(missing_ok=True)
