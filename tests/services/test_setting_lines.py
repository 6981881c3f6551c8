"""A value changed in a hall's file leaves every comment and every other line as its people wrote it."""

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.assets import shipped_site
from kiosk.services.setting_lines import ByHand, literal, renamed_table, value_at, with_value, without_table

SITE = (shipped_site() / "site.toml").read_text(encoding="utf-8")
MACHINE = (shipped_site() / "machine.toml").read_text(encoding="utf-8")


def lines_apart(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are gone, and those that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_value_is_changed_in_its_line_and_its_comment_stays() -> None:
    after = with_value(MACHINE, ("panel", "lower_edge_mm"), 950)
    assert lines_apart(MACHINE, after) == (
        ["lower_edge_mm = 800  # 屏幕下沿离地"],
        ["lower_edge_mm = 950  # 屏幕下沿离地"],
    )


def test_a_key_that_was_not_there_stands_under_its_own_table_and_can_be_taken_out_again() -> None:
    after = with_value(SITE, ("queue", "F", "quota"), 120)
    assert 'place = "market"\nhours = "office"\nquota = 120\n' in after
    assert with_value(after, ("queue", "F", "quota"), None) == SITE
    assert value_at(tomllib.loads(after), ("queue", "F", "quota")) == 120


def test_a_table_that_was_not_there_comes_behind_the_last_line() -> None:
    after = with_value(MACHINE, ("idle", "quiet_seconds"), 45)
    assert after == MACHINE + "\n[idle]\nquiet_seconds = 45\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("panel = { width_mm = 3 }\n", ("panel", "height_mm")),  # in one line: nothing can be put under it
        ('[[queue]]\nprefix = "A"\n', ("queue", "B", "quota")),
        ("a = 1\n", ("queue", "B", "quota")),
        ("a = = 1\n", ("a",)),
    ],
)
def test_what_cannot_be_changed_alone_is_left_to_a_person(text: str, place: tuple[str, ...]) -> None:
    with pytest.raises(ByHand):
        with_value(text, place, 5)


WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
VALUES: Any = st.one_of(
    WORDS,
    st.integers(-(2**62), 2**62),
    st.booleans(),
    st.dates(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(WORDS, max_size=4),
    st.lists(st.dates(min_value=date(2000, 1, 1)), max_size=3),
)
NOTES = st.sampled_from(["", "# [queue]\n", "# a = 1\n", "\n", '   # "[\n'])
TAILS = st.sampled_from(["", "  # = ] \" '", " #"])


@st.composite
def lines(draw: st.DrawFn, keys: str) -> str:
    """Return lines of some of these keys, written in some of the ways that people write them."""
    said = ""
    for key in draw(st.lists(st.sampled_from(keys), unique=True, max_size=4)):
        value = literal(draw(VALUES))
        text = '"""\n[a]\nb = # c"""'
        odd = st.sampled_from([value, text, "'''x\n[[queue]]'''", '[\n "[", # ]\n "]",\n]', '"a\\"b"'])
        name = draw(st.sampled_from([key, f'"{key}"', f"'{key}'"]))
        said += draw(NOTES) + f"{name} = {draw(odd)}{draw(TAILS)}\n"
    return said


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a file: a few keys, a table, and a list of named tables."""
    text = draw(lines("abcd")) + draw(NOTES)
    text += "[panel] # one\n" + draw(lines("abcd")) + draw(NOTES)
    for prefix in draw(st.lists(st.sampled_from("AF"), unique=True)):
        text += f'[[queue]]\nprefix = "{prefix}"\n' + draw(lines("abcd")) + draw(NOTES)
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(files(), st.sampled_from([("a",), ("panel", "a"), ("queue", "F", "a"), ("fresh", "a")]), st.none() | VALUES)
def test_whatever_the_file_one_value_is_other_and_every_comment_stays(text: str, place: Any, value: Any) -> None:
    try:
        after = with_value(text, place, value)
    except ByHand:
        assert place[0] == "queue"
        assert "F" not in [queue["prefix"] for queue in tomllib.loads(text).get("queue", [])]
        return
    was, now = tomllib.loads(text), tomllib.loads(after)
    assert value_at(now, place) == value
    for each in ("a", "b"):
        for way in ((), ("panel",), ("queue", "A"), ("queue", "F")):
            if (*way, each) != place:
                assert value_at(now, (*way, each)) == value_at(was, (*way, each))
    notes = [line for line in text.split("\n") if line.strip().startswith("#")]
    assert [line for line in after.split("\n") if line.strip().startswith("#")] == notes


def test_a_table_goes_with_its_lines_and_what_stood_under_it_takes_its_place() -> None:
    two = MACHINE + '\n# 二号\n[printer.standby]\nname = "K2-standby"  # 后面那台\nprofile = "generic-58"\n'
    first = with_value(two, ("printer", "standby", "connection"), "tcp://10.0.0.9:9100")
    alone = without_table(first, ("printer", "standby"))
    assert alone == MACHINE + "\n# 二号\n"
    assert "printer" not in tomllib.loads(without_table(alone, ("printer",)))

    promoted = renamed_table(without_table(first, ("printer",)), ("printer", "standby"), ("printer",))
    assert tomllib.loads(promoted)["printer"] == tomllib.loads(first)["printer"]["standby"]
    assert '[printer]\nname = "K2-standby"  # 后面那台\n' in promoted
    gone, new = lines_apart(first, promoted)
    assert (gone[-1], new) == ("[printer.standby]", [])
    for text in ('printer = { name = "A" }\n', 'printer.name = "A"\n'):
        with pytest.raises(ByHand):
            without_table(text, ("printer",))
