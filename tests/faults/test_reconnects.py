"""A line that ends again and again leaves neither thread nor descriptor behind (10,000 times in `make campaign`)."""

import pytest

from drivers.printer.escpos import EscposPrinter
from drivers.printer.protocol import Transport
from tests.faults.reconnects import reconnects


@pytest.mark.parametrize("kind", ["tcp", "serial"])
def test_nothing_is_left_behind_by_two_hundred_reconnections(kind: str) -> None:
    left = reconnects(kind, 200)

    assert left.clean, left


def test_the_count_sees_lines_that_nobody_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Transport | None] = []

    class Forgetful(EscposPrinter):
        def _drop(self) -> None:
            kept.append(self._line)
            self._line = None
            super()._drop()

    monkeypatch.setattr("tests.faults.reconnects.EscposPrinter", Forgetful)
    left = reconnects("tcp", 20)

    assert not left.clean
    for line in kept:
        if line is not None:
            line.close()
