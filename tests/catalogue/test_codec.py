"""What was checked once is stored as data and read back the same, quickly enough for the start of a kiosk."""

import json
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.assets import shipped_site
from kiosk.catalogue.codec import UnknownFormat, from_data, to_data
from kiosk.catalogue.reading import read_machine
from kiosk.domain import items as domain
from kiosk.domain.items import Catalogue
from kiosk.domain.site import Machine, Site
from kiosk.domain.text import Text

ITEMS = 508


def _through_json(value: Any) -> Any:
    return json.loads(json.dumps(to_data(value), ensure_ascii=False))


def test_the_shipped_hall_comes_back_the_same(offered: Catalogue, hall: Site) -> None:
    machine = read_machine(shipped_site() / "machine.toml")

    assert from_data(Catalogue, _through_json(offered)) == offered
    assert from_data(Site, _through_json(hall)) == hall
    assert from_data(Machine, _through_json(machine)) == machine


def test_what_an_older_program_did_not_know_of_is_as_it_was_then(hall: Site) -> None:
    older = _through_json(hall)
    del older["tables"]["Site"]["slip_logo"], older["tables"]["SlipLogo"]

    assert from_data(Site, older) == replace(hall, slip_logo=None)


texts = st.builds(Text, st.text(max_size=8), st.text(max_size=8))
whens = st.builds(
    domain.When,
    st.lists(st.tuples(st.text(max_size=3), st.frozensets(st.text(max_size=3), max_size=3)), max_size=2).map(tuple),
)
ways = st.builds(domain.Way, st.sampled_from(domain.WayKind), texts, texts, st.text(max_size=3), st.integers(0, 90))
samples = st.none() | st.builds(domain.Sample, st.lists(texts, max_size=3).map(tuple), texts)
requirements = st.builds(
    domain.Requirement,
    id=st.text(max_size=4),
    kind=st.sampled_from(domain.Kind),
    name=texts,
    standing=st.sampled_from(domain.Standing),
    original=st.integers(0, 9),
    any_of=st.lists(texts, max_size=3).map(tuple),
    sample=samples,
    when=whens,
    ways=st.lists(ways, max_size=3).map(tuple),
)
situations = st.builds(
    domain.Situation,
    st.text(max_size=3),
    texts,
    st.lists(st.builds(domain.Choice, st.text(max_size=3), texts, texts), max_size=3).map(tuple),
    whens,
)
service_items = st.builds(
    domain.ServiceItem,
    code=st.text(max_size=6),
    name=texts,
    short=texts,
    department=st.text(max_size=4),
    queue=st.sampled_from("AF"),
    floor=st.integers(1, 3),
    zone=st.text(max_size=4),
    instant=st.booleans(),
    promised=st.none() | st.integers(0, 30),
    everyday=st.lists(st.text(max_size=4), max_size=3).map(tuple),
    situations=st.lists(situations, max_size=2).map(tuple),
    requirements=st.lists(requirements, max_size=3).map(tuple),
)


@given(
    st.builds(Catalogue, st.integers(0, 9), st.lists(service_items, max_size=3).map(tuple), st.just(()), st.just(()))
)
def test_any_catalogue_comes_back_the_same(catalogue: Catalogue) -> None:
    assert from_data(Catalogue, _through_json(catalogue)) == catalogue


def test_data_of_another_version_is_not_read(hall: Site) -> None:
    data = to_data(hall)

    with pytest.raises(UnknownFormat):
        from_data(Site, {**data, "format": 99})
    with pytest.raises(UnknownFormat):
        from_data(Machine, data)


def _other_words(value: Any, mark: str) -> Any:
    """Return the same value with every text changed, so that nothing is shared with another item."""
    if isinstance(value, Text):
        return Text(value.zh and value.zh + mark, value.en and value.en + mark)
    if isinstance(value, tuple):
        return tuple(_other_words(part, mark) for part in value)
    if is_dataclass(value) and not isinstance(value, (type, domain.When)):
        return replace(value, **{f.name: _other_words(getattr(value, f.name), mark) for f in fields(value)})
    return value


def test_508_items_come_back_as_they_were(offered: Catalogue) -> None:
    items = tuple(
        replace(_other_words(item, str(n)) if n % 2 else item, code=str(n))
        for n, item in zip(range(ITEMS), offered.items * 26, strict=False)
    )

    assert from_data(Catalogue, _through_json(replace(offered, items=items))).items == items
