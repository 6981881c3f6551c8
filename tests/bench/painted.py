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


def find_words(window: Any, words: str) -> bool:
    """Tell whether a visible text begins with these words."""
    return any(str(item.property("text") or "").startswith(words) for item in _items(window.contentItem()))


def _items(item: Any) -> list[Any]:
    shown = [child for child in item.childItems() if child.isVisible()]
    return [each for child in shown for each in (child, *_items(child))]
