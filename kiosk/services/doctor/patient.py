"""What the doctor's looks need of a hall, opened without changing it: no first start, no migration, no file taken."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import peewee as pw

from kiosk.catalogue.codec import UnknownFormat, from_data
from kiosk.catalogue.problems import Refused
from kiosk.domain.site import Machine, Site
from kiosk.services.seeds import MACHINE, SITE, digest_of, newest
from kiosk.store.database import dialect, is_postgres, unmigrated
from kiosk.store.errors import StoreFault
from kiosk.store.versions import Versions


@dataclass(frozen=True, slots=True)
class Patient:
    """A data folder and its database. `site` and `machine` are those in use, None where there are none.

    `refused` are files that changed since and cannot be used; the kiosk goes on with what it had.
    """

    home: Path
    address: str | Path
    site: Site | None
    machine: Machine | None
    refused: tuple[Refused, ...]

    @property
    def stored(self) -> bool:
        """Whether there is a database to look into; one on a server is taken to be."""
        return is_postgres(self.address) or Path(self.address).exists()


def meet(home: Path) -> Patient:
    """Return what is known of the hall in `home`, whatever of it is broken."""
    address = os.environ.get("JISHI_DATABASE") or home / "jishi.db"
    versions = _Versions(address)
    refused: list[Refused] = []
    site = _in_use(versions, SITE, Site, home / "site.toml", refused)
    machine = _in_use(versions, MACHINE, Machine, home / "machine.toml", refused)
    versions.close()
    return Patient(home, address, site, machine, tuple(refused))


class _Versions:
    """The versions that a database holds; nothing where it cannot be read, which another look tells."""

    def __init__(self, address: str | Path) -> None:
        self._database: pw.Database | None = unmigrated(address)
        if dialect(self._database) == "sqlite" and not Path(address).exists():
            self._database = None

    def kept(self, kind: str) -> tuple[str, Any]:
        """Return the digest of the files that were taken over last, and the data in use."""
        if self._database is None:
            return "", None
        try:
            versions = Versions(self._database)
            digest = versions.digest(kind)
            return digest, newest(versions, kind)[1] if digest else None
        except StoreFault:
            self._database = None
            return "", None

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._database is not None:
            self._database.close()


def _in_use(versions: _Versions, kind: str, shape: Any, file: Path, refused: list[Refused]) -> Any:
    digest, data = versions.kept(kind)
    if file.exists() and digest != digest_of([file]):
        try:
            return _read(kind, file)
        except Refused as wrong:
            refused.append(wrong)
    try:
        return None if data is None else from_data(shape, data)
    except UnknownFormat:
        return None


def _read(kind: str, file: Path) -> Site | Machine:
    from kiosk.catalogue import reading  # pydantic: only where a file changed

    return reading.read_site(file) if kind == SITE else reading.read_machine(file)
