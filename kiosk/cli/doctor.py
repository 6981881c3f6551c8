"""`jishi doctor`: one page that says for each part of the machine fine, look or broken, why, and the next step."""

from datetime import datetime
from pathlib import Path

import typer

from kiosk.cli.speaking import AT, JSON, say, writing
from kiosk.domain.findings import Finding, Health, worst
from kiosk.domain.text import Language
from kiosk.home import home_folder
from kiosk.services.doctor.round import go_round
from kiosk.services.doctor.words import HEALTH, PARTS

_MARK = {Health.FINE: "  ", Health.LOOK: "! ", Health.BROKEN: "× "}


def doctor(
    bundle: Path = typer.Option(None, help="Write a zip for support: no visitor's data, no key.", dir_okay=False),
    language: Language = typer.Option(Language.CHINESE, help="The page's language."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Look at every part of this machine and say how it is; nothing is changed.

    Ends with 0 where all is fine, 1 where somebody should look, 2 where something is broken.
    """
    home = home_folder()
    findings = go_round(home, at=at)
    for finding in findings:
        if json:
            say(_data(finding))
        else:
            _tell(finding, language)
    if bundle is not None:
        _leave_bundle(bundle, home, findings)
    raise typer.Exit(int(worst(findings)))


def _tell(finding: Finding, language: Language) -> None:
    part, health = PARTS[finding.part].in_(language), HEALTH[finding.health].in_(language)
    typer.echo(f"{_MARK[finding.health]}{part} · {health} · {finding.says.in_(language)}")
    if finding.next:
        typer.echo(f"      → {finding.next.in_(language)}")


def _data(finding: Finding) -> dict[str, object]:
    return {
        "part": finding.part,
        "health": finding.health.name.lower(),
        "say": finding.says.zh,
        "say_en": finding.says.en,
        "next": finding.next.zh or None,
        "next_en": finding.next.en or None,
        "facts": dict(finding.facts),
    }


def _leave_bundle(path: Path, home: Path, findings: list[Finding]) -> None:
    from kiosk.services.doctor.bundle import write_bundle

    with writing(path):
        write_bundle(path, home, findings)
    typer.echo(f"{path}", err=True)
