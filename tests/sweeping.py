"""What holds where windows stand: garbage goes on Qt's thread alone (`ui/sweeping.py`), and slots are declared."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QObject


@contextmanager
def swept() -> Iterator[None]:
    """Collect what earlier windows left, and nothing more on whatever thread while this one stands."""
    gc.collect()
    was = gc.isenabled()
    gc.disable()
    try:
        yield
        loose = undeclared()
        assert not loose, f"connected without a @Slot of the signal's types: {', '.join(loose)}"
    finally:
        if was:
            gc.enable()


def undeclared() -> list[str]:
    """Name the methods that a signal is connected to and that no `@Slot` of the signal's types declares.

    PySide gives each object with such a method a metaobject of its own and frees it with the object; QML keeps what it
    knows of a metaobject by its address. The next one at that address is then taken for the old one: a window without
    words, a call that arrives in another method, a crash.
    """
    found = []
    for each in gc.get_objects():
        if isinstance(each, QObject) and "__METAOBJECT__" in vars(each):
            if not shiboken6.isValid(each):
                found.append(type(each).__qualname__)
                continue
            own, declared = each.metaObject(), type(each).staticMetaObject.methodCount()  # type: ignore[attr-defined]
            names = [own.method(at).name().data() for at in range(declared, own.methodCount())]
            found += [f"{type(each).__qualname__}.{bytes(name).decode()}" for name in names]
    return sorted(found)
