"""What another program brought in, a catalogue or the hall's settings: noticed cheaply, used from the next visit on."""

from kiosk.catalogue.codec import from_data
from kiosk.catalogue.kept_index import KeptIndex
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Site
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.seeds import CATALOGUE, SITE, newest, offered


class Renewal:
    """Looks whether the hall offers something newer than this program does."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._site_number = 0  # of the settings in use

    @out_of_service
    def newer(self, *, words: bool = False) -> tuple[Catalogue, KeptIndex] | None:
        """Return the version in use where it is another than the one offered here, else None.

        `words` tells that Chinese can be typed here.
        """
        versions = self._hall.store.versions
        if versions.number(CATALOGUE) == self._hall.catalogue.version:
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
        site = from_data(Site, newest(self._hall.store.versions, SITE)[1])
        if site != self._hall.site:
            return site
        self._site_number = number
        return None
