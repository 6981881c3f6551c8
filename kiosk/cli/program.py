"""The command line program: one sub-command a noun. Only the noun that was typed is loaded, or all for the list."""

import importlib

import typer

from kiosk.cli.usage import Commands

_COMMANDS = {
    "issue": "issue",
    "slip": "slip",
    "search": "search",
    "cards": "cards",
    "counts": "counts",
    "figures": "figures",
    "desk": "desk",
    "tech": "tech",
    "doctor": "doctor",
    "backup": "backup",
    "restore": "backup.restore_hall",
}
_NOUNS = {
    "slips": "slips",
    "window": "window",
    "help-call": "help_call",
    "printer": "printer",
    "scanner": "scanner",
    "catalogue": "catalogue",
    "site": "site",
    "machine": "setting.machine",
    "appointments": "appointments",
    "staff": "staff",
    "keys": "keys",
    "sent-back": "sent_back",
    "audit": "audit",
    "cut-off": "cut_off",
}


def program(typed: str = "") -> typer.Typer:
    """Return the program with the command or noun that was typed alone; with all of them where there is none such."""
    app = typer.Typer(
        cls=Commands,
        help="济时取号 Jishi: help, pre-review, call, done.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    known = typed in _COMMANDS or typed in _NOUNS
    for name, where in _COMMANDS.items():
        if not known or name == typed:
            app.command(name)(_part(where, where))
    for name, where in _NOUNS.items():
        if not known or name == typed:
            app.add_typer(_part(where, "app"), name=name)
    app.command("kiosk", help="Open the citizen kiosk (see `jishi kiosk --help`).")(_elsewhere)
    app.command("run", help="Open the kiosk with a virtual printer beside it; without a display, play one visit.")(
        _elsewhere
    )
    return app


def _part(where: str, default: str) -> typer.Typer:
    """Return what a module of the command line has under `module.name`, or under `default`."""
    module, _, name = where.partition(".")
    part: typer.Typer = getattr(importlib.import_module(f"kiosk.cli.{module}"), name or default)
    return part


def _elsewhere() -> None:
    """Only for the list of commands: `kiosk.cli.main` starts the kiosk before this is imported."""
