"""What people type, in every way they type it, finds the item that they mean; a hall adds words of its own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue.indexing import Synonym, build_index
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.search import Index
from kiosk.catalogue.sounds import fuzzy, spellings
from kiosk.catalogue.synonyms import read_synonyms, rows_in, still_there, synonyms_of
from kiosk.domain.items import Catalogue
from kiosk.domain.text import Text


@pytest.fixture(scope="module")
def index(offered: Catalogue) -> Index:
    return Index.from_data(build_index(offered))


def names(index: Index, offered: Catalogue, typed: str, limit: int = 5) -> list[str]:
    """Return the official names that typed words find, best first."""
    known = {item.code: item.name.zh for item in offered.items} | {e.code: e.name.zh for e in offered.elsewhere}
    return [known[hit.code] for hit in index.search(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("ershoufang", "二手房转移登记"),
        ("shebaoka", "社会保障卡申领、补换"),
        ("shebaok", "社会保障卡申领、补换"),  # the last one only begun
        ("sebaoka", "社会保障卡申领、补换"),  # s for sh
        ("二手房zy", "二手房转移登记"),
        ("食品jingying", "食品经营许可"),
        ("社宝卡", "社会保障卡申领、补换"),  # another character of the same sound
        ("食品经宫许可", "食品经营许可"),  # one character wrong
        ("ershoufnag", "二手房转移登记"),  # two letters the wrong way round
        ("许可证卖烟", "烟草专卖零售许可证新办"),  # words in another order
        ("food business", "食品经营许可"),
        ("business food", "食品经营许可"),
    ],
)
def test_an_item_is_found_as_people_type_it(index: Index, offered: Catalogue, typed: str, means: str) -> None:
    assert means in names(index, offered, typed)[:3]


@pytest.mark.parametrize("body", ["行政审批服务局", "税务局"])
def test_an_item_is_found_by_its_body(index: Index, offered: Catalogue, body: str) -> None:
    found = index.search(body, 200)
    departments = {d.id for d in offered.departments if body in d.name.zh}
    assert {item.code for item in offered.items if item.department in departments} <= {hit.code for hit in found}


def test_characters_of_the_same_sound_are_marked(index: Index, offered: Catalogue) -> None:
    hit = next(hit for hit in index.search("而手房", 5) if names(index, offered, "而手房")[0] == "二手房转移登记")
    assert hit.marks == ((0, 3),)


def test_whatever_is_typed_never_ends_in_a_fault(offered: Catalogue, index: Index) -> None:
    codes = {item.code for item in offered.items} | {entry.code for entry in offered.elsewhere}

    @given(st.text(max_size=30))
    def typed(words: str) -> None:
        hits = index.search(words, 5)
        assert {hit.code for hit in hits} <= codes
        assert len({hit.code for hit in hits}) == len(hits) <= 5
        assert index.nearest(words)

    typed()


def test_one_character_more_of_a_name_never_loses_it(offered: Catalogue, index: Index) -> None:
    names = {item.code: item.name.zh for item in offered.items}

    @given(st.sampled_from(sorted(names)), st.floats(0, 1))
    def typed(code: str, part: float) -> None:
        name = names[code]
        begun = name[: 1 + int(part * (min(len(name), 24) - 1))]
        assert code in {hit.code for hit in index.find(begun, 2000)}

    typed()


@given(st.sampled_from(["zhang", "chen", "shi", "lan", "ning", "jing", "wang", "bao"]))
def test_every_fuzzy_spelling_is_heard_as_the_same(sound: str) -> None:
    assert {fuzzy(spelt) for spelt in spellings(sound)} == {fuzzy(sound)}
    assert sound in spellings(sound)


# -- the hall's own words ----------------------------------------------------------------------------------------------

TWO = """
[[synonym]]
words = ["金元宝", "gold"]
finds = ["食品经营许可"]

[[synonym]]
words = ["过户"]
finds = ["不动产转移登记（继承、赠与、离婚析产）", "二手房转移登记"]
asks = "过户的是什么？"
asks_en = "What is changing hands?"
"""


def written(folder: Path, text: str) -> Path:
    """Leave a synonyms file."""
    path = folder / "synonyms.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_hall_adds_a_word_and_it_is_found(offered: Catalogue, tmp_path: Path) -> None:
    index = Index(build_index(offered, read_synonyms(written(tmp_path, TWO), offered)))
    for typed in ("金元宝", "jinyuanbao", "JYB", "gold"):
        assert names(index, offered, typed)[0] == "食品经营许可", typed


def test_a_word_that_means_several_things_asks_and_offers_them_in_the_halls_order(
    offered: Catalogue, tmp_path: Path
) -> None:
    index = Index(build_index(offered, read_synonyms(written(tmp_path, TWO), offered)))
    for typed in ("过户", "guohu", "GH"):
        assert index.asks(typed) == Text("过户的是什么？", "What is changing hands?")
        assert names(index, offered, typed)[:2] == ["不动产转移登记（继承、赠与、离婚析产）", "二手房转移登记"]
    assert not index.asks("二手房").zh


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[synonym]]\nwords = ["x"]\nfinds = ["食品经营许何"]', "食品经营许可"),
        ('[[synonym]]\nwords = ["x", "x"]\nfinds = ["食品经营许可"]', "第 1 条里已有"),
        ('[[synonym]]\nword = ["x"]\nfinds = ["食品经营许可"]', "word"),
        ('[[synonym]]\nwords = ["x"\nfinds = []', "第 3 行第 1 列"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(offered: Catalogue, tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(Refused) as refused:
        read_synonyms(path, offered)
    assert told in refused.value.in_chinese()
    assert str(path) in refused.value.in_chinese()


def test_a_workbook_that_drops_an_item_only_loses_its_words(offered: Catalogue, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[synonym]]\nwords = ["x"]\nfinds = ["不在目录里", "食品经营许可"]\n'
        '[[synonym]]\nwords = ["y"]\nfinds = ["不在目录里"]',
    )
    food = offered.find("食品经营许可")
    assert food is not None
    kept, lost = still_there(rows_in(path), offered)
    assert ([row.finds for row in kept], lost) == ([["食品经营许可"]], ["y"])
    assert synonyms_of(kept, offered) == (Synonym("x", (food.code,)),)
