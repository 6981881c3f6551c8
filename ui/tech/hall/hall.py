"""大厅: site.toml and machine.toml, a value a row; what each does, who changed it last, and back with one key."""

from typing import Any, TypeVar

from PySide6.QtCore import Property, Qt, Signal, Slot

from kiosk.catalogue.problems import Refused
from kiosk.services.bound_changes import Bound
from kiosk.services.seeds import MACHINE_FILE, SITE_FILE
from kiosk.services.sessions import Session
from kiosk.services.setting_list import LATER, Kind
from kiosk.services.settings import Changed, Settings, Stands
from ui.chime import SLIP, Chime
from ui.tech.page import Page, Tools
from ui.tech.services import TechServices

_ROWS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_GROUPS = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}
VOLUME = "sound.volume"
_YES = (("是", "是"), ("否", "否"))

C = TypeVar("C", Changed, Changed | None)
Found = tuple[list[Stands], list[Changed]]


class HallPage(Page):
    """What HallPage.qml binds to."""

    changed = Signal()
    focusWanted = Signal()  # the field is to be written into

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._shown: list[Stands] = []
        self._history: list[Changed] = []
        self._group = ""
        self._name = ""
        self._trouble = ""
        self._chime = Chime(self, SLIP)
        self._bound: Bound | None = None  # what the value that was written brings with it, until it is kept or left

    def enter(self) -> None:
        """Read both files."""
        self._trouble, self._bound = "", None
        self._look()

    def leave(self) -> None:
        """Forget what was only shown."""
        self._bound = None

    def _look(self) -> None:
        self.acts.look(lambda services: _read(services.settings), self._show)

    def _show(self, found: Found | Refused) -> None:
        if isinstance(found, Refused):
            self._shown, self._trouble = [], found.in_chinese()
        else:
            self._shown, self._history = found
            named = next((each for each in self._shown if each.setting.name == self._name), None)
            self._group = named.setting.group if named else self._group  # a queue's group goes with its letter
            if self._group not in self._groups:
                self._group = next(iter(self._groups), "")
            self._keep_chosen()
        self.changed.emit()

    @property
    def _groups(self) -> list[str]:
        return list(dict.fromkeys(each.setting.group for each in self._shown))

    @property
    def _rows(self) -> list[Stands]:
        return [each for each in self._shown if each.setting.group == self._group]

    @property
    def _chosen(self) -> Stands | None:
        return next((each for each in self._rows if each.setting.name == self._name), None)

    def _keep_chosen(self) -> None:
        if self._chosen is None:
            self._name = self._rows[0].setting.name if self._rows else ""

    def key(self, key: int) -> bool:
        """Arrows: rows; Page Up and Down: groups; Enter writes, Z goes back, figures choose, Y and N answer."""
        choices = self._choices
        if self._bound is not None and key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Escape):
            (self.keep if key == Qt.Key.Key_Y else self.forget)()
        elif key in _ROWS and self._rows:
            names = [each.setting.name for each in self._rows]
            self.choose(names[max(0, min(names.index(self._name) + _ROWS[key], len(names) - 1))])
        elif key in _GROUPS and self._groups:
            self.open(self._groups[max(0, min(self._groups.index(self._group) + _GROUPS[key], len(self._groups) - 1))])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not choices:
            self.focusWanted.emit()
        elif key == Qt.Key.Key_Z:
            self.goBack()
        elif 0 <= key - int(Qt.Key.Key_1) < len(choices):
            self.save(choices[key - int(Qt.Key.Key_1)][1])
        else:
            return False
        return True

    # -- what is shown -------------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def groups(self) -> list[dict[str, object]]:
        """The groups of settings."""
        return [{"name": name, "open": name == self._group} for name in self._groups]

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, object]]:
        """The settings of the open group."""
        return [
            {
                "name": each.setting.name,
                "label": each.setting.label,
                "effect": each.setting.effect,
                "value": each.word or self.tr("（空着）"),
                "chosen": each.setting.name == self._name,
            }
            for each in self._rows
        ]

    @Property(str, notify=changed)
    def label(self) -> str:
        """The chosen setting's name."""
        return self._chosen.setting.label if self._chosen else ""

    @Property(str, notify=changed)
    def effect(self) -> str:
        """What it does."""
        return self._chosen.setting.effect if self._chosen else ""

    @Property(bool, notify=changed)
    def needed(self) -> bool:
        """Whether it must say something."""
        return self._chosen is not None and self._chosen.setting.needed

    @Property(str, notify=changed)
    def where(self) -> str:
        """site.toml · queue.F.quota · 取号机回到首页就用上."""
        if self._chosen is None:
            return ""
        setting = self._chosen.setting
        return f"{setting.file} · {setting.name}\n{setting.later}"

    @Property(str, notify=changed)
    def typed(self) -> str:
        """What the field begins with."""
        return self._chosen.typed if self._chosen else ""

    @property
    def _choices(self) -> tuple[tuple[str, str], ...]:
        if self._chosen is None:
            return ()
        return _YES if self._chosen.setting.kind is Kind.YES else self._chosen.setting.choices

    @Property(list, notify=changed)
    def choices(self) -> list[dict[str, object]]:
        """The values to choose from; none where it is written."""
        word = self._chosen.word if self._chosen else ""
        return [{"word": each, "now": each == word} for _, each in self._choices]

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why the last value was not taken."""
        return self._trouble

    @Property(list, notify=changed)
    def proposal(self) -> list[str]:
        """What the value that was written would change, to be kept or left; empty where there is none."""
        return list(self._bound.words) if self._bound else []

    @property
    def _last(self) -> Changed | None:
        return next((each for each in self._history if each.name == self._name), None)

    @Property(str, notify=changed)
    def last(self) -> str:
        """5 月 12 日 09:41 孙工 从 120 改成 100; empty where nobody changed it here."""
        last = self._last
        if last is None or last.at is None:
            return ""
        if self._chosen is not None and self._chosen.setting.kind is Kind.LIST:  # some thirty days
            words = self.tr("%1 %2 导入的：%3")
            return (
                words.replace("%1", f"{last.at:%m-%d %H:%M}")
                .replace("%2", last.who or self.tr("命令行"))
                .replace("%3", last.after)
            )
        words = self.tr("%1 %2 改的：原来是 %3").replace("%1", f"{last.at:%m-%d %H:%M}")
        return words.replace("%2", last.who or self.tr("命令行")).replace("%3", last.before or self.tr("空着"))

    # -- what is done --------------------------------------------------------------------------------------------

    @Slot(str)
    def open(self, group: str) -> None:
        """Open a group."""
        self._group, self._trouble, self._bound = group, "", None
        self._keep_chosen()
        self.changed.emit()

    @Slot(str)
    def choose(self, name: str) -> None:
        """Choose a setting."""
        self._name, self._trouble, self._bound = name, "", None
        self.changed.emit()

    @Slot(str)
    def save(self, typed: str) -> None:
        """Write a value into its file; the trouble is said beside it where it does not fit.

        What brings other changes with it is shown first, to be kept or left.
        """
        chosen = self._chosen
        if chosen is None:
            return

        def tried(services: TechServices, session: Session) -> Bound | Changed | Refused | None:
            try:
                bound = services.settings.bound(chosen, typed)
                return bound or _used(services, services.settings.change(session, chosen, typed))
            except Refused as refused:
                return refused

        self.acts.do(tried, self._on_saved)

    @Slot()
    def keep(self) -> None:
        """Write what is shown, with all that goes with it."""
        bound = self._bound
        if bound is None:
            return

        def tried(services: TechServices, session: Session) -> Changed | Refused:
            try:
                return _used(services, services.settings.keep(session, bound))
            except Refused as refused:
                return refused

        self.acts.do(tried, self._on_saved)

    @Slot()
    def forget(self) -> None:
        """Leave all as it is."""
        self._bound = None
        self.changed.emit()

    @Slot()
    def goBack(self) -> None:
        """Return to what stood there before the last change."""
        if self._last is not None:
            self.save(self._last.before)

    def _kept(self, change: Changed) -> str:
        chosen = self._chosen  # None where a queue's name went with its letter
        after, later = change.after or self.tr("空着"), chosen.setting.later if chosen else LATER[change.file]
        said = self.tr("存好了：%1，%2").replace("%1", after).replace("%2", later)
        if change.name != VOLUME:
            return said
        self._chime.ring(int(change.after or 100))
        return said if self._chime.heard else self.tr("%1。这台机器放不了声音：装 alsa-utils").replace("%1", said)

    def _on_saved(self, answer: Any) -> None:
        self._trouble = answer.in_chinese() if isinstance(answer, Refused) else ""
        self._bound = answer if isinstance(answer, Bound) else None
        if isinstance(answer, Changed):
            self._name = answer.name
            self.acts.told.emit(self._kept(answer))
            self._look()
        elif answer is None:
            self.acts.told.emit(self.tr("和原来一样，没有改动"))
        self.changed.emit()


def _used(services: TechServices, change: C) -> C:
    services.settings.use()
    return change


def _read(settings: Settings) -> Found | Refused:
    try:
        shown = [each for file in (SITE_FILE, MACHINE_FILE) for each in settings.all(file)]
    except Refused as refused:
        return refused
    return shown, [each for file in (SITE_FILE, MACHINE_FILE) for each in settings.history(file)]
