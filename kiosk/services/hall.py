"""One opened hall: its checked files, its database, its clock; opened once, then handed to every service."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.catalogue.codec import from_data
from kiosk.catalogue.kept_index import KeptIndex
from kiosk.domain.items import Catalogue
from kiosk.domain.numbers import hall_day
from kiosk.domain.site import Machine, Site
from kiosk.domain.text import Text
from kiosk.home import was_used
from kiosk.services.clock import Clock, machine_clock, starting_at
from kiosk.services.faults import out_of_service
from kiosk.services.seeds import CATALOGUE, SITE, Seeds, newest
from kiosk.services.templates.shelf import FOLDER, Shelf
from kiosk.store.database import answer_within
from kiosk.store.errors import LineLost, MachineFault, is_server
from kiosk.store.rows import Where
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.catalogue.search import Index

Kick = Callable[[], None]
"""Tells the printer's owner that a slip waits."""


CUT_OFF = "cut-off.db"  # what a kiosk stores on its own disk while its hall is out of reach


def nobody() -> None:
    """Stand in for an owner where another process prints; it looks by itself."""


@dataclass(slots=True)
class Hall:
    """What every service needs. `notes` says what its staff should know of the start (a file left unread …).

    Only `renew` ever changes it, and the home with other settings of hall and machine: between two visits, when nobody
    is asking for anything; and `renew_slips`, and what a technician does to logo and printers. `settings_known` are
    the trials of a printer's settings that were kept before machine.toml was read.
    """

    home: Path
    site: Site
    machine: Machine
    catalogue: Catalogue
    kept_index: KeptIndex
    slips: Shelf
    store: Store
    clock: Clock
    notes: tuple[Text, ...] = field(default=())
    settings_known: frozenset[str] = frozenset()
    cut_off: bool = False  # from the hall's database: `store` is a kiosk's own, and who waits is not known
    _day: date | None = None  # of which the queues' letters are
    _lettered: int = 0  # the version of the hall's settings that they were last compared with

    @property
    def index(self) -> "Index":
        """What the catalogue is searched by; the first to ask opens it."""
        return self.kept_index.index

    @property
    def on_a_line(self) -> bool:
        """Whether its database is reached over a line, which can be lost; a file is either there or broken."""
        return is_server(self.store.database)

    def renew(self, offered: tuple[Catalogue, KeptIndex]) -> None:
        """Offer another catalogue version from now on."""
        self.catalogue, self.kept_index = offered[0].led(self.site.letters), offered[1]

    def take_site(self, site: Site) -> None:
        """Use other settings of the hall from now on; items stay with their queue, whatever its letter was."""
        self.site = site
        self.catalogue = self.catalogue.led(site.letters)

    def renew_letters(self) -> None:
        """Take over letters of queues that were changed since, here or by another program; raise `StoreFault`.

        Called in the transaction that gives a number, in mid-visit too: nobody would ever call one of an old letter.
        All else that was changed waits for the next home screen.
        """
        if self.cut_off or (number := self.store.versions.number(SITE)) in (0, self._lettered):
            return
        self._lettered = number
        new = from_data(Site, newest(self.store.versions, SITE)[1]).on(self.where().day)
        if new.prefixes != self.site.prefixes and [q.name for q in new.queues] == [q.name for q in self.site.queues]:
            self.take_site(self.site.lettered_as(new))

    def renew_slips(self) -> None:
        """Take over the slips' templates that were stored since, here or by another program; raise `StoreFault`.

        Called before a slip is made: one that was saved a moment ago prints with the next.
        """
        if self.cut_off:
            return
        number = self.store.versions.number(FOLDER)
        if number != self.slips.version:
            number, texts, _ = newest(self.store.versions, FOLDER)
            self.slips = Shelf(texts, number)

    def answer_within(self, seconds: float) -> None:
        """From now on count a database that is silent for so long as out of reach: somebody stands there and waits."""
        answer_within(self.store.database, seconds)

    def now(self) -> datetime:
        """Return the hall's local time, aware."""
        return self.local(self.clock())

    def local(self, at: datetime) -> datetime:
        """Return an aware time in the hall's zone."""
        return at.astimezone(ZoneInfo(self.site.zone))

    def where(self) -> Where:
        """Return what a row that is born now carries."""
        now = self.clock().astimezone(UTC)
        day = hall_day(now, self.site.zone)
        if day != self._day:
            self._day = day
            if (site := self.site.on(day)) is not self.site:
                self.take_site(site)
        return Where(self.site.id, self.machine.device, day, now, self.local(now).hour)

    def printer_name(self) -> str:
        """Return the name of this machine's slip printer, or an empty text."""
        return self.machine.printer.name if self.machine.printer else ""


@out_of_service
def open_hall(home: Path, at: datetime | None = None, printer: str = "", *, alone: bool = False) -> Hall:
    """Open the hall whose data lies in `home`; a first start takes the shipped hall.

    `at` (naive, hall's local time) sets the hall's clock for demonstrations, tests and benchmarks;
    `printer` overrides how this machine's printer is reached (`tcp://127.0.0.1:9100`). With `alone` a kiosk whose line
    is lost begins with what it has kept of the hall.

    Raises `Refused` on a first start with a wrong file (a later one keeps the last good version and says so in
    `notes`), and `OutOfService` where the database cannot be used.
    """
    home.mkdir(parents=True, exist_ok=True)
    address = os.environ.get("JISHI_DATABASE") or home / "jishi.db"
    if isinstance(address, Path):
        _refuse_emptied(home)
    try:
        store = kept = Store(address)
    except LineLost:
        if not alone or not (home / CUT_OFF).exists():
            raise
        store, kept = Store(address, later=True), Store(home / CUT_OFF, cut_off=True)
        if not (kept.versions.digest(SITE) and kept.versions.digest(CATALOGUE)):
            raise
    seeds = Seeds(home, kept.versions)
    site = seeds.site()
    catalogue, kept_index = seeds.catalogue(site)
    slips = seeds.slips()
    known = kept.printer_trials.kept_ids()
    machine = _with_printer(seeds.machine(), printer)
    clock = machine_clock if at is None else starting_at(at, site.zone)
    lettered = kept.versions.number(SITE)
    site = site.on(hall_day(clock(), site.zone))
    catalogue = catalogue.led(site.letters)
    if kept is not store:
        kept.close()
    hall = Hall(home, site, machine, catalogue, kept_index, slips, store, clock, tuple(seeds.notes), known)
    return replace(hall, _lettered=lettered)


def _refuse_emptied(home: Path) -> None:
    """Refuse a database that is gone or lost all its content after it was in use: today's numbers would come again.

    In the first moments of a first start it is empty too; then nothing was ever printed here.
    """
    database = home / "jishi.db"
    if not database.exists() and was_used(home):
        begin = "to begin anew all the same, move front.json and audit-heads.json away"
        raise MachineFault(f"{database}: file is gone; jishi restore brings a backup back; {begin}")
    if database.exists() and database.stat().st_size == 0 and any(home.glob("printer-*.lock")):
        raise MachineFault(f"{database}: file is empty; jishi restore brings a backup back")


def _with_printer(machine: Machine, connection: str) -> Machine:
    if not connection or machine.printer is None:
        return machine
    return replace(machine, printer=replace(machine.printer, connection=connection))
