"""A queue with a quota gives that many numbers a day, whoever asks at the same moment, and no number is lost to it."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.tickets import TicketState
from kiosk.store.store import Store
from kiosk.store.tickets import UsedUp
from tests.store.conftest import WHERE, issue, ticket

QUOTA = 50
ASK = f"""
import sys
from dataclasses import replace
from kiosk.store.store import Store
from kiosk.store.tickets import UsedUp
from tests.store.conftest import issue, ticket
store = Store(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
given = 0
try:
    while True:
        issue(store, replace(ticket(), quota={QUOTA}))
        given += 1
except UsedUp:
    print(given)
store.close()
"""


def test_four_programs_at_once_give_the_quota_and_not_one_more(store: Store, address: str) -> None:
    pipe = subprocess.PIPE
    asking = [
        subprocess.Popen([sys.executable, "-c", ASK, address], stdin=pipe, stdout=pipe, text=True) for _ in range(4)
    ]
    for each in asking:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in asking:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    given = [int(each.communicate(timeout=60)[0]) for each in asking]

    assert sum(given) == QUOTA
    assert store.tickets.given("jiyang", WHERE.day, "F") == QUOTA
    assert len(store.events.of_day("jiyang", WHERE.day)) == QUOTA
    with pytest.raises(UsedUp):
        issue(store, replace(ticket(), quota=QUOTA))
    assert issue(store, replace(ticket(), quota=QUOTA + 1)).number == f"F{QUOTA + 1:03d}"  # no number was lost


def test_a_quota_is_a_days_and_a_queues_and_a_void_number_makes_room(store: Store) -> None:
    first = issue(store, replace(ticket("a"), quota=1))
    with pytest.raises(UsedUp):
        issue(store, replace(ticket(), quota=1))
    assert issue(store, replace(ticket("a"), quota=1)).number == first.number  # the same visit has its number
    assert issue(store, replace(ticket(queue="A"), quota=1)).number == "A001"
    assert issue(store, ticket()).number == "F002"  # without a quota
    tomorrow = replace(WHERE, day=WHERE.day + timedelta(days=1))
    assert issue(store, replace(ticket(), quota=1), tomorrow).number == "F001"

    store.tickets.change(first, TicketState.VOID, WHERE)
    assert issue(store, replace(ticket(), quota=2)).number == "F003"
