"""`jishi kiosk` and `jishi run`: the citizen kiosk, alone or with a virtual printer beside it."""

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn


def run(arguments: list[str]) -> int:
    """Open the kiosk; return the exit code. argparse, since the first frame must not wait for Typer."""
    command, options = arguments[0], _parser(arguments[0]).parse_args(arguments[1:])
    if command == "run":
        from kiosk.cli.demonstration import demonstrate

        return demonstrate(options)
    return open_kiosk(options)


class _Parser(argparse.ArgumentParser):
    """Tells a wrong usage in 中文 too."""

    def error(self, message: str) -> NoReturn:
        from kiosk.cli.usage import in_chinese

        print(f"{in_chinese(message)}；用法见 {self.prog} --help", file=sys.stderr)
        super().error(message)


def _parser(command: str) -> argparse.ArgumentParser:
    parser = _Parser(prog=f"jishi {command}", description=__doc__)
    parser.add_argument("--at", type=datetime.fromisoformat, help="set the hall's clock, local time")
    parser.add_argument("--window", action="store_true", help="a window instead of the full screen")
    parser.add_argument("--printer", default="", metavar="ADDRESS", help="reach the printer here: tcp://host:port")
    parser.add_argument("--play", type=Path, metavar="DIR", help="play one visit offscreen, leave its pictures in DIR")
    return parser


def has_display() -> bool:
    """Tell whether there is a screen to open a window on."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return os.environ["QT_QPA_PLATFORM"] not in ("offscreen", "minimal")
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_kiosk(options: argparse.Namespace) -> int:
    """Open the citizen kiosk on this machine's hall."""
    import gc

    gc.disable()  # nothing made at the start is garbage; the program turns it on once it is settled
    from kiosk.home import home_folder

    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if options.play:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import importlib

    if options.at is None and not options.play:
        from kiosk.cli.daily_backup import DailyBackup

        DailyBackup().start()
    app = importlib.import_module("ui.citizen.app")
    fullscreen = not options.window
    return int(
        app.main(home_folder(), at=options.at, fullscreen=fullscreen, play=options.play, printer=options.printer)
    )
