"""A finger on the keypad finds what people mean, at once, and never comes to an end."""

import itertools
import json
import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalogue.indexing import build_index
from kiosk.catalogue.initials import initials
from kiosk.catalogue.letters import FEWEST_FOR_GAPS, runs
from kiosk.catalogue.matching import MOST_IN_RANK
from kiosk.catalogue.search import KEYPAD, Index
from kiosk.domain.items import Catalogue
from kiosk.domain.text import Text


@pytest.fixture(scope="module")
def index(offered: Catalogue) -> Index:
    return Index.from_data(json.loads(json.dumps(build_index(offered))))


def _names(index: Index, offered: Catalogue, typed: str, limit: int = 5) -> list[str]:
    names = {item.code: item.name.zh for item in offered.items} | {e.code: e.name.zh for e in offered.elsewhere}
    return [names[hit.code] for hit in index.find(typed, limit)]


@pytest.mark.parametrize(
    ("said", "means"),
    [  # service-guide §4, for what ships
        ("过户", "二手房转移登记"),
        ("卖房", "二手房转移登记"),
        ("房本", "二手房转移登记"),
        ("加名字", "不动产转移登记（继承、赠与、离婚析产）"),
        ("继承房子", "不动产转移登记（继承、赠与、离婚析产）"),
        ("自己交社保", "灵活就业人员参保登记"),
        ("办社保卡", "社会保障卡申领、补换"),
        ("卡坏了", "社会保障卡申领、补换"),
        ("外地看病", "跨省异地就医备案"),
        ("生孩子报销", "生育医疗费用报销"),
        ("上户口", "出生“一件事”联办"),
        ("残疾证", "残疾人证办理"),
        ("开公司", "公司设立登记"),
        ("开小店", "个体工商户设立登记"),
        ("摆摊", "个体工商户设立登记"),
        ("开饭店", "食品经营许可"),
        ("卖包子", "小餐饮登记"),
        ("理发店", "公共场所卫生许可（告知承诺）"),
        ("盖厂房", "建筑工程施工许可"),
        ("跑货车", "道路运输证核发（普通货物）"),
        ("滴滴", "网络预约出租汽车驾驶员证核发"),
        ("开票", "发票领用、代开"),
        ("个税退钱", "个人所得税综合所得汇算清缴"),
        ("结婚", "结婚登记、离婚登记"),
        ("护照", "护照、港澳台通行证"),
    ],
)
def test_what_people_say_comes_first(index: Index, offered: Catalogue, said: str, means: str) -> None:
    letters, _ = initials(said)

    assert _names(index, offered, letters)[0] == means, letters
    assert _names(index, offered, said)[0] == means


def test_every_official_name_is_found_by_its_own_initials(index: Index, offered: Catalogue) -> None:
    spelt = Counter(initials(item.name.zh)[0] for item in offered.items)
    for item in offered.items:
        letters, _ = initials(item.name.zh)
        hits = index.find(letters, spelt[letters])  # 养老 and 医疗 begin alike
        assert item.code in {hit.code for hit in hits}


def test_letters_in_small_and_with_blanks_are_the_same(index: Index) -> None:
    assert index.find("e s f zy", 5) == index.find("ESFZY", 5)


def test_what_matched_is_marked_in_the_name(index: Index, offered: Catalogue) -> None:
    item = offered.find("二手房转移登记")
    assert item is not None

    hit = index.find("ESFZY", 1)[0]

    assert hit.code == item.code
    assert [item.name.zh[first:last] for first, last in hit.marks] == ["二手房转移"]


def test_marks_step_over_quotes_and_commas(index: Index, offered: Catalogue) -> None:
    item = offered.find("出生“一件事”联办")
    assert item is not None

    hit = next(hit for hit in index.find("CSYJSLB", 5) if hit.code == item.code)

    assert [item.name.zh[first:last] for first, last in hit.marks] == ["出生“一件事”联办"]


def test_two_characters_left_out_still_find_it(index: Index, offered: Catalogue) -> None:
    item = offered.find("食品经营许可")
    assert item is not None

    hit = index.find("SPXK", 1)[0]

    assert hit.code == item.code
    assert [item.name.zh[first:last] for first, last in hit.marks] == ["食品", "许可"]


def test_all_letters_of_what_people_say_is_exact(index: Index) -> None:
    hit = index.find("KFD", 1)[0]

    assert hit.exact
    assert hit.said == "开饭店"
    assert not index.find("ESFZ", 1)[0].exact


def test_a_letter_that_is_not_pale_leads_somewhere(index: Index, offered: Catalogue) -> None:
    for item in offered.items:
        letters, _ = initials(item.name.zh)
        for end in range(min(len(letters), 7)):
            begun = letters[:end]
            assert letters[end] in index.next_letters(begun) or not letters[end].isalpha()
            for letter in index.next_letters(begun):
                assert index.count(begun + letter), (begun, letter)


def test_the_count_is_that_of_a_search_without_limit(index: Index) -> None:
    for typed in ("D", "DJ", "ESF", "SPXK", "过户", "zhu", "zhux", "gongshang", "licence", "住房", "保", "shebaok", ""):
        assert index.count(typed) == len(index.find(typed, 10_000))


