"""What `jishi printer` says of this machine's A4 printer: how it is, and what became of pages."""

from datetime import datetime

import typer

from kiosk.cli.speaking import JSON, hall, refuse, say
from kiosk.domain.site import A4Address
from kiosk.domain.slip import Slip
from kiosk.domain.visit import Visit
from kiosk.services.page_jobs import PageJobs
from kiosk.services.pages import handed_words, job_words, open_pages, state_words


def tell_a4(address: A4Address, json: bool) -> bool:
    """Say how the A4 printer is; return whether it takes pages."""
    trouble = open_pages(address).trouble()
    words = state_words(trouble)
    if json:
        reason = trouble.reason.value if trouble else None
        said = {"printer": address.name, "profile": "a4", "connection": address.connection, "reason": reason}
        say({**said, "state": "stopped" if trouble else "ready", "say": words.zh, "say_en": words.en})
    else:
        typer.echo(f"{address.name}  A4  {address.connection}  {words.zh}")
    return trouble is None


def print_journaled(at: datetime | None, visit: Visit, forms: list[Slip]) -> None:
    """Print a pledge's forms on this machine's A4 printer, and note in the journal what became of it."""
    with hall(at) as opened:
        address = opened.machine.a4
        assert address is not None
        jobs = PageJobs(opened)
        with opened.store.writing():
            job = jobs.add("", visit)
        handed = jobs.print(job, forms)
        words = handed_words(address, handed).zh
        if handed.trouble:
            refuse(words)
        typer.echo(words)


def pages(job: str, json: bool = JSON) -> None:
    """Ask what became of pages that the A4 printer took: JOB is what was said when they were handed over."""
    with hall() as opened:
        address = opened.machine.a4 or refuse("这台机器没有 A4 打印机：在 machine.toml 里写 [a4]")
        found = open_pages(address).job(job)
        words = job_words(found)
        if json:
            say({"job": job, "state": found.state.value, "why": found.why, "say": words.zh, "say_en": words.en})
        else:
            typer.echo(f"{job}  {words.zh}")
