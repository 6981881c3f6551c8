"""设置: what a printer is set to, key by key; a change is tried with a page, kept with a yes, led back by one key."""

from typing import Any

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot

from kiosk.domain.printer_settings import ADDRESS, PORT, PROFILE, Value, differing
from kiosk.domain.text import Text
from kiosk.domain.trials import TrialState
from kiosk.services.setting_words import change_words, why_words
from kiosk.services.trials import Kept, Trial
from ui.tech.page import Page, Tools
from ui.tech.settings.asked import Seen, ahead, begin, go_back, keep, offers_of, prove, return_now, seen
from ui.tech.settings.listener import Listener
from ui.tech.settings.new_printer import NewPrinter
from ui.tech.settings.ports import Ports
from ui.tech.settings.shown import history_rows, opened, setting_rows, trial_shown
from ui.tech.settings.wizard import PAGE, Wizard

LOOK_MS = 250
_ARROWS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_TURNS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
_ALWAYS = frozenset(map(int, (Qt.Key.Key_T, Qt.Key.Key_Y, Qt.Key.Key_N)))  # on the five steps too
_FIGURES = range(int(Qt.Key.Key_0), int(Qt.Key.Key_9) + 1)


class SettingsPage(Page):
    """What SettingsPage.qml binds to."""

    changed = Signal()
    trialChanged = Signal()
    wizardChanged = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._printer = 0
        self._use: dict[str, Value] = {}  # what is kept
        self._wish: dict[str, Value] = {}
        self._ahead: dict[str, Value] = {}  # what is kept, with the wish
        self._trouble = self.tr("正在读……")  # why there is nothing to show
        self._clash = ""
        self._key = PROFILE
        self._trial: Trial | None = None
        self._mine = ""  # the trial that was begun here, until its end was told
        self._outcome: tuple[str, str] = ("", "")  # tone and words of the last trial's end
        self._history: list[Kept] | None = None  # None: not open
        self._looking = False
        self.ports = Ports(self, tools.hall)
        self._fresh = NewPrinter(self, tools.hall, self.acts, self.ports)
        self._fresh.renewed.connect(self._on_renewed)
        self.ports.found.connect(self.changed)
        self.wizard = Wizard(self, self.acts, self.ports, Listener(self, tools.hall, self.acts))
        self.wizard.changed.connect(self.wizardChanged)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.acts.failed.connect(self._on_failed)

    def enter(self) -> None:
        """Begin to look; nothing of the last visit here is wished any more."""
        self._wish, self._ahead, self._history, self._outcome = {}, {}, None, ("", "")
        self._fresh.close()
        self._look()
        self.ports.look_soon()
        self._timer.start()

    def leave(self) -> None:
        """Stop looking: a trial under way goes on without, and returns by itself."""
        self._timer.stop()
        self.ports.stop()
        self.wizard.close()

    # -- looking -------------------------------------------------------------------------------------------------

    @property
    def _name(self) -> str:
        printers = self.hall.machine.printers
        return printers[min(self._printer, len(printers) - 1)].name if printers else ""

    @Slot()
    def _look(self) -> None:
        if self._name and not self._looking:
            self._looking = True
            name, mine = self._name, self._mine
            self.acts.look(lambda services: seen(services, name, mine), self._on_seen)

    @Slot()
    def _on_failed(self) -> None:
        self._looking = False

    def _on_seen(self, now: Seen) -> None:
        self._looking = False
        if now.printer != self._name:
            return
        trouble, self._trouble = self._trouble, now.trouble.zh
        if now.settings != self._use or trouble != self._trouble:
            self._use = now.settings
            self._wish = {key: value for key, value in self._wish.items() if self._use.get(key) != value}
            self._think()
        if now.ended is not None and now.ended.id == self._mine:
            self._end(now.ended)
        if now.running != self._trial:
            self._trial = now.running
            self.trialChanged.emit()

    def _end(self, trial: Trial) -> None:
        self._mine = ""
        if trial.state is TrialState.KEPT:
            self._wish = {}
            self.wizard.close()
            self._outcome = ("well", self.tr("留下了，写进 machine.toml，从现在起都用它"))
        else:
            self._outcome = ("still", self.tr("%1。原来的设置还在用").replace("%1", why_words(trial.reason).zh))
        self._read_history()
        self._think()

    def _think(self) -> None:
        """Have it worked out what the wish comes to, and whether it can be tried."""
        if not self._wish:
            self._on_ahead(self._name, (dict(self._use), ""))
            return
        name, wish = self._name, dict(self._wish)
        self.acts.look(lambda services: ahead(services, name, wish), lambda answer: self._on_ahead(name, answer))

    def _on_ahead(self, name: str, answer: tuple[dict[str, Value], str]) -> None:
        if name == self._name:
            self._ahead, self._clash = answer
            if self._key not in self._ahead:
                self._key = PROFILE
            self.changed.emit()

    # -- what the page shows -------------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def steps(self) -> Wizard:
        """The five steps to a test page."""
        return self.wizard

    @Property(QObject, constant=True)
    def fresh(self) -> NewPrinter:
        """The first printer, or the standby, that the machine is to get."""
        return self._fresh

    @Property(bool, notify=wizardChanged)
    def stepsOpen(self) -> bool:
        """Whether they are shown."""
        return self.wizard.standing > 0

    @Property(list, notify=changed)
    def printers(self) -> list[dict[str, Any]]:
        """The printers of this machine, the first one, then its standby."""
        each = self.hall.machine.printers
        return [{"name": a.name, "standby": n > 0, "chosen": a.name == self._name} for n, a in enumerate(each)]

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, Any]]:
        """The settings that this printer has: name, value, whether it is another than the one in use."""
        return setting_rows(self._use, self._ahead, self._key)

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why there are no settings to show; nothing where there are."""
        return self._trouble if self._name else self.tr("这台机器没有配小票机：在 machine.toml 里写 [printer]")

    @Property(dict, notify=changed)
    def open(self) -> dict[str, Any]:
        """The chosen setting: what it does, what goes wrong, what it can be."""
        if self._key not in self._ahead:
            return {}
        return opened(self._key, self._use, self._ahead[self._key], self._offers())

    def _offers(self) -> list[Value]:
        used = [self._use[self._key]] if self._key in self._use else []
        found: list[Value] = [*self.ports.connections] if self._key == PORT else offers_of(self._key)
        wished = [self._wish[self._key]] if self._key in self._wish else []
        return list(dict.fromkeys([*found, *used, *wished, self._ahead[self._key]]))

    @Property(str, notify=changed)
    def wished(self) -> str:
        """What is to be tried, in a line; nothing where nothing is."""
        keys = differing(self._use, self._ahead)
        return "；".join(change_words(key, self._use.get(key), self._ahead[key]).zh for key in keys)

    @Property(str, notify=changed)
    def clash(self) -> str:
        """Why it cannot be tried."""
        return self._clash

    @Property(dict, notify=trialChanged)
    def trial(self) -> dict[str, Any]:
        """The trial under way."""
        return trial_shown(self._trial, self._mine)

    @Property(dict, notify=changed)
    def outcome(self) -> dict[str, str]:
        """How the last trial ended."""
        return dict(zip(("tone", "words"), self._outcome, strict=True))

    @Property(bool, notify=changed)
    def historyOpen(self) -> bool:
        """Whether the history is shown."""
        return self._history is not None

    @Property(list, notify=changed)
    def history(self) -> list[dict[str, Any]]:
        """What was changed, the newest first; the last is how it was at first."""
        return history_rows(self._history or [])

    # -- what is done --------------------------------------------------------------------------------------------

    @Slot(int, result=bool)
    def key(self, key: int) -> bool:
        """Arrows choose a setting and its value; T tries, Y keeps, N returns, H shows what was; a figure leads back.

        A adds a standby, D takes the printer away, P turns to the other.
        """
        if self.wizard.standing and ((self._trial is None and self.wizard.key(key)) or key not in _ALWAYS):
            return True
        acts = {
            int(Qt.Key.Key_W): self.openSteps,
            int(Qt.Key.Key_T): self.tryIt,
            int(Qt.Key.Key_Y): self.keepIt,
            int(Qt.Key.Key_N): self.giveUp,
            int(Qt.Key.Key_H): self.openHistory,
            int(Qt.Key.Key_P): self.turnPrinter,
            int(Qt.Key.Key_A): self._fresh.turn,
            int(Qt.Key.Key_D): self.askToGo,
            int(Qt.Key.Key_Escape): self.forget,
        }
        if self._fresh.key(key):
            return True
        if key in _ARROWS:
            self._step(_ARROWS[key])
        elif key in _TURNS:
            self._turn(_TURNS[key])
        elif key in _FIGURES and self._history is not None:
            self.backTo(key - _FIGURES.start)
        elif key in acts:
            acts[key]()
        else:
            return False
        return True

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open a setting."""
        if key in self._ahead:
            self._key, self._history = key, None
            self.changed.emit()

    def _step(self, by: int) -> None:
        keys = list(self._ahead)
        if keys:
            self.choose(keys[(keys.index(self._key) + by) % len(keys)])

    def _turn(self, by: int) -> None:
        offers = self._offers() if self._key in self._ahead else []
        if offers:
            now = self._wish.get(self._key, self._ahead[self._key])  # a quick second key: the first may be under way
            self.set(min(max(offers.index(now) + by, 0), len(offers) - 1))

    @Slot(int)
    def set(self, index: int) -> None:
        """Wish the open setting to be another of what is offered."""
        self._want(self._offers()[index])

    @Slot(str)
    def typePort(self, port: str) -> None:
        """Wish a port that is not among those that were found."""
        if port.strip():
            self._want(port.strip())

    def _want(self, value: Value) -> None:
        if self._trial is not None:
            return
        self._outcome = ("", "")
        if self._key == PROFILE:  # another family brings its own values
            self._wish = {key: wished for key, wished in self._wish.items() if key in ADDRESS}
        self._wish[self._key] = value
        if self._use.get(self._key) == value:
            del self._wish[self._key]
        self._think()

    @Slot()
    def forget(self) -> None:
        """Wish nothing, and close the history."""
        self._wish, self._history, self._outcome = {}, None, ("", "")
        self._think()

    @Slot()
    def turnPrinter(self) -> None:
        """Open the machine's other printer."""
        if len(self.hall.machine.printers) > 1:
            self._printer = (self._printer + 1) % len(self.hall.machine.printers)
            self._use, self._trial, self._key = {}, None, PROFILE
            self.forget()
            self.trialChanged.emit()
            self._look()

    @Slot()
    def askToGo(self) -> None:
        """Ask whether the open printer may go."""
        if self._name and self._trial is None:
            self.forget()
            self._fresh.ask_to_go(self._name)

    @Slot()
    def _on_renewed(self) -> None:
        self._printer, self._use, self._trial, self._key = 0, {}, None, PROFILE
        self.forget()
        self.trialChanged.emit()
        self.changed.emit()
        self._look()

    @Slot()
    def openSteps(self) -> None:
        """Open the five steps, at the first; say why not, where nothing is known of the printer."""
        if not self._use:
            self.acts.told.emit(self.trouble)
        elif self._trial is None:
            self.forget()
            self.wizard.begin(self._name, self._use)

    @Slot()
    def tryIt(self) -> None:
        """Let the owner take what is wished, here or by the five steps, and print the test page."""
        if self._trial is not None:
            return
        if self.wizard.standing:
            name, wish = self._name, self.wizard.wish
            if self.wizard.standing == PAGE:
                self.acts.do(lambda services, session: prove(services, session, name, wish), self._on_begun)
        elif self._wish and not self._clash:
            name, wish = self._name, dict(self._wish)
            self.acts.do(lambda services, session: begin(services, session, name, wish), self._on_begun)

    @Slot(int)
    def backTo(self, number: int) -> None:
        """Try the settings as they were after a change."""
        known = any(line.number == number for line in self._history or ())
        if self._trial is None and known:
            name = self._name
            self.acts.do(lambda services, session: go_back(services, session, name, number), self._on_begun)

    def _on_begun(self, answer: Trial | Text) -> None:
        if isinstance(answer, Text):
            self.acts.told.emit(answer.zh)
            return
        self._mine, self._trial, self._outcome = answer.id, answer, ("", "")
        self.trialChanged.emit()
        self.changed.emit()

    @Slot()
    def keepIt(self) -> None:
        """The page came out: keep what was tried."""
        trial = self._trial
        if trial is not None and trial.asks:
            self._mine = trial.id
            self.acts.do(lambda services, session: keep(services, session, trial.id), self._on_ended)

    @Slot()
    def giveUp(self) -> None:
        """Go back to the old settings."""
        trial = self._trial
        if trial is not None:
            self._mine = trial.id
            self.acts.do(lambda services, session: return_now(services, session, trial.id), self._on_ended)

    def _on_ended(self, answer: Trial | Text) -> None:
        if isinstance(answer, Text):
            self.acts.told.emit(answer.zh)
        self._look()

    @Slot()
    def openHistory(self) -> None:
        """Show the history, or the settings again."""
        if self._history is None:
            self._history = []
            self._read_history()
        else:
            self._history = None
            self.changed.emit()

    def _read_history(self) -> None:
        if self._history is not None:
            name = self._name
            self.acts.look(lambda services: services.trials.history(name), self._on_history)

    def _on_history(self, lines: list[Kept]) -> None:
        if self._history is not None:
            self._history = lines
            self.changed.emit()
