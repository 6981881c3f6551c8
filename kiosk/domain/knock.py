"""The knock that opens technician mode on a kiosk's home: nobody does it by chance, on whichever panel.

Hold the upper left corner (the logo), tap the upper right one (the clock) five times, hold the upper left one again:
one finger at a time, nothing touched in between, all of it within `DEADLINE`.
"""

from enum import Enum

WIDE, HIGH = 0.18, 0.11  # of the shorter side: how far a corner goes; the home has nothing to touch there
SLACK = 0.04  # of the shorter side: how far a finger may roll
HELD = (1.5, 5.0)  # seconds for which the logo is held
TAPPED = 0.6  # seconds within which a tap ends
PAUSE = 2.5  # seconds between two touches
DEADLINE = 20.0  # seconds from the first touch to the last


class Corner(Enum):
    """Where a finger is."""

    LEFT = "left"
    RIGHT = "right"
    ELSEWHERE = "elsewhere"


class Touch(Enum):
    """What one finger did."""

    HELD_LEFT = "held left"
    TAPPED_RIGHT = "tapped right"
    OTHER = "other"


KNOCK = (Touch.HELD_LEFT, *[Touch.TAPPED_RIGHT] * 5, Touch.HELD_LEFT)


def corner(x: float, y: float, width: float) -> Corner:
    """Return the corner at a point; the shorter side of what is shown is 1, and `width` is how wide it is."""
    if not 0 <= y < HIGH:
        return Corner.ELSEWHERE
    if 0 <= x < WIDE:
        return Corner.LEFT
    return Corner.RIGHT if width - WIDE <= x < width else Corner.ELSEWHERE


class Knock:
    """Listens to the fingers. Points are as in `corner`, times monotonic seconds."""

    def __init__(self) -> None:
        self._heard: list[Touch] = []
        self._began = self._last = 0.0  # when the first of them was put down, when the last was lifted
        self._down: tuple[float, float, float, float] | None = None  # x, y, width and when
        self._spoilt = False

    def down(self, x: float, y: float, width: float, at: float) -> None:
        """A finger is put down; a second one beside it spoils both."""
        self._spoilt |= self._down is not None
        self._down = (x, y, width, at)

    def move(self, x: float, y: float) -> None:
        """The finger is now here: one that slides is no touch."""
        if self._down is not None:
            self._spoilt |= max(abs(x - self._down[0]), abs(y - self._down[1])) > SLACK

    def spoil(self) -> None:
        """Several fingers lie on the glass, or something else touched it."""
        self._spoilt = True

    def forget(self) -> None:
        """Begin anew."""
        self._heard, self._down, self._spoilt = [], None, False

    def up(self, at: float) -> bool:
        """The last finger is lifted; tell whether that was the knock's end."""
        down, self._down = self._down, None
        touch = Touch.OTHER if down is None or self._spoilt else _touch(down, at)
        self._spoilt = False
        began = at if down is None else down[3]
        late = began - self._last > PAUSE or at - self._began > DEADLINE
        if self._heard and (late or touch is not KNOCK[len(self._heard)]):
            self._heard = []
        if touch is not KNOCK[len(self._heard)]:
            return False
        if not self._heard:
            self._began = began
        self._heard.append(touch)
        self._last = at
        if len(self._heard) < len(KNOCK):
            return False
        self._heard = []
        return True


def _touch(down: tuple[float, float, float, float], at: float) -> Touch:
    x, y, width, since = down
    lasted, where = at - since, corner(x, y, width)
    if where is Corner.LEFT and HELD[0] <= lasted <= HELD[1]:
        return Touch.HELD_LEFT
    if where is Corner.RIGHT and lasted <= TAPPED:
        return Touch.TAPPED_RIGHT
    return Touch.OTHER
