"""What codes are signed and verified with: the signing half in the machine's `secrets` folder, the other in the hall.

Each machine that signs has a key of its own, made with its first code. Verifying needs no network once the hall's keys
were read; they are read again on another day, and for a key that is not known yet.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from kiosk.domain.signed import LONGEST_DAYS, SignedCode, body_of, is_accepted, scanned
from kiosk.domain.staff import Act
from kiosk.services.answers import BrokenKey
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.key_file import FILE, keep, key_file, read_key
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.rows import KeyRow

__all__ = ["FILE", "CodeKeys", "HallKey"]


@dataclass(frozen=True, slots=True)
class HallKey:
    """A key of the hall's codes; times are the hall's. `last` is the last day of what a retired one signed."""

    id: str
    device: str
    since: datetime
    retired: datetime | None
    last: date | None
    here: bool  # this machine signs with it


@dataclass(frozen=True, slots=True)
class _Known:
    """A key as it is kept for verifying."""

    key: VerifyKey
    retired: date | None


class CodeKeys:
    """Signs, verifies, and changes the key of this machine."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._known: dict[str, _Known] = {}
        self._read_on: date | None = None
        self._dropped = False

    def sign(self, code: str, until: date) -> str:
        """Return the long form of a spoken code, good until that day; raise `BrokenKey` where this machine cannot."""
        key, where = self._signing_key(), self._hall.where()
        id_ = _id(key)
        self._hall.store.pre_reviews.add_key(id_, key.verify_key.encode().hex(), where)
        if not self._dropped:
            self._drop_old()
            self._dropped = True
        body = body_of(self._hall.site.id, id_, until, code)
        return scanned(body, key.sign(body).signature)

    def _signing_key(self) -> SigningKey:
        file = key_file(self._hall.home)
        return read_key(file) or keep(file, self._new())

    def _new(self) -> SigningKey:
        """Return a new key whose short id no other of the hall has."""
        taken = self._hall.store.pre_reviews.keys(self._hall.site.id)
        key = SigningKey.generate()
        while _id(key) in taken:
            key = SigningKey.generate()
        return key

    def _drop_old(self) -> None:
        """Remove keys of which nothing can be good any more."""
        long_ago = self._hall.clock() - timedelta(days=LONGEST_DAYS + 1)
        self._hall.store.pre_reviews.drop_keys(self._hall.site.id, long_ago)

    # -- verifying -----------------------------------------------------------------------------------------------

    def is_ours(self, signed: SignedCode) -> bool:
        """Tell whether a key of this hall signed this while it was in use."""
        today = self._hall.where().day
        if signed.key not in self._known or self._read_on != today:
            rows = self._hall.store.pre_reviews.keys(self._hall.site.id)
            self._known = {id_: self._as_known(row) for id_, row in rows.items()}
            self._read_on = today
        known = self._known.get(signed.key)
        if known is None or not is_accepted(signed.until, known.retired):
            return False
        try:
            known.key.verify(signed.body, signed.signature)
        except BadSignatureError:
            return False
        return True

    def knows(self, key: str) -> bool:
        """Tell whether there was such a key when `is_ours` looked."""
        return key in self._known

    def _as_known(self, row: KeyRow) -> _Known:
        retired = self._hall.local(row.retired).date() if row.retired else None
        return _Known(VerifyKey(bytes.fromhex(row.public)), retired)

    # -- changing ------------------------------------------------------------------------------------------------

    @out_of_service
    def rotate(self, session: Session) -> HallKey:
        """Sign with a new key from now on, on this machine; what the old one signed stays good for its time.

        The old signing half is overwritten, a broken one too. Raises `NotAllowed`, and `BrokenKey` where the new one
        cannot be kept: then nothing has changed.
        """
        hall, rows, file = self._hall, self._hall.store.pre_reviews, key_file(self._hall.home)
        try:
            before = read_key(file)
        except BrokenKey:
            before = None
        with hall.store.writing():
            demand(hall, session, Act.ROTATE_KEYS)
            new, where = self._new(), hall.where()
            rows.add_key(_id(new), new.verify_key.encode().hex(), where)
            if before is not None:
                rows.retire_key(_id(before), where)
            self._drop_old()
            told = {"before": _id(before) if before else ""}
            Audit(hall).append(session, Act.ROTATE_KEYS, f"key:{_id(new)}", told)
            keep(file, new, instead=True)  # last; where the database then fails, the first code brings its key along
        return next(key for key in self.all() if key.id == _id(new))

    @out_of_service
    def all(self) -> list[HallKey]:
        """Return the hall's keys, the newest first."""
        try:
            own = read_key(key_file(self._hall.home))
        except BrokenKey:
            own = None
        rows = self._hall.store.pre_reviews.keys(self._hall.site.id).values()
        found = [self._shown(row, _id(own) if own else "") for row in rows]
        return sorted(found, key=lambda key: key.since, reverse=True)

    def _shown(self, row: KeyRow, own: str) -> HallKey:
        retired = self._hall.local(row.retired) if row.retired else None
        last = retired.date() + timedelta(days=LONGEST_DAYS) if retired else None
        return HallKey(row.id, row.device, self._hall.local(row.at), retired, last, row.id == own)


def _id(key: SigningKey) -> str:
    return sha256(key.verify_key.encode()).hexdigest()[:4]
