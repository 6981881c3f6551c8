"""How a job of CUPS ended, asked in a process of its own: `python cups_end.py QUEUE NUMBER` prints its IPP job-state.

lpstat shows ended jobs but not how they ended (CUPS 2.4 says processing-to-stop-point of all of them), and libcups,
which knows, has no deadline. Prints nothing where the job is not there; ends with 1 where nobody can be asked: CUPS
does not answer, or its library is not installed.
"""

import ctypes
import ctypes.util
import sys
from typing import ClassVar

_COMPLETED = 1  # CUPS_WHICHJOBS_COMPLETED: cancelled and aborted ones too


class _Job(ctypes.Structure):
    """cups_job_t (cups.h)."""

    _fields_: ClassVar = [
        ("id", ctypes.c_int),
        *((text, ctypes.c_char_p) for text in ("dest", "title", "user", "format")),
        *((number, ctypes.c_int) for number in ("state", "size", "priority")),
        *((time, ctypes.c_long) for time in ("completed", "created", "processing")),
    ]


def main(queue: str, number: int) -> int:
    """Print the state; return the exit code."""
    name = ctypes.util.find_library("cups")
    if name is None:
        return 1
    jobs = ctypes.POINTER(_Job)()
    count = ctypes.CDLL(name).cupsGetJobs2(None, ctypes.byref(jobs), queue.encode(), 0, _COMPLETED)
    for at in range(max(count, 0)):
        if jobs[at].id == number:
            print(jobs[at].state)  # noqa: T201 - the answer to whoever asked
    return int(count < 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
