"""Site, machine and catalogue files read and checked: all of it fits, or `Refused` names all that does not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kiosk.catalogue import build, check, mended, schema, shared, site_schema
from kiosk.catalogue.files import load, shaped, shaped_at
from kiosk.catalogue.gathered import gathered
from kiosk.catalogue.problems import NOT_THERE, Problem, Refused, one_of
from kiosk.catalogue.site_mended import LegibleSite
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Machine, Site
from kiosk.domain.text import Text

ANOTHER = Text("和第一台打印机的不同", "another than the first printer's")
PUT_BACK = Text(
    "上一版里的这个文件；要撤下它的事项，就留一个空文件",
    "this file of the last version; to withdraw its items, leave it there, empty",
)


@dataclass(frozen=True, slots=True)
class JudgedSite:
    """A hall as far as its file could be read, and all that is wrong with it; `named` if no name in it was lost."""

    site: Site
    problems: tuple[Problem, ...]
    named: bool


def judged_site(path: Path) -> JudgedSite:
    """Return the hall of a site file with everything that is wrong in it; raise `Refused` where it is not TOML."""
    raw = load(path)
    file, faults = shaped_at(site_schema.SiteFile, raw)
    if file is None:
        legible = LegibleSite(raw, [loc for loc, _ in faults])
        site = build.site(legible.file)
        problems = [*(problem for _, problem in faults), *legible.beyond(_rules(legible.file, site))]
    else:
        legible, site = None, build.site(file)
        problems = _rules(file, site)
    in_file = tuple(_in_file(path.name, problem) for problem in problems)
    return JudgedSite(site, in_file, not (legible and legible.nameless))


def _rules(file: site_schema.SiteFile, site: Site) -> list[Problem]:
    known = {table.id for table in file.hours}
    return [*check.hours_named(((q.prefix, q.hours) for q in file.queue), known), *check.site(site)]


def read_site(path: Path) -> Site:
    """Return the hall of a site file; raise `Refused` with everything that is wrong in it."""
    judged = judged_site(path)
    if judged.problems:
        raise Refused(judged.problems)
    return judged.site


def read_machine(path: Path, profiles: Collection[str] = ()) -> Machine:
    """Return this machine's settings; raise `Refused` with everything that is wrong in them.

    `profiles` are the printers that the program knows; without them any name will do.
    """
    raw = load(path)
    file, problems = shaped(site_schema.MachineFile, raw, path.name)
    first = raw.get("printer")
    second = first.get("standby") if isinstance(first, dict) else None
    for key, table in (("printer", first), ("printer › standby", second)):
        profile = table.get("profile") if isinstance(table, dict) else None
        if profiles and isinstance(profile, str) and profile and profile not in profiles:
            problems.append(Problem(f"{path.name}: {key} › profile", profile, one_of(profiles, profile)))
    if isinstance(first, dict) and isinstance(second, dict):
        same = [key for key in ("name", "connection") if key in second and second[key] == first.get(key)]
        problems += [Problem(f"{path.name}: printer › standby › {key}", str(second[key]), ANOTHER) for key in same]
    if problems or file is None:
        raise Refused(tuple(problems))
    return build.machine(file)


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
    whole = not problems  # else entries that others name may stand in what is not there
    nameless: set[str] = set() if whole else set(mended.ANY_NAME)
    usual = shared.gather(raws)
    files: dict[str, schema.CatalogueFile] = {}
    for name, raw in raws.items():
        filled, unknown = shared.spread(raw, usual, name, whole=whole)
        judged = mended.judged(filled)
        files[name] = judged.file
        nameless |= judged.nameless
        problems += [*unknown, *(_in_file(name, problem) for _, problem in judged.faults)]
        if judged.file.synonym is not None:
            problems.append(
                Problem(f"{name}: synonym", "[[synonym]]", Text("写在 synonyms.toml 里", "in synonyms.toml"))
            )
    catalogue = build.catalogue(files.values(), site)
    problems += _rules_broken(files, catalogue, site, nameless, {problem.where for problem in problems})
    if problems:
        raise Refused(tuple(problems))
    return Whole(catalogue, gathered(files.values()), tuple(name for name, raw in raws.items() if raw))


_ENTRIES = {"code": mended.ENTRY, "department": mended.DEPARTMENT, "life_event": mended.LIFE_EVENT, "bundle": ""}


def _rules_broken(
    files: Mapping[str, schema.CatalogueFile],
    catalogue: Catalogue,
    site: Site,
    nameless: Collection[str],
    told: Collection[str],
) -> list[Problem]:
    """Return what does not hang together, but for what only follows from what was told."""
    entries = list(_entries(files))
    twice = {kind: check.only_once(entry for entry in entries if entry[1] == kind) for kind in _ENTRIES}
    unknown = {*nameless, *(_ENTRIES[kind] for kind, problems in twice.items() if problems)}
    names = {item.code: name for name, file in files.items() for item in file.item}
    names |= {table.id: name for name, file in files.items() for table in file.bundle}
    rules = [
        problem
        for problem in check.catalogue(catalogue, site, names)
        if problem.where not in told and not mended.only_follows(check.key_of(problem), unknown)
    ]
    return [*chain.from_iterable(twice.values()), *rules]


def _entries(files: Mapping[str, schema.CatalogueFile]) -> Iterator[tuple[str, str, str]]:
    """Yield file, kind and name of whatever may be there only once."""
    for name, file in files.items():
        yield from ((name, "code", code) for code in (*(i.code for i in file.item), *(e.code for e in file.elsewhere)))
        yield from ((name, "department", table.id) for table in file.department)
        yield from ((name, "life_event", table.id) for table in file.life_event)
        yield from ((name, "bundle", table.id) for table in file.bundle)


def _in_file(name: str, problem: Problem) -> Problem:
    return Problem(f"{name}: {problem.where}", problem.found, problem.expected)
