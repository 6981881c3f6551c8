"""What another program brought in, a catalogue or settings of hall and machine: used from the next visit on."""

import json

from kiosk.catalogue.codec import from_data
from kiosk.catalogue.kept_index import KeptIndex
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Machine, Site
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.seeds import CATALOGUE, MACHINE, SITE, newest, offered


class Renewal:
    """Looks whether the hall offers something newer than this program does."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._site_number = self._machine_number = 0  # of the settings in use

    @out_of_service
    def newer(self, *, words: bool = False) -> tuple[Catalogue, KeptIndex] | None:
        """Return the version in use where it is another than the one offered here, else None.

        `words` tells that Chinese can be typed here.
        """
        versions = self._hall.store.versions
        if self._hall.cut_off or versions.number(CATALOGUE) == self._hall.catalogue.version:
            return None
        catalogue, kept_index = offered(*newest(versions, CATALOGUE))
        kept_index.index.prepare()
        if words:
            kept_index.index.prepare_words()
        return catalogue, kept_index

    @out_of_service
    def settings(self) -> Site | None:
        """Return the hall as settings that were stored since the first look have it, until it is used; else None."""
        number = self._hall.store.versions.number(SITE)
        self._site_number = self._site_number or number
        if number == self._site_number:
            return None
        site = from_data(Site, newest(self._hall.store.versions, SITE)[1]).on(self._hall.where().day)
        if site != self._hall.site:
            return site
        self._site_number = number
        return None

    @out_of_service
    def machine(self) -> Machine | None:
        """Return this machine as it is to be since its settings were stored again, until it is used; else None.

        A printer that went is kept as long as it has slips to print: then it is asked again later. Machines of one
        hall may store theirs side by side.
        """
        versions, now = self._hall.store.versions, self._hall.machine
        number = versions.number(MACHINE)
        self._machine_number = self._machine_number or number
        if number == self._machine_number:
            return None
        known = self._hall.store.printer_trials.kept_ids()
        said = (from_data(Machine, json.loads(body)) for _, body, _ in reversed(versions.bodies(MACHINE)))
        machine = now.with_new(next((each for each in said if each.device == now.device), now))
        gone = {each.name for each in now.printers} - {each.name for each in machine.printers}
        if any(self._hall.store.journal.open_jobs(now.device, name) for name in gone):
            return None
        self._hall.settings_known |= known
        if machine != now:
            return machine
        self._machine_number = number
        return None
