"""How soon the calm words must stand there: in two seconds, in proportion later on a machine busy with other tests."""

import os

CALM_SECONDS = 2.0


def calm_seconds() -> float:
    """Return the seconds that the machine as busy as it is now may take."""
    return CALM_SECONDS * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
