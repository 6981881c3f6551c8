"""Why a device could not be opened, said so that somebody can mend it: which group may, which program has it."""

import contextlib
import errno
import os
from pathlib import Path

from drivers.printer.protocol import Reason, Trouble

_REASONS = {
    errno.ENOENT: Reason.NOT_THERE,
    errno.ENXIO: Reason.NOT_THERE,
    errno.ENODEV: Reason.NOT_THERE,
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.EBUSY: Reason.BUSY,
    errno.EAGAIN: Reason.BUSY,  # the port's lock is another program's
    errno.ECONNREFUSED: Reason.REFUSED,
    errno.EHOSTUNREACH: Reason.NO_ROUTE,
    errno.ENETUNREACH: Reason.NO_ROUTE,
    errno.ETIMEDOUT: Reason.NO_ROUTE,
}


def reason_of(fault: OSError) -> Reason:
    """Return why, from the system's error number."""
    return _REASONS.get(fault.errno or 0, Reason.FAULT)


def blame(path: str, fault: OSError) -> Trouble:
    """Return what kept the device file `path` from being opened, with the group or the program to look for."""
    reason = reason_of(fault)
    if reason is Reason.NO_PERMISSION:
        return Trouble(path, reason, group_of(path))
    if reason is Reason.BUSY:
        return Trouble(path, reason, holder_of(path))
    return Trouble(path, reason, fault.strerror or str(fault))


def group_of(path: str) -> str:
    """Return the group that owns a device file; empty where the system does not tell."""
    with contextlib.suppress(OSError, KeyError, ImportError):
        import grp

        return grp.getgrgid(Path(path).stat().st_gid).gr_name
    return ""


def holder_of(path: str) -> str:
    """Return `name (process id)` of a program that has `path` open; empty where the system does not tell.

    Other users' programs are seen by root only; this program itself is not looked for.
    """
    device = os.path.realpath(path)
    for process in Path("/proc").glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        with contextlib.suppress(OSError):
            if any(_is(descriptor, device) for descriptor in (process / "fd").iterdir()):
                return f"{(process / 'comm').read_text('utf-8', 'replace').strip()} ({process.name})"
    return ""


def _is(descriptor: Path, device: str) -> bool:
    with contextlib.suppress(OSError):
        return str(descriptor.readlink()) == device
    return False
