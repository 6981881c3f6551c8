"""One site.toml brought to a machine: checked against what the machine has, and compared (`Settings.take` takes it)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.catalogue.files import load
from kiosk.catalogue.problems import Problem, Refused
from kiosk.catalogue.reading import read_site
from kiosk.catalogue.table_changes import Change, changes
from kiosk.domain.site import Site
from kiosk.domain.text import Text
from kiosk.services.doctor.patient import meet
from kiosk.services.faults import out_of_service
from kiosk.services.in_place import replace_file
from kiosk.services.own_file import keep_before
from kiosk.services.seeds import MACHINE_FILE, SITE, SITE_FILE, Seeds, machine_in
from kiosk.store.store import Store


@dataclass(frozen=True, slots=True)
class Applied:
    """What taking a file over did: what changed, and where the old file is (None where there was none)."""

    changes: list[Change]
    kept: Path | None


@out_of_service
def check(home: Path, file: Path) -> Site:
    """Return the hall that a site file says, as far as it fits this machine; raise `Refused` with all that does not."""
    raw = load(file)
    wrong: list[Problem] = []
    site: Site | None = None
    try:
        with _seeds(home) as seeds:
            site = read_site(file) if seeds is None else seeds.fitting(file)
    except Refused as refused:
        wrong += refused.problems
    told = {problem.where for problem in wrong}
    wrong += [problem for problem in _elsewhere(home, file.name, raw) if problem.where not in told]
    if wrong or site is None:
        raise Refused(tuple(wrong))
    return site


def _elsewhere(home: Path, name: str, raw: dict[str, Any]) -> Iterator[Problem]:
    """Yield what fits another machine than this one."""
    known = meet(home).site
    if known is None:
        return
    if isinstance(raw.get("id"), str) and raw["id"] != known.id:
        # the day's numbers are counted under the id: another one would begin at 001 once more
        other = Text(f"{known.id}（这台机器的大厅）", f"{known.id}, the hall of this machine")
        yield Problem(f"{name}: id", raw["id"], other)
    logo = raw.get("slip_logo")
    picture = logo.get("picture") if isinstance(logo, dict) else None
    if isinstance(picture, str) and not (home / picture).exists():
        there = Text(f"{home} 里有的图片", f"a picture that is in {home}")
        yield Problem(f"{name}: slip_logo › picture", picture, there)


def check_own(home: Path) -> None:
    """Check the machine's own site.toml and machine.toml; raise `Refused` with all that is wrong in either."""
    wrong: list[Problem] = []
    for one in (lambda: check(home, home / SITE_FILE), lambda: machine_in(home / MACHINE_FILE)):
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


def started(home: Path) -> bool:
    """Tell whether a hall was ever opened on this machine."""
    with _seeds(home) as seeds:
        return seeds is not None


@out_of_service
def lay(home: Path, file: Path, now: datetime) -> Applied:
    """Put a site file where the first start finds it; raise `Refused` and `OutOfService`, and leave all as it was."""
    check(home, file)
    own, text, found = home / SITE_FILE, text_of(file), compare(home, file)
    home.mkdir(parents=True, exist_ok=True)
    kept = keep_before(home, own, now) if own.exists() else None
    replace_file(own, text.encode("utf-8"))
    return Applied(found, kept)


def text_of(file: Path) -> str:
    """Return a file's text as it is, its line ends and mark included; raise `Refused`."""
    load(file)  # says what is wrong with it
    return file.read_bytes().decode("utf-8")


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
