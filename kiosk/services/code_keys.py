"""What codes are signed and verified with: the signing half in the machine's `secrets` folder, the other in the hall.

A desk makes its key at its first code. To change it, its file is taken away: the next code makes a new one, and what
was signed with the old one is good until its day.
"""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from kiosk.domain.signed import SignedCode, body_of, scanned
from kiosk.services.hall import Hall

FILE = "code.key"


class CodeKeys:
    """Signs at the desk, verifies at a kiosk: without any network once the hall's keys were read."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._known: dict[str, VerifyKey] = {}

    def sign(self, code: str, until: date) -> str:
        """Return the long form of a spoken code, good until that day. Raises `OSError` where the key cannot be kept."""
        key, site = self._signing_key(), self._hall.site.id
        public = key.verify_key.encode().hex()
        id_ = sha256(bytes.fromhex(public)).hexdigest()[:4]
        self._hall.store.pre_reviews.add_key(site, id_, public, self._hall.where())
        body = body_of(site, id_, until, code)
        return scanned(body, key.sign(body).signature)

    def _signing_key(self) -> SigningKey:
        file = self._hall.home / "secrets" / FILE
        if not file.exists():
            file.parent.mkdir(mode=0o700, exist_ok=True)
            _keep(file, SigningKey.generate())
        return SigningKey(bytes.fromhex(file.read_text("ascii")))

    def is_ours(self, signed: SignedCode) -> bool:
        """Tell whether a key of this hall signed this; a key that is not known yet is looked for in the database."""
        if signed.key not in self._known:
            keys = self._hall.store.pre_reviews.keys(self._hall.site.id)
            self._known = {id_: VerifyKey(bytes.fromhex(public)) for id_, public in keys.items()}
        key = self._known.get(signed.key)
        if key is None:
            return False
        try:
            key.verify(signed.body, signed.signature)
        except BadSignatureError:
            return False
        return True


def _keep(file: Path, key: SigningKey) -> None:
    """Keep a new key whole or not at all, for this user's eyes; where two make one at once the first stays."""
    new = file.with_name(f"{FILE}.{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(key.encode().hex())
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(new, file)
    except FileExistsError:
        pass
    finally:
        new.unlink()
