"""A catalogue version that another program brought in: noticed cheaply, read ahead, offered from the next visit on."""

from kiosk.catalogue.kept_index import KeptIndex
from kiosk.domain.items import Catalogue
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.seeds import CATALOGUE, newest, offered


class Renewal:
    """Looks whether the hall offers something newer than this program does."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def newer(self) -> tuple[Catalogue, KeptIndex] | None:
        """Return the version in use where it is another than the one offered here, else None."""
        versions = self._hall.store.versions
        if versions.number(CATALOGUE) == self._hall.catalogue.version:
            return None
        catalogue, kept_index = offered(*newest(versions, CATALOGUE))
        kept_index.index.prepare()
        return catalogue, kept_index
