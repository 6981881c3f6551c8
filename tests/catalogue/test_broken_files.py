"""Whoever writes a hall's file wrongly is told where, what was found and what was expected, all of it at once."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.printer.profile import profile_names
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import read_catalogue, read_machine, read_site
from kiosk.catalogue.synonyms import read_synonyms
from kiosk.domain.site import Site
from tests.catalogue.conftest import Change
from tests.halls import SMALL

FOOD = "catalogue/approval-market.toml"
ESTATE = "catalogue/estate.toml"
RULES_WAYS = """ways = [
    { agent = "help-3F", do = "有范本", do_en = "Fill a template", minutes = 5, say = "填好就行" },
    { sample = true, do = "照样张写", do_en = "Use the sample" },
]"""
CALL_THEM = 'phone = true, do = "请他过来", do_en = "Call them in", say = "打个电话，人到齐了再取号也行",'
TAX_PROOF = 'material = "契税完税或减免凭证"\nenglish = "Proof of deed tax"\nheld = true'


@pytest.fixture
def folder(folder: Path) -> Path:
    """A copy of the shipped hall's files, of the items only those that a test here breaks."""
    for file in (folder / "catalogue").iterdir():
        if file.stem not in (*SMALL, Path(ESTATE).stem):
            file.unlink()
    return folder


@dataclass(frozen=True)
class Broken:
    """One way to spoil a file, and what its writer must read."""

    name: str
    file: str
    old: str
    new: str
    says: tuple[str, ...]


SITE = [
    Broken(
        "quote left out",
        "site.toml",
        'hotline = "12345"',
        "hotline = 12345x",
        ("line 12", "hotline = 12345x", "a new line"),
    ),
    Broken(
        "number for a text", "site.toml", 'hotline = "12345"', "hotline = 12345", ("hotline", "12345", "text in quotes")
    ),
    Broken("key misspelt", "site.toml", "farewell =", "farewel =", ("farewel", "farewell (did you mean this?)")),
    Broken("key left out", "site.toml", 'help_desk = "help-3F"\n', "", ("help_desk", "found nothing")),
    Broken("letter I", "site.toml", 'prefix = "Q"', 'prefix = "I"', ("queue 涉税 › prefix", "“I”", "without I and O")),
    Broken("drawing that is none", "site.toml", 'icon = "chat"', "icon = []", ("icon", "a list (0)", "one of")),
    Broken("letter twice", "site.toml", 'prefix = "Q"', 'prefix = "A"', ("queue A", "2 times", "only once")),
    Broken("place unknown", "site.toml", 'place = "tax"', 'place = "taxx"', ("queue Q › place", "“taxx”", "one of:")),
    Broken(
        "hours unknown", "site.toml", 'hours = "office"', 'hours = "ofice"', ("queue Q › hours", "“ofice”", "office")
    ),
    Broken(
        "hours written badly",
        "site.toml",
        '"9:00-12:00", "13:00',
        '"9-12", "13:00',
        ("hours office › workday", "“9-12”", "9:00-12:00"),
    ),
    Broken(
        "hours backwards",
        "site.toml",
        '"9:00-12:00", "13:00',
        '"12:00-9:00", "13:00',
        ("queue Q", "12:00-09:00", "in order"),
    ),
    Broken(
        "hours overlap", "site.toml", '"13:00-17:00"', '"11:00-17:00"', ("queue Q", "11:00-17:00", "do not overlap")
    ),
    Broken(
        "last number too early",
        "site.toml",
        "last_number_minutes = 15",
        "last_number_minutes = 200",
        ("last", "after the opening"),
    ),
    Broken(
        "icon that nobody drew", "site.toml", 'icon = "id-card"', 'icon = "idcard"', ("icon", "“idcard”", "id-card")
    ),
    Broken("time zone", "site.toml", "Asia/Shanghai", "Asia/Jiyang", ("time_zone", "“Asia/Jiyang”", "Asia/Shanghai")),
    Broken(
        "floor unknown",
        "site.toml",
        "floor = 1\nwindows",
        "floor = 7\nwindows",
        ("place tax › floor", "found 7", "1, 2, 3"),
    ),
    Broken(
        "holiday worked",
        "site.toml",
        "    2026-01-04,",
        "    2026-01-01,",
        ("calendar", "2026-01-01", "either a holiday"),
    ),
    Broken(
        "purpose without queue",
        "site.toml",
        'queues = ["H"]',
        "queues = []",
        ("purpose 反映问题 › queues", "at least 1"),
    ),
    Broken(
        "purpose's queue unknown", "site.toml", 'queues = ["H"]', 'queues = ["Z"]', ("purpose complain › queues", "“Z”")
    ),
    Broken(
        "help queue not marked", "site.toml", "help = true", "help = false", ("queue H › help", "false", "help queue")
    ),
]


