"""Reading the hall's files: site.toml, machine.toml, catalogue/*.toml; each whole and sound, or refused."""

from pathlib import Path

from kiosk.catalogue.check import check_catalogue, check_site
from kiosk.catalogue.item_files import DepartmentFile, FrameFile
from kiosk.catalogue.problems import Problem, Refused
from kiosk.catalogue.site_files import MachineFile, SiteFile
from kiosk.catalogue.toml import load, parse
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.site import Machine, Site

FRAME = "departments.toml"


def read_site(path: Path) -> Site:
    """Return the site of a site.toml; raise `Refused` with everything that is wrong with it."""
    site = parse(SiteFile, load(path), path.name).site()
    _refuse_if(check_site(site, path.name))
    return site


def read_machine(path: Path) -> Machine:
    """Return the machine of a machine.toml; raise `Refused` with everything that is wrong with it."""
    return parse(MachineFile, load(path), path.name).machine()


def read_catalogue(folder: Path, site: Site) -> Catalogue:
    """Return the catalogue of a folder (version 0, not stored yet); raise `Refused` with all problems of all files."""
    problems: list[Problem] = []
    frame = _frame(folder)
    items: list[ServiceItem] = []
    where: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == FRAME:
            continue
        try:
            file = parse(DepartmentFile, load(path), path.name)
        except Refused as refused:
            problems += refused.problems
            continue
        for entry in file.item:
            item = entry.item(file.department)
            if item.code in where:
                problems.append(Problem(f"{path.name}: {item.name.zh}", f"编码 {item.code}", f"没在 {where[item.code]} 用过的编码"))
            where[item.code] = path.name
            items.append(item)
    _refuse_if(problems)
    catalogue = Catalogue(
        version=0,
        items=tuple(items),
        departments=tuple(entry.department() for entry in frame.department),
        life_events=tuple(entry.life_event() for entry in frame.life_event),
        elsewhere=tuple(entry.elsewhere() for entry in frame.elsewhere),
    )
    _refuse_if(check_catalogue(catalogue, site, where))
    return catalogue


def _frame(folder: Path) -> FrameFile:
    return parse(FrameFile, load(folder / FRAME), FRAME)


def _refuse_if(problems: list[Problem]) -> None:
    if problems:
        raise Refused(tuple(problems))
