"""Site, machine and catalogue files: read when they changed, kept as numbered versions, the last good one in use."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.assets import shipped_site
from kiosk.catalogue.codec import from_data, to_data
from kiosk.catalogue.kept_index import KeptIndex
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.progress import Follow, nobody
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Machine, Site
from kiosk.domain.text import Text
from kiosk.services.logs import logger
from kiosk.services.templates.shelf import FOLDER, Shelf, read_templates, template_files
from kiosk.store.errors import MachineFault
from kiosk.store.versions import FILES, Versions

if TYPE_CHECKING:
    from kiosk.catalogue.indexing import Synonym
    from kiosk.catalogue.problems import Problem

Read = Callable[[], tuple[str, str]]  # a version's body, and what its people wrote
SYNONYMS = "synonyms.toml"
SITE, MACHINE = "site", "machine"
SITE_FILE, MACHINE_FILE = "site.toml", "machine.toml"
KINDS = {SITE_FILE: SITE, MACHINE_FILE: MACHINE}  # of their versions
BEFORE = "before"  # the folder that keeps what was replaced
CATALOGUE = "catalogue"  # the kind of its versions
DIGEST = 32  # characters of each part of a catalogue's digest
FORMAT = 9  # of what is stored of the files; another number makes a start read them again


class Seeds:
    """The files of one data folder.

    A first start copies the shipped hall and refuses a wrong file; later starts use the last good version and say so
    in `notes`.
    """

    def __init__(self, home: Path, versions: Versions) -> None:
        self._home = home
        self._versions = versions
        self.notes: list[Text] = []
        _copy_missing(shipped_site(), home, versions)

    def site(self) -> Site:
        """Return the site in use."""
        path = self._home / SITE_FILE
        _, data, _ = self._current(SITE, [path], lambda: (packed(to_data(self.fitting(path))), ""))
        return from_data(Site, data)

    def fitting(self, path: Path) -> Site:
        """Return the site that a file says; raise `Refused` where the catalogue's items would not find their queue."""
        judged = _reading().judged_site(path)
        site: Site = judged.site
        problems = [*judged.problems, *(self._unfitting(site) if judged.named else ())]
        if problems:
            raise Refused(tuple(problems))
        return site

    def _unfitting(self, site: Site) -> "Sequence[Problem]":
        """Return what of the catalogue in use does not fit a site."""
        known = self._versions.digest(CATALOGUE)
        if not known:
            return ()
        if _of_items(known) == _of_items(catalogue_digest(self._home)):
            from kiosk.catalogue import check

            _, data, _ = newest(self._versions, CATALOGUE)
            return check.catalogue(from_data(Catalogue, data["items"]), site)
        try:
            _reading().read_whole(self._home / CATALOGUE, site, self._known_files())
        except Refused as refused:
            return refused.problems
        return ()

    def machine(self) -> Machine:
        """Return this machine's settings in use."""
        path = self._home / MACHINE_FILE
        _, data, _ = self._current(MACHINE, [path], lambda: (packed(to_data(machine_in(path))), ""))
        return from_data(Machine, data)

    def catalogue(self, site: Site) -> tuple[Catalogue, KeptIndex]:
        """Return the catalogue in use, numbered, and its search index, which was made ahead."""
        seen, now = self._versions.digest(CATALOGUE), catalogue_digest(self._home)
        if seen != now:
            if self._own() and _of_items(seen, anew=False) == _of_items(now, anew=False):
                self._take_words(now)
            else:
                self._take_files(now, site)
        return offered(*newest(self._versions, CATALOGUE))

    def _own(self) -> str:
        """Return where the items in use came from, where that is no file: a workbook, or the way back to a version."""
        origins = [kept.origin for kept in self._versions.all(CATALOGUE) if kept.origin != SYNONYMS]
        return origins[-1] if origins and origins[-1] != FILES else ""

    def _take_files(self, digest: str, site: Site) -> None:
        """Take changed files over; a workbook's version that they put out of use is told, with the way back."""
        folder, words, number = self._home / CATALOGUE, self._home / SYNONYMS, self._versions.number(CATALOGUE)
        own = self._own()
        self._take_over(
            CATALOGUE, digest, lambda: _whole(_reading().read_whole(folder, site, self._known_files()), words)
        )
        if own and self._versions.number(CATALOGUE) != number:
            self.notes.append(_put_out_of_use(own, number))

    def _take_words(self, digest: str) -> None:
        """Take changed synonyms over, into the version in use: that its items came from a workbook they leave be."""
        from kiosk.catalogue.kept_tables import with_synonyms
        from kiosk.catalogue.synonyms import checked_rows, synonyms_of

        number, data, _ = newest(self._versions, CATALOGUE)
        catalogue = from_data(Catalogue, data["items"])
        try:
            rows = checked_rows(self._home / SYNONYMS, catalogue)
        except Refused as refused:
            self.notes.append(_kept(refused))
            return
        body = with_index(catalogue, synonyms_of(rows, catalogue), data.get("files", ()))
        tables = with_synonyms(self._versions.tables(CATALOGUE, number) or "", rows)
        self._versions.bring_in(CATALOGUE, body, datetime.now(UTC), SYNONYMS, tables, digest)

    def _known_files(self) -> list[str]:
        body = self._versions.of_files(CATALOGUE)
        known: list[str] = json.loads(body.partition("\n")[0]).get("files", []) if body else []
        return known

    def slips(self) -> Shelf:
        """Return the slips' templates in use; one that is wrong leaves all of them as they were."""
        folder = self._home / FOLDER
        number, texts, _ = self._current(FOLDER, template_files(folder), lambda: (packed(read_templates(folder)), ""))
        return Shelf(texts, number)

    def _current(self, kind: str, files: Iterable[Path], read: Read) -> tuple[int, Any, str]:
        digest = digest_of(files)
        if digest != self._versions.digest(kind):
            self._take_over(kind, digest, read)
        return newest(self._versions, kind)

    def _take_over(self, kind: str, digest: str, read: Read) -> None:
        try:
            body, tables = read()
        except Refused as refused:
            if self._versions.newest(kind) is None:
                raise
            self.notes.append(_kept(refused))
            return
        self._versions.add(kind, digest, body, datetime.now(UTC), tables)


