"""What a printer's font lacks stands on the paper as in the picture, whichever way its profile sends it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from drivers.printer.encode import INITIAL, encode
from drivers.printer.glyphs import font_for, glyph
from drivers.printer.page import pages_of
from drivers.printer.picture import picture
from drivers.printer.printed import DRAWN, Paper
from drivers.printer.profile import Profile, profile
from drivers.printer.rare import defined
from drivers.printer.reading import SLOTS, Reader
from drivers.printer.wrap import clusters, width
from kiosk.domain.slip import Align, Banner, Block, Row, Slip, Words
from tests.drivers.conftest import picture_17
from tests.paper import read

BASE = replace(profile("generic-80"), rare="raster", slots=0)
BY_SLOT, IN_LINE, AS_RASTER = replace(BASE, rare="fs-2", slots=SLOTS), replace(BASE, rare="esc-*"), BASE
WAYS = {"fs-2": BY_SLOT, "esc-*": IN_LINE, "raster": AS_RASTER, "fs-2, gb2312": replace(BY_SLOT, charset="gb2312")}
RARE = "𠮷ñ😀Ż"


def differs(slip: Slip, model: Profile) -> int:
    """Return how many dots of the paper are not as in the picture."""
    drawn = picture(slip, model.dots)
    shown = read(slip, model).picture().crop((0, 0, *drawn.size))
    return sum(ImageChops.difference(drawn, shown).histogram()[1:])


BLOCKS: dict[str, Block] = {
    "a line": Words("𠮷野家餐饮店（Señor Żuk）"),
    "large and in the middle": Words("𠮷野家", 2, 2, align=Align.CENTRE),
    "wide": Words("𠮷野家", 3, 1),
    "high": Words("𠮷野家", 1, 2),
    "bold": Words("Señor 😀", bold=True),
    "a row": Row("𠮷野家营业执照", "ñ 1份", "√"),
    "white on black": Banner("𠮷野家"),
    "a name that goes on": Words("1.𠮷" + "野家" * 30 + "ñ", hang=2),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", BLOCKS)
def test_a_rare_character_stands_on_paper_as_in_the_picture(what: str, way: str) -> None:
    assert differs(Slip((Words("前"), BLOCKS[what], Words("后"))), WAYS[way]) == 0


@pytest.mark.parametrize("model", [BY_SLOT, IN_LINE])
def test_the_rest_of_its_line_stays_text(model: Profile) -> None:
    paper = read(Slip((Words("𠮷野家①℃龘"), Row("Señor", "ñ", "√"))), model)

    assert paper.lines == [f"{DRAWN}野家①℃龘", f"√ Se{DRAWN}or\t{DRAWN}"]


def test_a_printer_of_gb2312_gets_what_only_gbk_has_as_dots() -> None:
    paper = read(Slip((Words("①℃龘镕"),)), WAYS["fs-2, gb2312"])

    assert paper.lines == [f"①℃{DRAWN}{DRAWN}"]


@pytest.mark.parametrize("model", [BY_SLOT, IN_LINE])
@pytest.mark.parametrize("name", ["𠮷品经营许可", "食品经营许可ñ"])
def test_a_missing_glyph_costs_a_ticket_77_bytes_at_most(model: Profile, name: str) -> None:
    ticket = picture_17()
    plain = name.replace("𠮷", "食").replace("ñ", "")
    with_rare = [replace(b, left=name) if isinstance(b, Row) and "清单" in b.left else b for b in ticket.blocks]
    without = [replace(b, left=plain) if isinstance(b, Row) and "清单" in b.left else b for b in ticket.blocks]

    more = len(encode(Slip(tuple(with_rare)), model)) - len(encode(Slip(tuple(without)), model))
    assert 0 < more <= 78 if "ñ" in name else 0 < more <= 77


def test_a_large_title_scales_its_rare_glyph_where_the_printer_can_be_taught_it() -> None:
    title = Slip((Words("𠮷野家", 2, 2, align=Align.CENTRE),))

    assert read(title, BY_SLOT).lines == [f"{DRAWN}野家"]
    assert len(encode(title, BY_SLOT)) < 150
    assert read(title, IN_LINE).lines == []  # a line of dots is one glyph high: the whole line goes as dots
    assert len(encode(title, IN_LINE)) > 1000


def test_more_rare_characters_than_a_printer_holds_take_turns() -> None:
    rare = "".join(chr(0x20000 + n) for n in range(SLOTS * 3))
    lines = tuple(Words(f"一{rare[n : n + 4]}二") for n in range(0, len(rare), 4))
    slip = Slip((*lines, *lines, Words(rare[:4], bold=True)))

    assert differs(slip, BY_SLOT) == 0
    assert all(line.count(DRAWN) in (2, 4) for line in read(slip, BY_SLOT).lines)


def test_a_line_with_more_of_them_than_fit_goes_as_dots() -> None:
    slip = Slip((Words("".join(chr(0x20000 + n) for n in range(SLOTS + 1))), Words("完")))

    assert read(slip, BY_SLOT).lines == ["完"]
    assert differs(slip, BY_SLOT) == 0


def test_what_is_seen_nowhere_takes_no_room() -> None:
    slip = Slip((Words("一\u200d店\ufe0f\u2060👍🏽"), Words("e\u0301")))

    assert read(slip, BY_SLOT).lines == [f"一店{DRAWN}", "é"]


def test_a_control_character_in_a_name_is_never_a_command() -> None:
    slip = Slip((Words("一\x1b@\x1dV\x42\0店\x10\x04\x01"), Row("二\x1b", "\x1c.三"), Banner("四\x07")))

    paper = read(slip, "generic-80")
    assert [line.replace(" ", "") for line in paper.lines] == ["一@VB店", "二\t.三", "四"]


def test_a_character_of_nobodys_own_area_is_not_taken_for_a_defined_one() -> None:
    assert differs(Slip((Words("一\ue4c6\uf8f5店"),)), BY_SLOT) == 0


TEXT = st.text(st.sampled_from("一二店登，。（）abc 12" + RARE + "é℃①龘"), min_size=1, max_size=40)
WORDS = st.builds(Words, TEXT, st.integers(1, 3), st.integers(1, 2), st.booleans(), st.sampled_from(Align))


@given(st.lists(st.one_of(WORDS, st.builds(Row, TEXT, TEXT, st.sampled_from(["", "√"]))), max_size=5))
def test_any_text_stands_on_paper_as_in_the_picture(blocks: list[Block]) -> None:
    slip = Slip((Words("前"), *blocks, Words("后")))

    for model in (BY_SLOT, IN_LINE, replace(BY_SLOT, dots=384, charset="gb2312"), replace(IN_LINE, charset="gb18030")):
        assert differs(slip, model) <= 4  # a dot where dots would have spelled a real-time command


STRICT = {
    "a character that was never defined": (b"\x1c&\xfe\xa1\n", "never defined"),
    "a place that fonts fill": (b"\x1c2\xb0\xa1" + bytes(72), "no place"),
    "a seventh definition": (b"".join(defined(slot, "一", bold=False) for slot in range(SLOTS + 1)), "more than"),
    "a density that no manual has": (b"\x1b*\x02\x01\x00\x00", "unknown"),
    "dots past the edge": (b"\x1b*\x21\x41\x02" + bytes(0x241 * 3), "full"),
}


@pytest.mark.parametrize("what", STRICT)
def test_the_emulated_printer_is_strict_about_dots(what: str) -> None:
    sent, said = STRICT[what]
    printer = Reader(576, lambda _paper: None, lambda: True)

    printer.feed(INITIAL + sent)

    assert said in printer.errors[0]


@pytest.mark.parametrize("short", [b"\x1b*\x21\x18\x00" + bytes(71), b"\x1c2\xfe\xa1" + bytes(71)])
def test_dots_that_stop_short_wait_for_the_rest(short: bytes) -> None:
    papers: list[Paper] = []
    printer = Reader(576, papers.append, lambda: True)

    printer.feed(INITIAL + short)
    assert printer.unread == len(short)
    printer.feed(b"\0\n\x1dV\x42\0")

    assert (printer.unread, printer.errors, len(papers)) == (0, [], 1)


def test_a_reset_makes_a_printer_forget_what_it_was_taught() -> None:
    printer = Reader(576, lambda _paper: None, lambda: True)

    printer.feed(INITIAL + defined(0, "𠮷", bold=False) + INITIAL + b"\x1c&\xfe\xa1\n")

    assert "never defined" in printer.errors[0]


@pytest.mark.parametrize("character", ["𠮷", "䶮", "ñ", "ạ", "Ż", "😀", "☎", "€"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_rare_character_has_its_own_glyph_and_no_box(character: str, bold: bool) -> None:
    box = glyph("\U0010fffe", bold)

    assert ImageChops.difference(glyph(character, bold), box).getbbox() is not None
    assert glyph(character, bold).getextrema() == (0, 255)


OTHERS = {
    "Hebrew": "שלום",
    "Arabic": "محمد",
    "Uyghur": "ئۇيغۇر",
    "Kazakh": "قازاق",
    "Tibetan": "བོད་ལྗོངས་",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "Yi": "ꆈꌠ",
    "Korean": "조선족",
    "Dai (Dehong)": "ᥖᥭᥰ",
    "Dai (Xishuangbanna)": "ᦟᦹᧉ",
    "Lisu": "ꓡꓲꓢꓴ",
    "Thai": "กรุงเทพ",
    "Lao": "ວຽງຈັນ",
    "Khmer": "ភ្នំពេញ",
    "Burmese": "မြန်မာ",
    "Hindi": "हिन्दी",
    "Cyrillic": "Жанна",
    "Greek": "Ωμέγα",
    "Kana": "あゑアヴ",
    "Vietnamese": "Nguyễn",
    "Zhuang": "ƃƽ",
}


@pytest.mark.parametrize("script", OTHERS)
def test_a_name_in_any_script_of_the_country_and_its_neighbours_has_no_box(script: str) -> None:
    for letter in OTHERS[script]:
        if width(letter):
            font = font_for(letter, 23)
            assert bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffe")), letter


def tops(word: str) -> list[int]:
    """Return how far below the cell's top the left and the right half of a word begin, in dots."""
    drawn = ImageChops.invert(glyph(word))
    boxes = [drawn.crop((x, 0, x + drawn.width // 2, 24)).getbbox() for x in (0, drawn.width // 2)]
    return [box[1] if box else 24 for box in boxes]


def test_words_from_the_right_stand_in_their_order_among_chinese() -> None:
    name = "姓名 محمد علي (12) فاطمة，中"

    assert "".join(clusters(name)) == "姓名 " + "فاطمة" + " (12) " + "علي" + " " + "محمد" + "，中"


def test_letters_of_a_word_run_from_the_right_and_join(monkeypatch: pytest.MonkeyPatch) -> None:
    for word in ("לא", "اس"):  # a tall letter, then a low one
        left, right = tops(word)
        assert left > right, word
    joined = glyph("ببب").tobytes()
    monkeypatch.setattr("drivers.printer.glyphs.features.check", lambda _what: False)
    glyph.cache_clear()
    assert glyph("ببب").tobytes() != joined
    glyph.cache_clear()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("script", ["Arabic", "Tibetan", "Mongolian"])
def test_a_line_with_another_script_stands_on_paper_as_in_the_picture(script: str, way: str) -> None:
    name = OTHERS[script]
    slip = Slip(
        (
            Words("前"),
            Words(f"{name} {name}（先生）"),
            Row(f"{name} 身份证", "1份", "√"),
            Words(name, 2, 2),
            Words("后"),
        )
    )

    assert differs(slip, WAYS[way]) <= 4


def test_a_system_that_cannot_join_letters_prints_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.printer.glyphs.features.check", lambda _what: False)
    glyph.cache_clear()

    assert differs(Slip((Words("前"), Words("محمد"), Words("后"))), IN_LINE) <= 4
    glyph.cache_clear()


def test_a_form_on_a4_has_rare_characters_too() -> None:
    (rare,), (box,) = (pages_of(Slip((Words(text),))) for text in ("𠮷野家 😀", "\U0010fffe野家 \U0010fffe"))

    assert ImageChops.difference(rare, box).getbbox() is not None
