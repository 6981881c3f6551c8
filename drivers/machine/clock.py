"""Whether the system's clock is kept right by somebody, as the kernel knows it."""

import ctypes
import sys

_TIMEX_BYTES = 512  # struct timex has some 200; what is too much is left alone
_TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised


def synchronised() -> bool | None:
    """Return whether the clock is synchronised; None where the system does not tell (adjtimex is Linux's)."""
    if sys.platform != "linux":
        return None
    try:
        said = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))  # modes 0: only asked
    except (OSError, AttributeError):
        return None
    return None if said < 0 else said != _TIME_ERROR
