"""Checked tables turned into the plain types of the domain; sentences about places are completed here."""

from collections.abc import Callable, Iterable, Mapping
from datetime import time

from kiosk.catalogue import schema, site_schema
from kiosk.domain.items import (
    ALWAYS,
    Bundle,
    Catalogue,
    Choice,
    Department,
    Elsewhere,
    Kind,
    LifeEvent,
    Requirement,
    Sample,
    ServiceItem,
    Situation,
    Standing,
    Upkeep,
    Way,
    WayKind,
    When,
)
from kiosk.domain.site import (
    A4Address,
    BackupPlan,
    Calendar,
    CardList,
    FloorGroup,
    Hours,
    IdleTimes,
    Machine,
    OwnSettings,
    Place,
    PrinterAddress,
    Purpose,
    Queue,
    ScannerAddress,
    Session,
    Site,
    SlipLogo,
    Space,
    Tolerance,
)
from kiosk.domain.text import NOTHING, Language, Text

_SAMPLE_DO = Text("照样张写", "Use the sample")
_SAMPLE_SAY = Text("这儿能看样张，照着写", "See the sample here and follow it")
SHORT = 12  # characters of a name that narrow places can hold


def site(file: site_schema.SiteFile) -> Site:
    """Return the hall that a checked site file tells of."""
    hours = {table.id: _hours(table) for table in file.hours}
    return Site(
        id=file.id,
        name=file.named,
        motto=file.text("motto"),
        farewell=file.text("farewell"),
        zone=file.time_zone,
        hotline=file.hotline,
        consult_phone=file.consult_phone,
        supervise_phone=file.supervise_phone,
        help_queue=file.help_queue,
        help_desk=file.help_desk,
        info_desk=file.info_desk,
        places=tuple(Place(p.id, p.named, p.floor, p.windows) for p in file.place),
        queues=tuple(_queue(table, hours) for table in file.queue),
        purposes=tuple(
            Purpose(p.id, p.named, p.text("hint"), p.text("where"), p.icon, tuple(p.queues)) for p in file.purpose
        ),
        floors=tuple(FloorGroup(f.floor, f.named, f.text("short")) for f in file.floor),
        spaces=tuple(Space(s.named, s.text("say"), s.floor, s.icon) for s in file.space),
        calendar=Calendar(frozenset(file.calendar.holidays), frozenset(file.calendar.workdays), file.calendar.until),
        slip_logo=SlipLogo(**file.slip_logo.model_dump()) if file.slip_logo else None,
        cards=tuple(CardList(c.id, c.named, c.top, tuple(c.queues), tuple(c.items)) for c in file.cards),
        cards_address=file.cards_address,
        appointments=Tolerance(file.appointments.early_minutes, file.appointments.late_minutes),
        languages=tuple(map(Language, file.languages)),
    )


def _hours(table: site_schema.HoursTable) -> Hours:
    def sessions(spans: Iterable[tuple[int, int]]) -> tuple[Session, ...]:
        last = table.last_number_minutes
        return tuple(Session(_clock(opens), _clock(closes), _clock(closes - last)) for opens, closes in spans)

    return Hours(sessions(table.workday), sessions(table.saturday))


def _clock(minutes: int) -> time:
    return time(*divmod(max(minutes, 0), 60))


def _queue(table: site_schema.QueueTable, hours: Mapping[str, Hours]) -> Queue:
    return Queue(
        prefix=table.prefix,
        name=table.named,
        place=table.place,
        hours=hours.get(table.hours, Hours(())),  # an unknown name is found by the check
        first=table.first,
        last_number=table.last,
        theirs=table.text("theirs"),
        help=table.help,
        quota=table.quota,
        was=tuple(table.was),
        next_prefix=table.next_prefix or "",
        next_from=table.next_from,
    )


def machine(file: site_schema.MachineFile) -> Machine:
    """Return this machine's settings from a checked machine file."""
    printer = file.printer
    return Machine(
        device=file.device,
        name=file.named,
        floor=file.floor,
        orientation=file.panel.orientation,
        panel_width_mm=float(file.panel.width_mm),
        panel_height_mm=float(file.panel.height_mm),
        lower_edge_mm=float(file.panel.lower_edge_mm),
        printer=_address(printer),
        code_scanner=_scanner(file.scanner),
        backup=BackupPlan(file.backup.keep_days, file.backup.folder),
        standby=_address(printer.standby if printer else None),
        a4=A4Address(file.a4.name, file.a4.connection) if file.a4 else None,
        idle=IdleTimes(file.idle.quiet_seconds, file.idle.ring_seconds, file.idle.ask_seconds),
        volume=file.sound.volume,
    )


def _scanner(table: site_schema.ScannerTable | None) -> ScannerAddress | None:
    return ScannerAddress(table.port.strip(), table.baud, table.suffix == "any") if table else None


def _address(table: site_schema.StandbyTable | None) -> PrinterAddress | None:
    if table is None:
        return None
    own = OwnSettings(**table.own())
    return PrinterAddress(table.name, table.profile, table.connection, own, table.head_km, table.cutter_cuts)


