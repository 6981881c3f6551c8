"""A command that was typed wrongly is told in 中文 too; the libraries that read it speak English alone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

WRONG_USAGE = 2
_HELP = "NoArgsIsHelpError"  # no fault: who types a noun alone wants its list; the class is private to typer

_SAID = (
    (r"No such option: (\S+)(?: \(Possible options: (.+)\))?", "没有 {} 这个选项", "，相近的有 {}"),
    (r"No such command '(.+?)'\.?(?: Did you mean (.+)\?)?", "没有 {} 这个命令", "，相近的有 {}"),
    (r"Missing command\.", "后面还要写一个命令", ""),
    (r"Missing (?:option|argument|parameter) '?(.+?)'?\.(?: (.+))?", "还缺 {}", "：{}"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", "多写了 {}", ""),
    (r"Option '(.+)' requires .+", "{} 后面要写一个值", ""),
    (r"Option '(.+)' does not take a value\.", "{} 后面不写值", ""),
    (r"Invalid value for (.+?): (.+)", "{} 写得不对", "：{}"),
    (r"Invalid value: (.+)", "{}", ""),
    # argparse, of `jishi kiosk` and `run`
    (r"unrecognized arguments: (.+)", "没有 {}", ""),
    (r"argument (\S+): expected .+", "{} 后面要写一个值", ""),
    (r"argument (\S+): (invalid .+)", "{} 写得不对", "：{}"),
)
_VALUES = (
    (r".*Invalid isoformat string.*|.*valid (?:date|datetime|fromisoformat).*", "日期和时刻写成 2026-05-12T09:41 这样"),
    (r".*valid integer.*", "要写整数"),
    (r".*valid (?:number|float).*", "要写数字"),
    (r".*'(.+)' is not one of (.+?)\.?", "只能写 {1}"),
    (r"(?:Path|File|Directory) '?(.+?)'? does not exist\.?", "没有 {0}"),
)


class Commands(TyperGroup):
    """The program's commands; whoever types one wrongly reads what is wrong, in 中文 first."""

    def make_context(self, *arguments: Any, **named: Any) -> Any:
        """Read what was typed."""
        with _told():
            return super().make_context(*arguments, **named)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was typed."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    """Say a wrong usage and end with 2."""
    try:
        yield
    except TyperException as wrong:
        if type(wrong).__name__ == _HELP or wrong.exit_code != WRONG_USAGE:
            raise
        context = getattr(wrong, "ctx", None)
        said = in_chinese(wrong.format_message())
        help_at = f"；用法见 {context.command_path} --help" if context is not None else ""
        typer.echo(f"{said}{help_at}", err=True)
        if context is not None:
            typer.echo(context.get_usage(), err=True)
        if said != wrong.message:  # what we say ourselves is in 中文 already
            typer.echo(wrong.format_message(), err=True)
        raise typer.Exit(WRONG_USAGE) from wrong


def in_chinese(message: str) -> str:
    """Return what the library's `message` says of a wrong usage in 中文; what is unknown stays as it is."""
    for pattern, words, more in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            second = found[2] if found.re.groups > 1 else ""
            return words.format(*found.groups()) + (more.format(_value(second)) if second else "")
    return f"用法不对：{message}"


def _value(message: str) -> str:
    for pattern, words in _VALUES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*found.groups())
    return message
