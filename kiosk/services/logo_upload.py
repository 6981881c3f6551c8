"""A picture becomes the hall's logo on slips: looked at, made dots of black and white, kept in the hall's folder."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from drivers.printer.profile import NoSuchProfile, profile
from kiosk.catalogue.problems import Refused
from kiosk.domain.os_words import os_words
from kiosk.domain.staff import Act
from kiosk.domain.text import Text
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.in_place import in_place
from kiosk.services.own_file import changed, keep_before, with_values
from kiosk.services.printers import model_of
from kiosk.services.rights import demand
from kiosk.services.seeds import SITE_FILE
from kiosk.services.sessions import Session
from kiosk.services.setting_lines import Place, Value, tables_of

MOST_PIXELS = 4000  # a side of a picture that is taken
MOST_BYTES = 20_000_000
MOST_HIGH = 320  # dots: 4 cm of paper with every slip
LOGO = "slips/logo.png"  # of the data folder, where site.toml names no other
KEY = "JY"
_KINDS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp")


class Share(Enum):
    """How much of the paper's width a logo takes, in percent."""

    SMALL = 33
    MIDDLE = 60
    WHOLE = 100


class NotALogo(Exception):
    """A picture that cannot become the logo; `why` says it, and what to do. Nothing was changed."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.zh)
        self.why = why


@dataclass(frozen=True, slots=True)
class Dithered:
    """A logo as it would be kept, black and white."""

    drawn: Image.Image

    @property
    def wide(self) -> int:
        """Its width in dots."""
        return self.drawn.width

    @property
    def high(self) -> int:
        """Its height in dots."""
        return self.drawn.height

    def file(self) -> bytes:
        """Return it as a PNG file."""
        out = BytesIO()
        self.drawn.save(out, "PNG")
        return out.getvalue()


def dots_of(hall: Hall) -> int:
    """Return the width of the narrowest paper of this machine's printers, in dots."""
    found = []
    for address in hall.machine.printers:
        try:
            found.append(model_of(address).dots)
        except NoSuchProfile:
            continue
    return min(found, default=profile("generic-80").dots)


def dithered(path: Path, share: Share, dots: int) -> Dithered:
    """Return a picture file as a logo on paper of `dots`; raise `NotALogo`."""
    grey = _opened(path)
    box = Image.eval(grey, lambda value: 255 - value).getbbox()
    if box is None:
        raise NotALogo(Text("这张图是全白的：换一张", "this picture is all white: take another"))
    cut = grey.crop(box)
    wide = max(8, dots * share.value // 100 // 8 * 8)
    high = max(1, round(cut.height * wide / cut.width))
    if high > MOST_HIGH:
        raise NotALogo(
            Text(
                f"太高了：这么宽要印 {high} 点高，最多 {MOST_HIGH} 点。选小一号，或换一张扁的",
                f"too tall: {high} dots at this width, at most {MOST_HIGH}. Take it smaller, or a flatter one",
            )
        )
    return Dithered(cut.resize((wide, high), Image.Resampling.LANCZOS).convert("1"))


def _opened(path: Path) -> Image.Image:
    """Return a picture in grey on white; its size is looked at before its pixels are read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotALogo(_too_large(f"{path.stat().st_size // 1_000_000} MB"))
        with Image.open(path) as opened:
            if max(opened.size) > MOST_PIXELS:
                raise NotALogo(_too_large(f"{opened.width} × {opened.height}"))
            whole = opened.convert("RGBA")
    except FileNotFoundError:
        raise NotALogo(Text(f"没有 {path} 这个文件：再看一眼名字", f"there is no file {path}: look again")) from None
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError):
        raise NotALogo(
            Text(
                f"{path.name} 不是图片，或这种图片读不了：用 PNG 或 JPG",
                f"{path.name} is no picture, or of a kind that cannot be read: use PNG or JPG",
            )
        ) from None
    except OSError as fault:
        said = os_words(fault).zh if fault.strerror else "图片不完整"
        raise NotALogo(
            Text(f"{path.name} 读不出来（{said}）：重新拷一份，或用 PNG、JPG", f"{path.name} cannot be read ({fault})")
        ) from None
    ground = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(ground, whole).convert("L")


def _too_large(found: str) -> Text:
    return Text(
        f"图太大（{found}）：每边最多 {MOST_PIXELS} 像素、{MOST_BYTES // 1_000_000} MB，先缩小再来",
        f"too large ({found}): at most {MOST_PIXELS} pixels a side and {MOST_BYTES // 1_000_000} MB, make it smaller",
    )


@out_of_service
def keep_logo(hall: Hall, session: Session, logo: Dithered, *, always: bool) -> None:
    """Make it the hall's logo; the one before is kept beside. `always` as in `SlipLogo`.

    This program prints it from its next slip on, another once it has taken up site.toml. Raises `NotAllowed`,
    `NotALogo` where site.toml cannot say so, and `OutOfService`; then nothing was changed.
    """
    from kiosk.catalogue.reading import read_site

    known = hall.site.slip_logo
    path = hall.home / (known.picture if known else LOGO)
    with hall.store.writing():  # the file is not touched for one who may not
        demand(hall, session, Act.EDIT_SLIP)
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        keep_before(hall.home, path, hall.now())
    try:
        with in_place(path, logo.file()), _wish(hall, session, always=always):
            Audit(hall).append(session, Act.EDIT_SLIP, "slip-logo", {"wide": logo.wide, "high": logo.high})
    except Refused as refused:
        raise NotALogo(Text(f"site.toml 没改成，图也没换：{refused.in_chinese()}", str(refused))) from None
    hall.take_site(read_site(hall.home / SITE_FILE).on(hall.where().day))


@contextlib.contextmanager
def _wish(hall: Hall, session: Session, *, always: bool) -> Iterator[None]:
    """Write into site.toml whether it goes along with every slip, where it does not say so; what follows is audited."""
    if hall.site.slip_logo is not None and hall.site.slip_logo.always is always:
        with hall.store.writing():
            demand(hall, session, Act.EDIT_SLIP)
            yield
    else:
        with changed(hall, session, Act.EDIT_SLIP, SITE_FILE, lambda text: wished(text, always=always)):
            yield


def wished(text: str, *, always: bool) -> str:
    """Return a site file's text with the wish in its table of the logo; raise `Refused`."""
    values: dict[Place, Value] = {}
    if "slip_logo" not in tables_of(text):
        values = {("slip_logo", "key"): KEY, ("slip_logo", "picture"): LOGO}
    values["slip_logo", "always"] = always
    return with_values(SITE_FILE, text, values)


def pictures_near(most: int = 6) -> list[Path]:
    """Return the newest picture files where one that somebody brought usually lies: home, desktop, a USB stick."""
    home = Path.home()
    folders = [home, *(home / name for name in ("Desktop", "桌面", "Downloads", "下载", "Pictures", "图片"))]
    folders += [stick for root in ("/media", "/run/media", "/mnt") for stick in Path(root).glob("*")]
    folders += [stick for root in ("/media", "/run/media") for stick in Path(root).glob("*/*")]
    found: dict[Path, float] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            found |= {path: path.stat().st_mtime for path in folder.iterdir() if path.suffix.lower() in _KINDS}
    return sorted(found, key=lambda path: -found[path])[:most]
