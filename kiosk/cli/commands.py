"""The command line program: one sub-command a noun."""

import typer

from kiosk.cli import (
    appointments,
    audit,
    backup,
    cards,
    catalogue,
    counts,
    cut_off,
    desk,
    doctor,
    figures,
    help_call,
    issue,
    keys,
    printer,
    scanner,
    search,
    sent_back,
    setting,
    site,
    slip,
    slips,
    staff,
    tech,
    usage,
    window,
)
from kiosk.services.seeds import SITE_FILE

app = typer.Typer(
    cls=usage.Commands,
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
app.command("figures")(figures.figures)
app.command("desk")(desk.desk)
app.command("tech")(tech.tech)
app.command("doctor")(doctor.doctor)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore_hall)
app.add_typer(slips.app, name="slips")
app.add_typer(window.app, name="window")
app.add_typer(help_call.app, name="help-call")
app.add_typer(printer.app, name="printer")
app.add_typer(scanner.app, name="scanner")
app.add_typer(catalogue.app, name="catalogue")
setting.add_to(site.app, SITE_FILE)
site.app.command("holidays")(setting.holidays)
app.add_typer(site.app, name="site")
app.add_typer(setting.machine, name="machine")
app.add_typer(appointments.app, name="appointments")
app.add_typer(staff.app, name="staff")
app.add_typer(keys.app, name="keys")
app.add_typer(sent_back.app, name="sent-back")
app.add_typer(audit.app, name="audit")
app.add_typer(cut_off.app, name="cut-off")


@app.command("kiosk", help="Open the citizen kiosk (see `jishi kiosk --help`).")
def _kiosk() -> None:
    """Only for the list of commands: `kiosk.cli.main` starts the kiosk before this is imported."""


@app.command("run", help="Open the kiosk with a virtual printer beside it; without a display, play one visit.")
def _run() -> None:
    """Only for the list of commands, as above."""
