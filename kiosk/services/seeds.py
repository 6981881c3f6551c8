"""Site, machine and catalogue files: read when they changed, kept as numbered versions, the last good one in use."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.assets import shipped_site
from kiosk.catalogue.codec import from_data, to_data
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.search import Index, build_index
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Machine, Site
from kiosk.domain.text import Text
from kiosk.services.templates.shelf import FOLDER, Shelf, read_templates, template_files
from kiosk.store.errors import MachineFault
from kiosk.store.versions import Versions

Read = Callable[[], tuple[Any, str]]  # data for the program, and what its people wrote
CATALOGUE = "catalogue"  # the kind of its versions
FORMAT = 3  # of what is stored of the files; another number makes a start read them again


class Seeds:
    """The files of one data folder.

    A first start copies the shipped hall and refuses a wrong file; later starts use the last good version and say so
    in `notes`.
    """

    def __init__(self, home: Path, versions: Versions) -> None:
        self._home = home
        self._versions = versions
        self.notes: list[Text] = []
        _copy_missing(shipped_site(), home)

    def site(self) -> Site:
        """Return the site in use."""
        path = self._home / "site.toml"
        _, data = self._current("site", [path], lambda: (to_data(_reading().read_site(path)), ""))
        return from_data(Site, data)

    def machine(self) -> Machine:
        """Return this machine's settings in use."""
        path = self._home / "machine.toml"
        _, data = self._current("machine", [path], lambda: (to_data(_reading().read_machine(path)), ""))
        return from_data(Machine, data)

    def catalogue(self, site: Site) -> tuple[Catalogue, Index]:
        """Return the catalogue in use, numbered, and its search index made ahead."""
        folder = self._home / "catalogue"
        files = sorted(folder.glob("*.toml"))
        return offered(*self._current(CATALOGUE, files, lambda: _whole(_reading().read_whole(folder, site))))

    def slips(self) -> Shelf:
        """Return the slips' templates in use; one that is wrong leaves all of them as they were."""
        folder = self._home / FOLDER
        _, texts = self._current(FOLDER, template_files(folder), lambda: (read_templates(folder), ""))
        return Shelf(texts)

    def _current(self, kind: str, files: Iterable[Path], read: Read) -> tuple[int, Any]:
        digest = _digest(files)
        if digest != self._versions.digest(kind):
            self._take_over(kind, digest, read)
        return newest(self._versions, kind)

    def _take_over(self, kind: str, digest: str, read: Read) -> None:
        try:
            data, tables = read()
        except Refused as refused:
            if self._versions.newest(kind) is None:
                raise
            self.notes.append(_kept(refused))
            return
        self._versions.add(kind, digest, packed(data), datetime.now(UTC), tables)


def newest(versions: Versions, kind: str) -> tuple[int, Any]:
    """Return number and data of the version in use; raise `MachineFault` where it cannot be read."""
    kept = versions.newest(kind)
    if kept is None:
        raise RuntimeError(f"no version of {kind} was stored")
    try:
        return kept[0], json.loads(kept[1])
    except ValueError as fault:
        raise MachineFault(f"version {kept[0]} of {kind} in the database cannot be read: {fault}") from fault


def offered(number: int, data: Any) -> tuple[Catalogue, Index]:
    """Return a catalogue version with its search index, which is made anew for one that an older program kept."""
    catalogue = replace(from_data(Catalogue, data["items"]), version=number)
    return catalogue, Index.from_data(data["index"] if data.get("format") == FORMAT else build_index(catalogue))


def _reading() -> Any:
    from kiosk.catalogue import reading  # pydantic: only where a file changed, never on the way to the first frame

    return reading


def packed(data: Any) -> str:
    """Return data as a version's body."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _whole(read: Any) -> tuple[Any, str]:
    from kiosk.catalogue.schema import written

    return with_index(read.catalogue), written(read.tables)


def with_index(catalogue: Catalogue) -> dict[str, Any]:
    """Return a catalogue and its search index as data."""
    return {"format": FORMAT, "items": to_data(catalogue), "index": build_index(catalogue)}


def _digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256(str(FORMAT).encode())
    for file in files:
        total.update(file.name.encode())
        total.update(file.read_bytes() if file.exists() else b"")
    return total.hexdigest()


def _kept(refused: Refused) -> Text:
    return Text(
        f"{refused.in_chinese()}\n仍用上一次通过检查的版本。",
        f"{refused}\nThe last version that passed the check stays in use.",
    )


def _copy_missing(shipped: Path, home: Path) -> None:
    for name in ("site.toml", "machine.toml", "catalogue"):
        source, target = shipped / name, home / name
        if target.exists() or not source.exists():
            continue
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    (home / FOLDER).mkdir(exist_ok=True)
    for source in (shipped / FOLDER).iterdir():  # one by one: a newer program brings slips that an older did not know
        if not (home / FOLDER / source.name).exists():
            shutil.copyfile(source, home / FOLDER / source.name)
