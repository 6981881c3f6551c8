"""The settings of site.toml and machine.toml changed one at a time: checked as a whole, kept as a version, undoable."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.catalogue.codec import from_data
from kiosk.catalogue.files import load
from kiosk.catalogue.problems import Problem, Refused
from kiosk.domain.site import PrinterAddress, Site
from kiosk.domain.staff import Act
from kiosk.domain.text import Text
from kiosk.services import rollout, setting_list
from kiosk.services.audit import LONGEST, Audit
from kiosk.services.bound_changes import Bound, holiday_change, letter_change
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.own_file import Fresh, changed, with_values
from kiosk.services.paper_used import put_aside
from kiosk.services.printers_kept import printer_at, printer_to_remove, removed, without_printer
from kiosk.services.rollout import Applied
from kiosk.services.seeds import KINDS, MACHINE_FILE, SITE, SITE_FILE, machine_in, newest, packed
from kiosk.services.sessions import Session
from kiosk.services.setting_lines import tables_of, value_at
from kiosk.services.setting_list import BOUND, Kind, Setting


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
        if setting.kind in BOUND:
            bound = self.bound(seen, typed)
            return self.keep(session, bound) if bound else None
        value = setting_list.read(setting, typed)
        after = setting_list.said(value)
        if after == seen.typed == self.one(setting.file, setting.name).typed:
            return None

        def fresh(text: str) -> str:
            now = setting_list.said(value_at(tables_of(text), setting.place))
            if now != seen.typed:
                expected = Text(f"{seen.typed or '空的'}：别人刚改过，看一眼再改", "what was seen: somebody changed it")
                raise Refused((Problem(f"{setting.file}: {setting.name}", now or "空的", expected),))
            return with_values(setting.file, text, {setting.place: value})

        done = Changed(setting.file, setting.name, seen.typed, after)
        self._write(session, fresh, done)
        return done

    @out_of_service
    def bound(self, seen: Stands, typed: str) -> Bound | None:
        """Return what a value would bring with it; None where it brings nothing, or says what stands there.

        Raises `Refused` where it cannot be.
        """
        setting = seen.setting
        tables = load(self._hall.home / SITE_FILE)
        waits = value_at(tables, (*setting.place[:2], "next_prefix"))  # another letter, from tomorrow on
        if setting.kind not in BOUND or typed.strip() in ("", "" if waits else seen.typed):
            return None
        if setting.kind is Kind.LIST:
            return holiday_change(tables, typed)
        return letter_change(self._hall, tables, setting.place[1], typed)

    @out_of_service
    def keep(self, session: Session | None, bound: Bound) -> Changed:
        """Write what was shown with all that goes with it; raises as `change`."""
        done = Changed(SITE_FILE, bound.name, bound.before, bound.after)
        self._write(session, lambda text: with_values(SITE_FILE, text, bound.values(tables_of(text))), done)
        return done

    @out_of_service
    def add_printer(self, session: Session | None, port: str) -> Changed:
        """Write the machine's first slip printer into machine.toml, or its standby where it has one.

        It is taken for a usual one of 80 mm until it was asked; one that was removed comes back as it was set. Raises
        `NotAllowed`, and `Refused` where the port is none, or there are two.
        """
        table, values = printer_at(self._hall, port)
        done = Changed(MACHINE_FILE, ".".join(table), "", port.strip())
        self._write(session, lambda text: with_values(MACHINE_FILE, text, values), done)
        return done

    @out_of_service
    def removed_printers(self) -> list[PrinterAddress]:
        """Return the printers that this machine had once, which `add_printer` brings back with their own settings."""
        return removed(self._hall)

    @out_of_service
    def remove_printer(self, session: Session | None, name: str) -> Changed:
        """Take one of the machine's slip printers out of machine.toml; the standby of a first one takes its place.

        What was counted of its paper is kept beside. Raises `NotAllowed`, and `Refused` where it has slips that nobody
        settled, is being tried, or is none.
        """
        table, address = printer_to_remove(self._hall, name)
        done = Changed(MACHINE_FILE, ".".join(table), address.connection, "")
        with self._written(session, lambda text: without_printer(text, table), done):
            self._hall.store.journal.forget(self._hall.machine.device, name)
        put_aside(self._hall.home, name, self._hall.now())
        return done

    @out_of_service
    def take(self, session: Session | None, sent: Path) -> Applied:
        """Take a whole site.toml over; machine.toml stays as it is. Raises `NotAllowed` and `Refused`."""
        text, own = rollout.text_of(sent), self._hall.home / SITE_FILE
        found = rollout.compare(self._hall.home, sent)
        if own.exists() and own.read_bytes() == text.encode("utf-8"):
            return Applied([], None)
        return Applied(found, self._write(session, lambda _: text, Changed(SITE_FILE, "site.toml", "", "")))

    @out_of_service
    def use(self) -> None:
        """Use what is stored in this program, which goes on; a kiosk waits for its next home screen instead."""
        hall = self._hall
        site = from_data(Site, newest(hall.store.versions, SITE)[1])
        hall.take_site(site.on(hall.where().day))
        hall.machine = hall.machine.with_new(machine_in(hall.home / MACHINE_FILE))

    def _write(self, session: Session | None, fresh: Fresh, what: Changed) -> Path | None:
        """Write a file; return where the one before is kept."""
        with self._written(session, fresh, what) as kept:
            return kept

    @contextmanager
    def _written(self, session: Session | None, fresh: Fresh, what: Changed) -> Iterator[Path | None]:
        """Write a file in one transaction with what follows, which gets where the one before is kept."""
        note = {"who": session.name if session else "", "what": what.name, "before": what.before, "after": what.after}
        hall, act = self._hall, Act.CONFIGURE_KIOSK
        with changed(hall, session, act, what.file, fresh, packed(note)) as kept:
            told = {"file": what.file, "what": what.name[:LONGEST]}
            Audit(hall).append(session, act, f"setting:{KINDS[what.file]}", told)
            yield kept

    @out_of_service
    def history(self, file: str, most: int = 20) -> list[Changed]:
        """Return the last changes that were made here, newest first."""
        found = reversed(self._hall.store.versions.bodies(KINDS[file]))
        return [change for kept, _, note in found for change in self._noted(file, note, kept.at)][:most]

    def _noted(self, file: str, note: str, at: datetime) -> Iterator[Changed]:
        try:
            told = json.loads(note) if note else {}
        except ValueError:
            return
        if "what" in told:
            local = self._hall.local(at)
            yield Changed(file, told["what"], told["before"], told["after"], told["who"], local)
