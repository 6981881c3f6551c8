"""The technician's window opened from the desk, by whoever may: a program of its own, which asks for the PIN again."""

from kiosk.services.hall import Hall
from ui.citizen.maintenance import clock_of, own_program


def arguments(hall: Hall) -> list[str]:
    """Return how it is started, behind the Python program."""
    return ["-m", "kiosk", "tech", *clock_of(hall)]


def open_technicians_window(hall: Hall) -> bool:
    """Start it; it outlives the desk. False where it cannot be started."""
    process = own_program(arguments(hall))
    started: bool | tuple[bool, int] = process.startDetached()
    process.deleteLater()
    return started[0] if isinstance(started, tuple) else started
