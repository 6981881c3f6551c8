"""The command line program: one sub-command a noun."""

import typer

from kiosk.cli import (
    appointments,
    audit,
    backup,
    cards,
    catalogue,
    counts,
    desk,
    doctor,
    help_call,
    issue,
    printer,
    search,
    site,
    slip,
    staff,
    tech,
    window,
)

app = typer.Typer(
    help="济时取号 Jishi: help, pre-review, call, done.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("issue")(issue.issue)
app.command("slip")(slip.slip)
app.command("search")(search.search)
app.command("cards")(cards.cards)
app.command("counts")(counts.counts)
app.command("desk")(desk.desk)
app.command("tech")(tech.tech)
app.command("doctor")(doctor.doctor)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore_hall)
app.add_typer(window.app, name="window")
app.add_typer(help_call.app, name="help-call")
app.add_typer(printer.app, name="printer")
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(site.app, name="site")
app.add_typer(appointments.app, name="appointments")
app.add_typer(staff.app, name="staff")
app.add_typer(audit.app, name="audit")


@app.command("kiosk", help="Open the citizen kiosk (see `jishi kiosk --help`).")
def _kiosk() -> None:
    """Only for the list of commands: `kiosk.cli.main` starts the kiosk before this is imported."""


@app.command("run", help="Open the kiosk with a virtual printer beside it; without a display, play one visit.")
def _run() -> None:
    """Only for the list of commands, as above."""
