"""Which of a machine's printers takes the next job: the first, or its standby while only that one can print."""

from collections.abc import Sequence
from datetime import timedelta

from drivers.printer.protocol import PrinterState
from kiosk.services.hall import Hall

PUBLISH_SECONDS = 10.0  # an unchanged state is published again after this, so that a dead owner is seen
_FRESH = timedelta(seconds=3 * PUBLISH_SECONDS)  # an older state is that of a dead owner, and sends nobody elsewhere
STANDS_STILL = frozenset(
    {
        PrinterState.PAPER_OUT,
        PrinterState.COVER_OPEN,
        PrinterState.CUTTER_FAULT,
        PrinterState.OVERHEATED,
        PrinterState.OFFLINE,
        PrinterState.UNREACHABLE,
    }
)
PRINTS = frozenset({PrinterState.READY, PrinterState.NEAR_END})


def takes_next(states: Sequence[PrinterState]) -> int:
    """Return which of the printers takes the next job: 0 the first, 1 its standby; of no printer, 0.

    The standby must be known to print: what goes to a silent one is lost sight of, what waits for the first is not.
    """
    return int(len(states) > 1 and states[0] in STANDS_STILL and states[1] in PRINTS)


def together(states: Sequence[PrinterState]) -> PrinterState:
    """Return how a machine's printers are for its visitors: as the one that takes the next job."""
    return states[takes_next(states)] if states else PrinterState.UNKNOWN


def next_printer(hall: Hall) -> str:
    """Return the name of the printer that a new job of this machine is for, empty where it has none."""
    addresses = hall.machine.printers
    if len(addresses) < 2:
        return hall.printer_name()
    return addresses[takes_next([published(hall, address.name) or PrinterState.UNKNOWN for address in addresses])].name


def published(hall: Hall, printer: str) -> PrinterState | None:
    """Return what a printer's owner published: *unknown* where that is old, None where it never did."""
    found = hall.store.journal.published(hall.machine.device, printer)
    if found is None:
        return None
    return PrinterState(found[0]) if abs(hall.clock() - found[1]) <= _FRESH else PrinterState.UNKNOWN
