"""A picture that a technician brings becomes the logo on slips, or is refused with a sentence and nothing changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from drivers.printer.emulator import Emulator
from kiosk.domain.jobs import JobState
from kiosk.domain.staff import Role
from kiosk.services.accounts import Accounts
from kiosk.services.hall import Hall, open_hall
from kiosk.services.logo_upload import NotALogo, Share, dithered, dots_of, keep_logo, wished
from kiosk.services.printing import Printing
from kiosk.services.sessions import NotAllowed, Session
from kiosk.services.slip_preview import SlipPreviews, Wanted, sheets
from kiosk.services.slip_proofs import print_proof
from kiosk.services.slip_specimens import Specimen
from kiosk.services.templates.shelf import shipped_text


def drawn(path: Path, wide: int = 300, high: int = 120) -> Path:
    """Draw a grey disc on nothing."""
    image = Image.new("RGBA", (wide, high), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, wide - 10, high - 10), (90, 120, 130, 255))
    image.save(path)
    return path


@pytest.fixture
def technician(hall: Hall) -> Session:
    """The first member of staff, who is a technician too."""
    roles = frozenset({Role.SUPERVISOR, Role.MANAGER, Role.TECHNICIAN})
    made = Accounts(hall).make_first("孙工", "270591", roles=roles)
    assert isinstance(made, Session)
    return made


def refused(path: Path, share: Share = Share.MIDDLE) -> str:
    """Return why a file does not become the logo."""
    with pytest.raises(NotALogo) as told:
        dithered(path, share, 576)
    return str(told.value)


def test_what_is_no_logo_is_told_with_the_way_on(tmp_path: Path) -> None:
    words = tmp_path / "logo.png"
    words.write_text("这不是图片", "utf-8")
    torn = tmp_path / "torn.png"
    torn.write_bytes(drawn(tmp_path / "whole.png").read_bytes()[:200])
    wide, tall, white = tmp_path / "wide.png", drawn(tmp_path / "tall.png", 100, 300), tmp_path / "white.png"
    Image.new("L", (8000, 100)).save(wide)
    Image.new("L", (100, 100), 255).save(white)

    assert "不是图片" in refused(words)
    assert "不是图片" in refused(torn) or "读不出来" in refused(torn)
    assert "图太大（8000 × 100）：每边最多 4000 像素" in refused(wide)
    assert "太高了：这么宽要印" in refused(tall)
    assert dithered(tall, Share.SMALL, 200).high < 320
    assert "全白" in refused(white)
    assert "没有" in refused(tmp_path / "nowhere.png")


def test_it_is_made_dots_of_the_paper_s_width_and_stands_on_the_slip_as_on_the_screen(
    hall: Hall, technician: Session, printer: Emulator, tmp_path: Path
) -> None:
    logo = dithered(drawn(tmp_path / "ours.png"), Share.MIDDLE, dots_of(hall))
    assert (logo.wide, set(logo.drawn.convert("L").tobytes())) == (344, {0, 255})
    sheet = sheets(hall, "ticket")[0]
    wanted = Wanted("ticket", shipped_text("ticket"), Specimen.USUAL, sheet, hall.now())
    without = SlipPreviews(hall).show(wanted).high

    keep_logo(hall, technician, logo, always=True)
    shown = SlipPreviews(hall).show(wanted)
    assert shown.high == without + logo.high
    with Printing(hall).running() as printing:
        job = print_proof(hall, technician, wanted)
        printing.kick()
        assert printing.settle(job, 10) == JobState.CONFIRMED.value
    assert printer.slips[-1].picture().tobytes() == shown.grey

    keep_logo(hall, technician, logo, always=False)
    assert SlipPreviews(hall).show(wanted).high == without
    again = open_hall(hall.home)
    assert again.notes == ()
    assert again.site.slip_logo is not None
    assert not again.site.slip_logo.always
    again.store.close()


def test_only_a_technician_may_and_the_one_before_is_kept(hall: Hall, technician: Session, tmp_path: Path) -> None:
    logo = dithered(drawn(tmp_path / "ours.png"), Share.SMALL, dots_of(hall))
    stranger = replace(technician, member="nobody")
    before = (hall.home / "slips" / "logo.png").read_bytes()

    with pytest.raises(NotAllowed):
        keep_logo(hall, stranger, logo, always=True)
    assert (hall.home / "slips" / "logo.png").read_bytes() == before
    keep_logo(hall, technician, logo, always=False)
    (kept,) = (hall.home / "before").glob("logo-*.png")
    assert kept.read_bytes() == before


def test_the_wish_leaves_every_other_line_of_site_toml_as_it_was() -> None:
    text = '# 大厅\nid = "a"\n\n[slip_logo]\nkey = "JY"\npicture = "x.png"\n\n# ---- 楼层\n[[floor]]\nfloor = 1\n'
    on = wished(text, always=True)

    assert on == text.replace('"x.png"\n', '"x.png"\nalways = true\n')
    assert wished(text.replace("\n", "\r\n"), always=True) == on.replace("\n", "\r\n")
    assert wished(on, always=False) == on.replace("true", "false")
    added = '[slip_logo]\nkey = "JY"\npicture = "slips/logo.png"\nalways = true\n'
    assert wished('id = "a"\n', always=True).endswith(added)
