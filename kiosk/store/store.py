"""The hall's store in one object: everything that can be stored, on one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from kiosk.store.appointments import Appointments
from kiosk.store.audit import AuditTrail
from kiosk.store.cases import Cases
from kiosk.store.cut_off import Carried, CutOffTickets, Mirrored
from kiosk.store.database import migrate, open_database, unmigrated, write
from kiosk.store.errors import blamed
from kiosk.store.events import Events
from kiosk.store.figures import Figures
from kiosk.store.help_calls import HelpCalls
from kiosk.store.journal import Journal
from kiosk.store.leases import LeasedTickets, Leases
from kiosk.store.notices import Notices
from kiosk.store.pre_reviews import PreReviews
from kiosk.store.printer_said import PrinterSaid
from kiosk.store.printer_trials import PrinterTrials
from kiosk.store.sendings_back import SendingsBack
from kiosk.store.staff import StaffMembers
from kiosk.store.statements import Statement
from kiosk.store.tickets import Tickets
from kiosk.store.versions import Versions


class Store:
    """Opens a hall's database and holds its rooms. Each thread that uses it gets a connection of its own.

    With `cut_off` it is a kiosk's own, for while the hall's is out of reach: its numbers are leased ones. One that is
    out of reach at the start is opened `later`, by `meet`.
    """

    def __init__(self, address: str | Path, *, cut_off: bool = False, later: bool = False) -> None:
        self.database = unmigrated(address) if later else open_database(address)
        self.met = not later
        with blamed(self.database):
            self.events = Events(self.database)
            self.journal = Journal(self.database, self.events)
            self.leases = Leases(self.database)
            if cut_off:
                self.tickets: Tickets = LeasedTickets(self.database, self.events, self.journal, self.leases)
            else:
                self.tickets = Tickets(self.database, self.events, self.journal)
            self.printer_said = PrinterSaid(self.database)
            self.printer_trials = PrinterTrials(self.database)
            self.notices = Notices(self.database, self.events, self.journal)
            self.help_calls = HelpCalls(self.database, self.events)
            self.versions = Versions(self.database)

    # a citizen's kiosk never asks for these: they are made with the first use

    @cached_property
    def cut_off_tickets(self) -> CutOffTickets:
        """The numbers that were given while their kiosk was cut off."""
        return CutOffTickets(self.database)

    @cached_property
    def carried(self) -> Carried:
        """What such a kiosk stored, on its way to the hall."""
        return Carried(self.database)

    @cached_property
    def mirrored(self) -> Mirrored:
        """The hall's codes, kept for when a kiosk is cut off."""
        return Mirrored(self.database)

    @cached_property
    def cases(self) -> Cases:
        """The cases of the help desk."""
        return Cases(self.database, self.events)

    @cached_property
    def appointments(self) -> Appointments:
        """Who is expected, and who of them came."""
        return Appointments(self.database)

    @cached_property
    def pre_reviews(self) -> PreReviews:
        """The pre-reviews that have a code, and what codes are verified with."""
        return PreReviews(self.database, self.events, self.journal)

    @cached_property
    def sendings_back(self) -> SendingsBack:
        """The visits that were ready, and yet were sent back."""
        return SendingsBack(self.database, self.events)

    @cached_property
    def figures(self) -> Figures:
        """What many visits came to."""
        return Figures(self.database)

    @cached_property
    def staff(self) -> StaffMembers:
        """The members of staff."""
        return StaffMembers(self.database)

    @cached_property
    def audit(self) -> AuditTrail:
        """What the members of staff did."""
        return AuditTrail(self.database)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make one transaction of what several rooms store: all of it or nothing.

        Every room's own transaction within it becomes a part of it. Raises `StoreFault`.
        """
        with blamed(self.database), write(self.database):
            yield

    def meet(self) -> None:
        """Bring a database that was out of reach at the start to the newest schema. Raises `StoreFault`."""
        if not self.met:
            with blamed(self.database):
                migrate(self.database)
            self.met = True

    def prepare(self) -> None:
        """Build the text of every statement of the open rooms, which else its first use does; on any thread."""
        assert self.appointments is not None  # who is expected is asked with the first number
        for room in list(vars(self).values()):
            for statement in getattr(room, "__dict__", {}).values():
                if isinstance(statement, Statement):
                    statement.prepare()

    def close(self) -> None:
        """Close this thread's connection; each other thread closes its own by calling this too."""
        if not self.database.is_closed():
            self.database.close()
