"""What a scanner types that is wired as a keyboard: letters and figures in one go, then Enter."""

FEWEST = 8  # characters of the shortest code
PAUSE = 1.0  # seconds after which something new begins; the slowest scanner types a character in 0.05
TYPED = 12  # characters of the longest code that people type; a longer one is scanned
_MOST = 200
_FIRST = "J"


def worth(scanned: str) -> str:
    """Return the letters and figures of what came over a line; an empty text where they are a line's noise."""
    kept = "".join(character for character in scanned if character.isascii() and character.isalnum())[-_MOST:]
    return kept if len(kept) >= FEWEST else ""


class AmongKeys:
    """Parts a scan from an agent's keys: it begins with J, a key that does nothing there, and goes on without a pause.

    Times are monotonic seconds.
    """

    def __init__(self) -> None:
        self._typed = ""
        self._last = 0.0

    def key(self, character: str, at: float) -> str | None:
        """Take one key: None where it is the agent's own, else an empty text until the scan is whole."""
        if at - self._last > PAUSE / 2:
            self._typed = ""
        if not self._typed and character != _FIRST:
            return None
        self._last = at
        if character not in ("\r", "\n"):
            self._typed += character
            return ""
        whole, self._typed = self._typed, ""
        return whole if len(whole) >= FEWEST else ""


class Wedge:
    """Gathers keys until Enter; times are monotonic seconds."""

    def __init__(self) -> None:
        self._typed = ""
        self._last = 0.0

    def key(self, character: str, at: float) -> str:
        """Take one key; return what was read once it is whole, else an empty text."""
        if at - self._last > PAUSE:
            self._typed = ""
        self._last = at
        if character in ("\r", "\n"):
            whole, self._typed = self._typed, ""
            return whole if len(whole) >= FEWEST else ""
        if character.isascii() and character.isalnum():
            self._typed = (self._typed + character)[-_MOST:]
        return ""
