"""One place that turns a database's trouble into the calm answer that a screen can show."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from kiosk.services.answers import OutOfService
from kiosk.store.errors import LineLost, MachineFault, NewerSchema, StoreFault

P = ParamSpec("P")
R = TypeVar("R")


def out_of_service(act: Callable[P, R]) -> Callable[P, R]:
    """Return `act` so that a database's or disk's fault leaves it as `OutOfService`, with who is to blame."""

    @functools.wraps(act)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return act(*args, **kwargs)
        except StoreFault as fault:
            blame = "machine" if isinstance(fault, (MachineFault, NewerSchema)) else "ours"
            raise OutOfService(blame, str(fault), line_lost=isinstance(fault, LineLost)) from fault
        except OSError as fault:  # the data folder's: full, read-only, gone
            raise OutOfService("machine", f"{fault.filename or 'data folder'}: {fault.strerror or fault}") from fault

    return guarded
