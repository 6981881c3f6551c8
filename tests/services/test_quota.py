"""A queue whose numbers of the day are given says so, with when it goes on; the help queue always gives one."""

from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.assets import shipped_site
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import read_site
from kiosk.domain.items import ServiceItem
from kiosk.domain.site import Site
from kiosk.domain.visit import Wish
from kiosk.services.answers import Closed, Issued
from kiosk.services.crowd import Crowds
from kiosk.services.hall import Hall
from kiosk.services.visits import Visits
from tests.services.conftest import HandClock, all_brought


def with_quota(site: Site, prefix: str, quota: int) -> Site:
    """Return the hall with so many numbers a day for one queue."""
    return replace(site, queues=tuple(replace(q, quota=quota) if q.prefix == prefix else q for q in site.queues))


def test_the_last_number_is_given_the_next_visitor_is_told_when_and_helped_now(
    hall: Hall, food: ServiceItem, clock: HandClock
) -> None:
    hall = replace(hall, site=with_quota(hall.site, "F", 2))
    visits = Visits(hall)
    assert not Crowds(hall).crowd().lines["F"].used_up
    for _ in range(2):
        assert isinstance(visits.issue(all_brought(food), Wish.NUMBER), Issued)

    answer = visits.issue(all_brought(food), Wish.NUMBER)

    assert isinstance(answer, Closed)
    assert (answer.quota, str(answer.opens)[:16]) == (2, "2026-05-13 09:00")
    assert Crowds(hall).crowd().lines["F"].used_up
    helped = visits.issue(all_brought(food), Wish.HELP)
    assert isinstance(helped, Issued)
    assert helped.number == "H001"
    clock.move(hours=24)
    tomorrow = visits.issue(all_brought(food), Wish.NUMBER)
    assert isinstance(tomorrow, Issued)
    assert tomorrow.number == "F001"


def test_who_has_a_number_keeps_it_when_the_quota_is_used_up(hall: Hall, food: ServiceItem) -> None:
    visits = Visits(replace(hall, site=with_quota(hall.site, "F", 1)))
    visit = all_brought(food)
    first, again = visits.issue(visit, Wish.NUMBER), visits.issue(visit, Wish.NUMBER)
    assert isinstance(first, Issued)
    assert isinstance(again, Issued)
    assert again.number == first.number


def test_on_friday_the_numbers_go_on_on_the_next_day_that_is_worked(
    hall: Hall, food: ServiceItem, clock: HandClock
) -> None:
    clock.now = datetime.fromisoformat("2026-05-15T10:00:00+08:00")
    visits = Visits(replace(hall, site=with_quota(hall.site, "F", 1)))
    visits.issue(all_brought(food), Wish.NUMBER)
    answer = visits.issue(all_brought(food), Wish.NUMBER)
    assert isinstance(answer, Closed)
    assert f"{answer.opens:%A %H:%M}" == "Monday 09:00"


def test_a_file_that_limits_the_help_queue_is_refused_with_its_key(hall: Hall) -> None:
    file = hall.home / "site.toml"
    text = (shipped_site() / "site.toml").read_text(encoding="utf-8")
    file.write_text(text.replace("help = true", "help = true\nquota = 50"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_site(file)
    assert "queue H › quota：现在是 50，应当是不写，或 0：帮办队列不限号数" in refused.value.in_chinese()
