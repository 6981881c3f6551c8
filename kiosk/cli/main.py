"""Where every command begins; the kiosk itself starts without loading the command line's libraries."""

import sys


def run() -> None:
    """Run the command of `sys.argv`; exit code 0 done, 1 refused with the reason, 2 wrong usage."""
    if sys.argv[1:2] in (["kiosk"], ["run"]) and "--help" not in sys.argv:
        from kiosk.cli import kiosk

        sys.exit(kiosk.run(sys.argv[1:]))
    from kiosk.cli.program import program

    program(*sys.argv[1:2])(prog_name="jishi")
