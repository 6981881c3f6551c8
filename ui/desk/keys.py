"""Which key does what while a case is open; the search field keeps the letters while it is being typed in."""

from PySide6.QtCore import Qt

Key = Qt.Key

EVERYWHERE: dict[int, str] = {
    Key.Key_F2: "takeCall",
    Key.Key_F5: "appointments",
    Key.Key_F6: "figures",
    Key.Key_F8: "openTech",
    Key.Key_F9: "lock",
}
CASE: dict[int, str] = {
    Key.Key_Up: "up",
    Key.Key_Down: "down",
    Key.Key_Space: "cycle",
    Key.Key_A: "allBrought",
    Key.Key_S: "state",
    Key.Key_Period: "note",
    Key.Key_0: "figure:0",  # the second figure of 10 月
    Key.Key_Backspace: "askAgain",
    Key.Key_Return: "primary",
    Key.Key_Enter: "primary",
    Key.Key_P: "notice",
    Key.Key_C: "code",
    Key.Key_F: "number",
    Key.Key_G: "pledge",
    Key.Key_T: "anyway",
    Key.Key_J: "addItem",
    Key.Key_X: "dropItem",
    Key.Key_R: "ready",
    Key.Key_U: "askWhy",
    Key.Key_D: "askWhen",
    Key.Key_H: "askWhom",
    Key.Key_B: "sendBack",
    Key.Key_N: "next",
    Key.Key_Z: "undo",
    Key.Key_Slash: "search",
    Key.Key_Escape: "leave",
    **EVERYWHERE,
}
SEARCH: dict[int, str] = {
    Key.Key_Up: "up",
    Key.Key_Down: "down",
    Key.Key_Return: "open",
    Key.Key_Enter: "open",
    Key.Key_Escape: "leave",
    Key.Key_F4: "teach",
    **EVERYWHERE,
}

OVER_A_PAGE = frozenset({Key.Key_F2, Key.Key_F9})  # what goes on while a page lies over the desk


def character(key: int) -> str:
    """Return the capital, figure or line end that a key types, an empty text for any other."""
    if key in (Key.Key_Return, Key.Key_Enter):
        return "\r"
    return chr(key) if Key.Key_0 <= key <= Key.Key_9 or Key.Key_A <= key <= Key.Key_Z else ""


def digit(key: int) -> int:
    """Return 1 to 9 for a figure key, else 0."""
    return key - Key.Key_0 if Key.Key_1 <= key <= Key.Key_9 else 0
