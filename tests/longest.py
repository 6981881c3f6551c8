"""The longest that a screen must hold: the item of the longest name, and twelve requirements of the longest names."""

from dataclasses import replace

from kiosk.domain.items import ALWAYS, Catalogue, ServiceItem, Standing

ROWS = 12  # requirements of the longest list that a visitor meets


def longest(catalogue: Catalogue) -> ServiceItem:
    """Return the shipped item with the longest name."""
    return max(catalogue.items, key=lambda item: len(item.name.zh))


def twelve(catalogue: Catalogue) -> ServiceItem:
    """Return the longest-named item with the twelve real requirements of the longest names in the catalogue."""
    every = [r for item in catalogue.items for r in item.requirements if r.standing is not Standing.HELD]
    named = {r.name.zh: r for r in every}
    chosen = sorted(named.values(), key=lambda r: -len(r.name.zh) - len(r.name.en) / 2)[:ROWS]
    rows = [replace(r, id=f"r{number}", when=ALWAYS) for number, r in enumerate(chosen)]
    return replace(longest(catalogue), requirements=tuple(rows))
