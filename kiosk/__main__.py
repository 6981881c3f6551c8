"""`python -m kiosk` and the program `jishi`."""

from kiosk.cli.main import run

if __name__ == "__main__":
    run()
