"""A printer's port that its owner lends: asked for, waited for, given back, all of it on the store worker."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.domain.text import Text
from kiosk.services.sessions import Session
from kiosk.services.trials import CannotTry, Trial
from ui.tech.acts import Acts
from ui.tech.services import TechServices

AGAIN_MS = 80


@dataclass
class _Loan:
    """`id` is known to the store worker first, which so can give back what nobody waits for."""

    taken: Callable[[], None]
    refused: Callable[[Text], None]
    id: str = ""


class Borrower(QObject):
    """Has one port at a time."""

    def __init__(self, parent: QObject, acts: Acts) -> None:
        super().__init__(parent)
        self._acts = acts
        self._loan: _Loan | None = None

    def borrow(self, printer: str, taken: Callable[[], None], refused: Callable[[Text], None]) -> None:
        """Have a printer's port lent: `taken` is called once it is free, or `refused` with why it is not lent."""
        loan = _Loan(taken, refused)
        self._loan = loan
        self._acts.do(
            lambda services, session: _lend(services, session, printer, loan), lambda why: self._on_lent(loan, why)
        )

    def give_back(self) -> None:
        """Give the port back to its owner; does nothing where none is lent."""
        loan, self._loan = self._loan, None
        if loan is not None:
            self._acts.do(lambda services, session: _return(services, session, loan), lambda _: None)

    def _on_lent(self, loan: _Loan, why: Text | None) -> None:
        if loan is not self._loan:
            return
        if why is not None:
            self._loan = None
            loan.refused(why)
        else:
            self._wait()

    @Slot()
    def _wait(self) -> None:
        loan = self._loan
        if loan is not None:
            self._acts.look(lambda services: services.trials.now(loan.id), self._on_looked)

    def _on_looked(self, trial: Trial) -> None:
        if self._loan is None or trial.id != self._loan.id:
            return
        if trial.taken:
            self._loan.taken()
        else:
            QTimer.singleShot(AGAIN_MS, self, self._wait)


def _lend(services: TechServices, session: Session, printer: str, loan: _Loan) -> Text | None:
    try:
        loan.id = services.trials.lend(session, printer)
    except CannotTry as hindered:
        return hindered.words
    return None


def _return(services: TechServices, session: Session, loan: _Loan) -> None:
    if not loan.id:
        return  # it was refused
    try:
        services.trials.give_up(session, loan.id)
    except CannotTry:
        return  # its time was over
