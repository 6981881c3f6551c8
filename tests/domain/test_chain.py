"""A hand laid on the audit is seen, with the number of each row that it touched."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.chain import Finding, Harm, Head, Link, examine, sealed

SIZE = 9


def chain(length: int = SIZE) -> list[Link]:
    """Return a chain of so many rows."""
    rows: list[Link] = []
    for n in range(1, length + 1):
        prev = rows[-1].hash if rows else ""
        rows.append(sealed(Link("jiyang", "D1", n, f"{n:032x}", "2026-05-12", n, "wang", "issue", "", "{}", prev)))
    return rows


def found(rows: list[Link], head: Head | None = None) -> list[Finding]:
    """Examine rows as the database gives them."""
    return examine(sorted(rows, key=lambda row: row.sequence), head)


def head_of(rows: list[Link]) -> Head:
    """Return where a chain ends, as somebody notes it."""
    return Head("jiyang", "D1", rows[-1].sequence, rows[-1].hash, "2026-05-12 09:41")


def made_anew(rows: list[Link], place: int) -> list[Link]:
    """Return a chain whose row at `place` is another, with all that follows written anew."""
    again = [*rows[: place - 1], sealed(replace(rows[place - 1], who="li"))]
    for row in rows[place:]:
        again.append(sealed(replace(row, prev=again[-1].hash)))
    return again


def altered(row: Link, word: str) -> Link:
    """Return a row with another word in one of its columns."""
    other: dict[str, Any] = {word: "x"}
    return replace(row, **other)


WORDS = ("id", "day", "who", "act", "about", "details", "prev", "site", "device")
PLACES = st.integers(1, SIZE)


def test_a_chain_that_nobody_touched_is_whole() -> None:
    assert [found(chain(n)) for n in (0, 1, SIZE)] == [[], [], []]


@settings(max_examples=30)
@given(st.dictionaries(PLACES, st.sampled_from(WORDS), min_size=1))
def test_each_changed_row_is_named_whatever_was_changed(changes: dict[int, str]) -> None:
    rows = [altered(row, changes[row.sequence]) if row.sequence in changes else row for row in chain()]
    assert found(rows) == [Finding(Harm.CHANGED, n) for n in sorted(changes)]


@given(st.sets(st.integers(1, SIZE - 1), min_size=1))
def test_each_removed_row_is_named_but_for_those_at_the_end(removed: set[int]) -> None:
    rows = [row for row in chain() if row.sequence not in removed]
    named = {n for finding in found(rows) for n in range(finding.sequence, finding.other + 1)}
    assert named == removed
    assert all(finding.harm is Harm.REMOVED for finding in found(rows))


@given(st.permutations(range(1, SIZE + 1)))
def test_each_row_that_stands_in_anothers_place_is_named_with_its_own(order: list[int]) -> None:
    rows = [replace(row, sequence=place) for row, place in zip(chain(), order, strict=True)]
    moved = [Finding(Harm.MOVED, place, n) for n, place in enumerate(order, 1) if place != n]
    assert found(rows) == sorted(moved, key=lambda f: f.sequence)


@given(st.integers(1, SIZE - 1))
def test_a_row_that_was_changed_with_its_hash_is_betrayed_by_the_next(place: int) -> None:
    rows = chain()
    rows[place - 1] = sealed(replace(rows[place - 1], who="li"))
    assert found(rows) == [Finding(Harm.REWRITTEN, place)]


def test_changed_removed_and_moved_in_one_chain_are_told_apart() -> None:
    rows = chain()
    rows[1] = replace(rows[1], details='{"more":1}')
    rows[5], rows[6] = replace(rows[5], sequence=7), replace(rows[6], sequence=6)
    del rows[3]
    assert found(rows) == [
        Finding(Harm.CHANGED, 2),
        Finding(Harm.REMOVED, 4, 4),
        Finding(Harm.MOVED, 6, 7),
        Finding(Harm.MOVED, 7, 6),
    ]


def test_a_row_moved_to_the_end_of_the_world_does_not_make_the_world_missing() -> None:
    rows = chain()
    rows[2] = replace(rows[2], sequence=10**12)
    assert found(rows) == [Finding(Harm.MOVED, 10**12, 3)]


def test_what_no_chain_can_show_an_end_cut_off_or_made_anew() -> None:
    assert found(chain()[:-3]) == []
    assert found(made_anew(chain(), 5)) == []


@given(PLACES, st.integers(0, SIZE))
def test_with_the_head_noted_each_row_cut_off_is_named_up_to_it(noted: int, left: int) -> None:
    cut = found(chain()[:left], head_of(chain(noted)))
    assert cut == ([Finding(Harm.REMOVED, left + 1, noted)] if left < noted else [])


@given(PLACES, PLACES)
def test_a_chain_made_anew_or_cut_and_written_on_is_betrayed_by_the_head(noted: int, place: int) -> None:
    seen = found(made_anew(chain(), place), head_of(chain(noted)))
    assert seen == ([Finding(Harm.REMADE, noted)] if place <= noted else [])


def test_a_last_row_that_was_changed_or_moved_is_not_told_as_cut_off_too() -> None:
    rows = chain()
    changed, moved = [*rows[:-1], altered(rows[-1], "who")], [*rows[:-2], replace(rows[-1], sequence=SIZE - 1)]
    assert found(changed, head_of(rows)) == [Finding(Harm.CHANGED, SIZE)]
    assert found(moved, head_of(rows)) == [Finding(Harm.REMOVED, 8, 8), Finding(Harm.MOVED, 8, 9)]
    resealed = [*rows[:4], sealed(replace(rows[4], who="li")), *rows[5:]]
    assert found(resealed, head_of(rows[:5])) == [Finding(Harm.REWRITTEN, 5)]
