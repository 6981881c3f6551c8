"""Which database a kiosk's requests go to: its hall's, or while it is cut off its own; one place decides."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ui.citizen.door import Services, open_services

if TYPE_CHECKING:
    from kiosk.services.answers import OutOfService
    from kiosk.services.cut_off import CutOff
    from kiosk.services.hall import Hall
    from kiosk.services.line_watch import LineWatch

Tell = Callable[[Any], None]


class Lines:
    """One kiosk's. All but `close` is called on its store worker; who is elsewhere has it done by `change`."""

    def __init__(self, hall: "Hall") -> None:
        self._hall = hall
        self.change: Callable[[Callable[[Services], Services]], None] = lambda _to: (
            None
        )  # the door's, once there is one
        self._tell: Tell | None = None
        self._cut_off: CutOff | None = None  # None: the hall's database is a file on this machine
        self._watch: LineWatch | None = None
        self._leaving: list[threading.Thread] = []

    def open(self, tell: Tell) -> Services:
        """Open the hall's services, and begin to watch the line to it where there is one."""
        self._tell = tell
        services = open_services(self._hall, tell)
        if self._hall.on_a_line:
            from kiosk.services.cut_off import CutOff  # not where the hall's database is a file of this machine
            from kiosk.services.line_watch import LineWatch

            self._cut_off = CutOff(self._hall)
            self._cut_off.take_up()
            self._watch = LineWatch(self._cut_off, lambda: self.change(self._without), lambda: self.change(self._back))
            self._watch.start()
        return services

    def instead(self, services: Services, fault: "OutOfService") -> Services | None:
        """Return the services with which a request goes on that met a lost line; None where there are none."""
        other = self._without(services) if fault.line_lost else services
        return None if other is services else other

    def close(self) -> None:
        """Watch no longer, and wait for what is still being closed; after the door."""
        if self._watch is not None:
            self._watch.stop()
        for thread in self._leaving:
            thread.join()

    def _without(self, services: Services) -> Services:
        """Go on without the hall, where the kiosk is ready for it and does not already."""
        if services.hall.cut_off or self._cut_off is None or self._watch is None or not self._cut_off.ready:
            return services
        self._watch.there = False
        return self._opened(self._cut_off.hall(), services)

    def _back(self, services: Services) -> Services:
        """Go on with the hall, unless a number was given since the last look: it is settled first."""
        if not services.hall.cut_off or self._cut_off is None or self._watch is None or not self._cut_off.settled():
            return services
        self._watch.there = True
        return self._opened(self._hall, services)

    def _opened(self, hall: "Hall", before: Services) -> Services:
        """Open other services; those before let go of the printer as soon as they can, which nobody waits for."""
        assert self._tell is not None
        before.hall.store.close()
        leaving = threading.Thread(target=before.close, name="leaving")
        self._leaving = [thread for thread in self._leaving if thread.is_alive()] + [leaving]
        leaving.start()
        return open_services(hall, self._tell)
