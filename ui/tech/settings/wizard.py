"""接打印机: from a printer of unknown settings to a test page in five steps; nothing changes before the last."""

from typing import Any

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from drivers.printer.profile import NoSuchProfile, profile
from kiosk.domain.printer_settings import BY_KEY, PORT, PROFILE, Value, differing, way_of
from kiosk.services.printer_search import KINDS
from kiosk.services.printer_settings import split
from kiosk.services.printer_words import trouble_words
from kiosk.services.setting_words import WORDS, change_words, value_words
from ui.tech.acts import Acts
from ui.tech.settings.asked import ahead, offers_of
from ui.tech.settings.hints import HINTS, LOOKS, STEPS
from ui.tech.settings.listener import Listener
from ui.tech.settings.ports import Ports

PORTS, LISTEN, FAMILY, PAPER, PAGE = range(1, 6)
_LINE = ("baud", "bits", "parity")
_ON_PAPER = ("dots", "charset", "qr")  # of the step with the paper
_ARROWS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_TURNS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
_NEXT = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))


class Wizard(QObject):
    """What WizardView.qml binds to. It only wishes: what it comes to is tried as any change is."""

    changed = Signal()

    def __init__(self, parent: QObject, acts: Acts, ports: Ports, listener: Listener) -> None:
        super().__init__(parent)
        self._acts, self._ports, self._listener = acts, ports, listener
        self._use: dict[str, Value] = {}
        self._step = 0  # 0: not open
        self._port = ""  # the chosen one; where it stands among what was found changes under the hand
        self._typed = ""
        self._wish: dict[str, Value] = {}
        self._row = 0  # of the step with the paper
        ports.found.connect(self.changed)
        listener.changed.connect(self._on_listened)

    def begin(self, printer: str, use: dict[str, Value]) -> None:
        """Open at the first step, with what is in use as what is wished."""
        self._use, self._wish = dict(use), dict(use)
        self._listener.printer = printer
        self._typed, self._row = "", 0
        self._port = str(use.get(PORT, ""))
        self._go(PORTS)
        self._ports.look()

    def close(self) -> None:
        """Leave it; nothing was changed."""
        self._listener.stop()
        self._step = 0
        self.changed.emit()

    @property
    def standing(self) -> int:
        """Which step stands, 0 where it is closed."""
        return self._step

    @property
    def wish(self) -> dict[str, Value]:
        """What is to be tried."""
        keep = (PORT, PROFILE, *_ON_PAPER) + (_LINE if self._serial else ())
        return {key: self._wish[key] for key in keep if key in self._wish}

    @property
    def _serial(self) -> bool:
        return way_of(str(self._wish.get(PORT, ""))) == "serial"

    # -- what it shows -------------------------------------------------------------------------------------------

    @Property(int, notify=changed)
    def step(self) -> int:
        """Which step stands, 1 to 5; 0 where it is closed."""
        return self._step

    @Property(list, constant=True)
    def steps(self) -> list[str]:
        """What the steps are called."""
        return [title.zh for title, _ in STEPS]

    @Property(str, notify=changed)
    def says(self) -> str:
        """What is done in this step, and how one knows."""
        return STEPS[self._step - 1][1].zh if self._step else ""

    @Property(list, notify=changed)
    def found(self) -> list[dict[str, Any]]:
        """What may be the printer."""
        return [{**each, "chosen": n == self._at} for n, each in enumerate(self._found())]

    @property
    def _at(self) -> int:
        """Which of what was found is chosen: the one in use, where the chosen one is gone."""
        return next((n for n, each in enumerate(self._found()) if each["port"] == self._port), 0)

    def _found(self) -> list[dict[str, Any]]:
        used = str(self._use.get(PORT, ""))
        there = [each for each in self._ports.there if each.connection != used]
        rows = [
            {"port": used, "kind": KINDS[way_of(used)].zh if way_of(used) in KINDS else "", "name": self.tr("现在配的")}
        ]
        rows += [{"port": self._typed, "kind": "", "name": self.tr("写上的")}] if self._typed else []
        for each in there:
            trouble = trouble_words(each.trouble).zh if each.trouble else ""
            rows.append({"port": each.connection, "kind": KINDS[each.kind].zh, "name": trouble or each.name})
        return rows

    @Property(bool, notify=changed)
    def looking(self) -> bool:
        """Whether ports are looked for still."""
        return self._ports.looking

    @Property(list, notify=changed)
    def tries(self) -> list[str]:
        """What was listened to, the latest last."""
        return self._listener.tries

    @Property(bool, notify=changed)
    def listens(self) -> bool:
        """Whether the port has a speed to listen for."""
        return self._serial

    @Property(str, notify=changed)
    def heard(self) -> str:
        """What came of listening; why not, where nothing did."""
        if not self._serial:
            return self.tr("这个接口没有波特率，不用听，直接下一步")
        return self._listener.said

    @Property(str, notify=changed)
    def tone(self) -> str:
        """How that stands."""
        return "well" if not self._serial else self._listener.tone

    @Property(list, notify=changed)
    def families(self) -> list[dict[str, Any]]:
        """The families: name, width, font."""
        rows = []
        for name in offers_of(PROFILE):
            try:
                model = profile(str(name))
            except NoSuchProfile:
                continue
            font = value_words("charset", model.charset).zh
            note = f"{value_words('dots', model.dots).zh} · {font}"
            rows.append({"text": model.title, "note": note, "chosen": name == self._wish.get(PROFILE)})
        return rows

    @Property(list, notify=changed)
    def paper(self) -> list[dict[str, Any]]:
        """Width and characters: what each does, how one knows, what it can be."""
        return [
            {
                "name": WORDS[key].name.zh,
                "does": HINTS[key].zh,
                "chosen": number == self._row,
                "offers": [
                    {"text": value_words(key, offer).zh, "chosen": offer == self._wish.get(key)}
                    for offer in self._offers(key)
                ],
            }
            for number, key in enumerate(_ON_PAPER)
        ]

    def _offers(self, key: str) -> list[Value]:
        known = [self._wish[key]] if key in self._wish else []
        return list(dict.fromkeys([*BY_KEY[key].offers, *known]))

    @Property(list, notify=changed)
    def changes(self) -> list[str]:
        """What will be other than it is."""
        wish = self.wish
        return [change_words(key, self._use.get(key), wish[key]).zh for key in differing(self._use, wish)]

    @Property(list, constant=True)
    def looks(self) -> list[str]:
        """What may be wrong on the paper, and which step mends it."""
        return [look.zh for look in LOOKS]

    @Property(bool, notify=changed)
    def mayGoOn(self) -> bool:
        """Whether the next step is open: a port is chosen, and nobody listens any more."""
        if self._step == PORTS:
            return bool(self._found()[self._at]["port"])
        return self._step != LISTEN or not self._listener.listening

    # -- what is done --------------------------------------------------------------------------------------------

    def key(self, key: int) -> bool:
        """Enter goes on, Backspace back, Esc leaves; arrows choose; R listens once more."""
        if key in _NEXT:
            self.goOn()
        elif key == Qt.Key.Key_Backspace:
            self.goBack()
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_R and self._step in (PORTS, LISTEN):
            self.again()
        elif key in _ARROWS:
            self._arrow(_ARROWS[key])
        elif key in _TURNS:
            self._turn(_TURNS[key])
        else:
            return False
        return True

    @Slot()
    def again(self) -> None:
        """Look for ports, or listen, once more."""
        if self._step == PORTS:
            self._ports.look()
        elif self._serial:
            self._listener.listen(str(self._wish[PORT]).partition(":")[2])
        self.changed.emit()

    @Slot()
    def goOn(self) -> None:
        """Go to the next step."""
        if 0 < self._step < PAGE and self.mayGoOn:
            if self._step == PORTS:
                self._take_port(str(self._found()[self._at]["port"]))
            self._go(self._step + 1)
            if self._step == LISTEN:
                self.again()

    @Slot()
    def goBack(self) -> None:
        """Go to the step before; from the first one, leave."""
        self._listener.stop()
        if self._step > PORTS:
            self._go(self._step - 1)
        else:
            self.close()

    @Slot(int)
    def goTo(self, step: int) -> None:
        """Go back to a step that was done."""
        if 0 < step < self._step:
            self._listener.stop()
            self._go(step)

    def _go(self, step: int) -> None:
        self._step = step
        self.changed.emit()

    def _take_port(self, port: str) -> None:
        port, line = split(port)
        used = {key: self._use[key] for key in _LINE if key in self._use} if port == self._use.get(PORT) else {}
        self._wish |= {PORT: port, **line, **used}
        self._listener.forget()

    @Slot()
    def _on_listened(self) -> None:
        line = self._listener.found.line if self._listener.found else None
        if line is not None and self._step == LISTEN:
            self._wish |= {"baud": line.baud, "bits": line.bits, "parity": line.parity}
        self.changed.emit()

    def _arrow(self, by: int) -> None:
        if self._step == PORTS:
            self.choosePort((self._at + by) % len(self._found()))
        elif self._step == FAMILY:
            self._turn(by)
        elif self._step == PAPER:
            self._row = (self._row + by) % len(_ON_PAPER)
            self.changed.emit()

    def _turn(self, by: int) -> None:
        if self._step == FAMILY:
            names = offers_of(PROFILE)
            self.chooseFamily((names.index(self._wish[PROFILE]) + by) % len(names))
        elif self._step == PAPER:
            key = _ON_PAPER[self._row]
            offers = self._offers(key)
            at = offers.index(self._wish[key]) if key in self._wish else 0
            self.choosePaper(self._row, min(max(at + by, 0), len(offers) - 1))

    @Slot(int)
    def choosePort(self, index: int) -> None:
        """Choose what was found."""
        if self._step == PORTS and 0 <= index < len(self._found()):
            self._port = self._found()[index]["port"]
            self.changed.emit()

    @Slot(str)
    def typePort(self, port: str) -> None:
        """Write where the printer is, where it was not found."""
        if port.strip():
            name, wish = self._listener.printer, {PORT: port.strip()}
            self._acts.look(lambda services: (wish[PORT], *ahead(services, name, wish)), self._on_typed)

    def _on_typed(self, answer: tuple[str, dict[str, Value], str]) -> None:
        port, after, why = answer
        if after.get(PORT) != port:
            self._acts.told.emit(why)
            return
        self._typed = self._port = port
        self.changed.emit()

    @Slot(int)
    def chooseFamily(self, index: int) -> None:
        """Choose the family; width and characters are then its own."""
        name = str(offers_of(PROFILE)[index])
        model = profile(name)
        self._wish |= {PROFILE: name, "dots": model.dots, "charset": model.charset, "qr": model.qr}
        self.changed.emit()

    @Slot(int, int)
    def choosePaper(self, row: int, index: int) -> None:
        """Choose width or characters."""
        self._row = row
        self._wish[_ON_PAPER[row]] = self._offers(_ON_PAPER[row])[index]
        self.changed.emit()
