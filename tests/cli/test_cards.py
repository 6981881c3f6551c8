"""The cards of frequent items: what a phone reads from the printed sheet is what there is to bring."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from typer.testing import CliRunner

from drivers.printer.emulator import Emulator
from kiosk.cli.program import program
from kiosk.domain.visit import Wish
from kiosk.services.card_slips import card_said
from kiosk.services.cards import Cards
from kiosk.services.hall import open_hall
from kiosk.services.slips import Printed
from kiosk.services.visits import Visits
from tests.halls import lay
from tests.paper import read as on_paper
from tests.services.conftest import all_brought

NOW = "2026-05-12T09:41"
PHONE = 5.2  # pixels a mm: the picture that a phone's scanner sees (1080 × 1920, 65° across) from 30 cm
A6, A4 = (105.0, 148.5), (210.0, 297.0)  # mm
LONGEST = "二手房转移登记、存量房买卖合同网签备案、契税等税费申报缴纳"  # its name has 105 characters


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hall in which nobody has taken a number yet."""
    monkeypatch.setenv("JISHI_HOME", str(lay(tmp_path / "hall")))
    return tmp_path / "hall"


def jishi(*words: str) -> tuple[int, str, str]:
    """Run a command; return its exit code and what it said."""
    done = CliRunner().invoke(program(), [*words, "--at", NOW])
    return done.exit_code, done.stdout, done.stderr


def fronts(pdf: Path) -> Iterator[Image.Image]:
    """Yield the fronts of the cards as a phone sees them: cut out of their sheets at the folding line."""
    for page in pypdfium2.PdfDocument(pdf):
        sheet = page.render(scale=PHONE * 25.4 / 72, grayscale=True).to_pil()
        wide, high = (round(side * PHONE) for side in A6)
        for left in (0, sheet.width - wide):
            yield sheet.crop((left, sheet.height - high, left + wide, sheet.height))


def read(picture: Image.Image) -> list[str]:
    """Return what a phone reads."""
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def change_site(home: Path, old: str, new: str) -> None:
    """Edit the hall's site.toml."""
    path = home / "site.toml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_every_card_of_the_four_lists_is_read_from_its_sheet_and_says_what_to_bring(home: Path, tmp_path: Path) -> None:
    code, said, told = jishi("cards", "--out", str(tmp_path / "cards.pdf"))

    assert code == 0, told
    assert said.count("按 site.toml 的清单") == 4
    pdf = pypdfium2.PdfDocument(tmp_path / "cards.pdf")
    assert len(pdf) == 30
    assert {tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in pdf} == {A4}
    texts = [text for front in fronts(tmp_path / "cards.pdf") for text in read(front)]
    assert len(texts) == 60
    assert all(text.startswith("【一次告知】") and "窗口为准" in text for text in texts)
    assert "买卖双方身份证（每人原件1份）" in "".join(texts)
    food = next(text for text in texts if "】食品经营许可\n" in text)
    for words in (
        "3楼市场准入区21-28号窗口",
        "10个工作日",
        "1.食品经营许可申请书（原件1份",
        "可申请容缺后补",
        "替人代办：\n1.授权委托书",
    ):
        assert words in food
    words = pdf[5].get_textpage().get_text_range()
    assert "食品经营许可" in words  # as letters, which a print shop can check
    assert "第2位（按大厅常办清单）" in words