def _scanner(**says: str | int) -> str:
    return "\n".join(["[scanner]", *(f"{key} = {value!r}" for key, value in says.items()), "[backup]"])


MACHINE = [
    Broken(
        "panel too small",
        "machine.toml",
        "width_mm = 268",
        "width_mm = 2",
        ("panel › width_mm", "found 2", "more than 50"),
    ),
    Broken("orientation", "machine.toml", '"portrait"', '"upright"', ("panel", "portrait or landscape")),
    Broken(
        "printer address",
        "machine.toml",
        "tcp://127.0.0.1:9100",
        "127.0.0.1",
        ("printer › connection", "“127.0.0.1”", "tcp://", "usb:"),
    ),
    Broken(
        "printer of no kind we know",
        "machine.toml",
        'profile = "generic-80"',
        'profile = "epson-tmt20"',
        ("printer › profile", "epson-tmt20", "one of:"),
    ),
    Broken("scanner kind", "machine.toml", "[backup]", _scanner(kind="usb"), ("scanner › kind", "“usb”", "keyboard")),
    Broken("scanner without port", "machine.toml", "[backup]", _scanner(kind="serial"), ("scanner", "a port for")),
    Broken(
        "scanner speed",
        "machine.toml",
        "[backup]",
        _scanner(kind="serial", port="/dev/ttyACM0", baud=9601),
        ("scanner › baud", "found 9601", "9600"),
    ),
    Broken(
        "scanner suffix",
        "machine.toml",
        "[backup]",
        _scanner(kind="serial", port="COM3", suffix="\\r"),
        ("scanner › suffix", "any (CR, LF or TAB"),
    ),
    Broken(
        "scanner in words", "machine.toml", "floor = 1\n", "floor = 1\nscanner = 'yes'\n", ("scanner", "true / false")
    ),
]

