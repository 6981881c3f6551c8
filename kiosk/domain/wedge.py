"""What a scanner types that is wired as a keyboard: letters and figures in one go, then Enter."""

FEWEST = 8  # characters of the shortest code
PAUSE = 1.0  # seconds after which something new begins; the slowest scanner types a character in 0.05
_MOST = 200


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
