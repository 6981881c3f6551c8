"""`jishi printer find` and `detect`: where a printer is, and what its serial line is set to."""

import typer

from drivers.printer.detect import Detected, Heard, Try
from drivers.printer.find import Found
from drivers.printer.protocol import Trouble
from drivers.printer.serial import Line
from kiosk.cli.speaking import JSON, refuse, say
from kiosk.home import home_folder
from kiosk.services.doctor.patient import meet
from kiosk.services.printer_search import HEARD, KINDS, find_speed, what_is_there, why_not_found
from kiosk.services.printer_settings import connection_of
from kiosk.services.printer_words import trouble_words


def find(json: bool = JSON) -> None:
    """List what on this machine may be a printer, as machine.toml would name it. No network is scanned.

    Of hosts on the network only those that machine.toml names are tried.
    """
    found, lacking = what_is_there(meet(home_folder()).machine)
    for each in found:
        _tell_found(each, json)
    if lacking is not None:
        typer.echo(trouble_words(lacking).zh, err=True)
    if not found and not json:
        typer.echo("没有找到：查电源和线；网口打印机要在 machine.toml 里写上地址")


def _tell_found(found: Found, json: bool) -> None:
    words = trouble_words(found.trouble) if found.trouble else None
    if json:
        say(
            {
                "kind": found.kind,
                "connection": found.connection or None,
                "name": found.name,
                "reason": found.trouble.reason.value if found.trouble else None,
                "say": words.zh if words else None,
                "say_en": words.en if words else None,
            }
        )
        return
    parts = (KINDS[found.kind].zh, found.connection, found.name)
    typer.echo("  ".join(part for part in parts if part))
    if words:
        typer.echo(f"    {words.zh}")


def detect_line(
    port: str = typer.Argument(help="The serial port: /dev/ttyUSB0, COM3."),
    json: bool = JSON,
) -> None:
    """Find the speed and framing of the printer at a serial PORT, by status questions only; takes 20 s at most.

    No text is ever sent. Ends with 1 where no printer answered.
    """
    found = find_speed(port, (lambda _tried: None) if json else _tell_try)
    if json:
        say(_data(found))
    elif found.line is not None:
        typer.echo(f'找到了，machine.toml 里写：connection = "{_written(found.line)}"')
        typer.echo("流控（flow）听不出来：打一张长的测试页，缺字就换 xonxoff 或 rtscts")
    if found.line is None:
        refuse(why_not_found(port, found).zh)


def _tell_try(tried: Try) -> None:
    heard = f"（{tried.bytes.hex(' ')}）" if tried.heard is Heard.NOISE else ""
    typer.echo(f"{tried.baud:>6} {tried.bits}{tried.parity[0].upper()}1  {HEARD[tried.heard].zh}{heard}")


def _written(line: Line) -> str:
    """Return a line as machine.toml has it."""
    return connection_of(f"serial:{line.port}", {"baud": line.baud, "bits": line.bits, "parity": line.parity})


def _data(found: Detected) -> dict[str, object]:
    trouble: Trouble | None = found.trouble
    return {
        "connection": _written(found.line) if found.line else None,
        "reason": trouble.reason.value if trouble else None,
        "tries": [_try_data(tried) for tried in found.tries],
    }


def _try_data(tried: Try) -> dict[str, object]:
    return {"baud": tried.baud, "bits": tried.bits, "parity": tried.parity, "heard": tried.heard.value}