def newest(versions: Versions, kind: str) -> tuple[int, Any, str]:
    """Return number, data and index text of the version in use; raise `MachineFault` where it cannot be read."""
    kept = versions.newest(kind)
    if kept is None:
        raise RuntimeError(f"no version of {kind} was stored")
    data, _, index = kept[1].partition("\n")
    try:
        return kept[0], json.loads(data), index
    except ValueError as fault:
        raise MachineFault(f"version {kept[0]} of {kind} in the database cannot be read: {fault}") from fault


def offered(number: int, data: Any, index: str) -> tuple[Catalogue, KeptIndex]:
    """Return a catalogue version with its search index, which is made anew for one that an older program kept."""
    catalogue = replace(from_data(Catalogue, data["items"]), version=number)
    kept = index if data.get("format") == FORMAT else ""
    return catalogue, KeptIndex(lambda: _read_index(kept, catalogue))


def _read_index(kept: str, catalogue: Catalogue) -> dict[str, Any]:
    if kept:
        try:
            read: dict[str, Any] = json.loads(kept)
        except ValueError:
            logger("catalogue").error("the search index cannot be read and is made anew", version=catalogue.version)
        else:
            return read
    from kiosk.catalogue.indexing import build_index

    return build_index(catalogue)


def _reading() -> Any:
    from kiosk.catalogue import reading  # pydantic: only where a file changed, never on the way to the first frame

    return reading


def machine_in(path: Path) -> Machine:
    """Return the machine that a file says; raise `Refused`."""
    from drivers.printer.profile import profile_names  # tomllib: only where a file changed

    machine: Machine = _reading().read_machine(path, profile_names())
    return machine


