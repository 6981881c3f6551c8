"""叫人帮办: a call for a person. Until somebody takes it the panel says where the help desk is, nothing more."""

from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.domain.hours import Opens, giving
from kiosk.domain.site import Place
from kiosk.domain.visit import Step
from kiosk.services.answers import HelpCallView
from ui.citizen.journey import Journey
from ui.citizen.places import in_a_sentence, opening_word

ASK_MS = 500  # how often an open panel asks whether somebody has taken the call


class HelpPanel(QObject):
    """The panel that any screen can open; it keeps the place and the answers."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self._journey = journey
        self._open = False
        self._call: HelpCallView | None = None
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_MS)
        self._timer.timeout.connect(self._ask)
        journey.languageChanged.connect(self.changed)

    @Slot()
    def call(self) -> None:
        """Open the panel and write the call."""
        if self._open:
            return
        self._open, self._call, self._asking = True, None, False
        self._ask()
        self._timer.start()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Go on where the visitor was; the call stays with the staff, and nothing of it here."""
        self._call = None
        if self._open:
            self._open = False
            self._timer.stop()
            self.changed.emit()

    @Slot()
    def _ask(self) -> None:
        """Ask how the call stands; one that nobody can hear yet, since the kiosk is cut off, is written when it can."""
        if self._asking:
            return
        self._asking = True
        visit, call = self._journey.visit, self._call
        step = visit.step.value
        if call is None:
            self._journey.ask(lambda services: services.help_calls.call(visit, step), self._on_call)
        else:
            self._journey.ask(lambda services: services.help_calls.get(call.id), self._on_call)

    def _on_call(self, call: HelpCallView | None) -> None:
        self._asking = False
        if call is not None and call != self._call:
            self._call = call
            self.changed.emit()

    @property
    def _desk(self) -> Place:
        site = self._journey.hall.site
        return site.place(site.help_desk)

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the panel is open."""
        return self._open

    @Property(bool, notify=changed)
    def begun(self) -> bool:
        """Whether there is something to go on with; not on the home."""
        return self._journey.visit.step is not Step.HOME

    @Property(bool, notify=changed)
    def taken(self) -> bool:
        """Whether somebody has taken the call."""
        return self._call is not None and bool(self._call.taken_by)

    @Property(str, notify=changed)
    def title(self) -> str:
        """What the panel says first."""
        if self._call is not None and self._call.taken_by:
            return self.tr("%1 接到了，请在这里等一下").replace("%1", self._call.taken_by)
        if self._absent is not None:
            return self.tr("帮办区现在没有人")
        return self.tr("帮办员在 %1").replace("%1", in_a_sentence(self._desk, self._journey.visit.language))

    @Property(str, notify=changed)
    def line(self) -> str:
        """What to do meanwhile."""
        if self.taken:
            return self.tr("您选好的都还在。") if self.begun else ""
        if self._absent is not None:
            return self._until(self._absent.at)
        if self._call is None:
            return self.tr("您可以直接过去，选好的都还在。") if self.begun else self.tr("您可以直接过去。")
        if self.begun:
            return self.tr("呼叫已记下。您也可以直接过去，选好的都还在。")
        return self.tr("呼叫已记下。您也可以直接过去。")

    @property
    def _absent(self) -> Opens | None:
        """When somebody stands at the help desk again; None while somebody does."""
        hall = self._journey.hall
        found = giving(hall.site.queue(hall.site.help_queue), hall.now(), hall.site)
        return found if isinstance(found, Opens) else None

    def _until(self, opens: datetime | None) -> str:
        hall = self._journey.hall
        call = self.tr("有急事打热线 %1。").replace("%1", hall.site.hotline)
        if opens is None:
            return call
        return self.tr("%1 开始有人。").replace("%1", opening_word(opens, hall.now())) + call
