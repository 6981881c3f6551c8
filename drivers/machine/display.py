"""Which screens there are to open a window on, asked at their sockets: over ssh no variable names them."""

import contextlib
import os
import socket
import sys
from pathlib import Path

_ANSWER_SECONDS = 0.3


def named() -> str:
    """Return the screen that this process was given, as its variable names it; empty where there is none."""
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""


def running() -> list[str]:
    """Return the screens of this machine that take connections: `:0` of X11, `wayland-0` of Wayland."""
    if sys.platform != "linux":
        return []
    found = [(f":{path.name[1:]}", path) for path in sorted(Path("/tmp/.X11-unix").glob("X*"))]  # noqa: S108 - X11's
    compositors = Path("/run/user").glob("*/wayland-*")
    found += [(path.name, path) for path in sorted(compositors) if path.suffix != ".lock"]
    return [name for name, path in found if _takes_connections(path)]


def reached(name: str) -> bool:
    """Tell whether a screen on this machine takes connections; one on another machine is taken at its word."""
    screen = name.partition(".")[0]
    return not screen.startswith((":", "wayland-")) or screen in running()


def _takes_connections(path: Path) -> bool:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_ANSWER_SECONDS)
        try:
            line.connect(str(path))
        except PermissionError:
            return True  # another user's, so there
        return True
    return False
