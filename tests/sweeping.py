"""Where windows stand, garbage is collected on Qt's thread alone (`ui/sweeping.py`); in tests before one opens."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def swept() -> Iterator[None]:
    """Collect what earlier windows left, and nothing more on whatever thread while this one stands."""
    gc.collect()
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