def test_what_people_came_for_stands_before_the_shipped_list_and_the_longest_name_fits(
    home: Path, tmp_path: Path
) -> None:
    change_site(home, 'info_desk = "', 'cards_address = "https://hall.example/{code}"\ninfo_desk = "')
    opened = open_hall(home, datetime.fromisoformat(NOW))
    longest = next(item for item in opened.catalogue.items if item.name.zh.startswith(LONGEST))
    Visits(opened).issue(all_brought(longest), Wish.NUMBER)
    opened.store.close()

    code, said, _ = jishi("cards", "--which", "daily", "--json", "--out", str(tmp_path / "daily.pdf"))

    cards = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert len(cards) == 30
    assert (cards[0]["code"], cards[0]["counted"]) == (longest.code, True)
    assert (cards[1]["name"], cards[1]["counted"]) == ("二手房转移登记", False)
    assert cards[0]["qr"] == "link"  # twelve matters in one: no code that a phone reads holds its list
    assert read(next(fronts(tmp_path / "daily.pdf"))) == [f"https://hall.example/{longest.code}"]
    printed = pypdfium2.PdfDocument(tmp_path / "daily.pdf")[0].get_textpage().get_text_range()
    ends = "公积金贷款购房及带押过户情形"
    assert ends in "".join(printed.split())  # the whole name on the front, and on the back, which stands on its head
    assert ends[:-4:-1] in "".join(printed.split())


def test_a_notice_that_is_too_long_becomes_a_link_or_is_told_to_have_no_code(home: Path, tmp_path: Path) -> None:
    change_site(home, 'consult_phone = "', f'consult_phone = "{"很长的电话说明" * 200}')

    code, said, _ = jishi("cards", "--which", "食品经营许可", "--out", str(tmp_path / "none.pdf"))
    assert code == 0
    assert "没有二维码：内容太长，site.toml 里也没有 cards_address" in said
    assert read(next(fronts(tmp_path / "none.pdf"))) == []

    change_site(home, 'info_desk = "', 'cards_address = "https://hall.example/{code}"\ninfo_desk = "')
    _, said, _ = jishi("cards", "--which", "食品经营许可", "--out", str(tmp_path / "link.pdf"))
    assert "二维码是网址" in said
    (link,) = read(next(fronts(tmp_path / "link.pdf")))
    assert link.startswith("https://hall.example/1137")


def test_a_card_as_a_slip_is_read_from_its_paper(home: Path, printer: Emulator) -> None:
    change = (home / "machine.toml").read_text("utf-8").splitlines()
    change = [f'connection = "tcp://127.0.0.1:{printer.port}"' if x.startswith("connection") else x for x in change]
    (home / "machine.toml").write_text("\n".join(change), "utf-8")

    code, said, told = jishi("cards", "--which", "小餐饮登记", "--which", "二手房转移登记", "--slips")

    assert code == 0, told
    assert said.count("已出纸") == 2
    texts = [
        read(slip.picture().resize((slip.picture().width * 2, slip.picture().height * 2))) for slip in printer.slips
    ]
    assert [text[0].splitlines()[0] for text in texts] == ["【一次告知】小餐饮登记", "【一次告知】二手房转移登记"]


def test_a_slip_on_which_the_code_finds_no_room_says_so_and_tells_everything(home: Path) -> None:
    hall = open_hall(home)
    named = {card.item.name.zh: card for each in Cards(hall).ranked() for card in each.cards}
    printed = Printed(hall.machine.name, hall.now())
    for name, dots, model in (
        ("二手房转移登记", 384, "generic-58"),
        ("二手房转移登记", 576, "generic-80"),
        ("小餐饮登记", 384, "generic-58"),
    ):
        paper = on_paper(hall.slips.slip("card", card_said(hall, named[name], dots, printed)), model)
        wide = paper.picture().resize((paper.picture().width * 2, paper.picture().height * 2))
        told = "印不下二维码" in paper.text and "契税" in paper.text
        assert (len(read(wide)), told) == ((0, True) if (name, dots) == ("二手房转移登记", 384) else (1, False))
    hall.store.close()


def test_a_list_or_file_that_is_not_there_is_said(home: Path, tmp_path: Path) -> None:
    code, _, told = jishi("cards", "--which", "TOP99")
    assert code == 1
    assert "investment（投资建设）" in told
    code, _, told = jishi("cards", "--which", "小餐饮登记", "--out", str(tmp_path / "nowhere" / "cards.pdf"))
    assert code == 1
    assert "写不了" in told
    assert not list(tmp_path.rglob("*.part"))
