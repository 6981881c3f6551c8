"""The one door from the screen to what happens: requests run on one store worker, answers come back as signals.

The Qt thread waits for nothing: no disk, no device, no network. A request that does not come back in time, or that
finds the store unusable, shows the calm out-of-service screen within two seconds.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from kiosk.services.answers import OutOfService
from kiosk.services.wake import Wake

if TYPE_CHECKING:
    from kiosk.services.check_ins import CheckIns
    from kiosk.services.crowd import Crowds
    from kiosk.services.hall import Hall
    from kiosk.services.help_calls import HelpCalls
    from kiosk.services.notices import Notices
    from kiosk.services.pre_reviews import PreReviews
    from kiosk.services.printing import Printing
    from kiosk.services.renewal import Renewal
    from kiosk.services.visits import Visits

S = TypeVar("S", bound="Services")
T = TypeVar("T")
Post = Callable[[Callable[[], None]], None]
"""How a thread has something done on Qt's: whoever waits for it may be closed meanwhile, and then nobody does it."""

PATIENCE_MS = 1800  # a store that is silent for longer counts as out of service; the screen must say so in 2 s

_log = logging.getLogger("jishi.door")


@dataclass(frozen=True, slots=True)
class Services:
    """What the screens may ask for; made on the worker, because their imports are heavy."""

    hall: "Hall"
    visits: "Visits"
    crowds: "Crowds"
    notices: "Notices"
    help_calls: "HelpCalls"
    printing: "Printing"
    renewal: "Renewal"
    pre_reviews: "PreReviews"
    check_ins: "CheckIns"

    def close(self) -> None:
        """Stop the printers' owners, and close the connection of the thread that asked."""
        self.printing.stop()
        self.hall.store.close()


def open_services(hall: "Hall", on_change: Callable[[Any], None]) -> Services:
    """Import and start the services of `hall`; `on_change` hears of every slip's progress, on another thread."""
    from kiosk.services.check_ins import CheckIns
    from kiosk.services.crowd import Crowds
    from kiosk.services.help_calls import HelpCalls
    from kiosk.services.notices import Notices
    from kiosk.services.pre_reviews import PreReviews
    from kiosk.services.printing import Printing
    from kiosk.services.renewal import Renewal
    from kiosk.services.visits import Visits

    printing = Printing(hall, on_change)
    printing.start()
    return Services(
        hall,
        Visits(hall, printing.kick),
        Crowds(hall),
        Notices(hall, printing.kick),
        HelpCalls(hall),
        printing,
        Renewal(hall),
        PreReviews(hall, printing.kick),
        CheckIns(hall, printing.kick),
    )


class Door(QObject, Generic[S]):
    """Carries requests to the store worker and their answers back to the Qt thread.

    `post` is the one way from any thread of its window to Qt's. `instead` says with which services a request goes on
    that these could not answer, and all after it; None: it is out of service.
    """

    outOfService = Signal(str)  # the technical reason, for the log only
    printed = Signal(object)  # JobView: a slip or the printer changed

    def __init__(
        self,
        opener: Callable[[Callable[[Any], None]], S],
        parent: QObject | None = None,
        instead: Callable[[S, OutOfService], S | None] = lambda _services, _fault: None,
    ) -> None:
        super().__init__(parent)
        self._opener, self._instead = opener, instead
        self._requests: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._services: S | None = None
        self._waiting: set[int] = set()
        self._count = 0
        self._worker = threading.Thread(target=self._work, name="store", daemon=True)
        self._news: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._wake = Wake()
        self._notifier = QSocketNotifier(self._wake.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_news)

    @property
    def busy(self) -> bool:
        """Tell whether a request is under way."""
        return bool(self._waiting)

    def open(self) -> None:
        """Start the worker; the services' imports are its first work."""
        self._worker.start()

    def ask(self, work: Callable[[S], T], then: Callable[[T], None]) -> None:
        """Run `work` on the store worker and call `then` with its answer on the Qt thread."""
        self._count += 1
        ticket = self._count
        self._waiting.add(ticket)
        self._requests.put(lambda: self._run(ticket, work, then))
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._overdue(ticket))

    def change(self, to: Callable[[S], S]) -> None:
        """Have the worker go on with other services, between two requests; from any thread."""
        self._requests.put(lambda: self._change(to))

    def close(self) -> None:
        """Finish what is under way, stop the printer's owner and end the worker; nothing is overdue any more."""
        self._waiting.clear()
        if self._worker.is_alive():
            self._requests.put(None)
            self._worker.join()
        self._notifier.setEnabled(False)
        self._wake.close()

    def post(self, news: Callable[[], None]) -> None:
        """Have something done on the Qt thread; from any thread. After `close` nobody does it."""
        self._news.put(news)
        self._wake.ring()

    @Slot()
    def _on_news(self) -> None:
        self._wake.quiet()
        try:
            while not self._news.empty():
                self._news.get()()
        finally:
            if not self._news.empty():  # one of them failed; the others are told all the same
                self._wake.ring()

    def _work(self) -> None:
        while (request := self._requests.get()) is not None:
            request()
        if self._services is not None:
            self._services.close()

    def _run(self, ticket: int, work: Callable[[S], Any], then: Callable[[Any], None]) -> None:
        try:
            if self._services is None:
                self._services = self._opener(lambda view: self.post(lambda: self.printed.emit(view)))
            answer = self._answer(self._services, work)
        except OutOfService as fault:
            _log.error("the kiosk cannot store anything: %s", fault.technical)
            technical = fault.technical
            self.post(lambda: self._deliver(ticket, None, technical, None))
        except Exception as trouble:  # noqa: BLE001 - no traceback ever reaches a visitor, whatever happened
            _log.exception("a request did not end well")
            reason = f"{type(trouble).__name__}: {trouble}"
            self.post(lambda: self._deliver(ticket, None, reason, None))
        else:
            self.post(lambda: self._deliver(ticket, then, "", answer))

    def _answer(self, services: S, work: Callable[[S], T]) -> T:
        try:
            return work(services)
        except OutOfService as fault:
            other = self._instead(services, fault)
            if other is None:
                raise
            _log.warning("the kiosk goes on cut off: %s", fault.technical)
            self._services = other
            return work(other)

    def _change(self, to: Callable[[S], S]) -> None:
        if self._services is None:
            return
        try:
            self._services = to(self._services)
        except Exception:  # noqa: BLE001 - whoever wanted it asks again
            _log.exception("the services could not be changed")

    def _deliver(self, ticket: int, then: Callable[[Any], None] | None, reason: str, answer: Any) -> None:
        self._waiting.discard(ticket)
        if then is None:
            self.outOfService.emit(reason)
        elif not _gone(then):
            then(answer)

    def _overdue(self, ticket: int) -> None:
        if ticket in self._waiting and self._services is None:
            QTimer.singleShot(PATIENCE_MS, self, lambda: self._overdue(ticket))  # the first one waits for the imports
        elif ticket in self._waiting:
            _log.error("the store has not answered for %s ms", PATIENCE_MS)
            self.outOfService.emit("the store does not answer")


def _gone(then: Callable[[Any], None]) -> bool:
    """Tell whether an answer is for a screen that was left while its question was under way."""
    asker = getattr(then, "__self__", None)
    return isinstance(asker, QObject) and not shiboken6.isValid(asker)
