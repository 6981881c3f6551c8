"""Site, machine and catalogue files read and checked: all of it fits, or `Refused` names all that does not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalogue import build, check, schema, shared, site_schema
from kiosk.catalogue.files import load, shaped
from kiosk.catalogue.gathered import gathered
from kiosk.catalogue.problems import NOT_THERE, Problem, Refused, one_of
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Machine, Site
from kiosk.domain.text import Text

PUT_BACK = Text(
    "上一版里的这个文件；要撤下它的事项，就留一个空文件",
    "this file of the last version; to withdraw its items, leave it there, empty",
)


def read_site(path: Path) -> Site:
    """Return the hall of a site file; raise `Refused` with everything that is wrong in it."""
    file, problems = shaped(site_schema.SiteFile, load(path), path.name)
    if file is None:
        raise Refused(tuple(problems))
    site = build.site(file)
    known = {table.id for table in file.hours}
    problems = [*check.hours_named(((q.prefix, q.hours) for q in file.queue), known), *check.site(site)]
    if problems:
        raise Refused(tuple(_in_file(path.name, problem) for problem in problems))
    return site


def read_machine(path: Path, profiles: Collection[str] = ()) -> Machine:
    """Return this machine's settings; raise `Refused` with everything that is wrong in them.

    `profiles` are the printers that the program knows; without them any name will do.
    """
    file, problems = shaped(site_schema.MachineFile, load(path), path.name)
    if file is None:
        raise Refused(tuple(problems))
    machine = build.machine(file)
    for key, each in zip(("printer", "printer › standby"), machine.printers, strict=False):
        if profiles and each.profile not in profiles:
            problems.append(Problem(f"{path.name}: {key} › profile", each.profile, one_of(profiles, each.profile)))
    if problems:
        raise Refused(tuple(problems))
    return machine


@dataclass(frozen=True, slots=True)
class Whole:
    """A catalogue as the program uses it, and as its people wrote it; `files` are those that say anything."""

    catalogue: Catalogue
    tables: schema.CatalogueFile
    files: tuple[str, ...] = ()


def read_catalogue(folder: Path, site: Site) -> Catalogue:
    """Return the catalogue (version 0) of all files in `folder`; raise `Refused` with everything that is wrong."""
    return read_whole(folder, site).catalogue


def read_whole(folder: Path, site: Site, known: Collection[str] = ()) -> Whole:
    """Return all files in `folder` as one, checked; raise `Refused` with everything that is wrong.

    `known` are the files that said something last: one that is gone may have been lost, so that it is told.
    """
    problems = [Problem(f"{folder.name}/{name}", NOT_THERE, PUT_BACK) for name in known if not (folder / name).exists()]
    raws: dict[str, shared.Raw] = {}
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise Refused(
            (Problem(str(folder), NOT_THERE, Text("至少一个事项文件（*.toml）", "at least one *.toml file")),)
        )
    for path in paths:
        try:
            raws[path.name] = load(path)
        except Refused as refused:
            problems += refused.problems
    usual = shared.gather(raws)
    files: dict[str, schema.CatalogueFile] = {}
    for name, raw in raws.items():
        filled, unknown = shared.spread(raw, usual, name)
        file, wrong = shaped(schema.CatalogueFile, filled, name)
        problems += [*unknown, *wrong]
        if file is not None and file.synonym is not None:
            problems.append(
                Problem(f"{name}: synonym", "[[synonym]]", Text("写在 synonyms.toml 里", "in synonyms.toml"))
            )
        if file is not None:
            files[name] = file
    if not problems:
        catalogue = build.catalogue(files.values(), site)
        names = {item.code: name for name, file in files.items() for item in file.item}
        problems = [*check.only_once(_entries(files)), *check.catalogue(catalogue, site, names)]
        if not problems:
            return Whole(catalogue, gathered(files.values()), tuple(name for name, raw in raws.items() if raw))
    raise Refused(tuple(problems))


def _entries(files: Mapping[str, schema.CatalogueFile]) -> Iterator[tuple[str, str, str]]:
    """Yield file, kind and name of whatever may be there only once."""
    for name, file in files.items():
        yield from ((name, "code", code) for code in (*(i.code for i in file.item), *(e.code for e in file.elsewhere)))
        yield from ((name, "department", table.id) for table in file.department)
        yield from ((name, "life_event", table.id) for table in file.life_event)
        yield from ((name, "bundle", table.id) for table in file.bundle)


def _in_file(name: str, problem: Problem) -> Problem:
    return Problem(f"{name}: {problem.where}", problem.found, problem.expected)
