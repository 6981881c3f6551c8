"""Queries by somebody who saw only the items' names: how many find what is meant, in the first place and in five.

`queries.tsv`: class, query, official name (several that serve as well are separated by `|`).
"""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.assets import shipped_site
from kiosk.catalogue.indexing import build_index
from kiosk.catalogue.search import Index
from kiosk.catalogue.synonyms import checked_rows, read_synonyms
from kiosk.domain.items import Catalogue

FILE = Path(__file__).with_name("queries.tsv")
FIRST, IN_FIVE, LITERAL = 0.85, 0.96, 0.10  # shares of all queries
FEWEST = 400
FEWEST_ENTRIES = 600  # of synonyms.toml, beside the everyday names that items have


class Query(NamedTuple):
    """One line of the file."""

    kind: str
    typed: str
    means: tuple[str, ...]


def queries() -> list[Query]:
    """Return the lines of the file."""
    lines = (line.split("\t") for line in FILE.read_text("utf-8").splitlines() if line.strip())
    return [Query(kind, typed, tuple(means.split("|"))) for kind, typed, means in lines]


@pytest.fixture(scope="module")
def found(offered: Catalogue) -> dict[Query, list[str]]:
    """The names that each query finds in the hall that ships, five at most."""
    index = Index(build_index(offered, read_synonyms(shipped_site() / "synonyms.toml", offered)))
    names = {item.code: item.name.zh for item in offered.items} | {e.code: e.name.zh for e in offered.elsewhere}
    return {query: [names[hit.code] for hit in index.search(query.typed, 5)] for query in queries()}


def share(queries: list[Query], found: dict[Query, list[str]], places: int) -> float:
    """Return how many of these queries find what they mean within so many places."""
    return sum(bool(set(query.means) & set(found[query][:places])) for query in queries) / len(queries)


def table(found: dict[Query, list[str]]) -> str:
    """Return the shares of each class, and what was missed."""
    kinds: dict[str, list[Query]] = defaultdict(list)
    for query in found:
        kinds[query.kind].append(query)
    lines = [
        f"{kind:10} {len(of):4} {share(of, found, 1):6.1%} {share(of, found, 5):6.1%}" for kind, of in kinds.items()
    ]
    missed = [f"{q.kind}: {q.typed} means {q.means[0]}" for q in found if not set(q.means) & set(found[q])]
    return "\n".join(["", *lines, *missed])


def test_there_are_enough_of_every_class_and_each_means_an_item(offered: Catalogue) -> None:
    names = {item.name.zh for item in offered.items} | {entry.name.zh for entry in offered.elsewhere}
    asked = queries()
    assert len(asked) >= FEWEST
    assert len({query.typed for query in asked}) == len(asked)
    assert not [query for query in asked if not set(query.means) <= names]


def test_what_is_meant_comes_first(found: dict[Query, list[str]]) -> None:
    asked = list(found)
    assert share(asked, found, 1) >= FIRST, table(found)
    assert share(asked, found, 5) >= IN_FIVE, table(found)


def test_few_queries_are_literally_a_word_that_the_hall_wrote_down(offered: Catalogue) -> None:
    synonyms = {synonym.word for synonym in read_synonyms(shipped_site() / "synonyms.toml", offered)}
    literal = [query.typed for query in queries() if query.typed in synonyms]
    assert len(literal) <= LITERAL * len(queries()), "、".join(literal)


def test_the_synonyms_are_enough_and_each_of_their_words_finds_first_what_its_entry_names(offered: Catalogue) -> None:
    path = shipped_site() / "synonyms.toml"
    synonyms = read_synonyms(path, offered)
    index = Index(build_index(offered, synonyms))

    assert len(checked_rows(path, offered)) >= FEWEST_ENTRIES
    missed = [each.word for each in synonyms if {hit.code for hit in index.search(each.word, 1)}.isdisjoint(each.finds)]
    assert not missed, "、".join(missed)
