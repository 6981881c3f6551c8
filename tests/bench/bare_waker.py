"""A bare Python process that wakes so many times a second and does next to nothing: what waking costs a machine."""

import sys
import time


def main() -> None:
    """Wake `sys.argv[1]` times a second until ended."""
    pause = 1 / float(sys.argv[1])
    while True:
        time.sleep(pause)
        sum(range(200))


if __name__ == "__main__":
    main()