def catalogue(files: Iterable[schema.CatalogueFile], site_: Site) -> Catalogue:
    """Return the catalogue (version 0) of checked files, in the order of the files."""
    files = tuple(files)
    elsewhere = tuple(Elsewhere(e.code, e.named, e.text("go"), tuple(e.everyday)) for f in files for e in f.elsewhere)
    codes = {e.name.zh: e.code for e in elsewhere}
    codes |= {table.short: table.code for file in files for table in file.item if table.short}
    codes |= {table.name: table.code for file in files for table in file.item}
    places = {place.id: place for place in site_.places}
    made: dict[int, Requirement] = {}

    def requirement(table: schema.RequirementTable) -> Requirement:
        if id(table) not in made:  # the items of a bare list share those of the dictionary, by the ten thousand
            made[id(table)] = _requirement(table, places)
        return made[id(table)]

    return Catalogue(
        version=0,
        items=tuple(_item(table, file, site_, codes, requirement) for file in files for table in file.item),
        departments=tuple(Department(d.id, d.named, d.text("short"), d.floor) for f in files for d in f.department),
        life_events=tuple(LifeEvent(e.id, e.named, e.text("hint"), e.icon) for f in files for e in f.life_event),
        elsewhere=elsewhere,
        bundles=tuple(_bundle(table, codes) for file in files for table in file.bundle),
    )


def _bundle(table: schema.BundleTable, codes: Mapping[str, str]) -> Bundle:
    from kiosk.catalogue.initials import initials  # a hall without bundles does without its library

    return Bundle(
        id=table.id,
        name=table.named,
        hint=table.text("hint"),
        icon=table.icon,
        life_events=tuple(table.life_events),
        items=tuple(codes.get(name, name) for name in table.items),
        follows=table.follows,
        letters=initials(table.name)[0],
    )


def _item(
    table: schema.ItemTable,
    file: schema.CatalogueFile,
    site_: Site,
    codes: Mapping[str, str],
    requirement: Callable[[schema.RequirementTable], Requirement],
) -> ServiceItem:
    places = {place.id: place for place in site_.places}
    zone = table.zone or next((q.place for q in site_.queues if table.queue in (q.prefix, *q.was)), "")
    return ServiceItem(
        code=table.code,
        name=table.named,
        short=_short(table),
        department=table.department or file.items_of,
        queue=table.queue,
        floor=places[zone].floor if zone in places else 0,  # an unknown place is found by the check
        zone=zone,
        instant=table.promised == 0,
        promised=table.promised,
        legal=table.legal,
        promised_note=table.text("promised_note"),
        intro=table.text("intro"),
        everyday=tuple(table.everyday),
        supervisor=table.supervisor,
        fee=table.text("fee"),
        result=table.text("result"),
        basis=table.text("basis"),
        kind=table.kind,
        life_events=tuple(table.life_events),
        icon=table.icon,
        discreet=table.discreet,
        public_safety=table.public_safety,
        special_zone=table.special_zone,
        nearer=table.text("nearer"),
        wanted=table.wanted,
        for_whom=tuple(table.for_whom),
        handed_out=tuple(table.handed_out),
        visits=table.visits,
        reach=table.reach,
        upkeep=Upkeep(
            table.follows or file.follows,
            table.owner or file.owner,
            table.checked or file.checked,
            table.worked_out,
            table.incomplete,
        ),
        situations=tuple(_situation(s, codes) for s in table.situation),
        requirements=tuple(map(requirement, table.requirement)),
    )


def _short(table: schema.ItemTable) -> Text:
    if table.short:
        return table.text("short")
    return table.named if len(table.name) <= SHORT else NOTHING


def _situation(table: schema.SituationTable, codes: Mapping[str, str]) -> Situation:
    choices = tuple(
        Choice(c.id, c.text("label"), c.text("hint"), c.icon, codes.get(c.leads_to, c.leads_to)) for c in table.choices
    )
    return Situation(table.id, table.text("question"), choices, _when(table.when))


def _when(table: Mapping[str, str | list[str]]) -> When:
    if not table:
        return ALWAYS
    return When(tuple((q, frozenset([a] if isinstance(a, str) else a)) for q, a in table.items()))


def _requirement(table: schema.RequirementTable, places: Mapping[str, Place]) -> Requirement:
    kind = table.kinds[0]
    return Requirement(
        id=table.id,
        kind=Kind(kind),
        name=Text(getattr(table, kind), table.english),
        standing=Standing(table.standings[0]) if table.standings else Standing.CORE,
        original=table.original,
        copies=table.copies,
        per=table.text("per"),
        max_age=table.text("max_age"),
        any_of=tuple(Text(*pair) for pair in table.any_of),
        note=table.text("note"),
        source=table.text("source"),
        sample=_sample(table),
        when=_when(table.when),
        ways=tuple(_way(way, places) for way in table.ways),
    )


def _sample(table: schema.RequirementTable) -> Sample | None:
    if not table.sample:
        return None
    points, marks = [], []
    for zh, en, spot in ((*point, "", "")[:3] for point in table.sample):
        points.append(Text(zh, en))
        marks.append(spot)
    return Sample(tuple(points), table.text("sample_hint"), table.sample_of, tuple(marks) if table.sample_of else ())


def _way(table: schema.WayTable, places: Mapping[str, Place]) -> Way:
    kind = WayKind(table.kinds[0])
    id_ = table.agent or table.here
    do = table.text("do") if table.do else _SAMPLE_DO
    if kind is WayKind.SAMPLE and not table.say:
        return Way(kind, do, _SAMPLE_SAY)
    say = table.text("say")
    place = places.get(id_)
    if place is not None:
        zh = _sentence(say.zh, f"{place.floor} 楼{place.name.zh}", f"约 {table.minutes} 分钟", table.minutes, "，")
        en = _sentence(
            say.en, f"{place.name.en}, floor {place.floor}", f"about {table.minutes} min", table.minutes, ", "
        )
        say = Text(zh, en if place.name.en else "")
    return Way(kind, do, say, id_, table.minutes)


def _sentence(words: str, place: str, time_: str, minutes: int, comma: str) -> str:
    """Return `3 楼帮办区，填好就行，约 5 分钟`: place first, then words, then the time where they do not hold it."""
    told = words.replace("{minutes}", time_)
    parts = [place, told, time_ if minutes and told == words else ""]
    return comma.join(part for part in parts if part)
