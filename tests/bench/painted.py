"""The moment of the home's first frame; loads nothing, since it stands on the way to that frame."""

import time
from typing import Any

from tests.bench.told import tell

FIRST = "办事取号"


def watch_painted(window: Any) -> None:
    """Tell `painted` with the moment of the first frame that shows the home with its first way."""
    done: list[bool] = []

    def frame() -> None:
        now = time.monotonic()
        if not done and find_tap(window, FIRST) is not None:
            done.append(True)
            tell("painted", at=now)

    window.frameSwapped.connect(frame)


def find_tap(window: Any, label: str) -> Any:
    """Return what is named so on the screen, or None."""
    for item in _items(window.contentItem()):
        if item.objectName() == "tap" and str(item.property("label")).startswith(label):
            return item
    return None


def watch_words(window: Any, words: str, there: str, gone: str) -> None:
    """Tell `there` with the first frame that shows a text beginning so, and `gone` with the first without it."""
    said = [_shows(window, words)]

    def frame() -> None:
        now = time.monotonic()
        if _shows(window, words) != said[0]:
            said[0] = not said[0]
            tell(there if said[0] else gone, at=now)

    window.frameSwapped.connect(frame)


def _shows(window: Any, words: str) -> bool:
    return any(str(item.property("text") or "").startswith(words) for item in _items(window.contentItem()))


def _items(item: Any) -> list[Any]:
    shown = [child for child in item.childItems() if child.isVisible()]
    return [each for child in shown for each in (child, *_items(child))]