ITEMS = [
    Broken("queue unknown", FOOD, 'queue = "F"', 'queue = "X"', ("item 食品经营许可 › queue", "“X”", "one of:")),
    Broken(
        "time in words",
        FOOD,
        'promised = "10 working days"',
        'promised = "三天"',
        ("item 食品经营许可 › promised", "“三天”", "10 working days"),
    ),
    Broken(
        "longer than legal",
        FOOD,
        'promised = "10 working days"',
        'promised = "30 working days"',
        ("promised", "30 working days", "legal 10"),
    ),
    Broken(
        "kind nobody applies for", FOOD, 'kind = "行政许可"', 'kind = "行政处罚"', ("kind", "“行政处罚”", "行政许可")
    ),
    Broken(
        "leads nowhere",
        FOOD,
        'leads_to = "小餐饮登记"',
        'leads_to = "小餐馆登记"',
        ("situation goods", "小饭馆、小吃店 › leads_to", "“小餐馆登记”"),
    ),
    Broken("life event unknown", FOOD, '["food", "shop"]', '["fod", "shop"]', ("life_events", "“fod”", "food")),
    Broken(
        "way to nowhere",
        FOOD,
        'agent = "help-3F", do = "帮您画"',
        'agent = "help-9F", do = "帮您画"',
        ("requirement layout › ways 帮您画 › agent", "“help-9F”"),
    ),
    Broken(
        "shared paper unknown",
        FOOD,
        'like = "form"',
        'like = "froms"',
        ("requirement application › like", "“froms”", "form"),
    ),
    Broken(
        "pledged and stated",
        FOOD,
        "pledgeable = true",
        "pledgeable = true\nstatement = true",
        ("requirement rules", "at most one of"),
    ),
    Broken(
        "two names",
        FOOD,
        'material = "食品安全管理|制度清单"',
        'material = "清单"\nstep = "清单"',
        ("requirement rules", "exactly one name"),
    ),
    Broken("no way on", FOOD, RULES_WAYS, "", ("requirement rules › ways", "found nothing", "at least one way")),
    Broken(
        "no sheet",
        FOOD,
        'english = "Floor plan and workflow chart"\noriginal = 1',
        'english = "Floor plan and workflow chart"',
        ("requirement layout › original", "at least one sheet"),
    ),
    Broken(
        "id in capitals", FOOD, 'id = "rules"', 'id = "Rules"', ("requirement Rules › id", "“Rules”", "small letters")
    ),
    Broken("id twice", FOOD, 'id = "rules"', 'id = "layout"', ("requirement layout", "2 times")),
    Broken("code too short", FOOD, "4372131001001", "43721310010", ("item 食品经营许可 › code", "31 characters")),
    Broken("code twice", FOOD, "4371131002001", "4372131001001", ("code 11370115MB2000119X4372131001001", "another")),
    Broken(
        "identity pledged",
        ESTATE,
        'material = "不动产权证书"',
        'material = "不动产权证书"\npledgeable = true',
        ("item 二手房转移登记 › requirement deed › pledgeable", "ownership"),
    ),
    Broken(
        "tax proof pledged",
        ESTATE,
        TAX_PROOF,
        TAX_PROOF.replace("held = true", "pledgeable = true\noriginal = 1"),
        ("requirement tax-proof › pledgeable", "tax"),
    ),
    Broken(
        "a statement where safety is touched",
        FOOD,
        'name = "个体工商户设立登记"\n',
        'name = "个体工商户设立登记"\npublic_safety = true\n',
        ("item 个体工商户设立登记 › requirement premises-deed › statement", "no statement", "public safety"),
    ),
    Broken(
        "pledge on the spot",
        FOOD,
        'english = "Filing form"',
        'english = "Filing form"\npledgeable = true',
        ("item 仅销售预包装食品备案 › requirement filing-form › pledgeable", "promised time"),
    ),
    Broken(
        "question unknown",
        ESTATE,
        'when = { bound = ["mortgaged", "both"] }',
        'when = { bond = ["mortgaged", "both"] }',
        ("requirement bank-consent › when", "“bond”", "bound"),
    ),
    Broken(
        "answer unknown",
        ESTATE,
        'when = { bound = ["mortgaged", "both"] }',
        'when = { bound = "yes" }',
        ("requirement bank-consent › when › bound", "“yes”", "free, mortgaged"),
    ),
    Broken(
        "never asked",
        ESTATE,
        'when = { bound = ["mortgaged", "both"] }',
        'when = { how = "given" }',
        ("requirement bank-consent › when", "never holds"),
    ),
    Broken(
        "way without words",
        ESTATE,
        CALL_THEM,
        'phone = true, do = "请他过来", do_en = "Call them in",',
        ("requirement people › ways", "say"),
    ),
    Broken(
        "way of two kinds",
        ESTATE,
        'phone = true, do = "请他过来"',
        'phone = true, elsewhere = true, do = "请他过来"',
        ("requirement people › ways", "exactly one of"),
    ),
    Broken(
        "drawing unknown",
        FOOD,
        'sample_of = "kitchen"',
        'sample_of = "cellar"',
        ("requirement layout › sample_of", "“cellar”", "kitchen"),
    ),
    Broken(
        "spot unknown",
        FOOD,
        '"What each room is for", "rooms"]',
        '"What each room is for", "roof"]',
        ("requirement layout › sample", "“roof”", "rooms"),
    ),
    Broken(
        "sample to follow is missing",
        ESTATE,
        '{ here = "signing-2F", do = "当场网签"',
        '{ sample = true, do = "当场网签"',
        ("requirement signed-online › ways 当场网签 › sample", "a sample to follow"),
    ),
    Broken(
        "department unknown",
        ESTATE,
        'items_of = "estate"',
        'items_of = "estates"',
        ("item 二手房转移登记 › department", "“estates”"),
    ),
    Broken(
        "one answer only",
        "catalogue/02-usual.toml",
        '    { id = "agent", label = "替人代办"',
        "    #",
        ("choices", "at least 2"),
    ),
    Broken(
        "department twice",
        "catalogue/00-departments.toml",
        'id = "estate"',
        'id = "tax"',
        ("department tax", "another", "only once"),
    ),
    Broken(
        "minutes too many", FOOD, "minutes = 15", "minutes = 1500", ("ways 帮您画 › minutes", "1500", "480 or less")
    ),
    Broken("zone unknown", ESTATE, 'zone = "estate-online-2F"', 'zone = "estate-online"', ("zone", "“estate-online”")),
    Broken("bracket left open", ESTATE, 'life_events = ["house"]', 'life_events = ["house"', ("column", "a comma, or")),
]


