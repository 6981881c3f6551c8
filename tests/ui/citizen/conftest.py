"""The same visitor, kiosk and printer as for whole visits."""

from tests.visits.conftest import kiosk_of, visitor

__all__ = ["kiosk_of", "visitor"]