def packed(data: Any) -> str:
    """Return data as a version's body, on one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _whole(read: Any, words: Path) -> tuple[str, str]:
    from kiosk.catalogue.kept_tables import written
    from kiosk.catalogue.synonyms import checked_rows, synonyms_of

    rows = checked_rows(words, read.catalogue)
    body = with_index(read.catalogue, synonyms_of(rows, read.catalogue), read.files)
    return body, written(read.tables.model_copy(update={"synonym": list(rows)}))


def with_index(
    catalogue: Catalogue, synonyms: "Sequence[Synonym]", files: Sequence[str] = (), follow: Follow = nobody
) -> str:
    """Return a catalogue as a version's body, and on a line of its own its search index, which is opened later.

    `files` are those that it was read from.
    """
    from kiosk.catalogue.indexing import build_index

    parts = [packed({"format": FORMAT, "items": to_data(catalogue), "files": files}), "\n{"]
    for key, value in build_index(catalogue, synonyms, follow).items():
        # one after the other: as one piece, a large index weighs several times as much while it is written
        parts += [packed(key), ":", packed(value), ","]
    parts[-1] = "}"
    return "".join(parts)


def catalogue_digest(home: Path) -> str:
    """Return what changes where a file of the catalogue does: `FORMAT.ITEMS.SYNONYMS`, so that it tells which."""
    items = digest_of(sorted((home / CATALOGUE).glob("*.toml")), "")[:DIGEST]
    return with_words_now(f"{FORMAT}.{items}.", home)


def with_words_now(seen: str, home: Path) -> str:
    """Return the digest that was seen last, but with the synonyms as they are now."""
    items, mark, _ = seen.rpartition(".")  # no mark: an older program saw them
    return f"{items}.{digest_of([home / SYNONYMS], '')[:DIGEST]}" if mark else ""


def _of_items(digest: str, *, anew: bool = True) -> str:
    """Return what a catalogue's digest tells of its items' files; with `anew` also how they are to be stored."""
    items = digest.rpartition(".")[0]
    return items if anew else items.rpartition(".")[2]


def digest_of(files: Iterable[Path], form: str = str(FORMAT)) -> str:
    """Return what changes where one of these files does; a version remembers it of the files that it was read from."""
    total = hashlib.sha256(form.encode())
    for file in files:
        total.update(file.name.encode())
        try:
            total.update(file.read_bytes())
        except OSError as fault:  # missing, or unreadable: reading it says so, with its name
            total.update(str(fault.errno).encode())
    return total.hexdigest()


def _put_out_of_use(origin: str, number: int) -> Text:
    return Text(
        f"文件夹里的事项文件改过，现在用的是它们；之前在用的第 {number} 版（{origin}）没有丢：要换回去，"
        f"jishi catalogue rollback {number}",
        f"The item files were changed and are in use now; version {number} ({origin}), in use before, is not lost: "
        f"jishi catalogue rollback {number}",
    )


def _kept(refused: Refused) -> Text:
    return Text(
        f"{refused.in_chinese()}\n仍用上一次通过检查的版本。",
        f"{refused}\nThe last version that passed the check stays in use.",
    )


def _copy_missing(shipped: Path, home: Path, versions: Versions) -> None:
    """Copy what a first start lacks. What a hall had and has no more is missing, and is told as such."""
    kinds = {**KINDS, CATALOGUE: CATALOGUE, SYNONYMS: ""}
    for name, kind in kinds.items():
        source, target = shipped / name, home / name
        if target.exists() or not source.exists() or (kind and versions.digest(kind)):
            continue
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    (home / FOLDER).mkdir(exist_ok=True)
    for source in (shipped / FOLDER).iterdir():  # one by one: a newer program brings slips that an older did not know
        if not (home / FOLDER / source.name).exists():
            shutil.copyfile(source, home / FOLDER / source.name)
