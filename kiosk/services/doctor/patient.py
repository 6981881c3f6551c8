"""What the doctor's looks need of a hall, opened without changing it: no first start, no migration, no file taken."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.catalogue.codec import UnknownFormat, from_data
from kiosk.catalogue.problems import Refused
from kiosk.domain.site import Machine, Site
from kiosk.services.seeds import MACHINE, SITE, machine_in, newest
from kiosk.store.database import is_postgres, unmigrated
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


def address_of(home: Path) -> str | Path:
    """Return where the database of the hall in `home` is."""
    return os.environ.get("JISHI_DATABASE") or home / "jishi.db"


def meet(home: Path) -> Patient:
    """Return what is known of the hall in `home`, whatever of it is broken: files first, no server is waited for."""
    address = address_of(home)
    refused: list[Refused] = []
    site = _in_use(home / "site.toml", SITE, Site, address, refused)
    machine = _in_use(home / "machine.toml", MACHINE, Machine, address, refused)
    return Patient(home, address, site, machine, tuple(refused))


def _in_use(file: Path, kind: str, shape: Any, address: str | Path, refused: list[Refused]) -> Any:
    """Return what a file says; where it is wrong or gone, the version that the kiosk goes on with."""
    from kiosk.catalogue import reading

    if file.exists():
        try:
            return reading.read_site(file) if kind == SITE else machine_in(file)
        except Refused as wrong:
            refused.append(wrong)
    return _kept(kind, shape, address)


def _kept(kind: str, shape: Any, address: str | Path) -> Any:
    """Return the newest version in the database; None where there is none, or another look tells why not."""
    if not is_postgres(address) and not Path(address).exists():
        return None
    database = unmigrated(address)
    try:
        versions = Versions(database)
        return from_data(shape, newest(versions, kind)[1]) if versions.digest(kind) else None
    except (StoreFault, UnknownFormat):
        return None
    finally:
        database.close()
