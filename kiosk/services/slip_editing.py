"""The hall's slip templates while somebody edits them: opened, checked, saved with all that was before, taken back.

The text file in the hall's folder stays what a hall exchanges and edits by hand; a save writes it, and keeps the whole
set as a version, which every running program of the hall prints with from its next slip on.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from kiosk.catalogue.problems import Refused
from kiosk.domain.staff import Act
from kiosk.domain.text import Language
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.in_place import in_place
from kiosk.services.rights import demand
from kiosk.services.seeds import digest_of, packed
from kiosk.services.sessions import Session
from kiosk.services.slip_preview import Fault, check, file_of
from kiosk.services.templates.shelf import FOLDER, NAMES, read_templates, shipped_text, template_files

_LOCK_SECONDS = 1.0  # that one save waits for another


class CannotSave(Exception):
    """A template that is not saved as it is; `faults` say why, and nothing was changed."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        """Return the first of them."""
        return self.faults[0].words


@dataclass(frozen=True, slots=True)
class Opened:
    """A template as it lies in the hall's folder; `seen` is what a save must still find there."""

    name: str
    text: str
    seen: str
    edited: bool  # it is another than the shipped one
    note: str = ""  # why it is not the file's text, in Chinese


@dataclass(frozen=True, slots=True)
class Edition:
    """A template as it was kept once; `who` is empty where a file was changed by hand or came with the program."""

    number: int
    at: datetime  # hall's local time
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else saved first, or the file was changed by hand: what lies there now, and who did it and when."""

    now: Opened
    who: str
    at: datetime | None

    @property
    def words(self) -> str:
        """What whoever did not save is told, in Chinese."""
        if self.who and self.at:
            return f"{self.who} 在 {self.at:%H:%M} 刚存过这张，您的还没有存"
        return f"{file_of(self.now.name)} 刚被改过，您的还没有存"


class SlipEditing:
    """Opens and saves them; on one thread at a time."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._folder = hall.home / FOLDER

    @out_of_service
    def open(self, name: str) -> Opened:
        """Return a template; where its file cannot be read, the one in use, with a note."""
        path, note = self._path(name), ""
        data = path.read_bytes() if path.exists() else b""
        try:
            text = _plain(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            text, note = self._in_use(name), f"{file_of(name)} 不是 UTF-8，读不出来：这是正在用的一份"
        if not data:
            text, note = self._in_use(name), f"{file_of(name)} 不见了：这是正在用的一份，存一下就有了"
        return Opened(name, text, _mark(data), text != shipped_text(name), note)

    @out_of_service
    def edited(self) -> frozenset[str]:
        """Return the names of those that are no longer as they were shipped."""
        return frozenset(name for name in NAMES if self.open(name).edited)

    @out_of_service
    def seen(self, name: str) -> str:
        """Return the mark of what lies in the folder now, to notice a file that somebody changed meanwhile."""
        path = self._path(name)
        return _mark(path.read_bytes() if path.exists() else b"")

    @out_of_service
    def history(self, name: str) -> list[Edition]:
        """Return what was kept of a template, the newest first; the same text twice in a row stands once."""
        names = {member.id: member.name for member in self._hall.store.staff.all(self._hall.site.id)}
        found: list[Edition] = []
        for kept, body, tables in self._hall.store.versions.bodies(FOLDER):
            text = json.loads(body).get(name, "")
            if not text or (found and found[-1].text == text):
                continue
            edited = json.loads(tables or "{}")
            by = edited.get("by", "") if edited.get("slip") == name else ""
            found.append(Edition(kept.number, self._hall.local(kept.at), names.get(by, by), text))
        return found[::-1]

    @out_of_service
    def save(self, session: Session, name: str, text: str, seen: str) -> Opened | Overtaken:
        """Write a template's file and take the set over; the one before is kept.

        `seen` is the mark under which it was opened: where something else lies there now, nothing is written.
        Raises `CannotSave`, `NotAllowed` and `OutOfService`, and leaves everything as it was.
        """
        text = _plain(text)
        if faults := check(name, text):
            raise CannotSave(faults)
        with self._alone():
            if (now := self.open(name)).seen != seen:
                return self._overtaken(now)
            texts = self._whole({name: text})
            with self._hall.store.writing():  # the file is not touched for one who may not
                demand(self._hall, session, Act.EDIT_SLIP)
                self._keep_what_is_there()
            with in_place(self._path(name), text.encode("utf-8")), self._hall.store.writing():
                demand(self._hall, session, Act.EDIT_SLIP)
                note = packed({"slip": name, "by": session.member})
                self._add(texts, note)
                Audit(self._hall).append(session, Act.EDIT_SLIP, f"slip:{name}", {"letters": len(text)})
            return self.open(name)

    def _path(self, name: str) -> Path:
        if name not in NAMES:
            raise LookupError(name)
        return self._folder / f"{name}.txt"

    def _in_use(self, name: str) -> str:
        kept = self._hall.store.versions.newest(FOLDER)
        return (json.loads(kept[1]).get(name) if kept else "") or shipped_text(name)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other programs of this machine from saving meanwhile."""
        lock = FileLock(self._hall.home / "slips.lock", thread_local=False)
        try:
            with lock.acquire(timeout=_LOCK_SECONDS):
                yield
        except Timeout:
            raise CannotSave((Fault(0, 0, "别人正在存小票样式：等一下再按“存好”"),)) from None

    def _overtaken(self, now: Opened) -> Overtaken:
        last = next(iter(self.history(now.name)), None)
        if last is not None and last.text == now.text and last.who:
            return Overtaken(now, last.who, last.at)
        return Overtaken(now, "", None)

    def _whole(self, instead: dict[str, str]) -> dict[str, str]:
        """Return the set as it will be; another template that a hand left wrong keeps all of them from being taken."""
        try:
            return read_templates(self._folder, instead)
        except Refused as refused:
            why = refused.problems[0].say(Language.CHINESE)
            raise CannotSave((Fault(0, 0, f"先改好另一张，这张才能用：{why}"),)) from None

    def _keep_what_is_there(self) -> None:
        """Keep what a hand changed since the last start: a save would else be the end of it."""
        files = template_files(self._folder)
        if digest_of(files) == self._hall.store.versions.digest(FOLDER):
            return
        there = {other: self.open(other).text for other in NAMES}
        self._hall.store.versions.add(FOLDER, digest_of(files), packed(there), self._hall.clock())

    def _add(self, texts: dict[str, str], note: str) -> None:
        digest = digest_of(template_files(self._folder))
        self._hall.store.versions.add(FOLDER, digest, packed(texts), self._hall.clock(), note)


def _plain(text: str) -> str:
    """Return a text with the line ends of every machine made one, and one at its end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
