"""Any document, to bytes and back: the emulated printer reads what it said (10,000 documents in `make campaign`)."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.printer.encode import encode
from drivers.printer.profile import Profile
from kiosk.domain.slip import Code, Row, Slip, Words
from tests.drivers import documents as kinds
from tests.drivers.documents import MODELS, NAME, documents, glyphs, wrong_with

NAMES = {
    "rare Hanzi": "".join(kinds.RARE) * 3,
    "right to left": " ".join(kinds.RTL) * 3,
    "emoji": "".join(kinds.EMOJI) * 3,
    "all of them": "".join(unit for three in zip(kinds.RTL, kinds.EMOJI, kinds.RARE, strict=False) for unit in three),
}


@settings(max_examples=30)
@given(documents(), st.sampled_from(MODELS))
def test_text_checklist_and_code_are_what_the_document_said(slip: Slip, model: str) -> None:
    assert wrong_with(slip, model) == []


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_110_characters_of_any_script_is_whole_as_title_and_in_the_checklist(name: str, model: str) -> None:
    long = (NAMES[name] * 3)[:NAME]
    title, row = Words(long, 2, 2), Row(long, "原件1份", "√")

    assert wrong_with(Slip((title, row, Code(f"{name} 8F2A{long[:12]}"))), model) == []


def test_the_check_sees_a_glyph_that_is_lost_or_another_a_torn_row_and_another_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = Slip((Words("食品经营许可"), Row("身份证", "原件1张", "√"), Code("8F2A")))
    for other in (
        Words("食品经营"),
        Words("食品经营许刻"),
        Row("身份证", "原件1张", "○"),
        Row("身份证", "原件", "√"),
        Code("8F2B"),
    ):
        place = next(number for number, block in enumerate(said.blocks) if type(block) is type(other))

        def wrongly(slip: Slip, known: Profile, place: int = place, other: object = other) -> bytes:
            blocks = list(slip.blocks)
            blocks[2 * place + 1] = other  # type: ignore[call-overload]
            return encode(replace(slip, blocks=tuple(blocks)), known)

        monkeypatch.setattr("tests.drivers.documents.encode", wrongly)
        assert wrong_with(said, "generic-80") != [], other


def test_what_a_paper_shows_of_a_name_is_counted_by_hand_once() -> None:
    assert glyphs("e\u0301\u202eא\u202cב ג👩🏿\u200d⚕️|1️⃣\x1b") == ["é", "אב", "ג", "👩", "⚕", "1"]
