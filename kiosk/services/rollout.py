"""One site.toml brought to a machine: checked against what the machine has, compared, and taken over as a whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.catalogue.files import load
from kiosk.catalogue.problems import Problem, Refused
from kiosk.catalogue.reading import read_machine, read_site
from kiosk.catalogue.table_changes import Change, changes
from kiosk.domain.site import Site
from kiosk.domain.text import Text
from kiosk.services.doctor.patient import meet
from kiosk.services.faults import out_of_service
from kiosk.services.seeds import SITE, Seeds
from kiosk.store.store import Store

SITE_FILE, MACHINE_FILE = "site.toml", "machine.toml"
BEFORE = "before"  # the folder that keeps what was replaced


@dataclass(frozen=True, slots=True)
class Applied:
    """What taking a file over did: what changed, and where the old file is (None where there was none)."""

    changes: list[Change]
    kept: Path | None


@out_of_service
def check(home: Path, file: Path) -> Site:
    """Return the hall that a site file says, as far as it fits this machine; raise `Refused` with all that does not."""
    with _seeds(home) as seeds:
        site = read_site(file) if seeds is None else seeds.fitting(file)
    known = meet(home).site
    wrong = []
    if known is not None and known.id != site.id:
        # the day's numbers are counted under the id: another one would begin at 001 once more
        other = Text(f"{known.id}（这台机器的大厅）", f"{known.id}, the hall of this machine")
        wrong.append(Problem(f"{file.name}: id", site.id, other))
    if site.slip_logo is not None and known is not None and not (home / site.slip_logo.picture).exists():
        there = Text(f"{home} 里有的图片", f"a picture that is in {home}")
        wrong.append(Problem(f"{file.name}: slip_logo › picture", site.slip_logo.picture, there))
    if wrong:
        raise Refused(tuple(wrong))
    return site


def check_own(home: Path) -> None:
    """Check the machine's own site.toml and machine.toml; raise `Refused` with all that is wrong in either."""
    wrong: list[Problem] = []
    for one in (lambda: check(home, home / SITE_FILE), lambda: read_machine(home / MACHINE_FILE)):
        try:
            one()
        except Refused as refused:
            wrong += refused.problems
    if wrong:
        raise Refused(tuple(wrong))


def compare(home: Path, file: Path) -> list[Change]:
    """Return what `file` would change of the machine's site.toml; raise `Refused` where either cannot be read."""
    own = home / SITE_FILE
    return changes(load(own) if own.exists() else {}, load(file))


@out_of_service
def apply(home: Path, file: Path, now: datetime) -> Applied:
    """Take a site file over: checked first, the old one kept, the machine's own settings untouched.

    Raises `Refused` and `OutOfService`, and leaves everything as it was.
    """
    check(home, file)
    changed, own = compare(home, file), home / SITE_FILE
    if own.exists() and own.read_bytes() == file.read_bytes():
        return Applied([], None)
    home.mkdir(parents=True, exist_ok=True)
    fresh = home / f"{SITE_FILE}.new"
    try:
        shutil.copyfile(file, fresh)
        kept = _keep(own, home / BEFORE / f"site-{now:%Y%m%dT%H%M%S}.toml")
        fresh.replace(own)
    finally:
        fresh.unlink(missing_ok=True)
    try:
        with _seeds(home) as seeds:
            if seeds is not None:
                seeds.site()
    except Exception:
        if kept is not None:
            shutil.copyfile(kept, own)
        raise
    return Applied(changed, kept)


def _keep(own: Path, target: Path) -> Path | None:
    if not own.exists():
        return None
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(own, target)
    return target


@contextmanager
def _seeds(home: Path) -> Iterator[Seeds | None]:
    """Give the hall's files and versions; None on a machine that was never started, where nothing is to be laid yet."""
    patient = meet(home)
    if not patient.stored:
        yield None
        return
    store = Store(patient.address)
    try:
        yield Seeds(home, store.versions) if store.versions.digest(SITE) else None
    finally:
        store.close()
