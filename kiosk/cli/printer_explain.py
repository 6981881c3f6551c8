"""`jishi printer explain` and `line`: the raw status bit by bit with cause and steps, and whether a line is sound."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import typer

from drivers.printer.bits import Bit, bits_of, bits_of_automatic, report_of
from drivers.printer.interview import Answer
from drivers.printer.passed import Passed
from drivers.printer.protocol import PrinterState, Unreachable
from drivers.printer.status import REAL_TIME, Report, read_automatic, state_of
from kiosk.cli import print_jobs
from kiosk.cli.speaking import AT, JSON, hall, refuse, say, writing
from kiosk.domain.text import Language, Text
from kiosk.services.hall import Hall
from kiosk.services.printer_advice import advice
from kiosk.services.printer_bytes import as_text
from kiosk.services.printer_interview import Explained, Owned, line_tried
from kiosk.services.printer_interview import explain as ask
from kiosk.services.printer_signs import bit_words, line_words
from kiosk.services.printer_words import state_words, trouble_words

LANGUAGE = typer.Option(Language.CHINESE, help="The language of the explanation.")
LOG = typer.Option(None, "--log", help="Keep what went over the line, both ways: time, bytes, meaning.", dir_okay=False)
_AUTOMATIC_MASK, _AUTOMATIC_MARK = 0x93, 0x10
_WELL = (PrinterState.READY, PrinterState.NEAR_END)
_OWNED = Text(
    "有程序（多半是取号机）在用它，状态是它说的；要看原始字节，先停掉它",
    "a program (the kiosk, most likely) has it and said so; for the raw bytes, stop it first",
)


def explain(
    name: str = typer.Argument("", help="The printer's name; none with --bytes."),
    raw: str = typer.Option("", "--bytes", help="Explain these instead: four answers, or one automatic status (hex)."),
    log: Path = LOG,
    language: Language = LANGUAGE,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Say how the printer NAME is, each status bit with its meaning, and for a fault where to look and what to do.

    Ends with 1 where it cannot print.
    """
    if raw:
        _explain_bytes(raw, language, json)
        return
    with hall(at) as opened:
        found = ask(opened, print_jobs.printer_called(opened, name))
        _keep(log, found.log, language)
        _tell(opened, found, language, json)
        if found.state not in _WELL:
            raise typer.Exit(1)


def line(
    name: str,
    rounds: int = typer.Option(25, min=1, max=1000, help="How many times all four questions are asked."),
    log: Path = LOG,
    language: Language = LANGUAGE,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Try the line to the printer NAME with many questions: lost answers, strange bytes, times. Nothing is printed."""
    with hall(at) as opened:
        try:
            tried, kept = line_tried(opened, print_jobs.printer_called(opened, name), rounds)
        except Unreachable as fault:
            refuse(trouble_words(fault.trouble).in_(language))
        except Owned:
            refuse(_OWNED.in_(language))
        _keep(log, kept, language)
        health, words = line_words(tried)
        if json:
            say(
                {
                    "health": health.name.lower(),
                    "asked": tried.asked,
                    "answered": tried.answered,
                    "strange": tried.strange,
                    "median_ms": round(tried.median * 1000, 1),
                    "slowest_ms": round(tried.slowest * 1000, 1),
                    "say": words.zh,
                    "say_en": words.en,
                }
            )
        else:
            typer.echo(words.in_(language))
        if health:
            raise typer.Exit(1)


def _tell(opened: Hall, found: Explained, language: Language, json: bool) -> None:
    words = trouble_words(found.trouble) if found.trouble else state_words(found.state)
    if json:
        helps = advice(found.state)
        say(
            {
                "state": found.state.value,
                "owned": found.owned,
                "at": opened.local(found.at).isoformat() if found.at else None,
                "say": words.zh,
                "say_en": words.en,
                "answers": [_data(answer) for answer in found.answers],
                "steps": [step.zh for step in helps.steps] if helps else [],
                "steps_en": [step.en for step in helps.steps] if helps else [],
            }
        )
        return
    typer.echo(words.in_(language))
    if found.owned:
        typer.echo(_OWNED.in_(language))
    _tell_advice(found.state, language)
    for answer in found.answers:
        _tell_answer(answer, language)


def _tell_advice(state: PrinterState, language: Language) -> None:
    helps = advice(state)
    if helps is None:
        return
    look, why = ("看哪里", "为什么") if language is Language.CHINESE else ("where", "why")
    typer.echo(
        f"  {look}：{helps.where.in_(language)}" if language is Language.CHINESE else f"  {look}: {helps.where.en}"
    )
    typer.echo(
        f"  {why}：{helps.cause.in_(language)}" if language is Language.CHINESE else f"  {why}: {helps.cause.en}"
    )
    for number, step in enumerate(helps.steps, start=1):
        typer.echo(f"  {number}. {step.in_(language)}")


def _tell_answer(answer: Answer, language: Language) -> None:
    if answer.byte is None:
        came = answer.came.hex(" ").upper()
        silence = Text("没有回答", "no answer").in_(language)
        typer.echo(f"DLE EOT {answer.question}  {silence}{f'  ({came})' if came else ''}")
        return
    _tell_byte(f"DLE EOT {answer.question}", answer.byte, bits_of(answer.question, answer.byte), language)


def _tell_byte(title: str, byte: int, bits: Sequence[Bit], language: Language) -> None:
    typer.echo(f"{title}  {byte:02X} = {byte >> 4:04b} {byte & 15:04b}")
    for bit in bits:
        mark = "!" if bit.odd or bit.tells else " "
        typer.echo(f"  {mark} bit {bit.number} = {int(bit.set)}  {bit_words(bit).in_(language)}")


def _explain_bytes(raw: str, language: Language, json: bool) -> None:
    try:
        data = bytes.fromhex(raw)
    except ValueError:
        _wrong_bytes()
    if len(data) != len(REAL_TIME):
        _wrong_bytes()
    automatic = data[0] & _AUTOMATIC_MASK == _AUTOMATIC_MARK
    if automatic:
        state = state_of(read_automatic(Report(), data))
        each = [(f"GS a {number}", bits) for number, bits in enumerate(bits_of_automatic(data), start=1)]
    else:
        state = state_of(report_of(enumerate(data, start=1)))
        each = [(f"DLE EOT {number}", bits_of(number, byte)) for number, byte in enumerate(data, start=1)]
    if json:
        say({"state": state.value, "bytes": [_bits(title, bits) for title, bits in each]})
        return
    typer.echo(state_words(state).in_(language))
    _tell_advice(state, language)
    for (title, bits), byte in zip(each, data, strict=True):
        _tell_byte(title, byte, bits, language)


def _wrong_bytes() -> NoReturn:
    raise typer.BadParameter('--bytes 要四个十六进制的字节，比如 "1A 12 12 7E"')


def _data(answer: Answer) -> dict[str, object]:
    if answer.byte is None:
        return {"question": answer.question, "byte": None, "came": answer.came.hex()}
    bits = _bits(f"DLE EOT {answer.question}", bits_of(answer.question, answer.byte))
    return {"question": answer.question, "byte": f"{answer.byte:02X}", "ms": round(answer.seconds * 1000, 1), **bits}


def _bits(title: str, bits: Sequence[Bit]) -> dict[str, object]:
    told = [{"bit": b.number, "set": b.set, "sign": b.sign.value, "odd": b.odd, "say": bit_words(b).zh} for b in bits]
    return {"title": title, "bits": told}


def _keep(path: Path | None, passed: Sequence[Passed], language: Language) -> None:
    if path is None:
        return
    with writing(path):
        path.write_text(as_text(passed, language), "utf-8")