@given(typed=st.text(KEYPAD, max_size=9))
def test_whatever_is_typed_something_near_is_offered(index: Index, typed: str) -> None:
    near = index.nearest(typed, 3)

    assert len(near) == 3
    assert len({hit.code for hit in near}) == 3


@pytest.mark.parametrize("typed", ["EFSZY", "ESFXZY", "SPJYXKK"])
def test_one_slip_of_the_finger_still_finds_the_neighbourhood(index: Index, offered: Catalogue, typed: str) -> None:
    names = {item.code: item.name.zh for item in offered.items}
    near = [names.get(hit.code, "") for hit in index.nearest(typed, 3)]

    assert any(name in ("二手房转移登记", "食品经营许可") for name in near)


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("重庆", "CQ"),
        ("长期护理", "CQHL"),
        ("朝阳", "CY"),
        ("会计", "KJ"),
        ("参保", "CB"),
        ("银行", "YH"),
        ("行政", "XZ"),
        ("还款", "HK"),
        ("调解", "TJ"),
        ("给付", "JF"),
        ("娱乐", "YL"),
        ("重新", "CX"),
        ("变更", "BG"),
        ("校车", "XC"),
        ("种子", "ZZ"),
        ("解押", "JY"),
        ("KTV 3 楼", "KTV3L"),
    ],
)
def test_characters_of_several_readings_are_read_right(words: str, letters: str) -> None:
    assert initials(words)[0] == letters


@given(letters=st.text("ABC", min_size=1, max_size=12), query=st.text("ABC", min_size=1, max_size=6))
def test_stretches_spell_the_query_in_order(letters: str, query: str) -> None:
    stretches = runs(query, letters)

    if stretches:
        assert "".join(letters[first:last] for first, last in stretches) == query
        assert all(last <= after for (_, last), (after, _) in itertools.pairwise(stretches))
    elif query in letters:
        pytest.fail("a straight match was missed")


def test_with_letters_left_out_all_and_only_those_are_found_that_spell_it(index: Index) -> None:
    letters, keys = index._matching.letters, index._keys.letters

    @settings(max_examples=300)
    @given(st.sampled_from(sorted(key for key in set(keys) if len(key) > 6)), st.sets(st.integers(0, 12), max_size=3))
    def typed(of: str, left_out: set[int]) -> None:
        query = "".join(letter for at, letter in enumerate(of[:10]) if at not in left_out)
        if len(query) >= FEWEST_FOR_GAPS:
            spelt = [number for number, each in enumerate(keys) if runs(query, each)]
            assert list(letters.with_gaps(query, set()).keys) == spelt

    typed()


def names_of(offered: Catalogue) -> list[Text]:
    return [item.name for item in offered.items if len(item.name.zh) < 40]


def _many(offered: Catalogue) -> Catalogue:
    """508 items with names made of the words of offices, long ones among them."""
    words = [name.zh[i : i + 2] for name in names_of(offered) for i in range(0, len(name.zh) - 1, 2)]
    chance = random.Random(508)
    lengths = [2, 3, 3, 4, 4, 5, 6, 8, 12, 30]
    items = []
    for n in range(508):
        name = "".join(chance.choice(words) for _ in range(chance.choice(lengths)))
        said = tuple("".join(chance.choice(words) for _ in range(2)) for _ in range(5))
        base = offered.items[n % len(offered.items)]
        items.append(replace(base, code=str(n), name=Text(name), short=Text(name[:8]), everyday=said))
    return replace(offered, items=tuple(items))


def test_508_items_answer_at_every_touch(offered: Catalogue) -> None:
    index = Index.from_data(build_index(_many(offered)))
    chance = random.Random(1)
    often = "".join(initials(name.zh)[0] for name in names_of(offered))
    for _ in range(200):
        letters = "".join(chance.choice(often) for _ in range(chance.randint(1, 6)))
        hits = index.find(letters, 8)
        assert len(hits) == min(8, index.count(letters)), letters
        assert len(hits or index.nearest(letters, 3)) >= 1


FOOD_CODE = "11370115MB2000119X4372131001001"


@pytest.mark.parametrize(
    "typed",
    [
        FOOD_CODE,
        f" {FOOD_CODE.lower()} ",
        "11370115MB2000119X·4·372131001001",
        "11370115-MB20-0011-9X 4 3721 3100 1001",
        "１１３７０１１５ＭＢ２０００１１９Ｘ４３７２１３１００１００１",
    ],
)
def test_an_item_is_found_by_its_code_however_it_is_written(typed: str, index: Index, offered: Catalogue) -> None:
    assert _names(index, offered, typed, 1) == ["食品经营许可"]
    assert index.find(typed, 1)[0].exact
    assert index.count(typed) == 1


@pytest.mark.parametrize("most", [10, MOST_IN_RANK])
def test_the_beginning_of_a_code_finds_all_that_begin_so(
    most: int, index: Index, offered: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.catalogue.matching.MOST_IN_RANK", most)  # codes of a hundred thousand begin alike
    index.find("", 1)  # what was typed last is kept
    begins = FOOD_CODE[:18]  # the body's own code
    theirs = {item.code for item in offered.items if item.code.startswith(begins)}

    assert {hit.code for hit in index.find(begins, 1000)} == theirs
    assert index.count(begins) == len(theirs)
    assert not [hit for hit in index.find("99990115MB", 5) if hit.exact]
