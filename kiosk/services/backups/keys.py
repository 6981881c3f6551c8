"""The keys of a machine, which are in no backup: sealed with a passphrase into a file of their own, and back.

The passphrase becomes a key by argon2id (RFC 9106, its second choice), which seals everything with XSalsa20-Poly1305:
who has the file without the passphrase has nothing, and a changed file does not open.
"""

import base64
import json
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text
from kiosk.services.backups.folder import BackupFault
from kiosk.services.doctor.patient import meet

FOLDER = "secrets"
LEAST = 12  # characters of a passphrase: what is tried by the million, away from here, wants more than a PIN
_MAGIC = "jishi sealed keys 1"
_OPS, _MEMORY, _SALT = 3, 64 * 1024 * 1024, 16
_LARGEST = 1_000_000  # bytes of a sealed file


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What came back: the files' names, which machine sealed them and when; `aside` holds what they replaced."""

    names: list[str]
    device: str
    made: str
    aside: Path | None


def seal(home: Path, file: Path, passphrase: str, site: str, device: str, now: datetime) -> list[str]:
    """Seal the keys in `home` into `file`, which must not be there yet; return their names.

    Raises `BackupFault` where there are none, the passphrase is short, or the file cannot be written.
    """
    if len(passphrase) < LEAST:
        raise _fault(f"口令至少 {LEAST} 个字", f"a passphrase has at least {LEAST} characters")
    keys = {path.name: _text(path.read_bytes()) for path in _keys(home)}
    if not keys:
        raise _fault(
            f"{home / FOLDER} 里还没有密钥：发过预审码的机器才有",
            f"{home / FOLDER} holds no key: only a machine that has given pre-review codes has one",
        )
    from nacl.secret import SecretBox
    from nacl.utils import random

    salt = random(_SALT)
    inside = json.dumps({"site": site, "device": device, "made": f"{now:%Y-%m-%d %H:%M}", "keys": keys}).encode()
    sealed = bytes(SecretBox(_key(passphrase, salt)).encrypt(inside))
    outside = {"what": _MAGIC, "salt": _text(salt), "sealed": _text(sealed)}
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
            json.dump(outside, stream)
            stream.flush()
            os.fsync(stream.fileno())
    except FileExistsError:
        raise _fault(f"{file} 已经有了，换个名字", f"{file} is there already: take another name") from None
    except OSError as fault:
        file.unlink(missing_ok=True)
        raise _fault(
            f"写不了 {file}：{os_words(fault).zh}", f"{file} cannot be written: {os_words(fault).en}"
        ) from fault
    return sorted(keys)


def unseal(home: Path, file: Path, passphrase: str, now: datetime) -> Unsealed:
    """Put the keys of a sealed file into `home`; those that were there are kept beside.

    Raises `BackupFault` for a wrong passphrase, a file that is damaged or none of ours, and for another hall's keys.
    """
    inside = _opened(file, passphrase)
    known = meet(home).site
    if known is not None and known.id != inside["site"]:
        raise _fault(
            f"这是 {inside['site']} 大厅的密钥，这台机器是 {known.id}", f"these are the keys of {inside['site']}"
        )
    folder, fresh = home / FOLDER, home / f".{FOLDER}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(mode=0o700, parents=True)
        for name, data in inside["keys"].items():
            with os.fdopen(os.open(fresh / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                stream.write(base64.b64decode(data))
                stream.flush()
                os.fsync(stream.fileno())
        aside = home / f"replaced-{FOLDER}-{now:%Y%m%dT%H%M%S}" if folder.exists() else None
        if aside is not None:
            folder.rename(aside)
        fresh.rename(folder)
    except OSError as fault:
        shutil.rmtree(fresh, ignore_errors=True)
        raise _fault(
            f"写不了 {home}：{os_words(fault).zh}", f"{home} cannot be written: {os_words(fault).en}"
        ) from fault
    return Unsealed(sorted(inside["keys"]), inside["device"], inside["made"], aside)


def _opened(file: Path, passphrase: str) -> dict[str, Any]:
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        data = file.read_bytes()[: _LARGEST + 1]
        outside = json.loads(data)
        salt, sealed = base64.b64decode(outside["salt"]), base64.b64decode(outside["sealed"])
        ours = outside["what"] == _MAGIC and len(data) <= _LARGEST
        box = SecretBox(_key(passphrase, salt)) if ours else None
    except OSError as fault:
        raise _fault(f"读不了 {file}：{os_words(fault).zh}", f"{file} cannot be read: {os_words(fault).en}") from fault
    except (ValueError, KeyError, TypeError, CryptoError) as fault:
        raise _fault(f"{file} 不是封好的密钥文件", f"{file} is no file of sealed keys") from fault
    if box is None:
        raise _fault(f"{file} 不是封好的密钥文件", f"{file} is no file of sealed keys")
    try:
        inside: dict[str, Any] = json.loads(box.decrypt(sealed))
    except (CryptoError, ValueError) as fault:
        raise _fault(
            "口令不对，或文件被改过、损坏了；什么都没有动",
            "the passphrase is wrong, or the file was changed or damaged; nothing was touched",
        ) from fault
    if any(Path(name).name != name or name in (".", "..") for name in inside["keys"]):
        raise _fault(f"{file} 不是封好的密钥文件", f"{file} is no file of sealed keys")
    return inside


def _keys(home: Path) -> list[Path]:
    folder = home / FOLDER
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def _key(passphrase: str, salt: bytes) -> bytes:
    from nacl.pwhash import argon2id

    return argon2id.kdf(32, passphrase.encode(), salt, opslimit=_OPS, memlimit=_MEMORY)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _fault(zh: str, en: str) -> BackupFault:
    return BackupFault(Text(zh, en))
