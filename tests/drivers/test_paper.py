"""What stands on the paper is what the document says: nothing cut, nothing lost, in text as in the picture."""

import io
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from drivers.printer.emulator import BUFFER
from drivers.printer.encode import INITIAL, encode
from drivers.printer.layout import CELL, TextLine, lay_out
from drivers.printer.picture import picture
from drivers.printer.printed import DRAWN, Paper
from drivers.printer.profile import profile
from drivers.printer.raster import stores_logo
from drivers.printer.reading import Reader
from drivers.printer.wrap import width, wrap
from kiosk.assets import shipped_site
from kiosk.domain.samples import DRAWINGS
from kiosk.domain.slip import Align, Code, Logo, Row, Sketch, Slip, Words
from kiosk.domain.text import Language
from tests.drivers.conftest import picture_17
from tests.paper import read

LONG_NAME = (
    "二手房转移登记、税费申报缴纳、水电气暖联动过户、户口迁移及不动产权证书邮寄送达“一件事”集成办理"
    "（含夫妻更名、继承、离婚析产、赠与以及带押过户等情形，不含法院裁定、拍卖和历史遗留问题房屋的首次登记）"
)
MODELS = ("generic-80", "generic-58", "epson-tm-t88")


def words_of(text: str) -> str:
    """Return a text without the blanks and breaks that a line's end takes."""
    return "".join(character for character in text if character not in " \n\t|")


def test_the_ticket_of_the_design_is_the_file_that_is_kept_and_at_most_650_bytes() -> None:
    kept = (Path(__file__).parent / "picture-17.bin").read_bytes()

    assert INITIAL + encode(picture_17(), profile("generic-80")) == kept
    assert len(kept) <= 650


def test_the_ticket_of_the_design_says_everything() -> None:
    paper = read(picture_17(), "generic-80")

    for said in (
        "食品经营许可",
        "F012",
        "3楼 市场准入区",
        "√ 经营者或负责人身份证\t原件1张",
        "○ 食品安全管理制度清单\t待补",
    ):
        assert said in paper.text
    assert paper.codes == ["8F2A9C4411D04E0B9B7C"]


@pytest.mark.parametrize("model", MODELS)
def test_the_picture_is_what_the_paper_shows(model: str) -> None:
    drawn = picture(picture_17(), profile(model).dots)
    printed = read(picture_17(), model).picture()

    shown = drawn.crop(drawn.getbbox() or (0, 0, 0, 0))
    assert ImageChops.difference(drawn, printed.crop((0, 0, *drawn.size))).getbbox() is None
    assert shown.height > 500


@pytest.mark.parametrize("model", MODELS)
def test_a_phone_reads_the_code_from_the_paper(model: str) -> None:
    shown = read(picture_17(), model).picture()
    framed = Image.new("L", (shown.width + 80, shown.height + 80), 255)
    framed.paste(shown, (40, 40))

    assert [found.text for found in zxingcpp.read_barcodes(framed)] == ["8F2A9C4411D04E0B9B7C"]


@pytest.mark.parametrize("model", MODELS)
def test_a_name_of_110_characters_is_whole_on_paper(model: str) -> None:
    paper = read(Slip((Words(LONG_NAME, 1, 2, align=Align.CENTRE),)), model)

    assert words_of(paper.text) == words_of(LONG_NAME)


def test_a_character_that_no_font_has_comes_as_dots_within_its_line() -> None:
    paper = read(Slip((Words("一店"), Words("𠮷野家"), Words("龘①℃"))), "generic-80")

    assert paper.lines == ["一店", f"{DRAWN}野家", "龘①℃"]


def test_a_row_keeps_its_right_hand_even_when_the_left_is_long() -> None:
    paper = read(Slip((Row(LONG_NAME, "原件1份，复印件2份（每位买方）", "√"),)), "generic-58")

    assert words_of(paper.text).replace("√", "", 1) == words_of(LONG_NAME + "原件1份，复印件2份（每位买方）")


def test_where_a_name_would_break_best_is_printed_nowhere() -> None:
    paper = read(Slip((Row("营业|执照", "原件|1份", "√"), Words("市场|准入"))), "generic-80")

    assert paper.lines == ["√ 营业执照\t原件1份", "市场准入"]


TEXTS = st.text(st.sampled_from("一二三登记（）《》“”，。、；：！？·—√○0123456789abcXYZ %-./ |①℃龘𠮷é"), max_size=140)