def _named(cases: list[Broken]) -> list[object]:
    return [pytest.param(case, id=case.name) for case in cases]


def _says(refused: Refused, case: Broken) -> None:
    english, chinese = str(refused), refused.in_chinese()
    assert any(all(word in line for word in case.says) for line in english.splitlines()), english
    assert Path(case.file).name in english
    assert "Traceback" not in english
    assert chinese != english
    assert "应当是" in chinese


@pytest.mark.parametrize("case", _named(SITE))
def test_a_wrong_site_file_is_refused_with_reasons(case: Broken, change: Change) -> None:
    path = change(case.file, case.old, case.new)

    with pytest.raises(Refused) as refused:
        read_site(path)

    _says(refused.value, case)


@pytest.mark.parametrize("case", _named(MACHINE))
def test_a_wrong_machine_file_is_refused_with_reasons(case: Broken, change: Change) -> None:
    path = change(case.file, case.old, case.new)

    with pytest.raises(Refused) as refused:
        read_machine(path, profile_names())

    _says(refused.value, case)


@pytest.mark.parametrize("case", _named(ITEMS))
def test_a_wrong_item_file_is_refused_with_reasons(case: Broken, change: Change, hall: Site) -> None:
    path = change(case.file, case.old, case.new)

    with pytest.raises(Refused) as refused:
        read_catalogue(path.parent, hall)

    _says(refused.value, case)


def test_five_questions_on_one_path_are_one_too_many(change: Change, hall: Site) -> None:
    asked = "".join(f'[[item.situation]]\nlike = "who"\nid = "q{n}"\n\n' for n in range(3))
    path = change(
        FOOD,
        '[[item.requirement]]\nlike = "form"\nid = "application"',
        f'{asked}[[item.requirement]]\nlike = "form"\nid = "application"',
    )

    with pytest.raises(Refused) as refused:
        read_catalogue(path.parent, hall)

    assert "5 questions on one path" in str(refused.value)


def test_everything_that_is_wrong_is_said_at_once(change: Change, hall: Site) -> None:
    change(FOOD, 'promised = "10 working days"', "promised = 10")
    change(FOOD, "minutes = 15", 'minutes = "viel"')
    path = change(ESTATE, 'queue = "A"', "queue = 1")

    with pytest.raises(Refused) as refused:
        read_catalogue(path.parent, hall)

    assert len(refused.value.problems) == 3
    assert str(refused.value).count("\n") == 2


def test_what_has_the_wrong_shape_and_what_breaks_a_rule_are_said_at_once(change: Change, hall: Site) -> None:
    change(FOOD, 'promised = "10 working days"', 'promised = "三天"')
    change(FOOD, 'sample_of = "kitchen"', 'sample_of = "cellar"')
    change("catalogue/00-departments.toml", 'id = "estate"', "id = 5")
    path = change(ESTATE, 'zone = "estate-online-2F"', 'zone = "moon"')

    with pytest.raises(Refused) as refused:
        read_catalogue(path.parent, hall)

    assert [problem.where.split(" › ")[-1] for problem in refused.value.problems] == [
        "id",
        "promised",
        "sample_of",
        "zone",
    ], str(refused.value)


def _wheres(refused: Refused) -> list[str]:
    return [problem.where.partition(": ")[2] for problem in refused.problems]


def test_a_sites_shape_and_its_rules_are_said_at_once(change: Change) -> None:
    change("site.toml", 'hotline = "12345"', "hotline = 12345")
    change("site.toml", 'time_zone = "Asia/Shanghai"', 'time_zone = "Moon"')
    change("site.toml", 'help_desk = "help-3F"', 'help_desk = "moon"')
    path = change("site.toml", "    2026-01-04,", '    "soon", 2026-01-01,')

    with pytest.raises(Refused) as refused:
        read_site(path)

    said = _wheres(refused.value)
    assert [where for where in said if not where.startswith("calendar › ")] == [
        "hotline",
        "help_desk",
        "time_zone",
        "calendar",
    ], str(refused.value)
    assert len(said) == 5


