"""How soon something must stand there: in proportion later on a machine that is busy with other tests."""

import os

CALM_SECONDS = 2.0


def calm_seconds() -> float:
    """Return the seconds within which the calm words must stand there."""
    return in_proportion(CALM_SECONDS)


def in_proportion(seconds: float) -> float:
    """Return the seconds that the machine as busy as it is now may take for what takes so many on an idle one."""
    return seconds * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
