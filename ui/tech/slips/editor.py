"""小票样式: which slip is open, its text as it is being written, how it looks, and what becomes of it."""

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickTextDocument

from kiosk.services.slip_editing import CannotSave, Edition, Opened, Overtaken
from kiosk.services.slip_preview import TITLES, Fault, Wanted, file_of
from kiosk.services.templates.shelf import NAMES, shipped_text
from ui.tech.page import Page, Tools
from ui.tech.slips.dress import Dress
from ui.tech.slips.logo import LogoPanel
from ui.tech.slips.look import Look
from ui.tech.slips.proofs import Proofs, or_why

LOOK_MS = 2000  # how often the open slip's file is looked at
ORDER = tuple(name for name in TITLES if name in NAMES)


class SlipsPage(Page):
    """What SlipsPage.qml binds to. What was written and not saved stays, also when somebody else turns the page."""

    changed = Signal()
    listed = Signal()
    opened = Signal(str)  # another slip: its text
    lineWanted = Signal(int)  # from 1: show this line

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._open: dict[str, Opened] = {}  # as they lay in the folder when they were opened
        self._text: dict[str, str] = {}  # as they stand in the editor
        self._name = ORDER[0]
        self._edited: frozenset[str] = frozenset()
        self._faults: tuple[Fault, ...] = ()
        self._checked = False
        self._overtaken: Overtaken | None = None
        self._history: list[Edition] | None = None
        self._busy = False
        self._dress: Dress | None = None
        self.preview = Look(self.hall, self.acts.post, self)
        self.preview.found.connect(self._on_found)
        self.preview.remarked.connect(self.acts.told)
        self.preview.chosen.connect(self._on_chosen)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_file)
        self._logo = LogoPanel(self.hall, self.acts, self)
        self._logo.kept.connect(self._on_chosen)
        self._proofs = Proofs(self.hall, self.acts, self)
        self.acts.failed.connect(self._on_free)

    def enter(self) -> None:
        """Open the slip that was open, and look after its file."""
        self.preview.start()
        self._look.start()
        self.acts.look(lambda services: services.slip_editing.edited(), self._on_edited)
        self.choose(self._name)

    def leave(self) -> None:
        """Stop looking; what is not saved stays: a template says nothing of anybody."""
        self._look.stop()
        self.preview.stop()
        self._logo.hide()
        self._history = None
        self._busy = False

    def key(self, key: int) -> bool:
        """Another slip with the arrows."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(key)
        if step is None:
            return False
        self.choose(ORDER[(ORDER.index(self._name) + step) % len(ORDER)])
        return True

    @Property(QObject, constant=True)
    def look(self) -> Look:
        """How it looks."""
        return self.preview

    @Property(QObject, constant=True)
    def logo(self) -> LogoPanel:
        """The logo on the slips."""
        return self._logo

    @Slot(QQuickTextDocument)
    def dress(self, document: QQuickTextDocument) -> None:
        """Give the text its colours."""
        self._dress = Dress(document.textDocument())

    # -- opening -------------------------------------------------------------------------------------------------

    @Slot(str)
    def choose(self, name: str) -> None:
        """Open a slip."""
        if name not in ORDER:
            return
        self._name, self._history, self._overtaken = name, None, None
        self.preview.turn_to(name)
        if self.unsaved:
            self._show_open()
        else:
            self.acts.look(lambda services: services.slip_editing.open(name), self._on_opened)
        self.listed.emit()

    def _on_opened(self, found: Opened) -> None:
        if found.name != self._name or self._unsaved(found.name):
            return
        self._open[found.name], self._text[found.name] = found, found.text
        if found.note:
            self.acts.told.emit(found.note)
        self._show_open()

    def _show_open(self) -> None:
        self.opened.emit(self._text[self._name])
        self._draw()
        self.listed.emit()

    def _on_edited(self, names: frozenset[str]) -> None:
        self._edited = names
        self.listed.emit()

    @Slot()
    def _look_at_file(self) -> None:
        """Notice a file that somebody changed: taken over where nothing was written here, else told at once."""
        name = self._name
        if name in self._open and self._overtaken is None and not self._busy:
            self.acts.look(lambda services: services.slip_editing.seen(name), lambda seen: self._on_seen(name, seen))

    def _on_seen(self, name: str, seen: str) -> None:
        if name != self._name or self._busy or seen == self._open[name].seen:
            return
        self.acts.look(lambda services: services.slip_editing.open(name), self._on_changed_there)

    def _on_changed_there(self, found: Opened) -> None:
        if found.name != self._name or found.seen == self._open[found.name].seen:
            return
        if self._unsaved(found.name):
            self._overtaken = Overtaken(found, "", None)
            self.changed.emit()
        else:
            self.acts.told.emit(self.tr("%1 刚被改过，已换成最新的").replace("%1", file_of(found.name)))
            self._on_opened(found)

    # -- writing -------------------------------------------------------------------------------------------------

    @Slot(str)
    def write(self, text: str) -> None:
        """Take the text as it stands in the editor now."""
        if self._name not in self._open or self._text.get(self._name) == text:
            return
        was = self.unsaved
        self._text[self._name] = text
        self._draw()
        if was is not self.unsaved:
            self.listed.emit()

    def _unsaved(self, name: str) -> bool:
        return name in self._open and self._text[name] != self._open[name].text

    def _draw(self) -> None:
        self._checked = False
        self.preview.draw(self._text[self._name])
        self.changed.emit()

    @Slot(object, object, bool)
    def _on_found(self, wanted: Wanted, faults: tuple[Fault, ...], whole: bool) -> None:
        if self._is_open(wanted):
            self._checked = whole
            self._say_faults(faults)

    def _is_open(self, wanted: Wanted) -> bool:
        return wanted.name == self._name and wanted.text == self._text.get(self._name)

    @Slot()
    def _on_chosen(self) -> None:
        if self._name in self._open:
            self._draw()

    def _replace(self, text: str) -> None:
        """Put another text of the same slip into the editor; undoing once brings one's own back."""
        if self._dress is not None:
            self._dress.replace(text)

    @Slot(int)
    def goToFault(self, index: int) -> None:
        """Show the line of a fault."""
        if 0 <= index < len(self._faults) and self._faults[index].line:
            self.lineWanted.emit(self._faults[index].line)

    def _say_faults(self, faults: tuple[Fault, ...]) -> None:
        self._faults = faults
        if self._dress is not None:
            self._dress.mark(faults)
        self.changed.emit()

    # -- what becomes of it --------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Save the open slip."""
        name = self._name
        if self._busy or not self.unsaved:
            return
        if self._faults:
            self.goToFault(0)
            self.acts.told.emit(self.tr("还不能存。%1").replace("%1", self._faults[0].words))
            return
        text, seen, self._busy = self._text[name], self._open[name].seen, True
        self.changed.emit()
        self.acts.do(
            lambda services, session: or_why(services.slip_editing.save, session, name, text, seen), self._on_saved
        )

    @Slot()
    def _on_free(self) -> None:
        self._busy = False
        self.changed.emit()

    def _on_saved(self, done: Opened | Overtaken | CannotSave) -> None:
        self._on_free()
        if isinstance(done, CannotSave):
            self._say_faults(done.faults)
            self.acts.told.emit(self.tr("没有存。%1").replace("%1", str(done)))
        elif isinstance(done, Overtaken):
            self._overtaken = done
        else:
            self._open[done.name] = done
            self._edited = self._edited | {done.name} if done.edited else self._edited - {done.name}
            self.acts.told.emit(
                self.tr("%1存好了：从下一张小票起用它，以前的在“历次”里").replace("%1", TITLES[done.name].zh)
            )
            self.listed.emit()
        self.changed.emit()

    @Slot()
    def takeTheirs(self) -> None:
        """Show what somebody else saved; one's own comes back by undoing."""
        if self._overtaken is not None:
            now, self._overtaken = self._overtaken.now, None
            self._open[now.name] = now
            self._replace(now.text)
            self.listed.emit()
            self.changed.emit()

    @Slot()
    def keepMine(self) -> None:
        """Save one's own over what somebody else saved, which stays among the versions."""
        if self._overtaken is not None:
            now, self._overtaken = self._overtaken.now, None
            self._open[now.name] = now
            self.save()
            self.changed.emit()

    @Slot()
    def openHistory(self) -> None:
        """Show what was kept of the open slip, or hide it again."""
        name = self._name
        if self._history is not None:
            self._history = None
            self.changed.emit()
            return
        self.acts.look(lambda services: services.slip_editing.history(name), self._on_history)

    def _on_history(self, found: list[Edition]) -> None:
        self._history = found
        self.changed.emit()

    @Slot(int)
    def backTo(self, index: int) -> None:
        """Put an older version into the editor; it is in use once it is saved."""
        if self._history is not None and 0 <= index < len(self._history):
            self._replace(self._history[index].text)
            self._history = None
            self.acts.told.emit(self.tr("已换成那一次的：看好了按“存好”，不要就撤销"))
            self.changed.emit()

    @Slot()
    def backToShipped(self) -> None:
        """Put the shipped text into the editor; it is in use once it is saved."""
        self._history = None
        self._replace(shipped_text(self._name))
        self.acts.told.emit(self.tr("已换成出厂的：看好了按“存好”，不要就撤销"))
        self.changed.emit()

    @Slot()
    def printOne(self) -> None:
        """Print it as it is shown, saved or not, on the printer that is chosen."""
        if self._faults:
            self.acts.told.emit(self.tr("还打不了。%1").replace("%1", self._faults[0].words))
        else:
            self._proofs.print(self.preview.wanted(self._text[self._name]))

    # -- what the page shows -------------------------------------------------------------------------------------

    @Property(list, notify=listed)
    def slips(self) -> list[dict[str, object]]:
        """The slips: title, whether it is open, edited, not saved."""
        return [
            {
                "name": name,
                "title": TITLES[name].zh,
                "open": name == self._name,
                "edited": name in self._edited,
                "unsaved": self._unsaved(name),
            }
            for name in ORDER
        ]

    @Property(str, notify=listed)
    def file(self) -> str:
        """slips/ticket.txt."""
        return file_of(self._name)

    @Property(bool, notify=listed)
    def unsaved(self) -> bool:
        """Whether something was written that is not saved."""
        return self._unsaved(self._name)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether it is being saved."""
        return self._busy

    @Property(list, notify=changed)
    def faults(self) -> list[str]:
        """What is wrong with it, the first few."""
        return [fault.words for fault in self._faults[:3]]

    @Property(list, notify=changed)
    def faultyLines(self) -> list[int]:
        """The lines that are wrong, from 1."""
        return [fault.line for fault in self._faults]

    @Property(str, notify=changed)
    def state(self) -> str:
        """One word on the text."""
        if self._faults:
            return self.tr("有错，还不能存")
        if self._busy:
            return self.tr("正在存")
        if self.unsaved:
            return self.tr("改了，没存") if self._checked else self.tr("正在检查")
        return self.tr("和文件里一样")

    @Property(str, notify=changed)
    def overtaken(self) -> str:
        """Who saved it meanwhile, where one's own is not saved yet."""
        return self._overtaken.words if self._overtaken else ""

    @Property(list, notify=changed)
    def history(self) -> list[dict[str, str]]:
        """What was kept, the newest first."""
        return [
            {"at": f"{each.at:%Y-%m-%d %H:%M}", "who": each.who or self.tr("随程序来的，或直接改的文件")}
            for each in self._history or []
        ]

    @Property(bool, notify=changed)
    def showsHistory(self) -> bool:
        """Whether the versions are shown."""
        return self._history is not None
