"""扫码取号: a code brings a visitor back with the answers kept, or checks an appointment in."""

from PySide6.QtCore import Property, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from kiosk.domain.appointments import FEWEST
from kiosk.domain.codes import ALPHABET, LENGTH, is_code
from kiosk.domain.visit import Step
from kiosk.domain.wedge import TYPED
from ui.citizen.journey import Journey
from ui.citizen.places import in_a_sentence
from ui.citizen.presenter import Presenter

# why a code opens nothing that no other character would open: the way on is to choose
ENDED = frozenset({"cancelled", "booked-withdrawn", "passed", "served", "expired", "withdrawn", "foreign"})


class CodePresenter(Presenter):
    """What was typed, and what to do when it opens nothing.

    The hall's own codes have eight characters and set off by themselves. Where today's list has codes of another
    system, 0 and 1 have their keys, and a button sets off.
    """

    changed = Signal()
    typedChanged = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.scannerChanged)
        self._typed = ""
        self._wrong: list[int] = []  # places that look wrong: what is pressed next goes there
        self._by_keyboard = False  # the last character: else Enter is for the key that has the focus
        self._ahead: str | None = ""  # typed before it is known how long a code may be; None from then on
        self._booked_places = 0  # of the longest code that another system gave for today
        journey.wrong_code = None
        journey.changed.connect(self._on_answer)
        self.changed.connect(self.typedChanged)
        journey.door.ask(lambda services: services.check_ins.code_places(), self._on_places)  # unless it has gone

    def _on_places(self, places: int) -> None:
        self._booked_places = places
        ahead, self._ahead = self._ahead, None
        self.changed.emit()
        self.type(ahead or "")

    def close(self) -> None:
        """Forget what was typed."""
        self._typed = ""
        self.journey.changed.disconnect(self._on_answer)
        super().close()

    @Property(bool, notify=changed)
    def others(self) -> bool:
        """Whether codes of another system are expected today."""
        return self._booked_places > 0

    @Property(str, notify=changed)
    def keys(self) -> str:
        """The characters that a code can have."""
        return f"01{ALPHABET}" if self.others else ALPHABET

    @property
    def _most(self) -> int:
        return max(LENGTH, min(TYPED, self._booked_places))

    @Property(bool, notify=changed)
    def scanner(self) -> bool:
        """Whether a code can be scanned here now."""
        return self.journey.scanner

    @Property(list, notify=typedChanged)
    def typed(self) -> list[str]:
        """The places, empty where nothing is typed yet."""
        return [self._typed[at : at + 1] for at in range(self._most)]

    @Property(int, notify=typedChanged)
    def place(self) -> int:
        """Where the next character goes."""
        return self._wrong[0] if self._wrong else len(self._typed)

    @Slot()
    def _on_answer(self) -> None:
        """Take what became of a code: of one that was typed, the places to look at once more."""
        wrong = self.journey.wrong_code
        places = list(wrong.places) if wrong is not None else []
        self._wrong = places if len(self._typed) > max(places, default=0) else []
        self.typedChanged.emit()

    @Property(bool, notify=typedChanged)
    def enough(self) -> bool:
        """Whether what is typed may be a whole code of another system."""
        return len(self._typed) >= FEWEST

    @Property(bool, notify=typedChanged)
    def ended(self) -> bool:
        """Whether the code is a whole one whose time is over: its matter is chosen anew, by the button below."""
        return self.journey.wrong_code is not None and self.journey.wrong_code.why in ENDED

    @Property(bool, notify=typedChanged)
    def wrong(self) -> bool:
        """Whether the line says how to go on with a code that opened nothing."""
        return self.journey.wrong_code is not None

    @Property(bool, notify=changed)
    def takesNumber(self) -> bool:
        """Whether numbers are given now."""
        return not self.journey.looking_up

    @Property(str, notify=typedChanged)
    def line(self) -> str:
        """What the code does, or how to go on where it opened nothing."""
        if self._wrong:
            return self._places([str(at + 1) for at in self._wrong])
        if self.journey.wrong_code is not None:
            return self._why(self.journey.wrong_code.why)
        return self.tr("接着上次的来，只问还缺的。")

    def _places(self, numbers: list[str]) -> str:
        if len(numbers) == 1:
            return self.tr("第 %1 位和单子上的不一样，看一眼，直接按对的。").replace("%1", numbers[0])
        pair = self.tr("第 %1、%2 位像是换了先后，看一眼，从第 %1 位重按。")
        return pair.replace("%1", numbers[0]).replace("%2", numbers[1])

    def _why(self, why: str) -> str:
        """Return what to do with a code that opens nothing; each reason has a sentence of its own."""
        site = self.journey.hall.site
        place = in_a_sentence(site.place(site.help_desk), self.journey.visit.language)
        return {
            "mistyped": self.tr("有一位和单子上的不一样，再看一眼。"),
            "cancelled": self.tr("这个预约取消了，或改了时间。没有预约也能办。"),
            "booked-withdrawn": self.tr("预约的事项换了名字或停办了。可以再找一找，或点“叫人帮办”。"),
            "passed": self.tr("这个预约那天已经取过号。还要办，从头来也很快。"),
            "missed": self.tr("这个号叫过了，还有效：到 %1说一声，往后排 3 位。").replace("%1", place),
            "served": self.tr("这个预约已经办过了。还要办别的，点下面就行。"),
            "expired": self.tr("这张单的码过了期。再对一遍也很快。"),
            "withdrawn": self.tr("这件事的单子已经更新。再对一遍也很快。"),
            "used": self.tr("这张预审单已经取过号。号丢了就点“叫人帮办”。"),
            "foreign": self.tr("这是别的大厅的单子。在这里再对一遍也很快。"),
            "forged": self.tr("这个码和大厅存的对不上。请拿着单子到 %1，当面看。").replace("%1", place),
            "cut-off": self.tr("一时连不上大厅，查不到这张单。请到 %1，或在这里再对一遍。").replace("%1", place),
            "unreadable": self.tr("码没有读全。把单子放平再试一次，或输入单子上的 8 位。"),
        }.get(why, self.tr("没有查到这张单。再看一眼，或点“叫人帮办”。"))

    @Slot(str)
    def press(self, key: str) -> None:
        """Take a character; the eighth sets off where no code may be longer, and so does the last that looked wrong.

        After a whole code that opened nothing, and of which nobody knows what is wrong, the next one begins anew.
        """
        self._by_keyboard = False
        if len(self._typed) == self._most and not self._wrong:
            if self.journey.wrong_code is None:
                return  # what it opens is still being looked up
            self._typed = ""
        again = bool(self._wrong)
        at = self._wrong.pop(0) if again else len(self._typed)
        self._typed = self._typed[:at] + key + self._typed[at + 1 :]
        if not self._wrong:
            self.journey.wrong_code = None
            whole = len(self._typed) == LENGTH and (is_code(self._typed) or not self.others)
            if again or whole:
                self.journey.resume(self._typed)
        self.typedChanged.emit()

    def type(self, characters: str) -> None:
        """Take characters from a keyboard or a scanner, which may be such that no code has."""
        if self._ahead is not None:
            self._ahead += characters
            return
        for character in characters:
            self.press(character)
        self._by_keyboard = True

    def key(self, event: QKeyEvent) -> bool:
        """Take a key that is no character: Backspace, and Enter behind a code of another system."""
        if event.key() == Qt.Key.Key_Backspace:
            self.erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.others and self._by_keyboard:
            self.journey.resume(self._typed)
        else:
            self._by_keyboard = False
            return False
        return True

    @Slot()
    def go(self) -> None:
        """Set off with what is typed; from a code whose time is over, choose its matter anew."""
        if self.ended:
            self.journey.go(Step.CHOOSE)
        elif self.enough:
            self.journey.resume(self._typed)

    @Slot()
    def erase(self) -> None:
        """Take the last character away."""
        self._typed = self._typed[:-1]
        self._wrong = []
        self.journey.wrong_code = None
        self.typedChanged.emit()
