"""`jishi printer explain` and `line`: what a technician reads, and what can be saved."""

from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.protocol import PrinterState
from kiosk.services.hall import open_hall
from kiosk.services.printer_advice import advice
from kiosk.services.printing import Printing
from tests.cli.test_commands import Jishi, jishi
from tests.cli.test_printer_commands import NAME

__all__ = ["jishi"]


def test_a_fault_is_explained_with_its_bits_its_cause_and_steps(
    jishi: Jishi, printer: Emulator, tmp_path: Path
) -> None:
    printer.cover_open = True
    log = tmp_path / "bytes.log"
    said = jishi("printer", "explain", NAME, "--log", str(log))

    assert said.code == 1
    assert said.out.startswith("盖开着\n")
    assert "DLE EOT 2  16 = 0001 0110" in said.out
    assert "! bit 2 = 1  盖开着" in said.out
    assert "1. 打开，看有没有纸屑" in said.out
    assert "答 2：盖开着" in log.read_text("utf-8")
    english = jishi("printer", "explain", NAME, "--language", "en").out
    assert "why: the cover is not shut" in english
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)


def test_a_well_printer_ends_with_0_and_json_has_every_bit(jishi: Jishi) -> None:
    said = jishi("printer", "explain", NAME, "--json")

    answers = said.rows[0]["answers"]
    assert isinstance(answers, list)
    assert (said.code, said.rows[0]["state"], said.rows[0]["steps"]) == (0, "ready", [])
    assert [(answer["byte"], len(answer["bits"])) for answer in answers] == [("12", 8)] * 4


def test_the_printer_of_a_running_kiosk_is_left_to_it(jishi: Jishi, printer: Emulator, tmp_path: Path) -> None:
    jishi("printer", "list")
    hall = open_hall(tmp_path / "home", printer=f"tcp://127.0.0.1:{printer.port}")
    printer.paper_out = True
    published: list[object] = []
    with Printing(hall, published.append).running():
        assert printer.wait_for(lambda _: bool(published))
        said = jishi("printer", "explain", NAME)
        line = jishi("printer", "line", NAME)
    hall.store.close()

    assert (said.code, "缺纸" in said.out, "先停掉它" in said.out) == (1, True, True)
    assert (line.code, "先停掉它" in line.err) == (1, True)


def test_bytes_read_from_somewhere_are_explained_without_a_printer(jishi: Jishi) -> None:
    said = jishi("printer", "explain", "--bytes", "1A 32 12 7E", "--language", "en")
    assert (said.code, said.out.startswith("paper out\n"), "bit 5 = 1  no paper" in said.out) == (0, True, True)
    assert jishi("printer", "explain", "--bytes", "38 00 0f 00", "--json").rows[0]["state"] == "paper out"
    assert jishi("printer", "explain", "--bytes", "12 12").code == 2
    assert jishi("printer", "explain", "no-such").code == 1


def test_a_line_is_tried_without_printing(jishi: Jishi, printer: Emulator) -> None:
    said = jishi("printer", "line", NAME, "--rounds", "5", "--json")

    assert (said.code, said.rows[0]["answered"], said.rows[0]["asked"]) == (0, 20, 20)
    assert printer.paper.lines == []
    printer.unplug()
    assert jishi("printer", "line", NAME).code == 1


@pytest.mark.parametrize("state", PrinterState)
def test_every_state_but_ready_has_steps_in_both_languages(state: PrinterState) -> None:
    found = advice(state)

    assert (found is None) == (state is PrinterState.READY)
    if found is not None:
        for text in (found.where, found.cause, *found.steps):
            assert text.zh
            assert text.en
