"""The frame around the screens: which one stands, the clock, the switches on the water, idle, the call for a person."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWindow

from kiosk.domain.codes import LENGTH
from kiosk.domain.reach import Reach
from kiosk.domain.text import Language
from ui.citizen.ahead import Ahead
from ui.citizen.help import HelpPanel
from ui.citizen.idle import Idle, Patience
from ui.citizen.journey import Journey
from ui.citizen.knocking import Knocking
from ui.citizen.navigation import patience_on
from ui.citizen.presenter import Presenter
from ui.citizen.typed import TypedKeys
from ui.scanner_ear import ScannerEar

if TYPE_CHECKING:
    from kiosk.services.hall import Hall
    from ui.chime import Chime
    from ui.citizen.maintenance import Maintenance

RETRY_SECONDS = 5  # how often a kiosk out of service looks whether it can store again
LOOK_MS = 500  # between two looks of the home: what a desk or a window writes shows within a second
SCANS = ("Home", "Code")  # where a code that is scanned begins a visit
_TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.KeyPress,
    }
)


class Shell(QObject):
    """What Main.qml binds to. `make` gives the presenter of a screen by its name."""

    moved = Signal(bool)  # forward; screen and presenter are new
    changed = Signal()
    clockChanged = Signal()
    knocked = Signal()  # a technician stands before the home and wants in
    languageChanged = Signal()  # the application swaps its translator and asks the engine to say everything again

    def __init__(
        self,
        hall: "Hall",
        journey: Journey,
        idle: Idle,
        make: Callable[[str, Journey], Presenter],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._hall, self._journey, self._idle, self._make = hall, journey, idle, make
        self._screen = journey.screen
        self._presenter = make(self._screen, journey)
        self._ahead = Ahead(journey, make)
        self._leaving: list[Presenter] = []
        self._large = self._low = self._keyboard = self._stopped = False
        self._reach = Reach(hall.machine)
        self._help = HelpPanel(journey)
        self._ear = ScannerEar(hall, journey.door.post)
        self._ear.scanned.connect(self._on_scanned)
        self._ear.changed.connect(self._on_scanner)
        self._on_scanner()
        self._typing = TypedKeys(lambda: self._ear.types)
        self._typing.typed.connect(self._on_typed)
        self._knocking = Knocking(monotonic)
        self._maintenance: Maintenance | None = None
        self._chime: Chime | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._tick)
        self._crowd = QTimer(self)
        self._crowd.setInterval(LOOK_MS)
        self._crowd.setSingleShot(True)
        self._crowd.timeout.connect(self._look)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_SECONDS * 1000)
        self._retry.timeout.connect(self._try_again)
        journey.moved.connect(self._on_moved)
        journey.languageChanged.connect(self.languageChanged)
        journey.languageChanged.connect(self.changed)
        journey.slips.turned.connect(self._watch)
        journey.slips.out.connect(self._on_out)
        self._help.changed.connect(self._on_help)
        journey.door.outOfService.connect(self._on_out_of_service)
        idle.changed.connect(self.changed)
        idle.ranOut.connect(self.giveUp)

    def open(self) -> None:
        """Start clock and crowd once the home is painted."""
        self._tick()
        self._crowd.start()
        self._journey.look_at_crowd()
        self._ear.open()

    def make_no_more(self) -> None:
        """Let no screen be half made when the engine goes."""
        self._ahead.drop()

    def close(self) -> None:
        """Let go of the scanner, and take down every presenter that still stands."""
        self._ear.close()
        for each in (*self._leaving, self._presenter, self._help, self._typing, self._ear):
            shiboken6.delete(each)
        self._leaving.clear()
        self._ahead.close()

    @Slot()
    def _look(self) -> None:
        self._journey.look_for_news(self._look_again)

    def _look_again(self) -> None:
        if self._screen == "Home":
            self._crowd.start()

    # -- which screen ------------------------------------------------------------------------------------------

    @Slot(str, bool)
    def _on_moved(self, screen: str, forward: bool) -> None:
        self._help.close()
        self._knocking.forget()
        leaving = self._presenter
        self._screen = screen
        self._presenter = self._ahead.take(screen) or self._make(screen, self._journey)
        self._stopped = screen == "OutOfService"
        if not self._stopped:
            self._retry.stop()  # also where a slow store's answer came after all
        self._watch()
        self._crowd.start() if screen == "Home" else self._crowd.stop()
        self.moved.emit(forward)
        self._leaving.append(leaving)  # only now: a slide that was still under way has just let go of those before
        self.changed.emit()

    @Slot(str)
    def _on_out_of_service(self, _reason: str) -> None:
        if not self._stopped:
            self._on_moved("OutOfService", True)
            self._retry.start()

    @Slot()
    def _try_again(self) -> None:
        """Out of service: look whether something can be stored again, and only then go home."""
        visit = self._journey.visit
        self._journey.door.ask(lambda services: services.visits.recovered(visit), self._on_recovered)

    def _on_recovered(self, _answer: None) -> None:
        if self._stopped:
            self._leave("recovered")

    @Slot()
    def arrived(self) -> None:
        """The old screen has slid out: let its presenter go, and with it what its visitor touched."""
        for presenter in self._leaving:
            presenter.close()
            presenter.deleteLater()
        self._leaving.clear()

    @Property(str, notify=moved)
    def screen(self) -> str:
        """The screen's name; its file is NAMEScreen.qml."""
        return self._screen

    @Property(QObject, constant=True)
    def ahead(self) -> Ahead:
        """What Deck.qml makes while the home rests."""
        return self._ahead

    @property
    def still(self) -> bool:
        """Whether no screen is sliding."""
        return not self._leaving

    @property
    def untouched(self) -> bool:
        """Whether the home stands there as the next visitor finds it."""
        changed = self._large or self._low or self._journey.visit.language is not self._journey.first
        return self._screen == "Home" and not (changed or self._help.shown)

    @Property(QObject, notify=moved)
    def presenter(self) -> Presenter:
        """The screen's presenter."""
        return self._presenter

    # -- idle --------------------------------------------------------------------------------------------------

    @Slot()
    def _watch(self) -> None:
        idle = self._hall.machine.idle
        working = Patience(idle.quiet, idle.ring, idle.ask)
        patience = patience_on(self._screen, working, self._journey.slips.late)
        if self._screen == "Home" and not self.untouched:
            patience = working  # a home switched to large or English goes back too, and one that is asked for help
        self._idle.watch(patience, 2 if self._large else 1)

    @Slot()
    def _on_out(self) -> None:
        """Sound for whoever does not look at the printer."""
        if self._chime is None:
            from ui.chime import SLIP, Chime  # not on the way to the first frame

            self._chime = Chime(self, SLIP)
        self._chime.ring(self._hall.machine.volume)

    @Slot()
    def _on_help(self) -> None:
        if self._screen == "Home" and self._maintenance is None:
            self._watch()

    # -- technician mode -----------------------------------------------------------------------------------------

    def _knocked(self, watched: QObject, event: QEvent) -> bool:
        """Tell whether a technician knocked: only at a home where nobody is served."""
        served = self._screen != "Home" or self._help.shown or self._idle.asking or self._maintenance is not None
        if served or not isinstance(watched, QWindow):
            return False
        return self._knocking.heard(watched, event, bool(self.portrait))

    def step_aside(self, maintenance: "Maintenance") -> None:
        """Show that somebody works on this kiosk, until `come_back`; it waits for nobody meanwhile."""
        self._maintenance = maintenance
        self._idle.watch(None)
        self.changed.emit()

    def come_back(self) -> None:
        """Show the home as the next visitor finds it; a kiosk out of service stays that."""
        maintenance, self._maintenance = self._maintenance, None
        self.changed.emit()
        if maintenance is not None:
            maintenance.deleteLater()
            if not self._stopped:
                self._leave("maintenance")

    @Property(QObject, notify=changed)
    def maintenance(self) -> "Maintenance | None":
        """What stands before the home while a technician is there; else None."""
        return self._maintenance

    def _leave(self, where: str) -> None:
        large_low = self._large or self._low
        self._large = self._low = False
        spoke = self.english
        self._journey.end(where)
        if spoke is not self.english:
            self.languageChanged.emit()
        if large_low or spoke is not self.english:
            self.changed.emit()

    @Slot()
    def stay(self) -> None:
        """我还在，接着办."""
        self._idle.touched()

    @Slot()
    def giveUp(self) -> None:
        """不办了，回首页."""
        self._leave("idle")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any touch or key says that somebody is there."""
        if self._knocked(watched, event):
            self.knocked.emit()
        if event.type() in _TOUCHES:
            self._idle.touched()
            keyboard = event.type() == QEvent.Type.KeyPress
            if keyboard and self._scanned(event):
                return True
            if keyboard != self._keyboard:
                self._keyboard = keyboard
                self.changed.emit()
        return super().eventFilter(watched, event)

    def _scanned(self, event: QEvent) -> bool:
        """Take what a scanner types, whose Enter must not press a button, and a code that is typed by hand."""
        if not isinstance(event, QKeyEvent) or self._screen not in SCANS:
            return False
        if self._ear.key(event.text()):
            self._typing.forget()
            return True
        return self._typing.key(event) or self._presenter.key(event)

    @Slot(str)
    def _on_scanned(self, text: str) -> None:
        """Begin with a code, where nobody is in mid-visit; a short one is seen, so that a wrong character can be."""
        if len(text) == LENGTH:
            self._on_typed(text)
        elif self._free_for_a_code():
            self._journey.scan(text)

    @Slot(str)
    def _on_typed(self, characters: str) -> None:
        """Begin with the first characters of a code, which stand on the screen of codes; the last sets off."""
        if self._free_for_a_code():
            self._journey.enter_code()
            self._presenter.type(characters)

    def _free_for_a_code(self) -> bool:
        """Tell whether nobody is in mid-visit; who stands at the home is then there for the code alone."""
        free = self._screen in SCANS and self._maintenance is None
        if free:
            self._idle.touched()
            self._help.close()
        return free

    @Slot()
    def _on_scanner(self) -> None:
        self._journey.set_scanner(there=self._ear.there)

    @Property(QObject, constant=True)
    def idle(self) -> Idle:
        """The seconds left."""
        return self._idle

    @Property(QObject, constant=True)
    def help(self) -> HelpPanel:
        """The panel behind 叫人帮办."""
        return self._help

    # -- switches ----------------------------------------------------------------------------------------------

    @Slot()
    def switchLanguage(self) -> None:
        """English / 中文, at any moment."""
        self._journey.speak(Language.CHINESE if self.english else Language.ENGLISH)
        self._watch()

    @Slot()
    def switchLarge(self) -> None:
        """大字 on or off; it doubles all waiting."""
        self._large = not self._large
        self._watch()
        self.changed.emit()

    @Slot()
    def switchLow(self) -> None:
        """低位 on or off."""
        self._low = not self._low
        self._watch()
        self.changed.emit()

    def retold(self) -> None:
        """Have what stands ask its presenter for every text again: the translator is in place only now."""
        self._presenter.changed.emit()
        self._help.changed.emit()
        self._ahead.retold()
        self.clockChanged.emit()

    @Property(bool, notify=changed)
    def english(self) -> bool:
        """Whether the visitor reads English."""
        return self._journey.visit.language is Language.ENGLISH

    @Property(bool, notify=changed)
    def bilingual(self) -> bool:
        """Whether there is another language to change to."""
        return len(self._hall.site.languages) > 1

    @Property(bool, notify=changed)
    def large(self) -> bool:
        """Whether type is large."""
        return self._large

    @Property(bool, notify=changed)
    def low(self) -> bool:
        """Whether everything to touch lies within a wheelchair user's reach."""
        return self._low

    @Property(bool, notify=changed)
    def keyboard(self) -> bool:
        """Whether the last thing used was a key, so that the focus is shown."""
        return self._keyboard

    @Property(float, notify=changed)
    def reachTop(self) -> float:
        """Share of the panel's height above which nothing is to be touched while 低位 is on."""
        return self._reach.top if self._low else 0.0

    @Property(float, notify=changed)
    def lift(self) -> float:
        """Share of the panel's height below which nothing is to be touched while 低位 is on."""
        return self._reach.bottom if self._low else 0.0

    @Property(bool, constant=True)
    def portrait(self) -> bool:
        """Whether the panel hangs upright."""
        return self._hall.machine.orientation != "landscape"

    # -- header ------------------------------------------------------------------------------------------------

    @Slot()
    def _tick(self) -> None:
        now = self._hall.now()
        self._clock.start((60 - now.second) * 1000)
        self.clockChanged.emit()

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        """The hall's time, 09:41."""
        return f"{self._hall.now():%H:%M}"

    @Property(str, notify=changed)
    def hallName(self) -> str:
        """The hall's name."""
        return self._journey.say(self._hall.site.name)
