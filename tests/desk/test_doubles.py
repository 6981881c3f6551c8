"""Two kiosks were cut off and took one pre-review's code: the desk is told of both numbers until somebody has asked."""

from dataclasses import replace
from pathlib import Path

from tests.desk.conftest import Agent
from tests.services.test_cut_off import Cut, review_of, scanned


def test_a_double_stands_on_the_front_page_with_both_numbers_until_somebody_has_asked(
    agent: Agent, tmp_path: Path
) -> None:
    hall = replace(agent.hall)
    review = review_of(hall)
    kiosks = [Cut(hall, device, tmp_path / device) for device in ("K1", "K2")]
    for kiosk in kiosks:
        kiosk.takes(scanned(kiosk, review.signed))
    for kiosk in kiosks:
        assert kiosk.settles()
        kiosk.close()

    agent.shows("可能一人两号")
    agent.shows("断网的取号机 K2，可能还有 F970")
    (line,) = agent.desk._front.doubles
    assert (line.number, line.other) == ("F940", "F970")
    agent.desk.stand.openRow(f"double:{line.ticket}")

    agent.shows("记下了：问过了")
    agent.until(lambda: agent.desk._front.doubles == (), "nothing left to ask")
    acts = agent.hall.store.audit.of_day(agent.hall.site.id, agent.hall.where().day)
    assert [act.about for act in acts if act.act == "settle-double"] == [f"ticket:{line.ticket}"]