@given(TEXTS, st.sampled_from([16, 24, 32, 48]))
def test_no_line_is_wider_than_the_paper_and_no_word_is_lost(text: str, columns: int) -> None:
    lines = wrap(text, columns)

    assert all(width(line) <= columns for line in lines)
    assert words_of("".join(lines)) == words_of(text)


@given(
    st.lists(
        st.sampled_from(["受理", "材料", "12345", "GB18030", "，", "。", "）", "（", "登记"]), min_size=1, max_size=40
    )
)
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(parts: list[str]) -> None:
    text = "".join(parts)
    lines = wrap(text, 48)

    # a run of stops longer than a line has to be torn somewhere
    if "，，，" not in text and "。。。" not in text and "）））" not in text and "（（（" not in text:
        assert not any(line[:1] in "，。）" and line for line in lines[1:] if len(text) < 30)
    assert "".join(lines) == text


@given(
    st.lists(st.builds(Words, TEXTS, st.integers(1, 3), st.integers(1, 3)), max_size=5),
    st.sampled_from([288, 384, 512, 576, 832]),
)
def test_nothing_stands_outside_the_paper(blocks: list[Words], dots: int) -> None:
    for line in lay_out(Slip(tuple(blocks)), dots):
        if isinstance(line, TextLine):
            for span in line.spans:
                assert span.x >= 0
                assert span.x + width(span.text) * CELL * line.wide <= dots


@given(st.lists(st.builds(Row, TEXTS, TEXTS, st.sampled_from(["", "√", "○"])), min_size=1, max_size=4))
def test_any_rows_become_bytes_that_a_strict_printer_understands(rows: list[Row]) -> None:
    slip = Slip((*rows, Code("A" * 20)))

    assert read(slip, "generic-80").codes == ["A" * 20]


@pytest.mark.parametrize("model", ["generic-80", "generic-58"])
@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_drawing_comes_out_as_in_the_picture_through_a_small_buffer(kind: str, model: str) -> None:
    drawing = DRAWINGS[kind]
    marks = tuple((number, spot) for number, spot in enumerate(drawing.spots, start=1))
    slip = Slip((Words("样张"), Sketch(drawing, marks, Language.CHINESE)))
    body = encode(slip, profile(model))

    drawn = picture(slip, profile(model).dots)
    difference = ImageChops.difference(drawn, read(slip, model).picture().crop((0, 0, *drawn.size)))
    assert sum(difference.histogram()[1:]) <= 8  # a dot where dots would have spelled a real-time command
    assert max(len(band) for band in body.split(b"\x1dv0\x00")) <= BUFFER
    assert not any(command in body for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))


def test_a_logo_that_the_printer_keeps_stands_on_every_slip_as_in_the_picture() -> None:
    logo = Image.open(shipped_site() / "slips" / "logo.png").convert("L")
    ticket = Slip((Logo("JY"), *picture_17().blocks))
    papers: list[Paper] = []
    printer = Reader(512, papers.append, lambda: True)

    printer.feed(stores_logo(logo, "JY"))
    for _ in range(2):
        printer.feed(INITIAL + encode(ticket, profile("epson-tm-t88")))

    assert printer.errors == []
    for paper in papers:
        drawn = picture(ticket, 512, logo)
        assert ImageChops.difference(drawn, paper.picture().crop((0, 0, *drawn.size))).getbbox() is None
        assert ImageChops.difference(drawn.crop((216, 0, 296, 88)), logo).getbbox() is None
    assert len(papers) == 2


def test_a_model_of_which_no_stored_logo_is_known_gets_the_ticket_without_it() -> None:
    ticket = Slip((Logo("JY"), *picture_17().blocks))

    assert encode(ticket, profile("generic-80")) == encode(picture_17(), profile("generic-80"))
    assert picture(ticket, 576).size == picture(picture_17(), 576).size


def test_a_logo_that_was_never_stored_is_an_error_of_whoever_sent_it() -> None:
    printer = Reader(576, lambda _paper: None, lambda: True)
    printer.feed(encode(Slip((Logo("JY"),)), profile("epson-tm-t88")))

    assert "not there" in printer.errors[0]


def test_a_picture_can_be_kept_as_png() -> None:
    kept = io.BytesIO()
    picture(picture_17(), 576).save(kept, "PNG")

    assert kept.getvalue()[:4] == b"\x89PNG"
