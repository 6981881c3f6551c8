"""How a command gets a PIN: asked for without showing it, or as a line of standard input; never an argument.

An argument would stand in the list of processes and in the shell's history.
"""

import sys

import typer

from kiosk.cli.speaking import refuse

PIN_STDIN = typer.Option(False, "--pin-stdin", help="Read PINs as lines of standard input instead of asking.")


class Secrets:
    """Gives the PINs of one command, one after the other."""

    def __init__(self, from_stdin: bool) -> None:
        self._from_stdin = from_stdin

    def login(self) -> str:
        """Ask for the staff number of whoever gives the command."""
        if self._from_stdin:
            refuse("--pin-stdin 时要用 --by 写明是谁（工号）")
        return str(typer.prompt("您的工号", err=True))

    def known(self, what: str) -> str:
        """Return a PIN that its owner knows."""
        return self._line(what) if self._from_stdin else str(typer.prompt(what, hide_input=True, err=True))

    def new(self, what: str) -> str:
        """Return a PIN that is being chosen; at a terminal it is typed twice."""
        if self._from_stdin:
            return self._line(what)
        return str(typer.prompt(what, hide_input=True, confirmation_prompt="再输一次", err=True))

    def _line(self, what: str) -> str:
        line = sys.stdin.readline()
        if not line:
            refuse(f"标准输入里少一行：{what}")
        return line.rstrip("\r\n")
