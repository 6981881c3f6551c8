"""How commands speak: data as JSON lines, refusals as one reason on standard error and exit code 1."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import typer

from kiosk.catalogue.problems import Refused
from kiosk.cli.kiosk import has_display
from kiosk.domain.os_words import os_words
from kiosk.domain.text import Language
from kiosk.home import home_folder
from kiosk.services.answers import BrokenKey, OutOfService
from kiosk.services.hall import Hall, open_hall
from kiosk.services.logs import logger, open_log
from kiosk.services.staff_words import broken_key
from kiosk.store.errors import StoreFault

LANGUAGE = Language.CHINESE  # of those who give commands
JSON = typer.Option(False, "--json", help="One JSON object a line instead of words.")
AT = typer.Option(
    None, "--at", help="Set the hall's clock, local time: 2026-05-12T09:41.", parser=datetime.fromisoformat
)


def refuse(reason: str) -> NoReturn:
    """Say why not, and end with 1."""
    typer.echo(reason, err=True)
    raise typer.Exit(1)


def say(data: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, default=str) + os.linesep)
    sys.stdout.flush()


def demand_display() -> None:
    """Refuse to open a window where there is no screen; Qt says so in English, and aborts."""
    if not (has_display() or os.environ.get("QT_QPA_PLATFORM")):
        refuse("这里没有屏幕，开不了窗口：在有桌面的机器上开，或用 ssh -X；不要窗口的命令见 jishi --help")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say why a file cannot be written, and end with 1."""
    try:
        yield
    except OSError as fault:
        refuse(f"写不了 {path}：{os_words(fault).in_(LANGUAGE)}")


def _now(open_it: Callable[[], Hall]) -> Hall:
    return open_it()


@contextmanager
def hall(
    at: datetime | None = None, printer: str = "", until_open: Callable[[Callable[[], Hall]], Hall] = _now
) -> Iterator[Hall]:
    """Open the hall for one command; whatever is wrong with files or database is said and ends with 1.

    `until_open` may try more than once.
    """
    try:
        opened = until_open(lambda: open_hall(home_folder(), at, printer))
        open_log(home_folder(), "commands")
        for note in opened.notes:
            typer.echo(note.zh, err=True)
        with closing(opened.store):
            yield opened
    except Refused as refused:
        refuse(refused.in_chinese())
    except OutOfService as fault:
        refuse(f"数据库用不了：{fault.technical}")
    except BrokenKey as broken:
        refuse(broken_key(broken).in_(LANGUAGE))
    except StoreFault as fault:
        refuse(f"数据库用不了：{fault}")
    except (typer.Exit, typer.Abort, typer.BadParameter, BrokenPipeError):  # nobody reads on: `| head`
        raise
    except Exception as fault:  # noqa: BLE001 - no traceback ever reaches a person; the log has it
        open_log(home_folder(), "commands")
        logger("cli").exception("a command did not end well")
        refuse(f"出错了，细节在 {home_folder() / 'logs' / 'commands.log'}：{type(fault).__name__}: {fault}")
