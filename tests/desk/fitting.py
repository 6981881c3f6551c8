"""What does not fit in a desk's window: by the kiosk's rules, where lists scroll and acts do not."""

from collections.abc import Iterator

from PySide6.QtQuick import QQuickItem

from tests.ui.citizen import fit
from tests.ui.citizen.seeing import look_at


def unfit(content: QQuickItem) -> Iterator[str]:
    """Say what is cut, elided, overlapping, boxed or off the window; and which act with a key is scrolled away."""
    seen = look_at(content, content)
    sight = fit.in_sight(seen)
    yield from fit.unfit(_without_rows(sight))
    for control in sight.controls:
        if not control.box.within(seen.window):
            yield f"cut: {control.label[:40]!r} lies outside the window: {control.box}"
    yield from _scrolled_away(content, None)


def _without_rows(seen: fit.Seen) -> fit.Seen:
    """Leave out the rows: who touches what lies on one, words and keys of its own, touches it."""
    kept = [
        at
        for at, control in enumerate(seen.controls)
        if not any(words.control != at and words.ink.within(control.box) for words in seen.words)
    ]
    return fit.with_controls(seen, kept)


def _scrolled_away(item: QQuickItem, view: QQuickItem | None) -> Iterator[str]:
    for child in item.childItems():
        if not child.isVisible():
            continue
        if view is not None and child.objectName() == "tap" and child.property("key"):
            top = child.mapToItem(view, 0, 0).y()
            if top < -1 or top + child.height() > view.height() + 1:
                yield f"cut: {str(child.property('label'))[:40]!r} is scrolled away, and nothing says so"
        yield from _scrolled_away(child, child if child.inherits("QQuickFlickable") else view)