def test_what_only_follows_from_a_sites_shape_is_not_said(change: Change) -> None:
    """Rules mind a place, a letter and a help queue that could not be read."""
    change("site.toml", 'id = "help-3F"', "id = 5")
    change("site.toml", 'help_queue = "H"', "help_queue = 5")
    path = change("site.toml", 'prefix = "Q"', 'prefix = "I"')

    with pytest.raises(Refused) as refused:
        read_site(path)

    assert sorted(_wheres(refused.value)) == ["help_queue", "place 帮办区 › id", "queue 涉税 › prefix"]


@pytest.mark.parametrize("table", ["place", "queue", "hours", "floor"])
def test_a_whole_list_under_a_wrong_key_is_one_problem_more_than_what_lacks(table: str, change: Change) -> None:
    path = change("site.toml", f"[[{table}]]", f"[[{table}s]]")
    path.write_text(path.read_text("utf-8").replace(f"[[{table}]]", f"[[{table}s]]"), "utf-8")

    with pytest.raises(Refused) as refused:
        read_site(path)

    assert _wheres(refused.value) == [table, f"{table}s"], str(refused.value)


def test_what_two_keys_of_a_machine_say_together_is_said_with_its_other_faults(change: Change) -> None:
    change("machine.toml", 'orientation = "portrait"', 'orientation = "upright"')
    change("machine.toml", "width_mm = 268", "width_mm = 1")
    standby = '[printer.standby]\nname = "K2-slip"\nprofile = "generic-80"\nconnection = "nowhere"\n'
    path = change("machine.toml", "[backup]", f"{standby}[scanner]\nkind = 'serial'\nbaud = 1\n[backup]")

    with pytest.raises(Refused) as refused:
        read_machine(path, profile_names())

    assert _wheres(refused.value) == [
        "panel › orientation",
        "panel › width_mm",
        "printer › standby › connection",
        "scanner › port",
        "scanner › baud",
        "printer › standby › name",
    ]


def test_a_machines_shape_and_its_unknown_printer_are_said_at_once(change: Change) -> None:
    change("machine.toml", 'orientation = "portrait"', "orientation = 1")
    path = change("machine.toml", 'profile = "', 'profile = "no-')

    with pytest.raises(Refused) as refused:
        read_machine(path, profile_names())

    assert [problem.where.split(" › ")[-1] for problem in refused.value.problems] == ["orientation", "profile"]


def test_everything_that_is_wrong_in_the_synonyms_is_said_at_once(folder: Path, hall: Site) -> None:
    """The second row has the wrong shape, the first and the third name what is not there, the fourth repeats."""
    path = folder / "synonyms.toml"
    path.write_text(
        '[[synonym]]\nwords = ["过户"]\nfinds = ["没有这个事项"]\n'
        '[[synonym]]\nwords = "开饭店"\nfinds = ["食品经营许可"]\n'
        '[[synonym]]\nwords = ["办照"]\nfind = ["食品经营许可"]\nfinds = ["也没有"]\n'
        '[[synonym]]\nwords = ["过户"]\nfinds = ["食品经营许可"]\n',
        "utf-8",
    )

    with pytest.raises(Refused) as refused:
        read_synonyms(path, read_catalogue(folder / "catalogue", hall))

    assert [str(problem.found) for problem in refused.value.problems if isinstance(problem.found, str)] == [
        "“开饭店”",
        "没有这个事项",
        "也没有",
        "过户",
    ]
    assert len(refused.value.problems) == 5  # and the key that nobody knows


def test_a_torn_file_is_the_only_one_that_is_blamed(change: Change, hall: Site) -> None:
    """What it holds is used by hundreds of papers of the others."""
    change(FOOD, 'sample_of = "kitchen"', 'sample_of = "cellar"')
    path = change("catalogue/02-usual.toml", "[[usual", "[[[usual")

    with pytest.raises(Refused) as refused:
        read_catalogue(path.parent, hall)

    assert [Path(problem.where.split(":")[0]).name for problem in refused.value.problems] == [
        "02-usual.toml",
        Path(FOOD).name,
    ], str(refused.value)


def test_a_shared_paper_that_is_wrong_is_named_once_however_many_items_use_it(change: Change, hall: Site) -> None:
    path = change("catalogue/02-usual.toml", 'id = "id-card"\n', 'id = "id-card"\ncopys = 1\n')

    with pytest.raises(Refused) as refused:
        read_catalogue(path.parent, hall)

    assert len(refused.value.problems) == 1
    assert "copies (did you mean this?)" in str(refused.value)
