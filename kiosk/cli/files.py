"""The hall's files where a command needs no database: the data folder's, or the shipped ones before a first start."""

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kiosk.assets import shipped_site
from kiosk.cli.speaking import refuse
from kiosk.domain.site import Site
from kiosk.home import home_folder


def hall_folder() -> Path:
    """Return the folder with site.toml and what it names."""
    home = home_folder()
    return home if (home / "site.toml").exists() else shipped_site()


def slip_logo(site: Site, folder: Path) -> Image.Image | None:
    """Return the logo that this hall's printers store, None where it has none; refuse a file that is no picture."""
    if site.slip_logo is None:
        return None
    path = folder / site.slip_logo.picture
    try:
        return Image.open(path).convert("L")
    except (OSError, UnidentifiedImageError) as fault:
        refuse(f"site.toml › slip_logo › picture：{path} 读不了（{fault}）；要一张黑白 PNG，一个像素一个点")
