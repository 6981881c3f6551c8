"""What nobody could find becomes findable: a supervisor gives the word to an item with one key."""

import json

import pytest
from typer.testing import CliRunner

from kiosk.catalogue.synonyms import read_synonyms
from kiosk.cli.program import program
from kiosk.domain.staff import Act
from kiosk.domain.visit import Visit
from kiosk.services.audit import Audit
from kiosk.services.hall import Hall, open_hall
from kiosk.services.missed import Missed
from kiosk.services.renewal import Renewal
from kiosk.services.sessions import NotAllowed, Session
from kiosk.services.staff import Staff
from kiosk.services.visits import Visits
from tests.desk.conftest import Agent, OpenDesk
from tests.staff_window import PIN
from tests.visits.conftest import MORNING
from ui.desk.keys import SEARCH

WORD = "XQZGZ"  # nobody's initials


def typed_in_vain(hall: Hall, times: int) -> None:
    """Do what so many visitors do at a kiosk."""
    for number in range(times):
        Visits(hall).found_nothing(Visit(f"{number:032x}"), WORD)


def test_a_word_that_found_nothing_finds_an_item_after_one_key(
    desk_of: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = desk_of(login="")
    typed_in_vain(there.hall, times=3)
    kiosk = open_hall(there.hall.home, MORNING)
    monkeypatch.setenv("JISHI_HOME", str(there.hall.home))
    listed = CliRunner().invoke(program(), ["search", "--missed", "--json", "--at", "2026-05-12T09:41"])
    assert {"letters": WORD, "times": 3} in [json.loads(line) for line in listed.stdout.splitlines()]

    there.logs_in("01")
    there.shows("没搜到的词")
    there.click(WORD)
    there.desk.finder.type("spjyxk")
    there.shows(f"把“{WORD}”记作它的说法")
    code = there.desk.finder.chosen().partition(":")[2]
    there.desk.acts.key(next(key for key, act in SEARCH.items() if act == "teach"), "")

    there.shows(f"记下了：“{WORD}”")
    assert [hit.code for hit in there.hall.index.find(WORD, 5)] == [code]
    assert WORD not in [word.letters for word in Missed(there.hall).words()]
    words = read_synonyms(there.hall.home / "synonyms.toml", there.hall.catalogue)
    assert [each.finds for each in words if each.word == WORD] == [(code,)]
    assert kiosk.index.count(WORD) == 0  # a visit that is under way keeps its own
    newer = Renewal(kiosk).newer()
    assert newer is not None
    kiosk.renew(newer)
    assert kiosk.index.count(WORD) == 1
    session = Staff(kiosk).log_in("01", PIN)
    assert isinstance(session, Session)
    acts = [(entry.act, entry.about) for entry in Audit(kiosk).of_day(session, MORNING.date())]
    assert (Act.CORRECT_ENTRY.value, f"item:{code}") in acts
    kiosk.store.close()
    again = open_hall(there.hall.home, MORNING)  # the file is the version: the next start reads nothing anew
    assert (again.catalogue.version, again.index.count(WORD)) == (there.hall.catalogue.version, 1)
    again.store.close()


def test_an_agent_sees_no_such_key_and_may_not(agent: Agent) -> None:
    typed_in_vain(agent.hall, times=1)
    agent.desk.finder.type("xqzgz")
    agent.desk.finder.type("spjyxk")
    assert agent.desk.finder.lesson() == ("", "")

    session = agent.desk._work.session
    before = (agent.hall.home / "synonyms.toml").read_bytes()
    with pytest.raises(NotAllowed):
        Missed(agent.hall).teach(session, "没人这么说", agent.hall.catalogue.items[0].code)
    assert (agent.hall.home / "synonyms.toml").read_bytes() == before
    assert not list(agent.hall.home.glob(".synonyms*"))
