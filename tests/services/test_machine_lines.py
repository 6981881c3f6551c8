"""machine.toml as its people wrote it stays so: only the lines change whose values were meant."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.assets import shipped_site
from kiosk.domain.printer_settings import Value
from kiosk.services.setting_lines import ByHand, with_value

KEYS = ("name", "profile", "connection", "dots", "fs", "cut")
COMMENTS = st.sampled_from(["", "  # 量过的", "# [printer]", '# "', "\t#  = 3 # 'x"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
VALUES: st.SearchStrategy[Value] = WORDS | st.integers(-999, 999) | st.booleans()
TEXTS = st.sampled_from(['"a#b"', "'c\\d'", '"\\""', "7", "true", "0x1F", "-2", '"[printer]"'])
OTHERS = st.sampled_from(
    ["", "# 手写的", "[backup]", 'note = """', "[printer]", "dots = 1", '"""', "rows = [", "1,", "]", "[[x]]", "  "]
)


def with_values(text: str, table: str, values: dict[str, Value]) -> str:
    """Put several values into a table, as the trial of a printer's settings does."""
    for key, value in values.items():
        text = with_value(text, (*table.split("."), key), value)
    return text


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file as hands write it: often with a [printer], sometimes within a long text, with any comments and ends."""
    own = draw(st.lists(st.sampled_from(KEYS), unique=True))
    table = [f"{draw(st.sampled_from(['', '  ']))}{key} = {draw(TEXTS)}{draw(COMMENTS)}" for key in own]
    before, behind = (draw(st.lists(OTHERS, max_size=5)) for _ in range(2))
    lines = ['device = "K2"', *before, f"[printer]{draw(COMMENTS)}", *table, *behind]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(lines) + draw(st.sampled_from(["", end]))


@given(files(), st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=4))
def test_every_other_line_stays_byte_for_byte_and_the_file_says_what_was_meant(
    text: str, values: dict[str, Value]
) -> None:
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    try:
        changed = with_values(text, "printer", values)
    except ByHand:
        return  # told, and nothing was changed

    after = tomllib.loads(changed)
    assert after == before | {"printer": before.get("printer", {}) | values}
    was, now = text.splitlines(keepends=True), changed.splitlines(keepends=True)
    kept = [line for line in was if not line.lstrip().startswith(tuple(f"{key} =" for key in values))]
    left = iter(line.rstrip("\r\n") for line in now)
    assert all(line.rstrip("\r\n") in left for line in kept)  # in their order
    assert len(now) <= len(was) + len(values) + 2


def test_the_shipped_file_keeps_its_comments_and_a_second_printer_comes_to_its_end() -> None:
    shipped = (shipped_site() / "machine.toml").read_text("utf-8")

    changed = with_values(shipped, "printer", {"connection": "serial:/dev/ttyS0?baud=9600", "dots": 384})
    lines = changed.splitlines()
    at = lines.index("[printer]")
    assert lines[at + 1 : at + 5] == [
        'name = "K2-slip"',
        'profile = "generic-80"',
        'connection = "serial:/dev/ttyS0?baud=9600"',
        "dots = 384",
    ]
    assert [line for line in lines if line not in shipped.splitlines()] == lines[at + 3 : at + 5]
    two = with_values(changed, "printer.standby", {"name": "K2-b", "profile": "generic-58", "connection": "file:/x"})
    assert two.startswith(changed)
    assert tomllib.loads(two)["printer"]["standby"]["name"] == "K2-b"
    assert with_values(two, "printer.standby", {"name": "K2-b"}) == two


@pytest.mark.parametrize(
    "text", ['printer = { name = "a", connection = "x" }\n', 'printer.name = "a"\n', "printer = 3\n"]
)
def test_what_no_line_says_is_told_and_left_alone(text: str) -> None:
    with pytest.raises(ByHand):
        with_values(text, "printer", {"connection": "file:/x"})


@pytest.mark.parametrize("text", ['[printer]\nconnection = """\nx"""\n', '["printer"]\nconnection = "x"\n'])
def test_what_is_written_in_another_way_is_changed_all_the_same(text: str) -> None:
    assert tomllib.loads(with_values(text, "printer", {"connection": "file:/x"})) == {
        "printer": {"connection": "file:/x"}
    }
