"""The settings of site.toml and machine.toml changed one at a time: checked as a whole, kept as a version, undoable."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.catalogue.codec import to_data
from kiosk.catalogue.files import load
from kiosk.catalogue.problems import Problem, Refused
from kiosk.catalogue.reading import read_machine
from kiosk.domain.site import Machine, Site
from kiosk.domain.staff import Act
from kiosk.domain.text import Text
from kiosk.services import rollout, setting_list
from kiosk.services.audit import LONGEST, Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.in_place import in_place
from kiosk.services.rights import demand
from kiosk.services.seeds import MACHINE, SITE, digest_of, packed
from kiosk.services.sessions import Session
from kiosk.services.setting_lines import ByHand, Place, Value, value_at, with_value
from kiosk.services.setting_list import MACHINE_FILE, SITE_FILE, Setting

_KINDS = {SITE_FILE: SITE, MACHINE_FILE: MACHINE}


@dataclass(frozen=True, slots=True)
class Stands:
    """A setting with what its file says now: `typed` as one types it, `word` as a list shows it."""

    setting: Setting
    typed: str
    word: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting that was changed; both values as one types them, empty where the file says nothing."""

    file: str
    name: str
    before: str
    after: str
    who: str = ""
    at: datetime | None = None  # hall's local time


class Settings:
    """Shows and changes them. Whoever changes one is checked and audited; without a session it is the machine's own."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def all(self, file: str) -> list[Stands]:
        """Return every setting of a file; raise `Refused` where it cannot be read."""
        tables = load(self._hall.home / file)
        try:
            known = setting_list.settings(file, tables)
        except (KeyError, TypeError):
            rollout.check_own(self._hall.home)  # says what is wrong, where
            raise
        return [self._stands(setting, tables) for setting in known]

    def one(self, file: str, name: str) -> Stands:
        """Return one setting by its name (`queue.F.quota`); raise `Refused` where there is none."""
        found = {each.setting.name: each for each in self.all(file)}
        if name not in found:
            expected = Text("jishi site show 或 jishi machine show 列出的一项", "one that `show` lists")
            raise Refused((Problem(file, name, expected),))
        return found[name]

    def _stands(self, setting: Setting, tables: Mapping[str, Any]) -> Stands:
        value = value_at(tables, setting.place)
        return Stands(setting, setting_list.said(value), setting_list.word(setting, value))

    @out_of_service
    def change(self, session: Session | None, seen: Stands, typed: str) -> Changed | None:
        """Write what was typed into its file; None where it stands there already.

        Raises `NotAllowed`; `Refused` with file, key and what was expected, and when somebody else has changed the
        setting since it was `seen`. Nothing is changed then.
        """
        setting = seen.setting
        now = self.one(setting.file, setting.name)
        if now.typed != seen.typed:
            expected = Text(f"{seen.typed or '空的'}：别人刚改过，看一眼再改", "what was seen: somebody changed it")
            raise Refused((Problem(f"{setting.file}: {setting.name}", now.typed or "空的", expected),))
        value = setting_list.read(setting, typed)
        if setting_list.said(value) == now.typed:
            return None
        changed = Changed(setting.file, setting.name, now.typed, setting_list.said(value))
        self._write(session, setting.file, {setting.place: value}, changed)
        return changed

    @out_of_service
    def change_many(self, session: Session | None, file: str, values: Mapping[Place, Value], what: str) -> None:
        """Write several values of one file at once, all or none; `what` names them in the history."""
        self._write(session, file, values, Changed(file, what, "", ""))

    def _write(self, session: Session | None, file: str, values: Mapping[Place, Value], changed: Changed) -> None:
        own = self._hall.home / file
        before = own.read_bytes()
        written = before.decode("utf-8")
        for place, value in values.items():
            try:
                written = with_value(written, place, value)
            except ByHand as fault:
                there = Text("一个能单独改的值；这个文件的写法要用编辑器改", "a value that can be changed alone")
                raise Refused((Problem(f"{file}: {'.'.join(place)}", str(fault), there),)) from fault
        data = written.encode()
        body = packed(to_data(self._checked(file, data)))  # slow where the catalogue changed: before the transaction
        hall, kept = self._hall, self._hall.home / rollout.BEFORE
        with hall.store.writing():
            if session is not None:
                demand(hall, session, Act.CONFIGURE_KIOSK)
            if own.read_bytes() != before:
                expected = Text("没有别人同时在改的文件，请再试一次", "a file that nobody else changes: try again")
                raise Refused((Problem(file, Text("刚刚变了", "just changed"), expected),))
            kept.mkdir(exist_ok=True)
            (kept / f"{own.stem}-{hall.now():%Y%m%dT%H%M%S}.toml").write_bytes(before)
            with in_place(own, data):
                note = {"who": session.name if session else "", "what": changed.name}
                note |= {"before": changed.before, "after": changed.after}
                hall.store.versions.add(_KINDS[file], digest_of([own]), body, hall.clock(), packed(note))
                told = {"file": file, "what": changed.name[:LONGEST]}
                Audit(hall).append(session, Act.CONFIGURE_KIOSK, f"setting:{_KINDS[file]}", told)

    def _checked(self, file: str, data: bytes) -> Site | Machine:
        """Return what the file would say, checked as at a start; raise `Refused` with all that does not fit."""
        with tempfile.TemporaryDirectory() as folder:
            tried = Path(folder) / file  # of the file's own name, by which its problems are told
            tried.write_bytes(data)
            return rollout.check(self._hall.home, tried) if file == SITE_FILE else read_machine(tried)

    @out_of_service
    def history(self, file: str, most: int = 20) -> list[Changed]:
        """Return the last changes that were made here, newest first."""
        found = reversed(self._hall.store.versions.bodies(_KINDS[file]))
        return [change for kept, _, note in found for change in self._noted(file, note, kept.at)][:most]

    def _noted(self, file: str, note: str, at: datetime) -> Iterator[Changed]:
        try:
            told = json.loads(note) if note else {}
        except ValueError:
            return
        if "what" in told:
            local = self._hall.local(at)
            yield Changed(file, told["what"], told["before"], told["after"], told["who"], local)
