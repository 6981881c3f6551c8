"""The same visitor, kiosk and printer as for whole visits."""

from tests.visits.conftest import kiosk_of, qapp, visitor

__all__ = ["kiosk_of", "qapp", "visitor"]
