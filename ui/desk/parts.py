"""The parts of the desk: made together, and taken down together."""

import shiboken6

from kiosk.services.hall import Hall
from ui.citizen.door import Door
from ui.desk.appointments import AppointmentsPage
from ui.desk.calls import Calls
from ui.desk.figures import FiguresPage
from ui.desk.finder import Finder
from ui.desk.handing import Handing
from ui.desk.header import Header
from ui.desk.outcome import OutcomePanel
from ui.desk.papers import Papers
from ui.desk.scans import Scans
from ui.desk.sent_back import SentBack
from ui.desk.services import DeskServices
from ui.desk.work import Work
from ui.staff.sign_in import SignIn


class Parts:
    """Each does one thing and knows at most the work; what one does to another stands in desk, stand and acts."""

    def __init__(self, hall: Hall, door: Door[DeskServices]) -> None:
        self.work = Work(hall, door)
        self.open = self.work.open_case
        self.sign_in: SignIn[DeskServices] = SignIn(hall, door)
        self.header, self.calls, self.finder = Header(hall), Calls(hall), Finder(hall)
        self.papers, self.outcome = Papers(hall, self.open), OutcomePanel(hall, self.open)
        self.scans = Scans(hall, door.post)
        self.handing = Handing(door, self.work)
        self.words = self.handing.words
        self.sent_back = SentBack(self.work)
        self.figures = FiguresPage(hall, door, self.work)
        self.appointments = AppointmentsPage(hall, door, self.work)

    @property
    def covered(self) -> bool:
        """Whether a sheet has the keys."""
        return bool(self.words.what or self.sent_back.shown or self.work.session is None)

    def take_down(self) -> None:
        """Let go of the scanner, and delete everything on Qt's thread."""
        self.scans.close()
        columns = (self.papers, self.outcome, self.open, self.work)
        sheets = (self.words, self.handing, self.sent_back, self.figures, self.appointments)
        for part in (*columns, self.scans, self.finder, self.calls, self.header, *sheets, self.sign_in):
            shiboken6.delete(part)
